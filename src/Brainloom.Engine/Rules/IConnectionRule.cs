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

    /// <summary>Whether displacements follow the period that both sides have.</summary>
    bool Wraps => true;
}
