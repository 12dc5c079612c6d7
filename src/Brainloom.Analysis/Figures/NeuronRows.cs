using Brainloom.Engine;

namespace Brainloom.Analysis;

/// <summary>The neurons that a band of a raster shows.</summary>
/// <param name="First">First neuron, counted within the population.</param>
/// <param name="Count">Number of neurons.</param>
public readonly record struct NeuronRows(int First, int Count)
{
    /// <summary>All neurons of a population; when only a part was recorded, the part in which spikes occurred.</summary>
    public static NeuronRows Of(SpikeRecording spikes)
    {
        if (spikes.Recorded == spikes.Size || spikes.Neurons.IsEmpty) return new NeuronRows(0, Math.Max(spikes.Size, 1));
        int first = int.MaxValue, last = 0;
        foreach (int neuron in spikes.Neurons.Span)
        {
            first = Math.Min(first, neuron);
            last = Math.Max(last, neuron);
        }
        first = Math.Min(first, Math.Max(spikes.Size - spikes.Recorded, 0));
        return new NeuronRows(first, Math.Max(last - first + 1, spikes.Recorded));
    }
}
