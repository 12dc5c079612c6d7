using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Brainloom.Analysis;
using Brainloom.Model;

namespace Brainloom.Cli.Plans;

/// <summary>What a run will take, before anything is built.</summary>
sealed record Plan
{
    /// <summary>Name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Hash of the model document with all it includes.</summary>
    public required string DocumentHash { get; init; }

    /// <summary>Floating-point format: <c>single</c> or <c>double</c>.</summary>
    public required string Precision { get; init; }

    /// <summary>The machine that the plan is for.</summary>
    public required TargetMachine Machine { get; init; }

    /// <summary>Neurons, besides <see cref="Relays"/>.</summary>
    public required long Neurons { get; init; }

    /// <summary>Neurons of populations that only pass spikes on.</summary>
    public required long Relays { get; init; }

    /// <summary>The variants of the document, and what was chosen of each.</summary>
    public ImmutableArray<Choice> Choices { get; init; } = [];

    /// <summary>Neurons, layers and neuron types by region.</summary>
    public required StructureTable Structure { get; init; }

    /// <summary>Expected synapses.</summary>
    public required double Synapses { get; init; }

    /// <summary>Memory at the most: the parts below.</summary>
    public double MemoryBytes => RowBytes + DrawingBytes + StateBytes + BuildingBytes + SpikeBytes + ProgramBytes;

    /// <summary>How connections are held: <c>stored</c>, <c>procedural</c>, or <c>mixed</c>.</summary>
    public required string Connectivity { get; init; }

    /// <summary>Expected synapses that are not stored, but drawn when a spike arrives.</summary>
    public required double DrawnSynapses { get; init; }

    /// <summary>Stored synapses with their index.</summary>
    public required double RowBytes { get; init; }

    /// <summary>Drawn synapses until their arrival, and what their rules hold.</summary>
    public required double DrawingBytes { get; init; }

    /// <summary>State and accumulators of neurons.</summary>
    public required double StateBytes { get; init; }

    /// <summary>What some rules need while the network is built.</summary>
    public required double BuildingBytes { get; init; }

    /// <summary>Recorded spikes.</summary>
    public required double SpikeBytes { get; init; }

    /// <summary>The program itself.</summary>
    public required double ProgramBytes { get; init; }

    /// <summary>Time to build [s].</summary>
    public required double BuildS { get; init; }

    /// <summary>Time simulated before recording [ms].</summary>
    public required double WarmupMs { get; init; }

    /// <summary>Time simulated and recorded [ms].</summary>
    public required double SimulatedMs { get; init; }

    /// <summary>Time to simulate <see cref="SimulatedMs"/> [s].</summary>
    public double SimS => Rtf * SimulatedMs / 1000;

    /// <summary>Real-time factor.</summary>
    public required double Rtf { get; init; }

    /// <summary>Expected synaptic events per second of simulated time.</summary>
    public required double EventsPerS { get; init; }

    /// <summary>Whether the memory suffices.</summary>
    public bool Fits => MemoryBytes <= Machine.MemoryBytes;

    /// <summary>What would suffice, where the memory does not.</summary>
    public ImmutableArray<string> Remedies { get; init; } = [];

    /// <summary>What was taken for granted.</summary>
    public required ImmutableArray<string> Assumptions { get; init; }

    /// <summary>Populations, in the order of the model.</summary>
    public required ImmutableArray<PlannedPopulation> Populations { get; init; }

    /// <summary>Projections, largest first.</summary>
    public required ImmutableArray<PlannedProjection> Projections { get; init; }

    /// <summary>The plan as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, PlanJson.Readable.Plan);
}

/// <summary>A population in a plan.</summary>
/// <param name="Name">Name.</param>
/// <param name="Neurons">Neurons.</param>
/// <param name="RateHz">Expected rate.</param>
/// <param name="RateFrom">Where the rate comes from: <c>observation</c>, <c>mean_rate</c> or <c>assumption</c>.</param>
/// <param name="OutgoingSynapses">Synapses that its neurons make.</param>
/// <param name="DrawnSynapses">Those of them that are drawn when a spike arrives.</param>
sealed record PlannedPopulation(string Name, int Neurons, double RateHz, string RateFrom, double OutgoingSynapses, double DrawnSynapses);

/// <summary>A projection in a plan.</summary>
/// <param name="Name">Name.</param>
/// <param name="Synapses">Expected synapses.</param>
/// <param name="BytesPerSynapse">Bytes of a synapse as it is encoded.</param>
/// <param name="Bytes">Bytes of its synapses if they are stored, without their share of rows and index.</param>
sealed record PlannedProjection(string Name, double Synapses, int BytesPerSynapse, double Bytes);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Plan))]
sealed partial class PlanJson : JsonSerializerContext
{
    public static readonly PlanJson Readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
