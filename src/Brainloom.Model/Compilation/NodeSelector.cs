using System.Collections.Immutable;
using System.Globalization;
using System.IO.Enumeration;
using System.Text.RegularExpressions;
using Brainloom.Engine;

namespace Brainloom.Model;

/// <summary>Finds the neurons that a document names: populations, slices such as <c>E[0:800]</c>, patterns such as <c>L4*</c>, lists of these, or <c>all</c>.</summary>
sealed partial class NodeSelector(Compilation compilation)
{
    readonly Dictionary<(string Prefix, string Text), Selection?> known = [];

    /// <summary>The neurons; null when some are not to be found, which is reported.</summary>
    public Selection? Select(Node node, string prefix)
    {
        if (node is ScalarNode scalar) return Select(scalar.Text, prefix, scalar.Path, scalar.Place);
        if (node is not SequenceNode list || list.Items.Any(item => item is not ScalarNode))
        {
            compilation.Diagnostics.Error("wrong-form", node, "Neurons are named by a population, a slice of one, or a list of these.");
            return null;
        }
        var parts = list.Items.Select(item => Select(((ScalarNode)item).Text, prefix, item.Path, item.Place)).ToList();
        return parts.Contains(null) ? null : new Selection([.. parts.SelectMany(part => part!.Parts)]);
    }

    /// <summary>The neurons that one word names.</summary>
    public Selection? Select(string text, string prefix, string path, Place place)
    {
        if (known.TryGetValue((prefix, text), out var found) && found is not null) return found;
        return known[(prefix, text)] = Find(text, prefix, path, place);
    }

    /// <summary>The words that name neurons, as one.</summary>
    public static string Words(Node node) => node switch
    {
        ScalarNode scalar => scalar.Text,
        SequenceNode list => string.Join('+', list.Items.Select(Words)),
        _ => node.Path,
    };

    Selection? Find(string text, string prefix, string path, Place place)
    {
        var populations = compilation.Populations;
        var match = Slice().Match(text);
        string name = match.Success ? match.Groups["name"].Value.Trim() : text;
        if (!match.Success && (name is "all" || name.Contains('*', StringComparison.Ordinal)))
        {
            string pattern = prefix + (name is "all" ? "*" : name);
            var matching = populations.Values.Where(population => FileSystemName.MatchesSimpleExpression(pattern, population.Name, ignoreCase: false)).ToList();
            if (matching.Count > 0) return new Selection([.. matching.OrderBy(population => population.Index).Select(Whole)]);
        }
        if (!populations.TryGetValue(prefix + name, out var one))
        {
            compilation.Diagnostics.Unknown("unknown-population", path, place, "population", name,
                populations.Keys.Where(known => known.StartsWith(prefix, StringComparison.Ordinal)).Select(known => known[prefix.Length..]));
            return null;
        }
        if (!match.Success) return new Selection([Whole(one)]);
        int first = Bound(match.Groups["first"].Value, 0), end = Bound(match.Groups["end"].Value, one.FullSize);
        if (first < 0 || end > one.FullSize || first >= end)
        {
            compilation.Diagnostics.Error("bad-slice", path, place, $"The slice {text} leaves no neurons, or reaches beyond the {one.FullSize} neurons of {name}.",
                $"A slice [first:end] has 0 ≤ first < end ≤ {one.FullSize}.");
            return null;
        }
        int start = Math.Min(compilation.Scale.Size(first), one.Size), stop = end == one.FullSize ? one.Size : Math.Min(compilation.Scale.Size(end), one.Size);
        return new Selection([new SelectedPart(one, end - first, new NodeCollection(one.Index, start, Math.Max(0, stop - start)))]);
    }

    static SelectedPart Whole(PopulationSpec population) => new(population, population.FullSize, new NodeCollection(population.Index, 0, population.Size));

    static int Bound(string text, int otherwise) =>
        text.Length == 0 ? otherwise : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : int.MaxValue;

    [GeneratedRegex(@"^(?<name>[^\[\]]+)\[(?<first>\d*):(?<end>\d*)\]$")]
    private static partial Regex Slice();
}
