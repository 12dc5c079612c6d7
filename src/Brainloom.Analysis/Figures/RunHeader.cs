using System.Globalization;

namespace Brainloom.Analysis;

/// <summary>The data of a run that every caption states.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Version">Version of Brainloom.</param>
/// <param name="Seed">Seed.</param>
/// <param name="dt">Time step [ms].</param>
/// <param name="Duration">Duration of the recording [ms].</param>
/// <param name="Warmup">Simulated time before it [ms].</param>
public sealed record RunHeader(string Model, string Version, ulong Seed, double dt, double Duration, double Warmup)
{
    /// <summary>The header of a result.</summary>
    public static RunHeader Of(RunResult result) =>
        new(result.Model, result.Version, result.Seed, result.DtMs, result.SimulatedMs, result.WarmupMs);

    /// <summary>The data as a sentence.</summary>
    public string Sentence => string.Create(CultureInfo.InvariantCulture,
        $"Model: {Model}; Brainloom {Version}, seed {Seed}, time step {dt} ms, {Time(Duration)} recorded after {Time(Warmup)} of warm-up.");

    private static string Time(double ms) => ms >= 1000 ? Number.Plain(ms / 1000) + " s" : Number.Plain(ms) + " ms";
}
