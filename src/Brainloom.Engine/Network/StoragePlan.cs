using System.Collections.Immutable;

namespace Brainloom.Engine;

/// <summary>Which rows of a network are stored, and which are drawn when a spike arrives.</summary>
/// <remarks>
/// One choice holds for neighbouring neurons that are sources of the same projections. Where memory does not suffice for all, those are
/// drawn that save most memory per time that drawing them takes: rarely used rows first, then dense ones. Rows whose rule holds as much memory
/// to draw them as they take themselves are stored: those of explicit lists, and of rules that draw the sources of each target.
/// </remarks>
public sealed record StoragePlan
{
    // what precedes the synapses of a row
    const double RowShare = 1.05;

    // time to draw a row of a projection besides its synapses, as so many synapses
    const double SynapsesPerRow = 100;

    /// <summary>What was asked for.</summary>
    public required Connectivity Choice { get; init; }

    /// <summary>Expected synapses in stored rows.</summary>
    public double StoredSynapses { get; private init; }

    /// <summary>Expected synapses in rows that are drawn.</summary>
    public double DrawnSynapses { get; private init; }

    /// <summary>Bytes of stored rows and their index.</summary>
    public double RowBytes { get; private init; }

    /// <summary>Bytes that rules hold to draw rows.</summary>
    public double HeldBytes { get; private init; }

    /// <summary>Bytes of a drawn synapse while it waits for its arrival, on average.</summary>
    public double BytesPerDrawnSynapse { get; private init; }

    /// <summary>Longest delay [ms]: how long a drawn row is kept.</summary>
    public double LongestDelay { get; private init; }

    /// <summary>Per population, expected synapses that its neurons make in rows that are drawn.</summary>
    public ImmutableArray<double> DrawnSynapsesOf { get; private init; } = [];

    /// <summary>How rows are held: <see cref="Connectivity.Auto"/> where some are stored and some drawn.</summary>
    public Connectivity Outcome => DrawnSynapses == 0 ? Connectivity.Stored : StoredSynapses == 0 ? Connectivity.Procedural : Connectivity.Auto;

    /// <summary>Per group of source neurons, whether its rows are stored.</summary>
    internal ImmutableArray<bool> Stored { get; private init; } = [];

    /// <summary>Synapses and encodings of the projections.</summary>
    internal ImmutableArray<ProjectionEstimate> Projections { get; private init; } = [];

    ImmutableArray<Group> Groups { get; init; } = [];

    // neighbouring neurons of one population that are sources of the same projections
    sealed record Group(int Population, double Rows, double Synapses, double Bytes, double Held);

    /// <summary>Chooses for a network.</summary>
    /// <param name="description">The network.</param>
    /// <param name="threads">Number of workers.</param>
    /// <param name="choice">How connections are to be held.</param>
    /// <param name="memory">Bytes that rows may take, for <see cref="Connectivity.Auto"/>.</param>
    /// <param name="rates">Expected rate of each population [Hz]; equal where nothing is said.</param>
    /// <exception cref="ArgumentException">The description is not consistent; the message names the place.</exception>
    public static StoragePlan Of(NetworkDescription description, int threads, Connectivity choice, double memory = double.PositiveInfinity, IReadOnlyList<double>? rates = null)
    {
        var builder = new NetworkBuilder(description, threads);
        var plans = builder.Plan();
        var rows = plans.Select((plan, i) => RowsOf(description.Projections[i].Rule, plan)).ToImmutableArray();
        var plan = new StoragePlan
        {
            Choice = choice,
            LongestDelay = plans.SelectMany(plan => plan.Synapses).Select(synapse => synapse.LongestDelay).DefaultIfEmpty(1).Max() * description.dt,
            Projections = [.. description.Projections.Select((projection, i) => new ProjectionEstimate(projection.Name, projection.Source, rows[i].Total,
                plans[i].Synapses.Select(synapse => synapse.Encoding.Bytes()).DefaultIfEmpty(0).Max()))],
            Groups =
            [
                .. builder.Groups().Select(group =>
                {
                    double Sum(Func<int, double> amount) => group.Count * group.Projections.Sum(entry => amount(entry.Projection));
                    var (projection, position) = group.Projections[0];
                    return new Group(description.Projections[projection].Source.Slice(position, 1).Ranges[0].Population, Sum(_ => 1), Sum(i => rows[i].Synapses),
                        (double)group.Count * threads * sizeof(long) + RowShare * Sum(i => rows[i].Bytes), Sum(i => rows[i].Held));
                }),
            ],
            DrawnSynapsesOf = [.. new double[description.Populations.Length]],
        };
        return plan.Choose(choice, memory, rates);
    }

    /// <summary>Another choice for the same network.</summary>
    /// <param name="choice">How connections are to be held.</param>
    /// <param name="memory">Bytes that rows may take, for <see cref="Connectivity.Auto"/>.</param>
    /// <param name="rates">Expected rate of each population [Hz]; equal where nothing is said.</param>
    public StoragePlan Choose(Connectivity choice, double memory = double.PositiveInfinity, IReadOnlyList<double>? rates = null)
    {
        bool[] stored = [.. Groups.Select(group => choice != Connectivity.Procedural || group.Held >= group.Bytes)];
        if (choice == Connectivity.Auto)
        {
            double excess = Groups.Sum(group => group.Bytes) - memory;
            double Saved(int g) => Groups[g].Bytes - Groups[g].Held;
            double Cost(int g) => (rates?[Groups[g].Population] ?? 1) * (Groups[g].Synapses + SynapsesPerRow * Groups[g].Rows);
            foreach (int g in Enumerable.Range(0, Groups.Length).Where(g => Saved(g) > 0).OrderByDescending(g => Saved(g) / Cost(g)))
            {
                if (excess <= 0) break;
                stored[g] = false;
                excess -= Saved(g);
            }
        }

        var drawnOf = new double[DrawnSynapsesOf.Length];
        for (int g = 0; g < stored.Length; g++)
            if (!stored[g]) drawnOf[Groups[g].Population] += Groups[g].Synapses;
        double drawn = Sum(false, group => group.Synapses);
        return this with
        {
            Choice = choice,
            Stored = [.. stored],
            StoredSynapses = Sum(true, group => group.Synapses),
            DrawnSynapses = drawn,
            RowBytes = Sum(true, group => group.Bytes),
            HeldBytes = Sum(false, group => group.Held),
            BytesPerDrawnSynapse = drawn > 0 ? Sum(false, group => group.Bytes) / drawn : 0,
            DrawnSynapsesOf = [.. drawnOf],
        };

        double Sum(bool which, Func<Group, double> amount) => Groups.Where((_, g) => stored[g] == which).Sum(amount);
    }

    // in all, and per source neuron
    static (double Total, double Synapses, double Bytes, double Held) RowsOf(IConnectionRule rule, ProjectionPlan plan)
    {
        double all = rule.ExpectedPairs(plan.Shape), sources = Math.Max(1, plan.Shape.Sources), pairs = all / sources;
        return (all * plan.Synapses.Length, pairs * plan.Synapses.Length, pairs * plan.Synapses.Sum(synapse => synapse.Encoding.Bytes()), rule.HeldBytes(plan.Shape) / sources);
    }
}
