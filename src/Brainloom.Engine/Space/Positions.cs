namespace Brainloom.Engine;

/// <summary>Where the neurons of a population are.</summary>
public abstract record Positions
{
    // made when first asked for; no part of the value
    Places? places;

    /// <summary>Positions in a space that ends.</summary>
    protected Positions() { }

    /// <summary>A copy.</summary>
    protected Positions(Positions original) => Period = original.Period;

    /// <summary>Number of neurons.</summary>
    public abstract int Count { get; }

    /// <summary>Place of a neuron [mm].</summary>
    public abstract Point this[int neuron] { get; }

    /// <summary>Lengths after which space repeats itself [mm]; 0 along an axis that ends.</summary>
    public Point Period { get; init; }

    /// <summary>The places of all neurons.</summary>
    internal Places Places => places ?? Interlocked.CompareExchange(ref places, new Places(this), null) ?? places;

    /// <summary>Whether both have the same period; derived positions compare the rest.</summary>
    public virtual bool Equals(Positions? other) => other is not null && EqualityContract == other.EqualityContract && Period == other.Period;

    /// <inheritdoc/>
    public override int GetHashCode() => Period.GetHashCode();
}
