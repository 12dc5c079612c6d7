using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Brainloom.Engine;

/// <summary>Neighbouring neurons of one population that a stimulus reaches, and the place where it adds what it sends.</summary>
/// <remarks>Sums are whole numbers, single or double precision, as the network chose for the receptor; a current is in the precision of the state.</remarks>
public sealed unsafe class StimulusSite
{
    readonly int* whole;
    readonly float* single;
    readonly double* twofold;
    readonly double[] weights;
    readonly int[] units;

    /// <summary>A site.</summary>
    /// <param name="first">First neuron, counted within the population.</param>
    /// <param name="count">Number of neurons.</param>
    /// <param name="dt">Time step [ms].</param>
    /// <param name="delay">Delay [steps].</param>
    /// <param name="random">Random numbers of the stimulus for this population.</param>
    /// <param name="weights">One weight for all neurons, or one for each.</param>
    /// <param name="sums">Address of the first neuron's sum.</param>
    /// <param name="unit">Weight of one unit where sums are whole numbers, otherwise 0.</param>
    /// <param name="precision">Precision of sums that are not whole numbers.</param>
    internal StimulusSite(int first, int count, double dt, int delay, CounterRandom random, double[] weights, nint sums, double unit, Precision precision)
    {
        (First, Count, TimeStep, Delay, Random, this.weights) = (first, count, dt, delay, random, weights);
        if (unit != 0) whole = (int*)sums;
        else if (precision == Precision.Single) single = (float*)sums;
        else twofold = (double*)sums;
        units = unit == 0 ? [] : [.. weights.Select(weight => (int)Math.Round(weight / unit))];
    }

    /// <summary>First neuron, counted within the population.</summary>
    public int First { get; }

    /// <summary>Number of neurons.</summary>
    public int Count { get; }

    /// <summary>Time step [ms].</summary>
    public double TimeStep { get; }

    /// <summary>Delay [steps].</summary>
    public int Delay { get; }

    /// <summary>Random numbers of the stimulus for this population.</summary>
    public CounterRandom Random { get; }

    /// <summary>The step whose end is nearest to a time [ms]; times without end give the last step there is.</summary>
    public long StepAt(double time) => double.IsPositiveInfinity(time) ? long.MaxValue / 2 : (long)Math.Round(time / TimeStep);

    /// <summary>Adds the same number of spikes, or of weights of a current, to all neurons.</summary>
    public void AddToAll(double times)
    {
        for (int i = 0; i < Count; i++) Add(i, times);
    }

    /// <summary>Adds spikes to neighbouring neurons; those of neurons outside the site are not added.</summary>
    /// <param name="neuron">First of them, counted from the first neuron of the site; may be negative.</param>
    /// <param name="spikes">Number of spikes of each.</param>
    /// <param name="count">Number of neurons.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(int neuron, short* spikes, int count)
    {
        int i = Math.Max(0, -neuron), end = Math.Min(count, Count - neuron);
        if (units.Length == 1)
        {
            var unit = Vector256.Create(units[0]);
            for (int* sum = whole + neuron; i + 8 <= end; i += 8)
                (Vector256.Load(sum + i) + Vector256.WidenLower(Vector128.Load(spikes + i).ToVector256()) * unit).Store(sum + i);
        }
        for (; i < end; i++)
            if (spikes[i] != 0) Add(neuron + i, spikes[i]);
    }

    void Add(int neuron, double times)
    {
        if (whole != null) whole[neuron] += (int)times * units[units.Length == 1 ? 0 : neuron];
        else if (single != null) single[neuron] = MathF.FusedMultiplyAdd((float)times, (float)weights[weights.Length == 1 ? 0 : neuron], single[neuron]);
        else twofold[neuron] = Math.FusedMultiplyAdd(times, weights[weights.Length == 1 ? 0 : neuron], twofold[neuron]);
    }
}
