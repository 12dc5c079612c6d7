using System.Globalization;
using Brainloom.Tests.Model;

namespace Brainloom.Tests.Models;

/// <summary>A table beside a model, by row and heading without its unit.</summary>
sealed class BrainTable
{
    readonly string[] headings;

    public BrainTable(string model, string file)
    {
        var lines = File.ReadLines(Path.Combine(Files.Model(model), file)).Where(line => !line.StartsWith('#')).Select(line => line.Split(',')).ToList();
        headings = [.. lines[0].Select(heading => heading.Split(' ')[0])];
        Rows = lines[1..];
    }

    public IReadOnlyList<string[]> Rows { get; }

    public string Word(string[] row, string column) => row[Array.IndexOf(headings, column)];

    public double Number(string[] row, string column) => double.Parse(Word(row, column), CultureInfo.InvariantCulture);

    public double Sum(string column) => Rows.Sum(row => Number(row, column));
}
