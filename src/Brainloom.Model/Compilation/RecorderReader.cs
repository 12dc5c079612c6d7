using System.Collections.Immutable;
using Brainloom.Engine;

namespace Brainloom.Model;

/// <summary>Reads recorders.</summary>
sealed class RecorderReader(Compilation compilation)
{
    /// <summary>All recorders.</summary>
    public ImmutableArray<RecorderDescription> Read()
    {
        var described = ImmutableArray.CreateBuilder<RecorderDescription>();
        foreach (var (part, name, _, value) in compilation.Entries("recorders"))
        {
            if (!compilation.Diagnostics.CheckKeys(value, Sections.Recorder)) continue;
            var node = value["recorder"]!;
            if (compilation.Values.Chosen(node, compilation.Catalog.Recorders, "recorder") is not var (entry, parameters)) continue;
            object? recorder = compilation.Records.Read(entry, parameters, node, compilation.Parameters(part).Scope, ScaleFactors.Full);
            var target = compilation.Nodes.Select(value["target"]!, part, name, compilation.Parameters(part).Scope);
            if (recorder is null) continue;
            compilation.CheckTimes(entry, recorder, parameters, node);
            if (target is null) continue;
            if (recorder is StateRecorder states) CheckVariables(states, (parameters as MappingNode)?["variables"] ?? node, target);
            described.Add(new RecorderDescription { Name = name, Recorder = recorder, Target = target.Nodes });
        }
        return described.ToImmutable();
    }

    void CheckVariables(StateRecorder recorder, Node node, Selection target)
    {
        foreach (var model in target.Parts.Select(part => part.Population.Model).Distinct())
            foreach (string variable in recorder.variables)
                if (model.State.All(known => known.Name != variable))
                    compilation.Diagnostics.Unknown("unknown-state", node, $"state variable of {model.Name} named", variable, model.State.Select(known => known.Name));
    }
}
