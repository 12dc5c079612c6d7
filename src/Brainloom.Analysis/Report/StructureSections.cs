using Brainloom.Model;

namespace Brainloom.Analysis;

/// <summary>The sections of a report on what the network consists of.</summary>
internal static class StructureSections
{
    /// <summary>Neurons, layers and types by region; nothing where the document says of no population where it belongs.</summary>
    public static Html Structure(RunResult result)
    {
        if (result.Structure is not { IsTold: true } structure) return default;
        string relays = structure.Relays.IsEmpty ? "" : "Besides: " + string.Join(", ", structure.Relays.Select(relay => $"{Number.Count(relay.Neurons)} relays{(relay.Region.Length > 0 ? $" of {relay.Region}" : "")}")) + ".";
        var total = structure.Rows.Length < 2 ? default
            : Html.Of($"<tr><th scope=\"row\">total</th><td></td>{Cell(Number.Count(structure.Neurons))}<td></td>{Cell(Number.Count(structure.Rows.Sum(row => row.Types)))}</tr>\n");
        return Html.Of($"""
            <section>
            <h2>Structure</h2>
            <div class="card wide"><table>
            <thead><tr><th>Category</th><th>Region</th><th class="number">Neurons</th><th class="number">Layers</th><th class="number">Neuron types</th></tr></thead>
            <tbody>
            {Html.Join(structure.Rows.Select(row => Html.Of($"<tr><th scope=\"row\">{row.Category}</th><td>{row.Region}</td>{Cell(Number.Count(row.Neurons))}{Cell(Number.Count(row.Layers))}{Cell(Number.Count(row.Types))}</tr>\n")))}
            {total}
            </tbody></table></div>
            <p class="note">{relays}</p>
            </section>
            """);
    }

    /// <summary>What was chosen of each variant, and on what evidence.</summary>
    public static Html Choices(RunResult result)
    {
        if (result.Choices.IsDefaultOrEmpty) return default;
        return Html.Of($"""
            <section>
            <h2>Choices</h2>
            <div class="card wide"><table>
            <thead><tr><th>Choice</th><th>Taken</th><th>Others</th><th>Evidence</th></tr></thead>
            <tbody>
            {Html.Join(result.Choices.Select(Choice))}
            </tbody></table></div>
            </section>
            """);
    }

    static Html Choice(Choice choice)
    {
        string others = string.Join(", ", choice.Alternatives.Where(alternative => alternative.Name != choice.Chosen.Name).Select(alternative => alternative.Name));
        var question = choice.Note is { } note ? Html.Of($"<div class=\"note\">{note}</div>") : default;
        return Html.Of($"""
            <tr><td class="value">{choice.Prefix + choice.Variant}{question}</td><td>{choice.Chosen.Name}{(choice.IsSet ? " (set)" : "")}</td><td class="value">{others}</td>
            <td class="value">{choice.Chosen.Note} {(choice.Chosen.Source is { } source ? $"[{source}]" : "")}</td></tr>

            """);
    }

    /// <summary>Mean in-degrees by population; nothing where synapses were not counted.</summary>
    public static Html InDegrees(RunResult result)
    {
        if (result.Indegrees.IsEmpty) return default;
        bool other = result.Indegrees.Any(row => row.ExpectedOther > 0);
        var head = other ? Html.Of($"<th class=\"number\">Other</th><th class=\"number\">expected</th>") : default;
        return Html.Of($"""
            <section>
            <h2>In-degrees</h2>
            <div class="card wide"><table>
            <thead><tr><th>Population</th><th class="number">Excitatory</th><th class="number">expected</th><th class="number">Inhibitory</th><th class="number">expected</th>{head}</tr></thead>
            <tbody>
            {Html.Join(result.Indegrees.Select(row => Row(row, other)))}
            </tbody></table></div>
            <p class="note">Synapses that a neuron receives on average from excitatory and inhibitory populations, counted in the network, and as the rules give them on average.</p>
            </section>
            """);
    }

    static Html Row(InDegrees row, bool other) => Html.Of($"""
        <tr><th scope="row">{row.Population}</th>{Cell(Number.Fixed(row.Excitatory, 1))}{Cell(Number.Fixed(row.ExpectedExcitatory, 1))}{Cell(Number.Fixed(row.Inhibitory, 1))}{Cell(Number.Fixed(row.ExpectedInhibitory, 1))}{(other ? Html.Of($"{Cell(Number.Fixed(row.Other, 1))}{Cell(Number.Fixed(row.ExpectedOther, 1))}") : default)}</tr>

        """);

    /// <summary>Where the memory went.</summary>
    public static Html Memory(RunResult result)
    {
        if (result.Memory is not { } memory) return default;
        var sources = memory.Sources.IsEmpty ? default : Html.Of($"""
            <div class="card wide"><table>
            <thead><tr><th>Rows of</th><th class="number">Neurons</th><th class="number">Synapses</th><th class="number">Memory</th><th class="number">B per synapse</th><th class="number">B per neuron</th></tr></thead>
            <tbody>
            {Html.Join(memory.Sources.Select(source => Html.Of($"<tr><th scope=\"row\">{source.Population}</th>{Cell(Number.Count(source.Neurons))}{Cell(Number.Count(source.Synapses))}{Cell(Number.Prefixed(source.SynapseBytes + source.HeadBytes, "B"))}{Cell(Number.Text(source.BytesPerSynapse))}{Cell(Number.Text(source.BytesPerNeuron))}</tr>\n")))}
            </tbody></table></div>
            <p class="note">A row holds all synapses that a neuron makes, so the projections from a population share its rows.</p>
            """);
        return Html.Of($"""
            <section>
            <h2>Memory</h2>
            <p>State {Number.Prefixed(memory.StateBytes, "B")}, rows of synapses {Number.Prefixed(memory.RowBytes, "B")}, their index {Number.Prefixed(memory.IndexBytes, "B")}, places {Number.Prefixed(memory.PositionBytes, "B")}:
            {Number.Text(memory.BytesPerNeuron)} B per neuron and {Number.Text(memory.BytesPerSynapse)} B per synapse. Building took {Number.Prefixed(memory.BuildingPeakBytes, "B")} at most, {Number.Prefixed(memory.BuiltBytes, "B")} at its end.</p>
            {sources}
            </section>
            """);
    }

    static Html Cell(string value) => Html.Of($"<td class=\"number\">{value}</td>");
}
