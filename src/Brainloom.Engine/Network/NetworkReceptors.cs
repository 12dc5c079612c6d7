namespace Brainloom.Engine;

/// <summary>The receptors of a network: who is reached by which weights, and how their sums are held.</summary>
/// <param name="description">The network.</param>
sealed class NetworkReceptors(NetworkDescription description)
{
    readonly PopulationPorts[] ports = [.. description.Populations.Select(population => NeuronType.Receptors(population.Neuron)).Select(receptors => new PopulationPorts(receptors, new ReceptorScale[receptors.Length]))];
    readonly Dictionary<Distribution, Sampler> samplers = [];

    /// <summary>Receptors of each population.</summary>
    public PopulationPorts[] Ports => ports;

    /// <summary>Chooses, per receptor of each population, fixed or floating point, and the unit.</summary>
    public void Choose()
    {
        var weights = new List<WeightRange>[ports.Length][];
        for (int p = 0; p < ports.Length; p++) weights[p] = [.. ports[p].Receptors.Select(_ => new List<WeightRange>())];

        // the receptors of a population agree on fixed or floating point, as do populations that share a projection
        var together = new List<(int Population, int Receptor)[]>();
        for (int p = 0; p < ports.Length; p++) together.Add([.. Enumerable.Range(0, ports[p].Receptors.Length).Select(r => (p, r))]);
        double[] indegrees = Indegrees();
        for (int i = 0; i < indegrees.Length; i++)
        {
            var projection = description.Projections[i];
            foreach (var synapse in projection.Synapses)
            {
                var range = RangeOf(projection, synapse.Weight);
                var members = new List<(int, int)>();
                foreach (int population in projection.Target.Ranges.Select(target => target.Population).Distinct())
                    foreach (int receptor in ReceptorsFor(projection.Name, population, synapse.Receptor, range))
                    {
                        bool counts = ports[population].Receptors[receptor].CountsSpikes;
                        weights[population][receptor].Add((counts ? new WeightRange(1, 1, 1) : range) with { Synapses = indegrees[i] });
                        members.Add((population, receptor));
                    }
                together.Add([.. members]);
            }
        }
        foreach (var stimulus in description.Stimuli.Where(stimulus => !((IStimulus)stimulus.Stimulus).InjectsCurrent))
            foreach (int population in stimulus.Target.Ranges.Select(target => target.Population).Distinct())
                foreach (int receptor in ReceptorsFor(stimulus.Name, population, stimulus.Receptor, RangeOf(stimulus.Weight)))
                    weights[population][receptor].Add((ports[population].Receptors[receptor].CountsSpikes ? new WeightRange(1, 1, 1) : RangeOf(stimulus.Weight)) with { IsStimulus = true });

        for (int p = 0; p < ports.Length; p++)
            for (int r = 0; r < ports[p].Scales.Length; r++)
                ports[p].Scales[r] = description.Precision == Precision.Double
                    ? ReceptorScale.FloatingPoint
                    : ports[p].Receptors[r].CountsSpikes ? new ReceptorScale(1)
                    : ReceptorScale.Choose(weights[p][r]);

        for (bool changed = true; changed;)
        {
            changed = false;
            foreach (var members in together)
                if (members.Any(member => Scale(member).Unit == 0) && members.Any(member => Scale(member).Unit != 0))
                {
                    changed = true;
                    foreach (var (population, receptor) in members) ports[population].Scales[receptor] = ReceptorScale.FloatingPoint;
                }
        }
        ReceptorScale Scale((int Population, int Receptor) member) => ports[member.Population].Scales[member.Receptor];
    }

    // synapses of a target by projection; sums over space take their time
    double[] Indegrees()
    {
        var indegrees = new double[description.Projections.Length];
        Parallel.For(0, indegrees.Length, i =>
        {
            var projection = description.Projections[i];
            indegrees[i] = projection.Rule switch
            {
                // a list may meet in one neuron
                ExplicitList { targets.Length: > 0 } list => list.targets.CountBy(target => target).Max(count => count.Value),
                var rule => projection.Target.Count > 0 ? rule.ExpectedPairs(description.ShapeOf(projection)) / projection.Target.Count : 0,
            };
        });
        return indegrees;
    }

    /// <summary>The receptors that weights of a given range reach: one, or two where the sign of each weight chooses.</summary>
    /// <exception cref="ArgumentException">The population has no such receptor.</exception>
    public IEnumerable<int> ReceptorsFor(string name, int population, string? receptor, WeightRange weight)
    {
        var receptors = ports[population].Receptors;
        int positive = weight.Highest >= 0 ? PopulationPorts.Find(receptors, receptor, negative: false) : -1;
        int negative = weight.Lowest < 0 ? PopulationPorts.Find(receptors, receptor, negative: true) : -1;
        if (positive < 0 && negative < 0)
            throw new ArgumentException($"{name}: population {description.Populations[population].Name} has no receptor {receptor ?? "for weights of this sign"}");
        if (positive >= 0) yield return positive;
        if (negative >= 0 && negative != positive) yield return negative;
    }

    /// <summary>What is known of the weights of a projection.</summary>
    public WeightRange RangeOf(ProjectionDescription projection, Values values)
    {
        if (values is not OverDistance over) return RangeOf(values);
        var (lowest, highest) = RangeOver(projection, over.Kernel);
        return new WeightRange(lowest, highest, (Math.Abs(lowest) + Math.Abs(highest)) / 2);
    }

    /// <summary>An interval that holds all values of a kernel between the two sides of a projection.</summary>
    /// <exception cref="ArgumentException">A side has no positions.</exception>
    public (double Lowest, double Highest) RangeOver(ProjectionDescription projection, Kernel kernel)
    {
        var shape = description.ShapeOf(projection);
        if (shape.SourcePlaces is null || shape.TargetPlaces is null)
            throw new ArgumentException($"{projection.Name}: a weight or delay over the distance needs positions on both sides");
        return kernel.Range(DistanceValues.Reach(shape, projection.Rule.Wraps));
    }

    WeightRange RangeOf(Values values) => values switch
    {
        Constant constant => new WeightRange(constant.Value, constant.Value, Math.Abs(constant.Value)),
        Table { Items.Length: > 0 } table => new WeightRange(table.Items.Min(), table.Items.Max(), table.Items.Average(Math.Abs)),
        Distribution distribution => RangeOf(SamplerOf(distribution)),
        _ => default,
    };

    static WeightRange RangeOf(Sampler sampler) =>
        new(sampler.Lowest, sampler.Highest, sampler.Lowest < 0 && sampler.Highest > 0 ? Math.Max(Math.Abs(sampler.Mean), sampler.Std) : Math.Abs(sampler.Mean));

    /// <summary>Draws from a distribution; one for all who ask.</summary>
    public Sampler SamplerOf(Distribution distribution)
    {
        if (!samplers.TryGetValue(distribution, out var sampler)) samplers.Add(distribution, sampler = new Sampler(distribution));
        return sampler;
    }
}
