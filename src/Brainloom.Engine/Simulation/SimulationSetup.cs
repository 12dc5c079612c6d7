using System.Collections.Immutable;
using System.Reflection;

namespace Brainloom.Engine;

/// <summary>Lays out the state of a simulation: accumulators, neurons, stimuli and samplers of every worker.</summary>
sealed unsafe class SimulationSetup
{
    // roughly: state, accumulators and current of a simple model
    const int BytesPerNeuron = 32;

    readonly Network network;
    readonly NetworkDescription description;
    readonly Partition partition;
    readonly bool mayRest;
    readonly Type lanes;
    readonly int elementSize;
    readonly Pen[] pens;
    readonly IRangeKernel[] kernels;
    readonly RangeMemory[] memories;
    readonly Dictionary<StateSampler, int> owners = [];

    public SimulationSetup(Network network, int vectorBits, bool mayRest)
    {
        this.network = network;
        this.mayRest = mayRest;
        description = network.Description;
        partition = network.Partition;
        lanes = WidestLanes.For(description.Precision, vectorBits);
        elementSize = description.Precision == Precision.Single ? 4 : 8;
        Arena = new Arena(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, network.Neurons * BytesPerNeuron);
        pens = [.. Enumerable.Range(0, network.Workers).Select(_ => new Pen(Arena))];
        kernels = new IRangeKernel[partition.Ranges.Length];
        memories = new RangeMemory[partition.Ranges.Length];
    }

    /// <summary>Memory of state and accumulators.</summary>
    public Arena Arena { get; }

    /// <summary>The workers, with neurons in their initial state.</summary>
    public Worker[] Workers()
    {
        var workers = new Worker[network.Workers];
        for (int w = 0; w < workers.Length; w++)
        {
            var inlets = new BlockInlet[network.Inlets.Length];
            var blocks = Enumerable.Range(0, partition.BlockSizes[w].Length).Select(block => Block(w, block, inlets)).ToArray();
            workers[w] = new Worker(network, w, blocks, inlets);
        }
        return workers;
    }

    Block Block(int worker, int block, BlockInlet[] inlets)
    {
        var members = Enumerable.Range(0, partition.Ranges.Length).Where(range => partition.Ranges[range].Worker == worker && partition.Ranges[range].Block == block).ToList();
        long bytes = Arena.Up((long)partition.BlockSizes[worker][block] * elementSize, 64);
        int receptors = members.Select(range => network.Ports[partition.Ranges[range].Population].Receptors.Length).DefaultIfEmpty(0).Max();
        nint[] arrays = Staggered(ref pens[worker], receptors + 1, bytes);
        nint current = arrays[receptors];
        nint[] accumulators = arrays[..receptors];

        foreach (int range in members)
        {
            var owned = partition.Ranges[range];
            var ports = network.Ports[owned.Population];
            bool injected = description.Stimuli.Any(stimulus => ((IStimulus)stimulus.Stimulus).InjectsCurrent && stimulus.Target.Ranges.Any(nodes => nodes.Population == owned.Population));
            memories[range] = new RangeMemory(network.FirstNeurons[owned.Population] + owned.Start, owned.Count,
                [.. accumulators.Take(ports.Receptors.Length).Select(first => first + owned.Offset * elementSize)],
                [.. ports.Scales.Select(scale => scale.Unit)],
                injected ? current + owned.Offset * elementSize : 0, mayRest);
            kernels[range] = Kernel(range, ref pens[worker]);
        }

        var own = new List<BlockInlet>();
        for (int i = 0; i < network.Inlets.Length; i++)
        {
            var inlet = network.Inlets[i];
            if (inlet.Worker != worker || inlet.Block != block) continue;
            inlets[i] = new BlockInlet(inlet.Encoding, inlet.Weight, accumulators[inlet.Receptor], new Agenda(network.LongestDelay + network.ShortestDelay));
            own.Add(inlets[i]);
        }
        return new Block { Inlets = [.. own], Kernels = [.. members.Select(range => kernels[range])], Stimuli = [.. members.SelectMany(Stimuli)] };
    }

    // arrays that are read side by side must not begin at equal places of a page: stores to one would hold up loads from the next
    static nint[] Staggered(ref Pen pen, int count, long bytes)
    {
        const int Page = 4096, Offset = 17 * 64;
        long pitch = Arena.Up(bytes, Page) + Offset;
        nint first = (nint)pen.Take(Arena.Up(count * pitch, 64));
        return [.. Enumerable.Range(0, count).Select(i => first + (nint)(i * pitch))];
    }

    // closes the population's model over the lanes
    IRangeKernel Kernel(int range, ref Pen pen)
    {
        var owned = partition.Ranges[range];
        var population = description.Populations[owned.Population];
        var neuron = NeuronType.Of(population.Neuron, lanes);
        var arguments = neuron.GetInterfaces().Single(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(INeuron<,,,,>)).GetGenericArguments();
        var parameters = Parameters(population, owned);
        var make = typeof(SimulationSetup).GetMethod(nameof(Make), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod([.. arguments, memories[range].Units.Any(unit => unit == 0) ? typeof(FloatingPointSums) : typeof(FixedPointSums)]);
        var kernel = ((KernelMaker)make.CreateDelegate(typeof(KernelMaker)))(memories[range], ref pen, parameters, description.dt);

        var variables = NeuronType.Variables(population.Neuron);
        foreach (var (name, values) in population.InitialState)
        {
            int field = variables.Select(variable => variable.Name).ToList().IndexOf(name);
            if (field < 0) throw new ArgumentException($"{population.Name}: {name} is not a state variable; there are {string.Join(", ", variables.Select(variable => variable.Name))}");
            double[] drawn = PerNeuron(values, new CounterRandom(description.Seed, population.Name).For(name), owned.Start, owned.Count);
            for (int i = 0; i < owned.Count; i++) kernel.Write(field, i, drawn[drawn.Length == 1 ? 0 : i]);
        }
        return kernel;
    }

    delegate IRangeKernel KernelMaker(RangeMemory memory, ref Pen pen, object[] parameters, double dt);

    static IRangeKernel Make<TParameters, TNeuron, TCoefficients, TInputs, V, TSums>(RangeMemory memory, ref Pen pen, object[] parameters, double dt)
        where V : unmanaged, ILanes<V> where TSums : struct, ISums where TCoefficients : unmanaged where TInputs : unmanaged
        where TNeuron : unmanaged, INeuron<TParameters, TNeuron, TCoefficients, TInputs, V> =>
        new RangeKernel<TNeuron, TCoefficients, TInputs, TSums, V>(memory, ref pen,
            [.. parameters.Select(record => TNeuron.Derive((TParameters)record, dt))], [.. parameters.Select(record => TNeuron.AtRest((TParameters)record))]);

    // one record, or one per neuron where parameters differ
    object[] Parameters(PopulationDescription population, OwnedRange owned)
    {
        var varying = population.Parameters.Select(entry => (
            Property: population.Neuron.GetType().GetProperty(entry.Key) ?? throw new ArgumentException($"{population.Name}: {entry.Key} is not a parameter of its neuron model"),
            Values: PerNeuron(entry.Value, new CounterRandom(description.Seed, population.Name).For(entry.Key), owned.Start, owned.Count))).ToList();
        if (varying.Count == 0) return [population.Neuron];
        var clone = population.Neuron.GetType().GetMethod("<Clone>$")!;
        int count = varying.Any(entry => entry.Values.Length > 1) ? owned.Count : 1;
        var records = new object[count];
        for (int i = 0; i < count; i++)
        {
            records[i] = clone.Invoke(population.Neuron, null)!;
            foreach (var (property, values) in varying) property.SetValue(records[i], values[values.Length == 1 ? 0 : i]);
        }
        return records;
    }

    // values of neighbouring neurons of a population; one where all are equal
    static double[] PerNeuron(Values values, CounterRandom random, int start, int count)
    {
        switch (values)
        {
            case Constant constant:
                return [constant.Value];
            case Table table:
                return [.. table.Items.Skip(start).Take(count)];
            default:
                // neuron i takes word i, wherever its range begins
                int before = start % RandomStream.Batch;
                var words = new uint[(before + count + RandomStream.Batch - 1) / RandomStream.Batch * RandomStream.Batch];
                Philox.Fill(words, (uint)(start / RandomStream.Batch * (RandomStream.Batch / 4)), 0, (uint)random.Object, (uint)(random.Object >> 32), random.Seed);
                var drawn = new double[words.Length];
                new Sampler((Distribution)values).Draw(words, drawn);
                return drawn[before..(before + count)];
        }
    }

    // the stimuli of one range
    IEnumerable<StimulusAction> Stimuli(int range)
    {
        var owned = partition.Ranges[range];
        var population = description.Populations[owned.Population];
        foreach (var stimulus in description.Stimuli)
        {
            int position = 0;
            foreach (var nodes in stimulus.Target.Ranges)
            {
                int first = Math.Max(nodes.Start, owned.Start), end = Math.Min(nodes.Start + nodes.Count, owned.Start + owned.Count);
                if (nodes.Population == owned.Population && first < end)
                    foreach (var site in Sites(stimulus, range, population, first, end - first, position + first - nodes.Start))
                        yield return ((IStimulus)stimulus.Stimulus).Prepare(site);
                position += nodes.Count;
            }
        }
    }

    // one site; two where some weights reach another receptor than others
    IEnumerable<StimulusSite> Sites(StimulusDescription stimulus, int range, PopulationDescription population, int first, int count, int position)
    {
        var owned = partition.Ranges[range];
        var random = new CounterRandom(description.Seed, stimulus.Name).For(population.Name);
        double[] weights = stimulus.Weight is Table ? PerNeuron(stimulus.Weight, random, position, count) : PerNeuron(stimulus.Weight, random.For("weight"), first, count);
        int delay = Network.DelaySteps(stimulus.Delay is Constant constant ? constant.Value : throw new ArgumentException($"{stimulus.Name}: the delay of a stimulus is one number"), 1 / description.dt);
        if (((IStimulus)stimulus.Stimulus).InjectsCurrent)
        {
            yield return new StimulusSite(first, count, description.dt, delay, random, weights, memories[range].Current + (first - owned.Start) * elementSize, 0, description.Precision);
            yield break;
        }

        var ports = network.Ports[owned.Population];
        foreach (var group in weights.GroupBy(weight => PopulationPorts.Find(ports.Receptors, stimulus.Receptor, weight < 0)))
        {
            int receptor = group.Key;
            if (receptor < 0) throw new ArgumentException($"{stimulus.Name}: population {population.Name} has no receptor {stimulus.Receptor ?? "for weights of this sign"}");
            double[] own = ports.Receptors[receptor].CountsSpikes ? [1]
                : [.. weights.Select(weight => PopulationPorts.Find(ports.Receptors, stimulus.Receptor, weight < 0) == receptor ? weight : 0)];
            yield return new StimulusSite(first, count, description.dt, delay, random, own, memories[range].Accumulators[receptor] + (first - owned.Start) * elementSize, ports.Scales[receptor].Unit, description.Precision);
        }
    }

    /// <summary>The state recorders, each with its samplers in the order of neurons; asked for after <see cref="Workers"/>.</summary>
    public ImmutableArray<(RecorderDescription, int, ImmutableArray<int>, ImmutableArray<StateSampler>)> States()
    {
        var states = ImmutableArray.CreateBuilder<(RecorderDescription, int, ImmutableArray<int>, ImmutableArray<StateSampler>)>();
        foreach (var recorder in description.Recorders)
        {
            if (recorder.Recorder is not StateRecorder settings) continue;
            foreach (var nodes in recorder.Target.Ranges.Where(range => range.Count > 0))
            {
                var variables = NeuronType.Variables(description.Populations[nodes.Population].Neuron).Select(field => field.Name).ToList();
                ImmutableArray<int> fields = [.. settings.variables.Select(name => variables.IndexOf(name) is >= 0 and var field ? field
                    : throw new ArgumentException($"{recorder.Name}: {name} is not a state variable; there are {string.Join(", ", variables)}"))];
                int interval = Math.Max(1, (int)Math.Round(settings.interval / description.dt));
                var own = ImmutableArray.CreateBuilder<StateSampler>();
                for (int range = 0; range < partition.Ranges.Length; range++)
                {
                    var owned = partition.Ranges[range];
                    int first = Math.Max(nodes.Start, owned.Start), end = Math.Min(nodes.Start + nodes.Count, owned.Start + owned.Count);
                    if (owned.Population != nodes.Population || first >= end) continue;
                    var sampler = new StateSampler(kernels[range], [.. Enumerable.Range(first - owned.Start, end - first)], fields, interval);
                    owners.Add(sampler, owned.Worker);
                    own.Add(sampler);
                }
                states.Add((recorder, nodes.Population, [.. Enumerable.Range(nodes.Start, nodes.Count)], own.ToImmutable()));
            }
        }
        return states.ToImmutable();
    }

    /// <summary>The worker that owns the neurons of a sampler.</summary>
    public int OwnerOf(StateSampler sampler) => owners[sampler];
}
