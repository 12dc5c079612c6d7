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
    readonly IReadOnlyList<Inlet> inlets;
    readonly nint[] rows;
    readonly Pen[] pens;
    readonly int stride;
    readonly double stepsPerMs;
    readonly bool single;

    readonly RowBins bins = new();
    readonly DistanceValues distances = new();
    RowWriter partners;
    Scratch<uint> words;
    Scratch<float> numbers;
    Scratch<int> delays;
    Scratch<double> weights;

    // the inlets that the current group may touch; their bins lie in this order
    readonly List<int> touched = [];
    readonly int[] localOf;
    int entrySize;

    struct Piece
    {
        public int end, adjust, positiveKey, negativeKey;
        public float positiveScale, negativeScale;
    }

    Scratch<Piece> pieces;

    /// <summary>A builder.</summary>
    /// <param name="arena">Memory of the rows.</param>
    /// <param name="plans">Projections.</param>
    /// <param name="inlets">Inlets of all workers.</param>
    /// <param name="rows">Per worker, the address of each neuron's row.</param>
    /// <param name="longestDelay">Longest delay [steps].</param>
    /// <param name="dt">Time step [ms].</param>
    /// <param name="precision">Precision of drawn weights.</param>
    public RowBuilder(Arena arena, IReadOnlyList<ProjectionPlan> plans, IReadOnlyList<Inlet> inlets, nint[] rows, int longestDelay, double dt, Precision precision)
    {
        (this.plans, this.inlets, this.rows) = (plans, inlets, rows);
        stride = longestDelay + 1;
        stepsPerMs = 1 / dt;
        single = precision == Precision.Single;
        pens = [.. rows.Select(_ => new Pen(arena))];
        localOf = new int[inlets.Count];
    }

    /// <summary>Synapses written so far.</summary>
    public long Synapses { get; private set; }

    /// <summary>Draws and writes the rows of some neurons of a group.</summary>
    public void Build(in RowGroup group, int first, int count)
    {
        foreach (var (projection, _) in group.Projections)
            foreach (var synapse in plans[projection].Synapses)
            {
                foreach (int inlet in synapse.PositiveInlet) Touch(inlet);
                foreach (int inlet in synapse.NegativeInlet) Touch(inlet);
            }
        if (touched.Count == 0) return;
        bins.Prepare(touched.Count * stride);
        entrySize = touched.Max(inlet => inlets[inlet].Encoding.Bytes());

        for (int i = first; i < first + count; i++)
        {
            Draw(group, i);
            for (int worker = 0; worker < rows.Length; worker++) Write(worker, group.FirstNeuron + i);
            bins.Clear(touched.Count * stride);
        }

        foreach (int inlet in touched) localOf[inlet] = 0;
        touched.Clear();
    }

    void Touch(int inlet)
    {
        if (localOf[inlet] != 0) return;
        touched.Add(inlet);
        localOf[inlet] = touched.Count;
    }

    void Draw(in RowGroup group, int i)
    {
        long drawn = 0;
        foreach (var (projection, position) in group.Projections)
        {
            var plan = plans[projection];
            partners.Clear();
            var random = plan.Random.Element(position + i);
            plan.Rows.Connect(position + i, ref random, ref partners);
            int n = partners.Count;
            if (n == 0) continue;
            var listed = plan.Rows is IListed list ? list.Positions(position + i) : default;
            foreach (var synapse in plan.Synapses)
            {
                drawn += n;
                bins.Reserve(drawn * entrySize);
                DrawDelays(plan, synapse, position + i, n, listed);
                PreparePieces(plan, synapse);
                if (synapse.Encoding == SynapseEncoding.Uniform) PlaceUniform(plan, n);
                else if (synapse.Encoding == SynapseEncoding.Compact) PlaceCompact(plan, synapse, position + i, n, listed);
                else PlaceFloating(plan, synapse, position + i, n, listed);
                Synapses += n;
            }
        }
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

    void PreparePieces(ProjectionPlan plan, SynapsePlan synapse)
    {
        int count = plan.Pieces.Length;
        pieces.Reserve(count);
        for (int p = 0; p < count; p++)
            pieces.First[p] = new Piece
            {
                end = plan.Pieces[p].First + plan.Pieces[p].Count,
                adjust = plan.Pieces[p].Adjust,
                positiveKey = (localOf[synapse.PositiveInlet[p]] - 1) * stride,
                negativeKey = (localOf[synapse.NegativeInlet[p]] - 1) * stride,
                positiveScale = synapse.PositiveScale[p],
                negativeScale = synapse.NegativeScale[p],
            };
    }

    // the piece in which a target lies
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int PieceOf(int target, Piece* piece, int count, double perStride)
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
        Piece* piece = pieces.First;
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
            if (synapse.Weight is OverDistance over)
            {
                var along = distances.Evaluate(over.Kernel, plan.Shape, plan.Wraps, row, partners.Partners);
                for (int k = 0; k < n; k++) numbers.First[k] = (float)along[k];
            }
            else
                for (int k = 0; k < n; k++) numbers.First[k] = (float)((Table)synapse.Weight).Items[listed[k]];
        }
        Piece* piece = pieces.First;
        int count = plan.Pieces.Length;
        bool simple = count <= 2 && piece[0].positiveKey == piece[0].negativeKey && piece[count - 1].positiveKey == piece[count - 1].negativeKey && piece[0].positiveScale == piece[count - 1].positiveScale;
        if (simple) PlaceCompact(piece[0], piece[count - 1], n);
        else PlaceCompact(piece, count, plan.PerStride, n);
    }

    // two pieces with one scale, whose weights have one sign: without branches
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void PlaceCompact(Piece first, Piece last, int n)
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
    void PlaceCompact(Piece* piece, int count, double perStride, int n)
    {
        float* weight = numbers.First;
        int* delay = delays.First;
        nint* end = bins.Ends;
        fixed (int* target = partners.Partners)
            for (int k = 0; k < n; k++)
            {
                int p = PieceOf(target[k], piece, count, perStride);
                int units = ToInt32(weight[k] * (weight[k] < 0 ? piece[p].negativeScale : piece[p].positiveScale));
                int bin = (weight[k] < 0 ? piece[p].negativeKey : piece[p].positiveKey) + delay[k];
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
        Piece* piece = pieces.First;
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

    void Write(int worker, int neuron)
    {
        // size first, so that the row is taken in one piece
        long size = 0;
        int sections = 0;
        for (int local = 0; local < touched.Count; local++)
            if (inlets[touched[local]].Worker == worker && Measure(local, out _, out int slots, out bool wide, out long bytes))
            {
                size += 8 + CountBytes(slots, wide) + Arena.Up(bytes, 8);
                sections++;
            }
        if (sections == 0) return;

        byte* at = pens[worker].Take(8 + size);
        ((long*)rows[worker])[neuron] = (long)at;
        *(int*)at = sections;
        at += 8;
        for (int local = 0; local < touched.Count; local++)
            if (inlets[touched[local]].Worker == worker && Measure(local, out int first, out int slots, out bool wide, out _))
                at = WriteSection(at, local, first, slots, wide);
    }

    byte* WriteSection(byte* at, int local, int first, int slots, bool wide)
    {
        *(int*)at = touched[local];
        ((ushort*)at)[2] = (ushort)first;
        ((ushort*)at)[3] = (ushort)(slots | (wide ? WideCounts : 0));
        at += 8;
        byte* synapse = at + CountBytes(slots, wide);
        int bytes = inlets[touched[local]].Encoding.Bytes();
        for (int slot = 0; slot < slots; slot++)
        {
            int bin = local * stride + first + slot;
            long length = (byte*)bins.Ends[bin] - bins.First(bin);
            int count = (int)(length / bytes);
            if (wide) ((int*)at)[slot] = count;
            else ((ushort*)at)[slot] = (ushort)count;
            Buffer.MemoryCopy(bins.First(bin), synapse, length, length);
            synapse += length;
        }
        return (byte*)Arena.Up((long)synapse, 8);
    }

    /// <summary>Bytes that the counts of a section take.</summary>
    public static long CountBytes(int slots, bool wide) => Arena.Up(slots * (wide ? 4L : 2L), 8);

    bool Measure(int local, out int first, out int slots, out bool wide, out long bytes)
    {
        int bin = local * stride;
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
            wide |= Length(bin + slot) > ushort.MaxValue * (long)inlets[touched[local]].Encoding.Bytes();
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
