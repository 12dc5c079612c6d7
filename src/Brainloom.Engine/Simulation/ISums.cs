namespace Brainloom.Engine;

/// <summary>How weights that arrive are summed; types without content, so that a loop is made for each.</summary>
interface ISums
{
    /// <summary>Whether sums are whole numbers of units.</summary>
    static abstract bool FixedPoint { get; }
}

/// <summary>Sums in 32-bit whole numbers.</summary>
readonly struct FixedPointSums : ISums
{
    public static bool FixedPoint => true;
}

/// <summary>Sums in the precision of the state.</summary>
readonly struct FloatingPointSums : ISums
{
    public static bool FixedPoint => false;
}
