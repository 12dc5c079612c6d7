using Brainloom.Engine;

namespace Brainloom.Model;

/// <summary>Reads time step, seed, precision, warm-up and duration.</summary>
sealed class SimulationReader(Compilation compilation)
{
    static readonly Unit Millisecond = Unit.Parse("ms");

    /// <summary>An empty network with these settings, warm-up [ms] and time [ms]; the time step and seed are set for the other readers.</summary>
    public (NetworkDescription Network, double Warmup, double Time) Read(DocumentPart part)
    {
        var diagnostics = compilation.Diagnostics;
        var section = part.Root["simulation"] as MappingNode;
        if (section is not null) diagnostics.CheckKeys(section, Sections.Simulation);
        else if (part.Root["simulation"] is { } other) diagnostics.Error("wrong-form", other, "The section 'simulation' is a mapping.");

        var numbers = new Scope(_ => null, () => []);
        double dt = compilation.Options.Dt ?? Number(section, "dt", Millisecond, numbers) ?? .1;
        if (dt is not (> 0 and <= 1000))
        {
            var at = compilation.Options.Dt is null ? section!["dt"]! : part.Root;
            diagnostics.Error("out-of-range", at, FormattableString.Invariant($"A time step of {dt} ms is not possible."), "Choose a time step above zero, usually 0.1 ms.");
            dt = .1;
        }
        compilation.Dt = dt;
        compilation.Seed = compilation.Options.Seed ?? Seed(section, numbers);
        var precision = compilation.Options.Precision ?? PrecisionOf(section);
        return (new NetworkDescription { dt = dt, Seed = compilation.Seed, Precision = precision }, Time(section, "warmup", 0), Time(section, "time", 1000));
    }

    double Time(MappingNode? section, string key, double otherwise)
    {
        if (Number(section, key, Millisecond, new Scope(_ => null, () => [])) is not { } time) return otherwise;
        var node = section![key]!;
        if (time < 0 || double.IsInfinity(time)) compilation.Diagnostics.Error("out-of-range", node, FormattableString.Invariant($"A {key} of {time} ms is not possible."), "Choose a time of at least zero.");
        else compilation.CheckStep(node, key, time);
        return time;
    }

    ulong Seed(MappingNode? section, Scope scope)
    {
        if (Number(section, "seed", Unit.One, scope) is not { } seed) return 1;
        if (seed >= 0 && seed == Math.Round(seed) && seed <= 1L << 53) return (ulong)seed;
        compilation.Diagnostics.Error("not-whole", section!["seed"]!, "A seed is a whole number from 0 to 2^53.");
        return 1;
    }

    Precision PrecisionOf(MappingNode? section)
    {
        if (section?["precision"] is not { } node) return Precision.Single;
        string text = (node as ScalarNode)?.Text ?? "";
        if (text is "single" or "double") return text == "single" ? Precision.Single : Precision.Double;
        compilation.Diagnostics.Unknown("unknown-word", node, "precision", text, ["single", "double"]);
        return Precision.Single;
    }

    double? Number(MappingNode? section, string key, Unit unit, Scope scope) =>
        section?[key] is { } node ? compilation.Values.Number(node, new ValueReader.Use(key, unit, scope)) : null;
}
