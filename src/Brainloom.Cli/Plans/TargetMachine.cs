using System.CommandLine.Parsing;
using System.Globalization;
using Brainloom.Analysis;

namespace Brainloom.Cli.Plans;

/// <summary>The machine that a plan is for.</summary>
/// <param name="Cores">Cores to be used.</param>
/// <param name="MemoryBytes">Main memory.</param>
/// <param name="Here">Whether it is this machine, so that nothing is scaled.</param>
sealed record TargetMachine(int Cores, long MemoryBytes, bool Here)
{
    /// <summary>This machine.</summary>
    public static TargetMachine This(int threads) => new(threads, Machine.ReadThis().MemoryBytes, true);

    /// <summary>Another machine, from a text such as <c>cores=64,memory=256GB</c>.</summary>
    public static TargetMachine? Read(ArgumentResult argument)
    {
        int? cores = null;
        double? memory = null;
        string text = string.Concat(argument.Tokens.Select(token => token.Value));
        foreach (string part in text.Split(','))
        {
            if (part.Split('=') is ["cores", var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0) cores = count;
            else if (part.Split('=') is ["memory", var size] && Bytes(size) is { } bytes) memory = bytes;
            else
            {
                argument.AddError($"'{part}' says nothing about a machine: write cores=64,memory=256GB, or one of the two.");
                return null;
            }
        }
        var here = Machine.ReadThis();
        return new TargetMachine(cores ?? here.Cores, (long)(memory ?? here.MemoryBytes), false);
    }

    static double? Bytes(string size)
    {
        foreach (var (suffix, factor) in ((string, double)[])[("TB", 1e12), ("GB", 1e9), ("MB", 1e6), ("TiB", 1L << 40), ("GiB", 1L << 30), ("MiB", 1L << 20)])
            if (size.EndsWith(suffix, StringComparison.Ordinal) && double.TryParse(size[..^suffix.Length], NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number > 0)
                return number * factor;
        return null;
    }
}
