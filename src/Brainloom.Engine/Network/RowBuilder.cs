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
/// Steps per neuron: draw the partners of each projection, weights and delays of each synapse; put each synapse into the bin of its
/// inlet and delay; write one row per worker, bin after bin. Nothing depends on other neurons, so that neurons can be drawn by
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

    readonly RowBins bins = new();
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
        int used = layout.Sections.Length * stride;
        if (layout == this.layout) bins.Clear(used);
        else bins.Prepare(used);
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
                bins.Reserve(drawn * layout.EntryBytes);
                DrawDelays(synapse, position + i, n, listed);
                pieces.Reserve(targets.Length);
                targets.CopyTo(new Span<RowPiece>(pieces.First, targets.Length));
                if (synapse.Encoding == SynapseEncoding.Uniform) PlaceUniform(plan, n);
                else if (synapse.Encoding == SynapseEncoding.Compact) PlaceCompact(plan, synapse, position + i, n, listed);
                else PlaceFloating(plan, synapse, position + i, n, listed);
            }
        }
        return drawn;
    }

    void DrawDelays(SynapsePlan synapse, int row, int n, ReadOnlySpan<int> listed)
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void PlaceUniform(ProjectionPlan plan, int n)
    {
        RowPiece* piece = pieces.First;
        int count = plan.Pieces.Length;
        double perStride = plan.PerStride;
        int* delay = delays.First;
        nint* end = bins.Ends;
        fixed (int* target = partners.Partners)
            for (int k = 0; k < n; k++)
            {
                int p = PieceOf(target[k], piece, count, perStride);
                int bin = piece[p].positiveKey + delay[k];
                *(ushort*)end[bin] = (ushort)(target[k] + piece[p].adjust);
                end[bin] += sizeof(ushort);
            }
    }

    void PlaceCompact(ProjectionPlan plan, SynapsePlan synapse, int row, int n, ReadOnlySpan<int> listed)
    {
        if (synapse.WeightSampler is { } sampler) DrawSingle(sampler, synapse.WeightRandom, row, n);
        else
        {
            numbers.Reserve(n);
            for (int k = 0; k < n; k++) numbers.First[k] = (float)((Table)synapse.Weight).Items[listed[k]];
        }
        RowPiece* piece = pieces.First;
        int count = plan.Pieces.Length;
        bool simple = count <= 2 && piece[0].positiveKey == piece[0].negativeKey && piece[count - 1].positiveKey == piece[count - 1].negativeKey && piece[0].positiveScale == piece[count - 1].positiveScale;
        if (simple) PlaceCompact(piece[0], piece[count - 1], n);
        else PlaceCompact(piece, count, plan.PerStride, n);
    }

    // two pieces with one scale, whose weights have one sign: without branches
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void PlaceCompact(RowPiece first, RowPiece last, int n)
    {
        float scale = first.positiveScale;
        int boundary = first.end - 1, key = first.positiveKey, furtherKey = last.positiveKey - key, adjust = first.adjust, furtherAdjust = last.adjust - adjust;
        float* weight = numbers.First;
        int* delay = delays.First;
        nint* end = bins.Ends;
        fixed (int* target = partners.Partners)
            for (int k = 0; k < n; k++)
            {
                int beyond = (boundary - target[k]) >> 31;
                int bin = delay[k] + key + (beyond & furtherKey);
                *(uint*)end[bin] = (uint)(target[k] + adjust + (beyond & furtherAdjust)) | (uint)ToInt32(weight[k] * scale) << 16;
                end[bin] += sizeof(uint);
            }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void PlaceCompact(RowPiece* piece, int count, double perStride, int n)
    {
        float* weight = numbers.First;
        int* delay = delays.First;
        nint* end = bins.Ends;
        fixed (int* target = partners.Partners)
            for (int k = 0; k < n; k++)
            {
                int p = PieceOf(target[k], piece, count, perStride);
                int units = ToInt32(weight[k] * (weight[k] < 0 ? piece[p].negativeScale : piece[p].positiveScale));
                int bin = (units < 0 ? piece[p].negativeKey : piece[p].positiveKey) + delay[k];
                *(uint*)end[bin] = (uint)(target[k] + piece[p].adjust) | (uint)units << 16;
                end[bin] += sizeof(uint);
            }
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
            case Distribution when single:
                DrawSingle(synapse.WeightSampler!, synapse.WeightRandom, row, n);
                for (int k = 0; k < n; k++) drawn[k] = numbers.First[k];
                break;
            case Distribution:
                synapse.WeightSampler!.Draw(DrawWords(synapse.WeightRandom, row, n), drawn);
                break;
        }
        RowPiece* piece = pieces.First;
        for (int k = 0; k < n; k++)
        {
            int target = partners.Partners[k];
            int p = PieceOf(target, piece, plan.Pieces.Length, plan.PerStride);
            int bin = (drawn[k] < 0 ? piece[p].negativeKey : piece[p].positiveKey) + delays.First[k];
            byte* entry = (byte*)bins.Ends[bin];
            *(int*)entry = target + piece[p].adjust;
            if (synapse.Encoding == SynapseEncoding.Single) *(float*)(entry + 4) = (float)drawn[k];
            else *(double*)(entry + 4) = drawn[k];
            bins.Ends[bin] += synapse.Encoding.Bytes();
        }
    }

    // nearest whole number, half to even
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int ToInt32(float x) => System.Runtime.Intrinsics.X86.Sse.IsSupported
        ? System.Runtime.Intrinsics.X86.Sse.ConvertToInt32(Vector128.CreateScalarUnsafe(x))
        : (int)MathF.Round(x);

    /// <summary>Writes the row that was drawn, as far as it reaches one worker.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="memory">Where it is written.</param>
    /// <returns>Address of the row; null where it is empty.</returns>
    public byte* Write<TMemory>(int worker, ref TMemory memory) where TMemory : IRowMemory
    {
        // size first, so that the row is taken in one piece
        long size = 0;
        int sections = 0;
        foreach (ref readonly var section in layout!.SectionsOf[worker].AsSpan())
            if (Measure(section, out _, out int slots, out bool wide, out long bytes))
            {
                size += 8 + CountBytes(slots, wide) + Arena.Up(bytes, 8);
                sections++;
            }
        if (sections == 0) return null;

        byte* row = memory.Take(8 + size), at = row + 8;
        *(int*)row = sections;
        foreach (ref readonly var section in layout.SectionsOf[worker].AsSpan())
            if (Measure(section, out int first, out int slots, out bool wide, out _))
                at = WriteSection(at, section, first, slots, wide);
        return row;
    }

    byte* WriteSection(byte* at, in RowSection section, int first, int slots, bool wide)
    {
        *(int*)at = section.Inlet;
        ((ushort*)at)[2] = (ushort)first;
        ((ushort*)at)[3] = (ushort)(slots | (wide ? WideCounts : 0));
        at += 8;
        byte* synapse = at + CountBytes(slots, wide);
        for (int slot = 0; slot < slots; slot++)
        {
            int bin = section.FirstBin + first + slot;
            long length = Length(bin);
            int count = (int)(length / section.EntryBytes);
            if (wide) ((int*)at)[slot] = count;
            else ((ushort*)at)[slot] = (ushort)count;
            Buffer.MemoryCopy(bins.First(bin), synapse, length, length);
            synapse += length;
        }
        return (byte*)Arena.Up((long)synapse, 8);
    }

    /// <summary>Bytes that the counts of a section take.</summary>
    public static long CountBytes(int slots, bool wide) => Arena.Up(slots * (wide ? 4L : 2L), 8);

    bool Measure(in RowSection section, out int first, out int slots, out bool wide, out long bytes)
    {
        int bin = section.FirstBin;
        first = 0;
        bytes = 0;
        wide = false;
        int last = stride - 1;
        while (first < stride && Length(bin + first) == 0) first++;
        while (last > first && Length(bin + last) == 0) last--;
        slots = last - first + 1;
        for (int slot = first; slot <= last; slot++)
        {
            bytes += Length(bin + slot);
            wide |= Length(bin + slot) > ushort.MaxValue * (long)section.EntryBytes;
        }
        return first < stride;
    }

    long Length(int bin) => (byte*)bins.Ends[bin] - bins.First(bin);

    /// <inheritdoc/>
    public void Dispose()
    {
        bins.Dispose();
        partners.Dispose();
        words.Dispose();
        numbers.Dispose();
        delays.Dispose();
        weights.Dispose();
        pieces.Dispose();
    }
}
