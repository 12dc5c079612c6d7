namespace Brainloom.Engine;

/// <summary>Neighbouring neurons of a worker that share accumulators: what arrives at them, what acts on them, and themselves.</summary>
sealed class Block
{
    /// <summary>Inlets, each with the agenda of its segments.</summary>
    public required BlockInlet[] Inlets { get; init; }

    /// <summary>Stimuli.</summary>
    public required StimulusAction[] Stimuli { get; init; }

    /// <summary>Neurons, range by range.</summary>
    public required IRangeKernel[] Kernels { get; init; }
}

/// <summary>Accumulators at which segments of one encoding arrive.</summary>
/// <param name="Encoding">How the synapses are written.</param>
/// <param name="Weight">In units of the accumulator: their common weight, or one step of 16-bit weights.</param>
/// <param name="Accumulators">Address of the accumulators of the block.</param>
/// <param name="Agenda">Segments by step of arrival.</param>
sealed record BlockInlet(SynapseEncoding Encoding, int Weight, nint Accumulators, Agenda Agenda);
