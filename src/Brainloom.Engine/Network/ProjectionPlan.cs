using System.Collections.Immutable;

namespace Brainloom.Engine;

/// <summary>A projection made ready for drawing its rows.</summary>
/// <param name="Rows">Draws the targets of a source neuron.</param>
/// <param name="Random">Random numbers of the rows.</param>
/// <param name="Pieces">The target collection cut by population, range and owner, in order of position.</param>
/// <param name="Synapses">The collocated synapses.</param>
/// <param name="Shape">The two sides.</param>
/// <param name="Wraps">Whether displacements follow the period of both sides.</param>
sealed record ProjectionPlan(IRows Rows, CounterRandom Random, ImmutableArray<TargetPiece> Pieces, ImmutableArray<SynapsePlan> Synapses, Shape Shape, bool Wraps)
{
    /// <summary>The inverse of the positions per piece, where all pieces but the last are equally long; otherwise 0.</summary>
    public double PerStride { get; } =
        Pieces.Length > 1 && Pieces.Skip(1).SkipLast(1).All(piece => piece.Count == Pieces[0].Count) && Pieces[^1].Count <= Pieces[0].Count ? 1.0 / Pieces[0].Count : 0;
}

/// <summary>Neighbouring targets that one worker owns.</summary>
/// <param name="First">Position of the first in the target collection.</param>
/// <param name="Count">Number of neurons.</param>
/// <param name="Population">Population.</param>
/// <param name="Range">Index of the owned range in the partition.</param>
/// <param name="Adjust">Index in the block = position + Adjust.</param>
readonly record struct TargetPiece(int First, int Count, int Population, int Range, int Adjust);

/// <summary>One synapse of a projection made ready for drawing.</summary>
sealed record SynapsePlan
{
    /// <summary>Weights.</summary>
    public required Values Weight { get; init; }

    /// <summary>Delays [ms].</summary>
    public required Values Delay { get; init; }

    /// <summary>Draws the weights, where they are drawn.</summary>
    public Sampler? WeightSampler { get; init; }

    /// <summary>Draws the delays, where they are drawn.</summary>
    public StepTable? DelayTable { get; init; }

    /// <summary>Shortest delay [steps].</summary>
    public required int ShortestDelay { get; init; }

    /// <summary>Longest delay [steps].</summary>
    public required int LongestDelay { get; init; }

    /// <summary>Random numbers of the weights.</summary>
    public required CounterRandom WeightRandom { get; init; }

    /// <summary>Random numbers of the delays.</summary>
    public required CounterRandom DelayRandom { get; init; }

    /// <summary>How the synapses are written.</summary>
    public required SynapseEncoding Encoding { get; init; }

    /// <summary>Per piece, index of the inlet for weights of at least zero.</summary>
    public required ImmutableArray<int> PositiveInlet { get; init; }

    /// <summary>Per piece, index of the inlet for weights below zero.</summary>
    public required ImmutableArray<int> NegativeInlet { get; init; }

    /// <summary>Per piece, units of a fixed-point accumulator per unit of weight, for weights of at least zero.</summary>
    public required ImmutableArray<float> PositiveScale { get; init; }

    /// <summary>Per piece, the same for weights below zero.</summary>
    public required ImmutableArray<float> NegativeScale { get; init; }
}
