using System.Collections.Immutable;

namespace Brainloom.Engine;

/// <summary>Builds a network: plans every projection, then draws the rows of all source neurons in one parallel pass.</summary>
/// <remarks>
/// The pass runs over source neurons, not over projections, so that its cost follows the synapses. Workers take small sets of
/// neurons from a common counter; each writes rows into memory of its own, taken in chunks from one arena.
/// </remarks>
sealed unsafe class NetworkBuilder
{
    const int NeuronsPerTask = 32, NeuronsPerSample = 8;

    // of the tasks of a sample, as many are drawn beforehand
    const int WarmUpStride = 8;

    readonly NetworkDescription description;
    readonly int threads;
    readonly StoragePlan? storage;
    readonly Partition partition;
    readonly ImmutableArray<int> firstNeurons;
    readonly NetworkReceptors receptors;
    readonly double stepsPerMs;

    readonly Dictionary<Distribution, StepTable> delayTables = [];
    readonly List<Inlet> inlets = [];
    readonly Dictionary<Inlet, int> inletIndex = [];
    long transposed, transposing, rowBytes;

    /// <summary>A builder.</summary>
    /// <param name="description">What to build.</param>
    /// <param name="threads">Number of workers.</param>
    /// <param name="storage">Which rows are stored; all, where nothing is said.</param>
    public NetworkBuilder(NetworkDescription description, int threads, StoragePlan? storage = null)
    {
        this.description = description;
        this.storage = storage;
        this.threads = threads;
        stepsPerMs = 1 / description.dt;
        partition = new Partition([.. description.Populations.Select(population => population.Size)], threads);
        receptors = new NetworkReceptors(description);
        var first = ImmutableArray.CreateBuilder<int>();
        long neuron = 0;
        foreach (var population in description.Populations)
        {
            first.Add(checked((int)neuron));
            neuron += population.Size;
        }
        firstNeurons = first.ToImmutable();
    }

    /// <summary>Draws only every so many of the tasks: some rows, from which an estimate learns about all.</summary>
    public int TaskStride { get; init; } = 1;

    /// <summary>Whether some rows are drawn before time is taken: code is compiled then, and places are sorted.</summary>
    public bool WarmsUp { get; init; }

    /// <summary>Processor time, of all threads, to prepare the rules and to draw the rows.</summary>
    public (TimeSpan Preparing, TimeSpan Drawing) Times { get; private set; }

    /// <summary>Bytes that building takes besides the network, where rules draw rows of targets that are transposed.</summary>
    public long TransposingBytes => transposed;

    /// <summary>Bytes of the rows that were drawn, without what remains of chunks.</summary>
    public long RowBytes => rowBytes;

    public Network Build(IProgress<double>? progress, CancellationToken cancellation)
    {
        var started = Environment.CpuUsage.TotalTime;
        double expected = (storage?.StoredSynapses ?? description.Projections.Sum(ExpectedSynapses)) / TaskStride;
        var arena = new Arena(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, (long)(expected * SynapseEncoding.Compact.Bytes()));
        try
        {
            var plans = Plan();
            Prepare(plans);
            var groups = Groups();
            int longest = plans.SelectMany(plan => plan.Synapses).Select(synapse => synapse.LongestDelay).DefaultIfEmpty(1).Max();
            int shortest = plans.SelectMany(plan => plan.Synapses).Select(synapse => synapse.ShortestDelay).DefaultIfEmpty(longest).Min();

            if (longest >= RowBuilder.WideCounts)
                throw new ArgumentException($"a delay of {longest} steps is longer than the {RowBuilder.WideCounts - 1} that a network holds; shorten it or choose a longer time step");

            long neurons = description.Populations.Sum(population => (long)population.Size);
            var rows = new nint[threads];
            for (int worker = 0; worker < threads; worker++) rows[worker] = (nint)arena.Take(Math.Max(1, neurons) * sizeof(long));
            var stored = groups.Where((_, g) => IsStored(g)).ToImmutableArray();
            if (WarmsUp) Draw(stored, plans, arena, rows, longest, TaskStride * WarmUpStride, null, cancellation);
            var prepared = Environment.CpuUsage.TotalTime - started;
            rowBytes = 0;
            long synapses;
            try
            {
                synapses = Draw(stored, plans, arena, rows, longest, TaskStride, progress, cancellation);
            }
            finally
            {
                // rows that are drawn again are kept
                if (stored.Length == groups.Length)
                    foreach (var plan in plans) (plan.Rows as IDisposable)?.Dispose();
            }
            Times = (prepared + TimeSpan.FromTicks(transposing), Environment.CpuUsage.TotalTime - started - prepared);
            return new Network(description, arena, partition, firstNeurons, [.. receptors.Ports], [.. inlets], [.. rows])
            {
                Synapses = synapses + (long)Math.Round(storage?.DrawnSynapses ?? 0),
                Drawn = stored.Length == groups.Length ? null : RowSource.Of(description, [.. groups.Where((_, g) => !IsStored(g))], plans, inlets, threads, longest),
                ShortestDelay = shortest,
                LongestDelay = longest,
            };
        }
        catch
        {
            arena.Dispose();
            throw;
        }
    }

    bool IsStored(int group) => storage is null || storage.Stored[group];

    /// <summary>Neighbouring neurons that are sources of the same projections.</summary>
    public ImmutableArray<RowGroup> Groups() => RowGroup.Cut(firstNeurons, [.. description.Projections.Select(projection => projection.Source)]);

    StepTable DelaysOf(Distribution distribution)
    {
        if (!delayTables.TryGetValue(distribution, out var table)) delayTables.Add(distribution, table = new StepTable(distribution, description.dt));
        return table;
    }

    Shape ShapeOf(ProjectionDescription projection) => description.ShapeOf(projection);

    /// <summary>Expected number of synapses of a projection.</summary>
    public double ExpectedSynapses(ProjectionDescription projection) => projection.Rule.ExpectedPairs(ShapeOf(projection)) * projection.Synapses.Length;

    /// <summary>Chooses scales and encodings; the rules are not yet prepared.</summary>
    public ProjectionPlan[] Plan()
    {
        receptors.Choose();
        var plans = new ProjectionPlan[description.Projections.Length];
        for (int i = 0; i < plans.Length; i++)
        {
            var projection = description.Projections[i];
            var pieces = Cut(projection.Target);
            var random = new CounterRandom(description.Seed, projection.Name);
            var synapses = projection.Synapses.Select((synapse, j) => Plan(projection, synapse, pieces, random.For($"synapse {j}")));
            plans[i] = new ProjectionPlan(null!, random.For("rows"), pieces, [.. synapses], ShapeOf(projection), projection.Rule.Wraps);
        }
        return plans;
    }

    void Prepare(ProjectionPlan[] plans) => Parallel.For(0, plans.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
    {
        var projection = description.Projections[i];
        var shape = ShapeOf(projection);
        var rows = projection.Rule.Prepare(shape, plans[i].Random);
        if (rows.Axis == Axis.Target) Interlocked.Add(ref transposed, TransposedRows.LastingBytes(shape, threads));
        if (rows.Axis == Axis.Target) rows = TaskStride == 1 ? new TransposedRows(rows, plans[i].Random, shape, projection.Rule.ExpectedPairs(shape), threads, once: storage is null || storage.Stored.All(isStored => isStored)) : Likeness(rows, projection.Rule, plans[i].Random, shape);
        plans[i] = plans[i] with { Rows = rows };
    });

    // part of the targets tells how long it takes to transpose the rows of all; as many uniform targets tell how long rows are
    IRows Likeness(IRows byTarget, IConnectionRule rule, CounterRandom random, Shape shape)
    {
        var started = Environment.CpuUsage.TotalTime;
        int part = Math.Max(1, shape.Targets / TaskStride), together = Math.Min(threads, description.Projections.Length);
        new TransposedRows(byTarget, random, shape with { Targets = part }, rule.ExpectedPairs(shape) * part / shape.Targets, threads, once: true).Dispose();
        Interlocked.Add(ref transposing, (long)((Environment.CpuUsage.TotalTime - started).Ticks * (double)shape.Targets / part / together));
        return new FixedTotalNumber { N = (long)rule.ExpectedPairs(shape) }.Prepare(shape, random);
    }

    // the target collection by population, owned range and position
    ImmutableArray<TargetPiece> Cut(NodeCollection targets)
    {
        var pieces = ImmutableArray.CreateBuilder<TargetPiece>();
        int position = 0;
        foreach (var nodes in targets.Ranges)
        {
            int range = partition.FirstRange[nodes.Population] + nodes.Start / partition.Share[nodes.Population];
            for (int start = nodes.Start, end = nodes.Start + nodes.Count; start < end; range++)
            {
                var owned = partition.Ranges[range];
                int count = Math.Min(end, owned.Start + owned.Count) - start;
                pieces.Add(new TargetPiece(position, count, nodes.Population, range, owned.Offset + start - owned.Start - position));
                start += count;
                position += count;
            }
        }
        return pieces.ToImmutable();
    }

    SynapsePlan Plan(ProjectionDescription projection, SynapseDescription synapse, ImmutableArray<TargetPiece> pieces, CounterRandom random)
    {
        string name = projection.Name;
        var range = receptors.RangeOf(projection, synapse.Weight);
        var reached = pieces.SelectMany(piece => receptors.ReceptorsFor(name, piece.Population, synapse.Receptor, range).Select(receptor => (Ports: receptors.Ports[piece.Population], receptor))).ToList();
        var weight = synapse.Weight;
        if (reached.Any(site => site.Ports.Receptors[site.receptor].CountsSpikes))
        {
            if (!reached.All(site => site.Ports.Receptors[site.receptor].CountsSpikes))
                throw new ArgumentException($"{name}: targets that count spikes and targets that sum weights need projections of their own");
            weight = new Constant(1);
            range = new WeightRange(1, 1, 1);
        }
        var encoding = description.Precision == Precision.Double ? SynapseEncoding.Double
            : reached.Any(site => site.Ports.Scales[site.receptor].Unit == 0) ? SynapseEncoding.Single
            : range.IsConstant ? SynapseEncoding.Uniform
            : SynapseEncoding.Compact;
        var (positive, negative) = (ImmutableArray.CreateBuilder<int>(), ImmutableArray.CreateBuilder<int>());
        var (positiveScale, negativeScale) = (ImmutableArray.CreateBuilder<float>(), ImmutableArray.CreateBuilder<float>());
        foreach (var piece in pieces)
        {
            var open = receptors.ReceptorsFor(name, piece.Population, synapse.Receptor, range).ToList();
            // 16-bit weights have no sign: an inlet takes one sign only
            bool anyPositive = range.Highest > 0 || range.Lowest >= 0, anyNegative = range.Lowest < 0;
            var (above, perAbove) = InletOf(piece, open[anyPositive ? 0 : ^1], encoding, range, anyPositive ? 1 : -1);
            var (below, perBelow) = InletOf(piece, open[anyNegative ? ^1 : 0], encoding, range, anyNegative ? -1 : 1);
            positive.Add(above);
            negative.Add(below);
            positiveScale.Add(perAbove);
            negativeScale.Add(perBelow);
        }
        var delays = synapse.Delay is Distribution drawn ? DelaysOf(drawn) : null;
        var (shortest, longest) = synapse.Delay switch
        {
            Constant constant => (Steps(constant.Value), Steps(constant.Value)),
            Table { Items.Length: > 0 } table => (Steps(table.Items.Min()), Steps(table.Items.Max())),
            Distribution => (delays!.Shortest, delays.Longest),
            OverDistance over => Reached(over),
            _ => (1, 1),
        };
        (int, int) Reached(OverDistance over)
        {
            var (lowest, highest) = receptors.RangeOver(projection, over.Kernel);
            if (!double.IsFinite(highest)) throw new ArgumentException($"{name}: no longest delay is known of this kernel; choose a kernel of the distance alone");
            return (Steps(lowest), Steps(highest));
        }
        int Steps(double delay) => Network.DelaySteps(delay, stepsPerMs);
        return new SynapsePlan
        {
            Weight = weight,
            WeightSampler = weight is Distribution distribution ? receptors.SamplerOf(distribution) : null,
            Delay = synapse.Delay,
            DelayTable = delays,
            ShortestDelay = shortest,
            LongestDelay = longest,
            WeightRandom = random.For("weight"),
            DelayRandom = random.For("delay"),
            Encoding = encoding,
            PositiveInlet = positive.ToImmutable(),
            NegativeInlet = negative.ToImmutable(),
            PositiveScale = positiveScale.ToImmutable(),
            NegativeScale = negativeScale.ToImmutable(),
        };
    }

    // the inlet of weights of one sign, and the steps of its 16-bit weights per weight
    (int Inlet, float Scale) InletOf(TargetPiece piece, int receptor, SynapseEncoding encoding, WeightRange range, int sign)
    {
        var owned = partition.Ranges[piece.Range];
        var scale = receptors.Ports[piece.Population].Scales[receptor];
        int units = encoding switch
        {
            SynapseEncoding.Uniform => (int)Math.Round(range.Lowest / scale.Unit),
            SynapseEncoding.Compact => sign * scale.Factor(range.Largest),
            _ => 0,
        };
        var inlet = new Inlet(owned.Worker, owned.Block, receptor, encoding, units);
        if (!inletIndex.TryGetValue(inlet, out int index))
        {
            inletIndex.Add(inlet, index = inlets.Count);
            inlets.Add(inlet);
        }
        return (index, encoding == SynapseEncoding.Compact ? (float)(1 / (units * scale.Unit)) : 0);
    }

    long Draw(ImmutableArray<RowGroup> groups, ProjectionPlan[] plans, Arena arena, nint[] rows, int longest, int stride, IProgress<double>? progress, CancellationToken cancellation)
    {
        // tasks: some neurons of a group each
        int together = TaskStride > 1 ? NeuronsPerSample : NeuronsPerTask;
        var tasks = new List<(int Group, int First)>();
        for (int g = 0, task = 0; g < groups.Length; g++)
            for (int first = 0; first < groups[g].Count; first += together, task++)
                if (task % stride == 0) tasks.Add((g, first));

        int next = 0;
        long synapses = 0;
        var failures = new List<Exception>();
        void Work()
        {
            try
            {
                using var builder = new RowBuilder(plans, longest, description.dt, description.Precision);
                Pen[] pens = [.. rows.Select(_ => new Pen(arena))];
                RowLayout? layout = null;
                long written = 0;
                for (int task; (task = Interlocked.Increment(ref next) - 1) < tasks.Count;)
                {
                    cancellation.ThrowIfCancellationRequested();
                    var (group, first) = tasks[task];
                    if (layout?.Group.FirstNeuron != groups[group].FirstNeuron) layout = new RowLayout(groups[group], plans, inlets, threads, RowBuilder.Stride(longest));
                    for (int i = first, end = Math.Min(first + together, groups[group].Count); i < end; i++)
                    {
                        written += builder.Draw(layout, i);
                        for (int worker = 0; worker < rows.Length; worker++)
                            ((nint*)rows[worker])[groups[group].FirstNeuron + i] = (nint)builder.Lay(worker, ref pens[worker]);
                        builder.Fill();
                    }
                    if ((task & 15) == 0) progress?.Report((double)task / tasks.Count);
                }
                Interlocked.Add(ref synapses, written);
                Interlocked.Add(ref rowBytes, pens.Sum(pen => pen.Taken));
            }
            catch (Exception failure)
            {
                lock (failures) failures.Add(failure);
            }
        }
        var others = Enumerable.Range(1, threads - 1).Select(_ => new Thread(Work)).ToList();
        others.ForEach(thread => thread.Start());
        Work();
        others.ForEach(thread => thread.Join());
        if (failures.Count > 0) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failures[0]);
        progress?.Report(1);
        return synapses;
    }
}
