using System.Numerics;
using System.Runtime.CompilerServices;

namespace Brainloom.Engine;

/// <summary>Neurons of one model in tiles: a tile is one <typeparamref name="TNeuron"/>, <c>V.Width</c> neurons, field after field.</summary>
sealed unsafe class RangeKernel<TNeuron, TCoefficients, TInputs, TSums, V> : IRangeKernel
    where V : unmanaged, ILanes<V> where TSums : struct, ISums where TCoefficients : unmanaged where TInputs : unmanaged
    where TNeuron : unmanaged, IDynamics<TNeuron, TCoefficients, TInputs, V>
{
    readonly TNeuron* tiles;
    readonly TCoefficients* coefficients;
    readonly int coefficientStride;
    readonly int firstNeuron, count, tileCount;
    readonly ulong lastTile;
    readonly Port* ports;
    readonly byte* current;

    struct Port
    {
        public byte* accumulators;
        public V unit;
    }

    // a relay repeats at most so many spikes of one step
    const int MostMultiples = 1024;

    /// <inheritdoc/>
    public int MostSpikes => TNeuron.EmitsSeveral ? checked(count * MostMultiples) : count;

    static int Receptors => sizeof(TInputs) / sizeof(V) - 1;

    /// <summary>Lays out a range.</summary>
    /// <param name="memory">Where input arrives.</param>
    /// <param name="pen">Source of memory for state and coefficients.</param>
    /// <param name="derived">Coefficients for all neurons, or one per neuron.</param>
    /// <param name="rest">State at rest, likewise.</param>
    public RangeKernel(RangeMemory memory, ref Pen pen, TCoefficients[] derived, TNeuron[] rest)
    {
        (firstNeuron, count) = (memory.FirstNeuron, memory.Count);
        tileCount = (count + V.Width - 1) / V.Width;
        lastTile = ulong.MaxValue >> (64 - (count - (tileCount - 1) * V.Width));
        current = (byte*)memory.Current;

        coefficientStride = derived.Length > 1 ? 1 : 0;
        tiles = (TNeuron*)pen.Take(Arena.Up((long)tileCount * sizeof(TNeuron), 64));
        coefficients = (TCoefficients*)pen.Take(Arena.Up((coefficientStride * (tileCount - 1) + 1L) * sizeof(TCoefficients), 64));
        if (coefficientStride == 0)
        {
            *coefficients = derived[0];
            new Span<TNeuron>(tiles, tileCount).Fill(rest[0]);
        }
        else
        {
            // the last neuron also fills the lanes behind it
            for (int lane = 0; lane < tileCount * V.Width; lane++)
            {
                int i = Math.Min(lane, count - 1);
                CopyLane(ref derived[i], coefficients + lane / V.Width, lane % V.Width);
                CopyLane(ref rest[i], tiles + lane / V.Width, lane % V.Width);
            }
        }

        ports = (Port*)pen.Take(Arena.Up((long)Receptors * sizeof(Port) + 1, 64));
        for (int r = 0; r < Receptors; r++)
            ports[r] = new Port { accumulators = (byte*)memory.Accumulators[r], unit = V.Create(memory.Units[r]) };
    }

    static void CopyLane<T>(ref T from, T* to, int lane) where T : unmanaged
    {
        fixed (T* source = &from)
            for (int at = lane * V.ElementSize; at < sizeof(T); at += sizeof(V))
                Buffer.MemoryCopy((byte*)source + at, (byte*)to + at, V.ElementSize, V.ElementSize);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Update(int* spikes)
    {
        int* next = spikes;
        TNeuron* tile = tiles;
        TCoefficients* coefficient = coefficients;
        long at = 0;
        for (int left = tileCount; left > 0; left--)
        {
            var neuron = *tile;
            ulong spiked = V.Bits(neuron.Step(in *coefficient, Arriving(at)));
            *tile = neuron;
            if (left == 1) spiked &= lastTile;
            if (spiked != 0) next = Note(next, spiked, (int)(tile - tiles) * V.Width, TNeuron.EmitsSeveral ? TNeuron.Multiplicity(in neuron) : default);
            tile++;
            coefficient += coefficientStride;
            at += V.Width * V.ElementSize;
        }
        return (int)(next - spikes);
    }

    // what arrived in a pack of neurons, in the weights' unit; the accumulators are cleared
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TInputs Arriving(long at)
    {
        V injected = current == null ? default : V.Load(current + at);
        if (Receptors == 1) return Unsafe.BitCast<One, TInputs>(new One { first = TakeUp(0, at), current = injected });
        if (Receptors == 2) return Unsafe.BitCast<Two, TInputs>(new Two { first = TakeUp(0, at), second = TakeUp(1, at), current = injected });
        TInputs arriving = default;
        for (int r = 0; r < Receptors; r++) ((V*)&arriving)[r] = TakeUp(r, at);
        ((V*)&arriving)[Receptors] = injected;
        return arriving;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    V TakeUp(int receptor, long at)
    {
        byte* accumulator = ports[receptor].accumulators + at;
        V sum = TSums.FixedPoint ? V.LoadInt32((int*)accumulator) * ports[receptor].unit : V.Load(accumulator);
        V.Store(accumulator, default);
        return sum;
    }

    // inputs of one and of two receptors, as they lie in TInputs
    struct One
    {
        public V first, current;
    }

    struct Two
    {
        public V first, second, current;
    }

    int* Note(int* next, ulong spiked, int first, V multiplicity)
    {
        for (; spiked != 0; spiked &= spiked - 1)
        {
            int lane = BitOperations.TrailingZeroCount(spiked);
            int times = TNeuron.EmitsSeveral ? Times(multiplicity, lane) : 1;
            for (; times > 0; times--) *next++ = firstNeuron + first + lane;
        }
        return next;
    }

    static int Times(V spikes, int lane) =>
        (int)Math.Min(MostMultiples, V.ElementSize == 4 ? ((float*)&spikes)[lane] : ((double*)&spikes)[lane]);

    /// <inheritdoc/>
    public double Read(int field, int neuron)
    {
        byte* value = Address(field, neuron);
        return V.ElementSize == 4 ? *(float*)value : *(double*)value;
    }

    /// <inheritdoc/>
    public void Write(int field, int neuron, double value)
    {
        byte* place = Address(field, neuron);
        if (V.ElementSize == 4) *(float*)place = (float)value;
        else *(double*)place = value;
    }

    byte* Address(int field, int neuron) =>
        (byte*)(tiles + neuron / V.Width) + (long)field * sizeof(V) + neuron % V.Width * V.ElementSize;
}
