using Brainloom.Engine;

namespace Brainloom.Tests.Engine;

/// <summary>A synapse of a network; neurons are counted over the whole network, delays in steps.</summary>
readonly record struct Stored(int Source, int Target, int Receptor, int Delay, double Weight) : IComparable<Stored>
{
    /// <summary>By source, target, delay and weight.</summary>
    public int CompareTo(Stored other)
    {
        int order = Source.CompareTo(other.Source);
        if (order == 0) order = Target.CompareTo(other.Target);
        if (order == 0) order = Delay.CompareTo(other.Delay);
        return order != 0 ? order : Weight.CompareTo(other.Weight);
    }
}

/// <summary>Reads synapses back from the rows of a network, whose format <see cref="RowBuilder"/> describes.</summary>
static unsafe class StoredRows
{
    /// <summary>All synapses, sorted.</summary>
    public static List<Stored> Synapses(this Network network)
    {
        var synapses = new List<Stored>();
        for (int worker = 0; worker < network.Workers; worker++)
            for (int source = 0; source < network.Neurons; source++)
                ReadRow(network, source, (byte*)((long*)network.Rows[worker])[source], synapses);
        synapses.Sort();
        return synapses;
    }

    /// <summary>Encodings in use.</summary>
    public static HashSet<SynapseEncoding> Encodings(this Network network) => [.. network.Inlets.Select(inlet => inlet.Encoding)];

    static void ReadRow(Network network, int source, byte* at, List<Stored> synapses)
    {
        if (at == null) return;
        int sections = *(int*)at;
        at += 8;
        for (; sections > 0; sections--)
        {
            var inlet = network.Inlets[*(int*)at];
            int first = ((ushort*)at)[2], slots = ((ushort*)at)[3] & 0x7FFF;
            bool wide = (((ushort*)at)[3] & 0x8000) != 0;
            byte* counts = at + 8, entry = counts + (slots * (wide ? 4 : 2) + 7) / 8 * 8;
            for (int slot = 0; slot < slots; slot++)
                for (int left = wide ? ((int*)counts)[slot] : ((ushort*)counts)[slot]; left > 0; left--)
                    synapses.Add(ReadSynapse(network, inlet, source, first + slot, ref entry));
            at += (entry - at + 7) / 8 * 8;
        }
    }

    static Stored ReadSynapse(Network network, Inlet inlet, int source, int delay, ref byte* entry)
    {
        var encoding = inlet.Encoding;
        int place = encoding is SynapseEncoding.Uniform or SynapseEncoding.Compact ? *(ushort*)entry : *(int*)entry;
        var range = RangeAt(network.Partition, inlet, place);
        double unit = network.Ports[range.Population].Scales[inlet.Receptor].Unit;
        double weight = encoding switch
        {
            SynapseEncoding.Uniform => inlet.Weight * unit,
            SynapseEncoding.Compact => (double)*(ushort*)(entry + 2) * inlet.Weight * unit,
            SynapseEncoding.Single => *(float*)(entry + 4),
            _ => *(double*)(entry + 4),
        };
        entry += encoding switch { SynapseEncoding.Uniform => 2, SynapseEncoding.Compact => 4, SynapseEncoding.Single => 8, _ => 12 };
        return new Stored(source, network.FirstNeurons[range.Population] + range.Start + place - range.Offset, inlet.Receptor, delay, weight);
    }

    static OwnedRange RangeAt(Partition partition, Inlet inlet, int place)
    {
        foreach (ref readonly var range in partition.Ranges.AsSpan())
            if (range.Worker == inlet.Worker && range.Block == inlet.Block && place >= range.Offset && place < range.Offset + range.Count) return range;
        throw new InvalidDataException($"no neuron has place {place} in block {inlet.Block} of worker {inlet.Worker}");
    }
}
