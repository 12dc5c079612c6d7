using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Brainloom.Model;

namespace Brainloom.Cli.Commands;

/// <summary>Diagnostics as JSON: names in snake case, severities in words.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Diagnostic[]))]
sealed partial class DiagnosticJson : JsonSerializerContext
{
    public static readonly DiagnosticJson Readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
