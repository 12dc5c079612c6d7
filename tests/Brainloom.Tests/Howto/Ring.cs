using Brainloom.Engine;

namespace Brainloom.Tests.Howto;

/// <summary>Each source connects to the targets that follow its own position; the last is followed by the first.</summary>
[ConnectionRule("ring")]
public sealed record Ring : IConnectionRule
{
    /// <summary>Targets per source.</summary>
    [Unit("1"), Positive] public required int neighbours { get; init; }

    /// <inheritdoc/>
    public IRows Prepare(Shape shape, CounterRandom random) => new Rows(neighbours, shape.Targets);

    /// <inheritdoc/>
    public string? Impossible(Shape shape) => neighbours < shape.Targets
        ? null
        : $"neighbours is {neighbours}, but there are only {shape.Targets} targets; lower neighbours to at most {shape.Targets - 1}";

    /// <inheritdoc/>
    public double ExpectedPairs(Shape shape) => (double)shape.Sources * neighbours;

    sealed class Rows(int neighbours, int targets) : IRows
    {
        public Axis Axis => Axis.Source;

        public void Connect(int row, ref RandomStream random, ref RowWriter partners)
        {
            for (int next = 1; next <= neighbours; next++) partners.Add((row + next) % targets);
        }
    }
}
