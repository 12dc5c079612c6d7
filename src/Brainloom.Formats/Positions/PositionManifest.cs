using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Brainloom.Formats;

/// <summary>Describes a file of places.</summary>
/// <param name="Unit">Unit of the coordinates.</param>
/// <param name="Layout">How numbers are written.</param>
/// <param name="Neurons">Neurons in the file.</param>
/// <param name="Low">Lowest coordinate along each axis.</param>
/// <param name="High">Highest coordinate along each axis.</param>
/// <param name="Populations">Populations, in the order of the file.</param>
public sealed record PositionManifest(string Unit, string Layout, long Neurons, ImmutableArray<float> Low, ImmutableArray<float> High, ImmutableArray<PositionManifest.Population> Populations)
{
    /// <summary>Where a population is in the file.</summary>
    /// <param name="Name">Name.</param>
    /// <param name="First">Neurons before its first.</param>
    /// <param name="Count">Neurons.</param>
    public sealed record Population(string Name, long First, int Count);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PositionManifest))]
internal sealed partial class PositionJson : JsonSerializerContext
{
    public static readonly PositionJson Readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
