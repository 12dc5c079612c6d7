using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Brainloom.Model;

/// <summary>Reads YAML into nodes that know their places.</summary>
sealed class YamlReader
{
    // far more than a document needs, and far less than the stack holds
    const int DeepestNesting = 64, MostValues = 5_000_000;

    const string Remedy = "Check indentation, brackets and quotes here and in the line above.";

    readonly string file;
    readonly DiagnosticList diagnostics;
    readonly IParser parser;
    readonly Dictionary<string, (Node Node, int Values)> anchors = [];

    // with those that aliases repeat, so that a few lines cannot stand for an endless document
    int values;

    YamlReader(string text, string file, DiagnosticList diagnostics)
    {
        this.file = file;
        this.diagnostics = diagnostics;
        parser = new Parser(new StringReader(text));
    }

    /// <summary>The document's mapping; null when the text is no YAML or holds something else, which is reported.</summary>
    public static MappingNode? Read(string text, string file, DiagnosticList diagnostics)
    {
        var top = new Place(file, 1, 1);
        var reader = new YamlReader(text, file, diagnostics);
        try
        {
            reader.parser.Consume<StreamStart>();
            if (reader.parser.TryConsume<DocumentStart>(out _) && reader.Value("", 0) is MappingNode mapping) return mapping;
            diagnostics.Error("not-a-document", "", top, "A model document is a mapping of sections.", "Begin with 'brainloom: 1'.");
        }
        catch (YamlException e)
        {
            diagnostics.Error("syntax", "", new Place(file, (int)e.Start.Line, (int)e.Start.Column), $"This is not YAML: {Inner(e)}",
                Remedy);
        }
        catch (InvalidOperationException)
        {
            // the scanner gives up on some broken texts
            var last = reader.parser.Current;
            diagnostics.Error("syntax", "", new Place(file, (int)(last?.End.Line ?? 1), (int)(last?.End.Column ?? 1)), "This is not YAML: the text breaks off or continues wrongly behind this place.", Remedy);
        }
        return null;
    }

    static string Inner(YamlException e) => (e.InnerException?.Message ?? e.Message).TrimEnd('.') + ".";

    Node Value(string path, int depth)
    {
        if (depth > DeepestNesting) throw new YamlException(parser.Current!.Start, parser.Current.End, "nested too deeply");
        if (values++ > MostValues) throw new YamlException(parser.Current!.Start, parser.Current.End, "the document is too large");
        int before = values;
        Node node;
        AnchorName anchor;
        switch (parser.Consume<ParsingEvent>())
        {
            case AnchorAlias alias:
                if (!anchors.TryGetValue(alias.Value.Value, out var known)) throw new YamlException(alias.Start, alias.End, $"no anchor '{alias.Value}' above");
                values = (int)Math.Min(values + (long)known.Values, MostValues + 1L);
                return known.Node;
            case Scalar scalar:
                anchor = scalar.Anchor;
                node = new ScalarNode(At(scalar), path, scalar.Value, scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted);
                break;
            case SequenceStart start:
                anchor = start.Anchor;
                var items = ImmutableArray.CreateBuilder<Node>();
                while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Value($"{path}[{items.Count}]", depth + 1));
                node = new SequenceNode(At(start), path, items.ToImmutable());
                break;
            case MappingStart start:
                anchor = start.Anchor;
                node = Mapping(start, path, depth);
                break;
            case var other:
                throw new YamlException(other.Start, other.End, "a value is expected");
        }
        if (!anchor.IsEmpty) anchors[anchor.Value] = (node, values - before + 1);
        return node;
    }

    MappingNode Mapping(MappingStart start, string path, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<Entry>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var key))
                throw new YamlException(parser.Current!.Start, parser.Current.End, "a key is a single word");
            string inner = path.Length == 0 ? key.Value : path + "." + key.Value;
            var keyNode = new ScalarNode(At(key), inner, key.Value);
            var value = Value(inner, depth + 1);
            if (keys.Add(key.Value)) entries.Add(new Entry(keyNode, value));
            else diagnostics.Error("duplicate-key", keyNode, $"'{key.Value}' is given twice.", "Keep one of the two.");
        }
        return new MappingNode(At(start), path, entries.ToImmutable());
    }

    Place At(ParsingEvent e) => new(file, (int)e.Start.Line, (int)e.Start.Column);
}
