using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Brainloom.Engine;

/// <summary>Draws the synapses of one source neuron after the other and writes them as rows; one builder per thread.</summary>
/// <remarks>
/// <para>A neuron has one row per worker, which describes itself:</para>
/// <code>
/// row      int sections, int 0, then the sections
/// section  int inlet, ushort first delay, ushort slots (or 0x8000: counts have 32 bits)
///          counts: synapses per delay, first delay first; padded to 8 bytes
///          synapses, by delay, in the order of projections, and within one in the order of its rule; padded to 8 bytes
/// </code>
/// <para>
/// Steps per neuron: draw the partners of each projection, weights and delays of each synapse; count the synapses per inlet and
/// delay; lay out one row per worker; put each synapse into its place. Nothing depends on other neurons, so that neurons can be drawn by
/// any thread in any order, and drawn again.
/// </para>
/// </remarks>
sealed unsafe class RowBuilder : IDisposable
{
    /// <summary>Marks counts of 32 bits in the number of slots.</summary>
    public const int WideCounts = 0x8000;

    readonly IReadOnlyList<ProjectionPlan> plans;
    readonly int stride;
    readonly double stepsPerMs;
    readonly bool single;

    readonly RowSorter sorter = new();
    readonly DistanceValues distances = new();
    RowWriter partners;
    Scratch<uint> words;
    Scratch<float> numbers;
    Scratch<int> delays;
    Scratch<double> weights;
    Scratch<RowPiece> pieces;
    RowLayout? layout;

    /// <summary>A builder.</summary>
    /// <param name="plans">Projections.</param>
    /// <param name="longestDelay">Longest delay [steps].</param>
    /// <param name="dt">Time step [ms].</param>
    /// <param name="precision">Precision of drawn weights.</param>
    public RowBuilder(IReadOnlyList<ProjectionPlan> plans, int longestDelay, double dt, Precision precision)
    {
        this.plans = plans;
        stride = Stride(longestDelay);
        stepsPerMs = 1 / dt;
        single = precision == Precision.Single;
    }

    /// <summary>Bins per inlet.</summary>
    public static int Stride(int longestDelay) => longestDelay + 1;

    /// <summary>Draws the synapses of a neuron.</summary>
    /// <param name="layout">Layout of its group.</param>
    /// <param name="i">Which neuron of the group.</param>
    /// <returns>Number of synapses.</returns>
    public long Draw(RowLayout layout, int i)
    {
        sorter.Clear(layout.Sections.Length * stride);
        this.layout = layout;

        long drawn = 0;
        int place = 0;
        foreach (var (projection, position) in layout.Group.Projections)
        {
            var plan = plans[projection];
            partners.Clear();
            var random = plan.Random.Element(position + i);
            plan.Rows.Connect(position + i, ref random, ref partners);
            int n = partners.Count;
            var listed = plan.Rows is IListed list ? list.Positions(position + i) : default;
            foreach (var synapse in plan.Synapses)
            {
                var targets = layout.Pieces[place++];
                if (n == 0) continue;
                drawn += n;
                DrawDelays(plan, synapse, position + i, n, listed);
                pieces.Reserve(targets.Length);
                targets.CopyTo(new Span<RowPiece>(pieces.First, targets.Length));
                if (synapse.Encoding == SynapseEncoding.Uniform) PlaceUniform(plan, synapse.Delay is Constant, n);
                else if (synapse.Encoding == SynapseEncoding.Compact) PlaceCompact(plan, synapse, position + i, n, listed);
                else PlaceFloating(plan, synapse, position + i, n, listed);
            }
        }
        return drawn;
    }

    void DrawDelays(ProjectionPlan plan, SynapsePlan synapse, int row, int n, ReadOnlySpan<int> listed)
    {
        delays.Reserve(n + 8);
        var steps = new Span<int>(delays.First, n);
        switch (synapse.Delay)
        {
            case Constant:
                steps.Fill(synapse.ShortestDelay);
                break;
            case Table table:
                for (int k = 0; k < n; k++) steps[k] = Network.DelaySteps(table.Items[listed[k]], stepsPerMs);
                break;
            case Distribution:
                DrawWords(synapse.DelayRandom, row, n);
                synapse.DelayTable!.Draw(words.First, delays.First, n);
                break;
            case OverDistance over:
                var along = distances.Evaluate(over.Kernel, plan.Shape, plan.Wraps, row, partners.Partners);
                for (int k = 0; k < n; k++) steps[k] = Network.DelaySteps(along[k], stepsPerMs);
                break;
        }
    }

    // fills numbers with n draws in single precision
    void DrawSingle(Sampler sampler, CounterRandom random, int row, int n)
    {
        numbers.Reserve(n);
        sampler.Draw(DrawWords(random, row, n), new Span<float>(numbers.First, n));
    }

    Span<uint> DrawWords(CounterRandom random, int row, int n)
    {
        words.Reserve(n);
        var drawn = new Span<uint>(words.First, n);
        random.Element(row).Fill(drawn);
        return drawn;
    }

    // the piece in which a target lies
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int PieceOf(int target, RowPiece* piece, int count, double perStride)
    {
        if (count <= 2) return target < piece[0].end ? 0 : 1;
        if (perStride > 0) return (int)((target + .5) * perStride);
        int low = 0;
        for (int high = count - 1; low < high;)
        {
            int middle = (low + high) / 2;
            if (target < piece[middle].end) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    void PlaceUniform(ProjectionPlan plan, bool oneDelay, int n)
    {
        sorter.Add(SynapseEncoding.Uniform, n, out int* key, out uint* entry);
        RowPiece* piece = pieces.First;
        int count = plan.Pieces.Length;
        double perStride = plan.PerStride;
        int* delay = delays.First;
        fixed (int* target = partners.Partners)
        {
            if (count <= 2) Halve(piece[0], piece[count - 1], target, delay, key, entry, n);
            else
                for (int k = 0; k < n; k++)
                {
                    int p = PieceOf(target[k], piece, count, perStride);
                    key[k] = piece[p].positiveKey + delay[k];
                    entry[k] = (uint)(target[k] + piece[p].adjust);
                }
        }
        Count(count, oneDelay);
    }

    // two pieces whose weights have one sign, without branches
    static void Halve(in RowPiece first, in RowPiece last, int* target, int* delay, int* key, uint* entry, int n)
    {
        int boundary = first.end - 1, firstKey = first.positiveKey, furtherKey = last.positiveKey - firstKey, adjust = first.adjust, furtherAdjust = last.adjust - adjust;
        int k = 0;
        Vector256<int> boundaries = Vector256.Create(boundary), keys = Vector256.Create(firstKey), furtherKeys = Vector256.Create(furtherKey),
            adjusts = Vector256.Create(adjust), furtherAdjusts = Vector256.Create(furtherAdjust);
        for (; k <= n - Vector256<int>.Count; k += Vector256<int>.Count)
        {
            var targets = Vector256.Load(target + k);
            var beyond = Vector256.ShiftRightArithmetic(boundaries - targets, 31);
            (Vector256.Load(delay + k) + keys + (beyond & furtherKeys)).Store(key + k);
            (targets + adjusts + (beyond & furtherAdjusts)).AsUInt32().Store(entry + k);
        }
        for (; k < n; k++)
        {
            int beyond = (boundary - target[k]) >> 31;
            key[k] = delay[k] + firstKey + (beyond & furtherKey);
            entry[k] = (uint)(target[k] + adjust + (beyond & furtherAdjust));
        }
    }

    // synapses of one delay to at most two pieces, and one sign, are counted and put into place without asking each
    void Count(int pieceCount, bool oneDelay)
    {
        if (oneDelay && pieceCount <= 2) sorter.Count(pieces.First[0].positiveKey + delays.First[0], pieces.First[pieceCount - 1].positiveKey + delays.First[0]);
        else sorter.Count();
    }

    void PlaceCompact(ProjectionPlan plan, SynapsePlan synapse, int row, int n, ReadOnlySpan<int> listed)
    {
        if (synapse.WeightSampler is { } sampler) DrawSingle(sampler, synapse.WeightRandom, row, n);
        else
        {
            numbers.Reserve(n);
            if (synapse.Weight is OverDistance over)
            {
                var along = distances.Evaluate(over.Kernel, plan.Shape, plan.Wraps, row, partners.Partners);
                for (int k = 0; k < n; k++) numbers.First[k] = (float)along[k];
            }
            else
                for (int k = 0; k < n; k++) numbers.First[k] = (float)((Table)synapse.Weight).Items[listed[k]];
        }
        RowPiece* piece = pieces.First;
        int count = plan.Pieces.Length;
        bool simple = count <= 2 && piece[0].positiveKey == piece[0].negativeKey && piece[count - 1].positiveKey == piece[count - 1].negativeKey && piece[0].positiveScale == piece[count - 1].positiveScale;
        PlaceCompact(piece, count, plan.PerStride, simple, n);
        Count(simple ? count : int.MaxValue, synapse.Delay is Constant);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    void PlaceCompact(RowPiece* piece, int count, double perStride, bool simple, int n)
    {
        sorter.Add(SynapseEncoding.Compact, n, out int* key, out uint* entry);
        float* weight = numbers.First;
        int* delay = delays.First;
        fixed (int* target = partners.Partners)
        {
            if (simple)
            {
                Halve(piece[0], piece[count - 1], target, delay, key, entry, n);
                Scale(weight, piece[0].positiveScale, entry, n);
                return;
            }
            for (int k = 0; k < n; k++)
            {
                int p = PieceOf(target[k], piece, count, perStride);
                int units = ToInt32(weight[k] * (weight[k] < 0 ? piece[p].negativeScale : piece[p].positiveScale));
                key[k] = (weight[k] < 0 ? piece[p].negativeKey : piece[p].positiveKey) + delay[k];
                entry[k] = (uint)(target[k] + piece[p].adjust) | (uint)units << 16;
            }
        }
    }

    // weights in units of the accumulator, above the targets
    static void Scale(float* weight, float scale, uint* entry, int n)
    {
        int k = 0;
        if (System.Runtime.Intrinsics.X86.Avx.IsSupported)
        {
            var scales = Vector256.Create(scale);
            for (; k <= n - Vector256<uint>.Count; k += Vector256<uint>.Count)
            {
                var units = System.Runtime.Intrinsics.X86.Avx.ConvertToVector256Int32(Vector256.Load(weight + k) * scales).AsUInt32();
                (Vector256.Load(entry + k) | units << 16).Store(entry + k);
            }
        }
        for (; k < n; k++) entry[k] |= (uint)ToInt32(weight[k] * scale) << 16;
    }

    void PlaceFloating(ProjectionPlan plan, SynapsePlan synapse, int row, int n, ReadOnlySpan<int> listed)
    {
        weights.Reserve(n);
        var drawn = new Span<double>(weights.First, n);
        switch (synapse.Weight)
        {
            case Constant constant:
                drawn.Fill(constant.Value);
                break;
            case Table table:
                for (int k = 0; k < n; k++) drawn[k] = table.Items[listed[k]];
                break;
            case OverDistance over:
                distances.Evaluate(over.Kernel, plan.Shape, plan.Wraps, row, partners.Partners).CopyTo(drawn);
                break;
            case Distribution when single:
                DrawSingle(synapse.WeightSampler!, synapse.WeightRandom, row, n);
                for (int k = 0; k < n; k++) drawn[k] = numbers.First[k];
                break;
            case Distribution:
                synapse.WeightSampler!.Draw(DrawWords(synapse.WeightRandom, row, n), drawn);
                break;
        }
        sorter.Add(synapse.Encoding, n, out int* key, out uint* entry);
        drawn.CopyTo(sorter.Weights);
        RowPiece* piece = pieces.First;
        for (int k = 0; k < n; k++)
        {
            int target = partners.Partners[k];
            int p = PieceOf(target, piece, plan.Pieces.Length, plan.PerStride);
            key[k] = (drawn[k] < 0 ? piece[p].negativeKey : piece[p].positiveKey) + delays.First[k];
            entry[k] = (uint)(target + piece[p].adjust);
        }
        sorter.Count();
    }

    // nearest whole number, half to even
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int ToInt32(float x) => System.Runtime.Intrinsics.X86.Sse.IsSupported
        ? System.Runtime.Intrinsics.X86.Sse.ConvertToInt32(Vector128.CreateScalarUnsafe(x))
        : (int)MathF.Round(x);

    /// <summary>Lays out the row that was drawn, as far as it reaches one worker; <see cref="Fill"/> puts the synapses into it.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="memory">Where it is written.</param>
    /// <returns>Address of the row; null where it is empty.</returns>
    public byte* Lay<TMemory>(int worker, ref TMemory memory) where TMemory : IRowMemory
    {
        // size first, so that the row is taken in one piece
        long size = 0;
        int sections = 0;
        foreach (ref readonly var section in layout!.SectionsOf[worker].AsSpan())
            if (Measure(section, out _, out int slots, out bool wide, out long synapses))
            {
                size += 8 + CountBytes(slots, wide) + Arena.Up(synapses * section.EntryBytes, 8);
                sections++;
            }
        if (sections == 0) return null;

        // it will be written here and there: the lines are fetched in order before
        byte* row = memory.Take(8 + size), at = row + 8;
        if (System.Runtime.Intrinsics.X86.Sse.IsSupported)
            for (long line = 0; line < size; line += 64) System.Runtime.Intrinsics.X86.Sse.Prefetch0(row + line);
        *(int*)row = sections;
        foreach (ref readonly var section in layout.SectionsOf[worker].AsSpan())
            if (Measure(section, out int first, out int slots, out bool wide, out _))
                at = LaySection(at, section, first, slots, wide);
        return row;
    }

    /// <summary>Puts the synapses into the rows, once those of all workers are laid out.</summary>
    public void Fill() => sorter.Fill();

    byte* LaySection(byte* at, in RowSection section, int first, int slots, bool wide)
    {
        *(int*)at = section.Inlet;
        ((ushort*)at)[2] = (ushort)first;
        ((ushort*)at)[3] = (ushort)(slots | (wide ? WideCounts : 0));
        at += 8;
        byte* synapse = at + CountBytes(slots, wide);
        int* counts = sorter.Counts + section.FirstBin + first;
        nint* places = sorter.Places + section.FirstBin + first;
        for (int slot = 0; slot < slots; slot++)
        {
            int count = counts[slot];
            if (wide) ((int*)at)[slot] = count;
            else ((ushort*)at)[slot] = (ushort)count;
            places[slot] = (nint)synapse;
            synapse += (long)count * section.EntryBytes;
        }
        return (byte*)Arena.Up((long)synapse, 8);
    }

    /// <summary>Bytes that the counts of a section take.</summary>
    public static long CountBytes(int slots, bool wide) => Arena.Up(slots * (wide ? 4L : 2L), 8);

    bool Measure(in RowSection section, out int first, out int slots, out bool wide, out long synapses)
    {
        int* counts = sorter.Counts + section.FirstBin;
        first = 0;
        synapses = 0;
        int last = stride - 1, most = 0;
        while (first < stride && counts[first] == 0) first++;
        while (last > first && counts[last] == 0) last--;
        slots = last - first + 1;
        for (int slot = first; slot <= last; slot++)
        {
            synapses += counts[slot];
            most = Math.Max(most, counts[slot]);
        }
        wide = most > ushort.MaxValue;
        return first < stride;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        sorter.Dispose();
        partners.Dispose();
        words.Dispose();
        numbers.Dispose();
        delays.Dispose();
        weights.Dispose();
        pieces.Dispose();
    }
}
