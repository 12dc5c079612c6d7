using System.Globalization;
using System.Text.Json;

namespace Brainloom.Tests.Engine.Neurons;

/// <summary>Reads the files in the folder Reference.</summary>
static class ReferenceData
{
    public static string Path(string file) => System.IO.Path.Combine(AppContext.BaseDirectory, "Reference", file);

    /// <summary>Rows of numbers below a line of JSON, if there is one, and a line of column names.</summary>
    public static double[][] Table(string file) =>
        [.. File.ReadLines(Path(file)).Where(line => line[0] is '-' or (>= '0' and <= '9'))
            .Select(line => line.Split(',').Select(x => double.Parse(x, CultureInfo.InvariantCulture)).ToArray())];

    /// <summary>The column names of a table.</summary>
    public static string[] Columns(string file) => File.ReadLines(Path(file)).First(line => line[0] != '#').Split(',');

    /// <summary>The JSON in the first line of a table.</summary>
    public static JsonElement Header(string file) => JsonDocument.Parse(File.ReadLines(Path(file)).First()[1..]).RootElement;

    public static JsonElement Json(string file) => JsonDocument.Parse(File.ReadAllText(Path(file))).RootElement;

    /// <summary>A number; infinities are written as text or as the largest number.</summary>
    public static double Number(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String) return element.GetString() == "-inf" ? double.NegativeInfinity : double.PositiveInfinity;
        double number = element.GetDouble();
        return Math.Abs(number) == double.MaxValue ? number * 2 : number;
    }

    public static double[] Numbers(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(Number)];
}
