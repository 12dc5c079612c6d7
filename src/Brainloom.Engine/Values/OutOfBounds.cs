namespace Brainloom.Engine;

/// <summary>What happens to a drawn number outside the bounds.</summary>
public enum OutOfBounds
{
    /// <summary>It is drawn again: the distribution is truncated.</summary>
    Redraw,

    /// <summary>It takes the value of the bound.</summary>
    Clip,
}
