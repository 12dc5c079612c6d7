using System.Collections.Immutable;

namespace Brainloom.Model;

/// <summary>A row of a table.</summary>
/// <param name="Fields">Its fields.</param>
/// <param name="Line">Line in the file, from 1.</param>
/// <param name="Raw">Its text.</param>
public sealed record CsvRow(ImmutableArray<string> Fields, int Line, string Raw)
{
    /// <summary>Column of the text, from 1, at which a field begins.</summary>
    public int ColumnOf(int field)
    {
        int at = 0;
        bool quoted = false;
        for (; field > 0 && at < Raw.Length; at++)
        {
            quoted ^= Raw[at] == '"';
            if (Raw[at] == ',' && !quoted) field--;
        }
        while (at < Raw.Length && Raw[at] == ' ') at++;
        return at + 1;
    }
}
