using System.Numerics;
using System.Runtime.CompilerServices;

namespace Brainloom.Engine;

/// <summary>Neurons of one model in tiles: a tile is one <typeparamref name="TNeuron"/>, <c>V.Width</c> neurons, field after field.</summary>
/// <remarks>
/// <para>
/// A tile rests when a step with nothing arriving leaves every bit of its state as it was and emits no spike. Then each further step would do the
/// same, until something arrives; such steps are left out, which changes no result.
/// </para>
/// <para>
/// In every <see cref="Between"/>th step, tiles at rest are looked for, and state variables too small to count become zero
/// (<see cref="LaneMath.Flush"/>): what decays reaches rest, and never stays among the subnormal numbers, with which many processors are slow.
/// </para>
/// </remarks>
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
    readonly byte* current, nothing;
    readonly ulong* resting;
    readonly ushort* masks;
    readonly bool mayRest;
    bool allRest;
    int updates;

    // tiles that share a word of flags
    const int Group = 64;

    // a tile has at most 16 lanes
    const int MasksPerWord = sizeof(ulong) / sizeof(ushort);

    // steps between looks for tiles at rest, and for values that have decayed
    const int Between = 128;

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
        mayRest = memory.MayRest;

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

        masks = (ushort*)pen.Take(Group * sizeof(ushort));

        // a current that is not there
        nothing = (byte*)pen.Take(64);
        new Span<byte>(nothing, 64).Clear();

        int groups = (tileCount + Group - 1) / Group;
        resting = (ulong*)pen.Take(Arena.Up(groups * (long)sizeof(ulong) + 1, 64));
        new Span<ulong>(resting, groups).Clear();
    }

    static void CopyLane<T>(ref T from, T* to, int lane) where T : unmanaged
    {
        fixed (T* source = &from)
            for (int at = lane * V.ElementSize; at < sizeof(T); at += sizeof(V))
                Buffer.MemoryCopy((byte*)source + at, (byte*)to + at, V.ElementSize, V.ElementSize);
    }

    /// <inheritdoc/>
    public int Update(int* spikes, bool quiet)
    {
        bool look = ++updates % Between == 0;
        if (allRest && quiet) return 0;
        int* next = spikes;
        allRest = true;
        for (int first = 0, group = 0; first < tileCount; first += Group, group++)
        {
            int end = Math.Min(first + Group, tileCount);
            if (look || resting[group] != 0) next = StepWakeful(next, first, end, look, quiet);
            else next = Step(next, first, end);
            allRest &= resting[group] == ulong.MaxValue >> (Group - (end - first));
        }
        return (int)(next - spikes);
    }

    int* Step(int* next, int first, int end)
    {
        // the last word may have lanes without a tile
        ((ulong*)masks)[(end - first - 1) / MasksPerWord] = 0;
        if (coefficientStride == 0) StepUniform(first, end);
        else StepVarying(first, end);
        return Note(next, first, end);
    }

    // coefficients are one local value, so that stores to the state cannot be taken to change them; with no call in the loop they stay in registers
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    void StepUniform(int first, int end)
    {
        var c = *coefficients;
        var intake = new Intake(this, first);
        ushort* spiked = masks;
        for (TNeuron* tile = tiles + first, last = tiles + end; tile < last; tile++)
        {
            var neuron = *tile;
            *spiked++ = (ushort)V.Bits(neuron.Step(in c, intake.Next()));
            *tile = neuron;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    void StepVarying(int first, int end)
    {
        TCoefficients* c = coefficients + first;
        var intake = new Intake(this, first);
        ushort* spiked = masks;
        for (TNeuron* tile = tiles + first, last = tiles + end; tile < last; tile++)
        {
            var neuron = *tile;
            *spiked++ = (ushort)V.Bits(neuron.Step(in *c++, intake.Next()));
            *tile = neuron;
        }
    }

    // the neurons of a group that emitted a spike
    int* Note(int* next, int first, int end)
    {
        for (int word = 0; word * MasksPerWord < end - first; word++)
        {
            if (((ulong*)masks)[word] == 0) continue;
            for (int i = 0; i < MasksPerWord; i++)
                if (masks[word * MasksPerWord + i] is not 0 and var spiked) next = NoteTile(next, spiked, first + word * MasksPerWord + i);
        }
        return next;
    }

    // leaves out tiles at rest at which nothing arrived; when it looks, it clears what is too small to count, and finds more such tiles
    [MethodImpl(MethodImplOptions.NoInlining)]
    int* StepWakeful(int* next, int first, int end, bool look, bool quiet)
    {
        ulong* flags = resting + first / Group;
        ulong rest = *flags;
        if (rest == ulong.MaxValue >> (Group - (end - first)) && (quiet || NothingAt(first, end - first))) return next;
        for (int tile = first; tile < end; tile++)
        {
            ulong bit = 1UL << (tile - first);
            bool silent = (look || (rest & bit) != 0) && (quiet || NothingAt(tile, 1));
            if (silent && (rest & bit) != 0) continue;
            rest &= ~bit;
            var before = tiles[tile];
            int* from = next;
            next = Step(next, tile, tile + 1);
            if (!look) continue;
            Flush(tiles + tile);
            if (mayRest && silent && next == from && IsSame((byte*)&before, (byte*)(tiles + tile))) rest |= bit;
        }
        *flags = rest;
        return next;
    }

    static void Flush(TNeuron* tile)
    {
        for (V* variable = (V*)tile, end = (V*)(tile + 1); variable < end; variable++) *variable = LaneMath.Flush(*variable);
    }

    // whether nothing arrived at some tiles: neither weights nor an injected current
    bool NothingAt(int tile, int count)
    {
        int offset = tile * sizeof(V), bytes = count * sizeof(V);
        if (current != null && !IsZero(current + offset, bytes)) return false;
        for (int r = 0; r < Receptors; r++)
            if (!IsZero(ports[r].accumulators + offset, bytes)) return false;
        return true;
    }

    static bool IsZero(byte* at, int bytes) => !new ReadOnlySpan<byte>(at, bytes).ContainsAnyExcept((byte)0);

    static bool IsSame(byte* a, byte* b) => new ReadOnlySpan<byte>(a, sizeof(TNeuron)).SequenceEqual(new ReadOnlySpan<byte>(b, sizeof(TNeuron)));

    // what arrived in one pack of neurons after the other, in the weights' unit; the accumulators are cleared
    ref struct Intake
    {
        readonly Port* ports;
        readonly V firstUnit, secondUnit, thirdUnit;
        readonly nint second, third, step;
        byte* first, injected;
        long at;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Intake(RangeKernel<TNeuron, TCoefficients, TInputs, TSums, V> kernel, int tile)
        {
            ports = kernel.ports;
            at = (long)tile * sizeof(V);
            first = ports[0].accumulators + at;
            firstUnit = ports[0].unit;
            if (Receptors > 1) (second, secondUnit) = ((nint)(ports[1].accumulators - ports[0].accumulators), ports[1].unit);
            if (Receptors > 2) (third, thirdUnit) = ((nint)(ports[2].accumulators - ports[0].accumulators), ports[2].unit);
            injected = kernel.current == null ? kernel.nothing : kernel.current + at;
            step = kernel.current == null ? 0 : sizeof(V);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TInputs Next()
        {
            byte* here = first;
            V current = V.Load(injected);
            first += sizeof(V);
            injected += step;
            if (Receptors == 1) return Unsafe.BitCast<One, TInputs>(new One { first = TakeUp(here, firstUnit), current = current });
            if (Receptors == 2) return Unsafe.BitCast<Two, TInputs>(new Two { first = TakeUp(here, firstUnit), second = TakeUp(here + second, secondUnit), current = current });
            if (Receptors == 3)
                return Unsafe.BitCast<Three, TInputs>(new Three { first = TakeUp(here, firstUnit), second = TakeUp(here + second, secondUnit), third = TakeUp(here + third, thirdUnit), current = current });
            TInputs arriving = default;
            for (int r = 0; r < Receptors; r++) ((V*)&arriving)[r] = TakeUp(ports[r].accumulators + at, ports[r].unit);
            ((V*)&arriving)[Receptors] = current;
            at += sizeof(V);
            return arriving;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V TakeUp(byte* accumulator, V unit)
    {
        V sum = TSums.FixedPoint ? V.LoadInt32((int*)accumulator) * unit : V.Load(accumulator);
        V.Store(accumulator, default);
        return sum;
    }

    // inputs of one, two and three receptors, as they lie in TInputs
    struct One
    {
        public V first, current;
    }

    struct Two
    {
        public V first, second, current;
    }

    struct Three
    {
        public V first, second, third, current;
    }

    int* NoteTile(int* next, ulong spiked, int tile)
    {
        int first = firstNeuron + tile * V.Width;
        if (tile == tileCount - 1) spiked &= lastTile;
        if (!TNeuron.EmitsSeveral)
        {
            for (; spiked != 0; spiked &= spiked - 1) *next++ = first + BitOperations.TrailingZeroCount(spiked);
            return next;
        }
        V multiplicity = TNeuron.Multiplicity(in tiles[tile]);
        for (; spiked != 0; spiked &= spiked - 1)
        {
            int lane = BitOperations.TrailingZeroCount(spiked);
            for (int times = Times(multiplicity, lane); times > 0; times--) *next++ = first + lane;
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
        resting[neuron / V.Width / Group] = 0;
        if (V.ElementSize == 4) *(float*)place = (float)value;
        else *(double*)place = value;
    }

    byte* Address(int field, int neuron) =>
        (byte*)(tiles + neuron / V.Width) + (long)field * sizeof(V) + neuron % V.Width * V.ElementSize;
}
