using System.Security.Cryptography;
using System.Text;

namespace Brainloom.Model;

/// <summary>All files of a document: its parts and every table that they name, in any variant, also through the tables of observations.</summary>
sealed class DocumentFiles
{
    readonly ModelDocument document;
    readonly SortedDictionary<string, string> texts = new(StringComparer.Ordinal);

    public DocumentFiles(ModelDocument document)
    {
        this.document = document;
        foreach (var (file, text) in document.Texts) texts[file] = text;
        foreach (var part in document.Parts) Walk(part.Root, part.File);
    }

    /// <summary>SHA-256, in hexadecimal digits, over names and texts; line ends and the folder of the document do not count.</summary>
    public string Hash()
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(document.File)) ?? "";
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (file, text) in texts)
        {
            string name = Path.GetRelativePath(folder, Path.GetFullPath(file)).Replace('\\', '/');
            string content = text.ReplaceLineEndings("\n");
            hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{name}\n{content.Length}\n{content}")));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    void Walk(Node node, string file)
    {
        if (node is SequenceNode sequence)
            foreach (var item in sequence.Items) Walk(item, file);
        if (node is MappingNode mapping)
            foreach (var (key, value) in mapping.Entries)
            {
                if (value is not ScalarNode { IsNull: false } scalar) Walk(value, file);
                else if (key.Text is "table" or "reference" || scalar.Text.EndsWith(".csv", StringComparison.Ordinal)) Add(scalar.Text, file);
            }
    }

    void Add(string name, string beside)
    {
        string file = Path.Combine(Path.GetDirectoryName(beside) ?? "", name);
        if (texts.ContainsKey(file)) return;
        try
        {
            texts[file] = document.Read(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // the compiler reports it where it is needed
            return;
        }
        if (CsvTable.Read(texts[file], file, new DiagnosticList()) is not { } table || table.Find("reference") is not (>= 0 and var column)) return;
        foreach (var row in table.Rows)
            if (row.Fields[column].Length > 0) Add(row.Fields[column], file);
    }
}
