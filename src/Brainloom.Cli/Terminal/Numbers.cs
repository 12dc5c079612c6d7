using System.Globalization;

namespace Brainloom.Cli.Terminal;

/// <summary>Numbers as a person reads them.</summary>
static class Numbers
{
    /// <summary>A parameter's value: the shortest text that reads back as the same number.</summary>
    public static string Value(object? value) => value switch
    {
        null => "",
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "-∞",
        bool truth => truth ? "true" : "false",
        string text => text,
        System.Collections.IEnumerable list => "[" + string.Join(", ", list.Cast<object>().Select(Value)) + "]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>A duration with two or three significant digits: 0.42 s, 12.3 s, 4 min 05 s, 2 h 10 min.</summary>
    public static string Duration(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds switch
    {
        < 10 => $"{time.TotalSeconds:0.00} s",
        < 60 => $"{time.TotalSeconds:0.0} s",
        < 3600 => $"{(int)time.TotalMinutes} min {time.Seconds:00} s",
        _ => $"{(int)time.TotalHours} h {time.Minutes:00} min",
    }}");
}
