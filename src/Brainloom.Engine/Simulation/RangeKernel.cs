using System.Numerics;
using System.Runtime.CompilerServices;

namespace Brainloom.Engine;

/// <summary>Neurons of one model in tiles: a tile is one <typeparamref name="TNeuron"/>, <c>V.Width</c> neurons, field after field.</summary>
sealed unsafe class RangeKernel<TNeuron, TCoefficients, TInputs, V> : IRangeKernel
    where V : unmanaged, ILanes<V> where TCoefficients : unmanaged where TInputs : unmanaged
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
        public bool fixedPoint;
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
            ports[r] = new Port { accumulators = (byte*)memory.Accumulators[r], unit = V.Create(memory.Units[r]), fixedPoint = memory.Units[r] != 0 };
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
        int found = 0;
        TInputs arriving = default;
        V* inputs = (V*)&arriving;
        for (int tile = 0; tile < tileCount; tile++)
        {
            // what arrived, in the weights' unit
            long at = (long)tile * V.Width * V.ElementSize;
            for (int r = 0; r < Receptors; r++)
            {
                byte* accumulator = ports[r].accumulators + at;
                inputs[r] = ports[r].fixedPoint ? V.LoadInt32((int*)accumulator) * ports[r].unit : V.Load(accumulator);
                V.Store(accumulator, default);
            }
            inputs[Receptors] = current == null ? default : V.Load(current + at);

            var neuron = tiles[tile];
            V spiked = neuron.Step(in coefficients[tile * coefficientStride], in arriving);
            tiles[tile] = neuron;

            ulong bits = V.Bits(spiked);
            if (tile == tileCount - 1) bits &= lastTile;
            for (; bits != 0; bits &= bits - 1)
            {
                int lane = BitOperations.TrailingZeroCount(bits);
                int times = TNeuron.EmitsSeveral ? Multiplicity(TNeuron.Multiplicity(in neuron), lane) : 1;
                for (; times > 0; times--) spikes[found++] = firstNeuron + tile * V.Width + lane;
            }
        }
        return found;
    }

    static int Multiplicity(V spikes, int lane) =>
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
