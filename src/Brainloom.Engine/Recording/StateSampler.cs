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
    double[][]? slices;
    readonly int[] taken = new int[2];
    int open;

    /// <summary>Steps between samples.</summary>
    public int IntervalSteps => intervalSteps;

    /// <summary>Samples, in order; in a sample neuron after neuron, for a neuron variable after variable.</summary>
    public IReadOnlyList<double> Values => values;

    /// <summary>Values per sample.</summary>
    public int Length => neurons.Length * fields.Length;

    /// <summary>Makes room for a number of steps, so that nothing is allocated while they run.</summary>
    public void Reserve(long steps)
    {
        if (slices is null) values.EnsureCapacity(checked((int)(values.Count + (steps / intervalSteps + 1) * Length)));
    }

    /// <summary>From now on keeps the samples of two slices only, of at most so many steps: one is filled while the other one is read.</summary>
    public void KeepSlices(int longest)
    {
        int room = checked(((longest - 1) / intervalSteps + 1) * Length);
        slices = [new double[room], new double[room]];
    }

    /// <summary>Begins the slice of a parity; what it held is forgotten.</summary>
    public void OpenSlice(int parity)
    {
        open = parity;
        taken[parity] = 0;
    }

    /// <summary>The samples of the slice of a parity.</summary>
    public ReadOnlySpan<double> Slice(int parity) => slices![parity].AsSpan(0, taken[parity]);

    /// <summary>Takes a sample if one is due at the end of a step.</summary>
    public void Sample(long step)
    {
        if (step % intervalSteps != 0) return;
        if (slices is null)
        {
            foreach (int neuron in neurons)
                foreach (int field in fields) values.Add(kernel.Read(field, neuron));
            return;
        }
        double[] slice = slices[open];
        int at = taken[open];
        foreach (int neuron in neurons)
            foreach (int field in fields) slice[at++] = kernel.Read(field, neuron);
        taken[open] = at;
    }

    /// <summary>Forgets all samples.</summary>
    public void Reset() => values.Clear();
}
