using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using Brainloom.Engine;

namespace Brainloom.Formats;

/// <summary>Places of neurons as a file of numbers and its description.</summary>
/// <remarks>
/// <para><c>positions_neurons.f32</c>: x, y and z of each neuron [mm], IEEE single precision, little-endian, 12 bytes per neuron; population after population.</para>
/// <para><c>positions_neurons.json</c>: names of populations with the first neuron and their number, and the box that holds all, so that a
/// viewer can show any population without reading the rest. Neurons are numbered within their population as in the files of spikes.</para>
/// </remarks>
public static class PositionFile
{
    private const string Kind = "positions", Owner = "neurons", Name = Kind + "_" + Owner;

    /// <summary>Writes the places of all populations that have some.</summary>
    /// <returns>Whether there were any.</returns>
    public static bool Export(IReadOnlyList<PopulationDescription> populations, RecordingDirectory directory)
    {
        var placed = populations.Where(population => population.Positions is not null && population.Size > 0).ToList();
        if (placed.Count == 0) return false;
        float[] low = [float.PositiveInfinity, float.PositiveInfinity, float.PositiveInfinity], high = [float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity];
        var entries = ImmutableArray.CreateBuilder<PositionManifest.Population>();
        long first = 0;
        using (var file = directory.Create(Kind, Owner, ".f32", out _))
        {
            var buffer = new float[3 * 4096];
            foreach (var population in placed)
            {
                for (int neuron = 0; neuron < population.Size;)
                {
                    int used = 0;
                    for (; used < buffer.Length && neuron < population.Size; neuron++)
                    {
                        var place = population.Positions![neuron];
                        (buffer[used], buffer[used + 1], buffer[used + 2]) = ((float)place.X, (float)place.Y, (float)place.Z);
                        for (int axis = 0; axis < 3; axis++, used++) (low[axis], high[axis]) = (Math.Min(low[axis], buffer[used]), Math.Max(high[axis], buffer[used]));
                    }
                    file.Write(MemoryMarshal.AsBytes(buffer.AsSpan(0, used)));
                }
                entries.Add(new PositionManifest.Population(population.Name, first, population.Size));
                first += population.Size;
            }
        }
        using var manifest = directory.Create(Kind, Owner, ".json", out _);
        JsonSerializer.Serialize(manifest, new PositionManifest("mm", "float32 little-endian x y z", first, [.. low], [.. high], entries.ToImmutable()), PositionJson.Readable.PositionManifest);
        return true;
    }

    /// <summary>Reads the description of the places in the directory of a run; null when there is none.</summary>
    /// <exception cref="JsonException">It is not such a description.</exception>
    public static PositionManifest? Describe(string directory)
    {
        string path = Path.Combine(directory, Name + ".json");
        return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllText(path), PositionJson.Readable.PositionManifest) : null;
    }

    /// <summary>Reads the places of one population.</summary>
    /// <exception cref="EndOfStreamException">The file is shorter than its description says.</exception>
    public static ListedPositions Read(string directory, PositionManifest.Population population)
    {
        var places = new float[3 * population.Count];
        using (var file = File.OpenRead(Path.Combine(directory, Name + ".f32")))
        {
            file.Position = population.First * 3 * sizeof(float);
            file.ReadExactly(MemoryMarshal.AsBytes(places.AsSpan()));
        }
        ImmutableArray<float> Axis(int axis) => [.. Enumerable.Range(0, population.Count).Select(neuron => places[3 * neuron + axis])];
        return new ListedPositions(Axis(0), Axis(1), Axis(2));
    }
}
