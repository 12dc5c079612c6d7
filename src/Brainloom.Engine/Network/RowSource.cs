using System.Collections.Immutable;

namespace Brainloom.Engine;

/// <summary>What the rows that are not stored are drawn from; immutable, shared by all workers.</summary>
/// <param name="Plans">Projections, ready for drawing; those without rows to draw are left unprepared.</param>
/// <param name="Layouts">Layouts of the groups whose rows are drawn, in the order of neurons.</param>
/// <param name="LongestDelay">Longest delay [steps].</param>
/// <param name="dt">Time step [ms].</param>
/// <param name="Precision">Precision of drawn weights.</param>
sealed record RowSource(ImmutableArray<ProjectionPlan> Plans, ImmutableArray<RowLayout> Layouts, int LongestDelay, double dt, Precision Precision)
{
    readonly ImmutableArray<int> firstNeurons = [.. Layouts.Select(layout => layout.Group.FirstNeuron)];

    /// <summary>What the rows of some groups are drawn from; projections whose rows are all stored are not held.</summary>
    public static RowSource Of(NetworkDescription description, ImmutableArray<RowGroup> groups, ProjectionPlan[] plans, IReadOnlyList<Inlet> inlets, int threads, int longestDelay)
    {
        var used = groups.SelectMany(group => group.Projections).Select(entry => entry.Projection).ToHashSet();
        return new RowSource([.. plans.Select((plan, i) => used.Contains(i) ? plan : plan with { Rows = null! })],
            [.. groups.Select(group => new RowLayout(group, plans, inlets, threads, RowBuilder.Stride(longestDelay)))], longestDelay, description.dt, description.Precision);
    }

    /// <summary>The layout of a neuron's row; null where it is stored, or empty.</summary>
    public RowLayout? LayoutOf(int neuron)
    {
        int place = firstNeurons.AsSpan().BinarySearch(neuron);
        if (place < 0) place = ~place - 1;
        return place >= 0 && neuron < Layouts[place].Group.FirstNeuron + Layouts[place].Group.Count ? Layouts[place] : null;
    }

    /// <summary>Draws rows; one per thread.</summary>
    public RowBuilder Builder() => new(Plans, LongestDelay, dt, Precision);
}
