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
        var groups = builder.Groups();
        double[] bytes = [.. groups.Select(group => group.Count * (threads * sizeof(long) + RowShare * group.Projections.Sum(entry => rows[entry.Projection].Bytes)))];
        double[] held = [.. groups.Select(group => group.Count * group.Projections.Sum(entry => rows[entry.Projection].Held))];
        double[] synapses = [.. groups.Select(group => group.Count * group.Projections.Sum(entry => rows[entry.Projection].Synapses))];
        // a group lies within one population
        int[] populations = [.. groups.Select(group => description.Projections[group.Projections[0].Projection].Source.Slice(group.Projections[0].Position, 1).Ranges[0].Population)];

        bool[] stored = [.. groups.Select((_, g) => choice != Connectivity.Procedural || held[g] >= bytes[g])];
        if (choice == Connectivity.Auto)
        {
            double excess = bytes.Sum() - memory;
            double Saved(int g) => bytes[g] - held[g];
            double Cost(int g) => (rates?[populations[g]] ?? 1) * (synapses[g] + SynapsesPerRow * groups[g].Count * groups[g].Projections.Length);
            foreach (int g in Enumerable.Range(0, groups.Length).Where(g => Saved(g) > 0).OrderByDescending(g => Saved(g) / Cost(g)))
            {
                if (excess <= 0) break;
                stored[g] = false;
                excess -= Saved(g);
            }
        }

        double drawnBytes = Of(false, bytes), drawnSynapses = Of(false, synapses);
        var drawnOf = new double[description.Populations.Length];
        for (int g = 0; g < groups.Length; g++)
            if (!stored[g]) drawnOf[populations[g]] += synapses[g];
        return new StoragePlan
        {
            Choice = choice,
            Stored = [.. stored],
            StoredSynapses = Of(true, synapses),
            DrawnSynapses = drawnSynapses,
            RowBytes = Of(true, bytes),
            HeldBytes = Of(false, held),
            BytesPerDrawnSynapse = drawnSynapses > 0 ? drawnBytes / drawnSynapses : 0,
            LongestDelay = plans.SelectMany(plan => plan.Synapses).Select(synapse => synapse.LongestDelay).DefaultIfEmpty(1).Max() * description.dt,
            DrawnSynapsesOf = [.. drawnOf],
        };

        double Of(bool which, double[] amounts) => amounts.Where((_, g) => stored[g] == which).Sum();
    }

    // per source neuron
    static (double Synapses, double Bytes, double Held) RowsOf(IConnectionRule rule, ProjectionPlan plan)
    {
        double sources = Math.Max(1, plan.Shape.Sources), pairs = rule.ExpectedPairs(plan.Shape) / sources;
        return (pairs * plan.Synapses.Length, pairs * plan.Synapses.Sum(synapse => synapse.Encoding.Bytes()), rule.HeldBytes(plan.Shape) / sources);
    }
}
