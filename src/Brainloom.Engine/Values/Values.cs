using System.Collections.Immutable;

namespace Brainloom.Engine;

/// <summary>How a number varies over neurons or synapses.</summary>
public abstract record Values;

/// <summary>The same number everywhere.</summary>
public sealed record Constant(double Value) : Values;

/// <summary>One given number per neuron, or per connection of an explicit list.</summary>
public sealed record Table(ImmutableArray<double> Items) : Values;

/// <summary>Numbers drawn independently from a distribution, by its inverse cumulative function.</summary>
public abstract record Distribution : Values
{
    /// <summary>Lowest value.</summary>
    public double Minimum { get; init; } = double.NegativeInfinity;

    /// <summary>Highest value.</summary>
    public double Maximum { get; init; } = double.PositiveInfinity;

    /// <summary>What happens to a number outside the bounds.</summary>
    public OutOfBounds OutOfBounds { get; init; } = OutOfBounds.Redraw;

    /// <summary>The value below which a draw falls with probability <paramref name="u"/>, before bounds; u in (0, 1).</summary>
    public abstract V Quantile<V>(V u) where V : unmanaged, ILanes<V>;

    /// <summary>Probability of a draw below <paramref name="x"/>, before bounds.</summary>
    public abstract double Cumulative(double x);
}

/// <summary>What happens to a drawn number outside the bounds.</summary>
public enum OutOfBounds
{
    /// <summary>It is drawn again: the distribution is truncated.</summary>
    Redraw,

    /// <summary>It takes the value of the bound.</summary>
    Clip,
}
