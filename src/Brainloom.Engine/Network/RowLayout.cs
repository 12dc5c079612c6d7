using System.Collections.Immutable;

namespace Brainloom.Engine;

/// <summary>What the rows of a group have in common: the inlets that they may reach, and where the targets of each synapse lie.</summary>
sealed class RowLayout
{
    /// <summary>Lays out the rows of a group.</summary>
    /// <param name="group">Source neurons.</param>
    /// <param name="plans">Projections of the network.</param>
    /// <param name="inlets">Inlets of all workers.</param>
    /// <param name="workers">Number of workers.</param>
    /// <param name="stride">Bins per inlet.</param>
    public RowLayout(in RowGroup group, IReadOnlyList<ProjectionPlan> plans, IReadOnlyList<Inlet> inlets, int workers, int stride)
    {
        Group = group;
        var reached = new List<int>();
        var places = new Dictionary<int, int>();
        int KeyOf(int inlet)
        {
            if (!places.TryGetValue(inlet, out int place))
            {
                places.Add(inlet, place = reached.Count);
                reached.Add(inlet);
            }
            return place * stride;
        }

        var pieces = new List<RowPiece[]>();
        foreach (var (projection, _) in group.Projections)
            foreach (var synapse in plans[projection].Synapses)
            {
                var targets = plans[projection].Pieces;
                var own = new RowPiece[targets.Length];
                for (int p = 0; p < own.Length; p++)
                    own[p] = new RowPiece
                    {
                        end = targets[p].First + targets[p].Count,
                        adjust = targets[p].Adjust,
                        positiveKey = KeyOf(synapse.PositiveInlet[p]),
                        negativeKey = KeyOf(synapse.NegativeInlet[p]),
                        positiveScale = synapse.PositiveScale[p],
                        negativeScale = synapse.NegativeScale[p],
                    };
                pieces.Add(own);
            }
        Pieces = [.. pieces];
        Sections = [.. reached.Select((inlet, place) => new RowSection(inlet, inlets[inlet].Encoding.Bytes(), place * stride))];
        SectionsOf = [.. Enumerable.Range(0, workers).Select(worker => Sections.Where(section => inlets[section.Inlet].Worker == worker).ToArray())];
    }

    /// <summary>The source neurons.</summary>
    public RowGroup Group { get; }

    /// <summary>Per synapse of the group's projections, in order, the pieces of its targets.</summary>
    public ImmutableArray<RowPiece[]> Pieces { get; }

    /// <summary>The inlets that rows may reach, in the order of their bins.</summary>
    public ImmutableArray<RowSection> Sections { get; }

    /// <summary>The same by worker.</summary>
    public ImmutableArray<RowSection[]> SectionsOf { get; }
}

/// <summary>Neighbouring targets that one worker owns, as the loops that sort synapses read them.</summary>
struct RowPiece
{
    /// <summary>Position behind the last target in the target collection.</summary>
    public int end;

    /// <summary>Index in the block = position + adjust.</summary>
    public int adjust;

    /// <summary>Bin of delay 0 for weights of at least zero, and for those below.</summary>
    public int positiveKey, negativeKey;

    /// <summary>Units of a fixed-point accumulator per unit of weight, for weights of at least zero, and for those below.</summary>
    public float positiveScale, negativeScale;
}

/// <summary>The part of a row for one inlet.</summary>
/// <param name="Inlet">Index of the inlet in the network.</param>
/// <param name="EntryBytes">Bytes per synapse.</param>
/// <param name="FirstBin">Bin of delay 0.</param>
readonly record struct RowSection(int Inlet, int EntryBytes, int FirstBin);
