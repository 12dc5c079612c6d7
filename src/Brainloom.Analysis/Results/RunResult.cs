using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Brainloom.Model;

namespace Brainloom.Analysis;

/// <summary>What a run was and what it showed: printed as JSON, and kept as the manifest beside the recordings.</summary>
/// <remarks>JSON names are the properties' in snake case: <see cref="BytesPerSynapse"/> is <c>bytes_per_synapse</c>.</remarks>
public sealed record RunResult
{
    /// <summary>Name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Hash of the model document with all it includes.</summary>
    public string DocumentHash { get; init; } = "";

    /// <summary>Version of Brainloom.</summary>
    public string Version { get; init; } = "";

    /// <summary>Commit that Brainloom was built from.</summary>
    public string Commit { get; init; } = "";

    /// <summary>The machine.</summary>
    public required Machine Machine { get; init; }

    /// <summary>Threads.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Processes that shared the network.</summary>
    public int Ranks { get; init; } = 1;

    /// <summary>Seed of all random numbers.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Time step [ms].</summary>
    public required double DtMs { get; init; }

    /// <summary>Floating-point format: <c>single</c> or <c>double</c>.</summary>
    public string Precision { get; init; } = "";

    /// <summary>How connections are held: <c>stored</c>, <c>procedural</c>, or <c>mixed</c>.</summary>
    public string Connectivity { get; init; } = "";

    /// <summary>Neurons, besides <see cref="Relays"/>.</summary>
    public long Neurons { get; init; }

    /// <summary>Neurons of populations that only pass spikes on.</summary>
    public long Relays { get; init; }

    /// <summary>Synapses; of those that are not stored, the expected number.</summary>
    public long Synapses { get; init; }

    /// <summary>Time to build the network [s].</summary>
    public double BuildS { get; init; }

    /// <summary>Simulated time before the recording [ms].</summary>
    public double WarmupMs { get; init; }

    /// <summary>Simulated time of the recording [ms].</summary>
    public double SimulatedMs { get; init; }

    /// <summary>Time that the state propagation of <see cref="SimulatedMs"/> took [s].</summary>
    public double SimS { get; init; }

    /// <summary>Real-time factor: wall-clock time of state propagation per simulated time.</summary>
    public double Rtf { get; init; }

    /// <summary>Where the time went.</summary>
    public RunPhases Phases { get; init; } = new();

    /// <summary>Spikes of all neurons.</summary>
    public long Spikes { get; init; }

    /// <summary>Spikes that arrived at synapses, counted.</summary>
    public long SynapticEvents { get; init; }

    /// <summary>Synaptic events per second of wall-clock time and core.</summary>
    public double EventsPerSPerCore { get; init; }

    /// <summary>Resident memory before the network was built.</summary>
    public long MemoryBeforeBytes { get; init; }

    /// <summary>Peak of the resident memory while the network was built and simulated.</summary>
    public long PeakRssBytes { get; init; }

    /// <summary>(Peak resident memory − resident memory before the network) / synapses.</summary>
    public double BytesPerSynapse { get; init; }

    /// <summary>Where the memory went.</summary>
    public MemoryUse? Memory { get; init; }

    /// <summary>Synapses built per second of wall-clock time.</summary>
    [JsonPropertyName("synapses_per_s_built")] public double SynapsesPerSBuilt { get; init; }

    /// <summary>The variants of the document, and what was chosen of each.</summary>
    public ImmutableArray<Choice> Choices { get; init; } = [];

    /// <summary>Neurons, layers and neuron types by region.</summary>
    public StructureTable? Structure { get; init; }

    /// <summary>Mean in-degrees by population; empty where synapses were not counted.</summary>
    public ImmutableArray<InDegrees> Indegrees { get; init; } = [];

    /// <summary>Results by population, in the model's order.</summary>
    public IReadOnlyDictionary<string, PopulationResult> Populations { get; init; } = ImmutableDictionary<string, PopulationResult>.Empty;

    /// <summary>Observations, judged.</summary>
    public ImmutableArray<ObservationResult> Observations { get; init; } = [];

    /// <summary>Hash of the sorted (step, neuron) list: the same for the same model, seed and time step.</summary>
    public string SpikeHash { get; init; } = "";

    /// <summary>Recordings written beside the manifest.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>Results of all populations of <paramref name="statistics"/>, in their order.</summary>
    public static IReadOnlyDictionary<string, PopulationResult> PopulationsOf(RunStatistics statistics) =>
        new OrderedDictionary<string, PopulationResult>(statistics.Populations.Select(p => KeyValuePair.Create(p.Name, PopulationResult.Of(p))));

    /// <summary>This result as JSON: indented, numbers in full precision.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json.Readable.RunResult);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">The text is not the result of a run.</exception>
    public static RunResult FromJson(string json) =>
        JsonSerializer.Deserialize(json, Json.Readable.RunResult) ?? throw new JsonException("The result of a run is empty.");
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RunResult))]
internal sealed partial class Json : JsonSerializerContext
{
    public static readonly Json Readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
