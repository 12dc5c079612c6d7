using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Brainloom.Formats;

/// <summary>What the manifest says of the recordings beside it: how far they are complete, and what each file holds.</summary>
public sealed record RecordingManifest
{
    /// <summary>Name of the model.</summary>
    public string Model { get; init; } = "";

    /// <summary>Whether the recordings cover all of the time that was to be simulated.</summary>
    public bool Complete { get; init; }

    /// <summary>Time step [ms].</summary>
    public required double DtMs { get; init; }

    /// <summary>Simulated time before the recording [ms].</summary>
    public double WarmupMs { get; init; }

    /// <summary>Simulated time that the recordings cover [ms].</summary>
    public double SimulatedMs { get; init; }

    /// <summary>Time that was to be simulated after the warm-up [ms].</summary>
    public double? TimeMs { get; init; }

    /// <summary>Steps before the recording starts.</summary>
    public long FirstStep { get; init; }

    /// <summary>Last step that the recordings cover.</summary>
    public long LastStep { get; init; }

    /// <summary>The files.</summary>
    public ImmutableArray<RecordedFile> Recordings { get; init; } = [];

    /// <summary>Where the recordings end, in words; null when they are complete.</summary>
    [JsonIgnore]
    public string? Note => Complete ? null
        : string.Create(CultureInfo.InvariantCulture, $"recording ends at {SimulatedMs / 1000:0.######} s{(TimeMs is { } time ? string.Create(CultureInfo.InvariantCulture, $" of {time / 1000:0.######} s") : "")}");

    /// <summary>This manifest as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ManifestJson.Readable.RecordingManifest);

    /// <summary>Reads the manifest of a run, at its end or on its way.</summary>
    /// <exception cref="JsonException">The text is no manifest.</exception>
    public static RecordingManifest FromJson(string json) =>
        JsonSerializer.Deserialize(json, ManifestJson.Readable.RecordingManifest) ?? throw new JsonException("The manifest is empty.");
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RecordingManifest))]
internal sealed partial class ManifestJson : JsonSerializerContext
{
    public static readonly ManifestJson Readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
