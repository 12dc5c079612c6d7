namespace Brainloom.Engine;

/// <summary>Decides which pairs of a projection are connected.</summary>
/// <remarks>A rule is a record of parameters found by <see cref="ConnectionRuleAttribute"/>; it draws row by row, each row from its own
/// random stream, so that rows can be drawn in any order, on any thread, and again when they are needed.</remarks>
public interface IConnectionRule
{
    /// <summary>What the rule needs to know of a projection before rows are drawn.</summary>
    /// <param name="shape">Sizes of the two sides.</param>
    /// <param name="random">The projection's own random numbers.</param>
    IRows Prepare(Shape shape, CounterRandom random);

    /// <summary>What makes the rule impossible for a projection of this shape; null when nothing does.</summary>
    string? Impossible(Shape shape);

    /// <summary>Expected number of connected pairs.</summary>
    double ExpectedPairs(Shape shape);
}

/// <summary>The rows of one projection.</summary>
public interface IRows
{
    /// <summary>Whether a row belongs to a source neuron and lists targets, or the reverse.</summary>
    Axis Axis { get; }

    /// <summary>Draws the partners of neuron <paramref name="row"/>, a position in the collection on the rows' side.</summary>
    void Connect(int row, ref RandomStream random, ref RowWriter partners);
}

/// <summary>The side of a projection to which rows belong.</summary>
public enum Axis
{
    /// <summary>One row per source neuron.</summary>
    Source,

    /// <summary>One row per target neuron.</summary>
    Target,
}

/// <summary>The sizes of the two sides of a projection.</summary>
/// <param name="Sources">Number of presynaptic neurons.</param>
/// <param name="Targets">Number of postsynaptic neurons.</param>
/// <param name="Same">Whether both sides are the same neurons in the same order, so that equal positions would be autapses.</param>
public readonly record struct Shape(int Sources, int Targets, bool Same)
{
    /// <summary>Number of neurons that a neuron on the side of <paramref name="axis"/> may connect with.</summary>
    public int Partners(Axis axis, bool autapses)
    {
        int all = axis == Axis.Source ? Targets : Sources;
        return Same && !autapses ? Math.Max(all - 1, 0) : all;
    }
}
