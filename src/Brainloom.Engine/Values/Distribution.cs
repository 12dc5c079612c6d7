namespace Brainloom.Engine;

/// <summary>Numbers drawn independently from a distribution, by its inverse cumulative function; <see cref="Sampler"/> draws them.</summary>
public abstract record Distribution : Values, IValidated
{
    /// <summary>Smallest part of the draws that may lie within the bounds when the others are drawn again.</summary>
    public const double SmallestShare = 1e-3;

    /// <summary>Lowest value.</summary>
    public double Minimum { get; init; } = double.NegativeInfinity;

    /// <summary>Highest value.</summary>
    public double Maximum { get; init; } = double.PositiveInfinity;

    /// <summary>What happens to a number outside the bounds.</summary>
    public OutOfBounds OutOfBounds { get; init; } = OutOfBounds.Redraw;

    /// <summary>Replaces each probability in (0, 1) by the value below which a draw falls with that probability, before bounds.</summary>
    public abstract void Quantiles<V>(Span<V> u) where V : unmanaged, ILanes<V>;

    /// <summary>Probability of a draw below <paramref name="x"/>, before bounds.</summary>
    public abstract double Cumulative(double x);

    /// <inheritdoc/>
    public virtual IEnumerable<string> Problems()
    {
        if (Minimum > Maximum)
            yield return "The lowest value is above the highest. Exchange them.";
        else if (OutOfBounds == OutOfBounds.Redraw && Cumulative(Maximum) - Cumulative(Minimum) < SmallestShare)
            yield return "Fewer than one draw in a thousand lies within the bounds. Widen them, or clip instead of drawing again.";
    }
}
