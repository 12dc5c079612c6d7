using System.Collections.Immutable;

namespace Brainloom.Engine;

/// <summary>Reads state variables of the neurons of one owned range at regular steps.</summary>
/// <param name="kernel">The neurons.</param>
/// <param name="neurons">Neurons to read, counted within the range.</param>
/// <param name="fields">Variables to read.</param>
/// <param name="intervalSteps">Steps between samples.</param>
sealed class StateSampler(IRangeKernel kernel, ImmutableArray<int> neurons, ImmutableArray<int> fields, int intervalSteps)
{
    readonly List<double> values = [];

    /// <summary>Steps between samples.</summary>
    public int IntervalSteps => intervalSteps;

    /// <summary>Samples, in order; in a sample neuron after neuron, for a neuron variable after variable.</summary>
    public IReadOnlyList<double> Values => values;

    /// <summary>Values per sample.</summary>
    public int Length => neurons.Length * fields.Length;

    /// <summary>Makes room for a number of steps, so that nothing is allocated while they run.</summary>
    public void Reserve(long steps) => values.EnsureCapacity(checked((int)(values.Count + (steps / intervalSteps + 1) * Length)));

    /// <summary>Takes a sample if one is due at the end of a step.</summary>
    public void Sample(long step)
    {
        if (step % intervalSteps != 0) return;
        foreach (int neuron in neurons)
            foreach (int field in fields) values.Add(kernel.Read(field, neuron));
    }

    /// <summary>Forgets all samples.</summary>
    public void Reset() => values.Clear();
}
