using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Brainloom.Cli.Benchmarks;

/// <summary>Results of benchmarks as JSON, names in snake case as in the result of a run.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(BuildResult))]
[JsonSerializable(typeof(ThreadScaling))]
[JsonSerializable(typeof(SizeScaling))]
[JsonSerializable(typeof(ConfigurationTable))]
[JsonSerializable(typeof(NeuronTimings))]
sealed partial class BenchmarkJson : JsonSerializerContext
{
    public static readonly BenchmarkJson Readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
