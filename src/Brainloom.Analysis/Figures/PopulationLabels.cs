using System.Collections.Immutable;

namespace Brainloom.Analysis;

/// <summary>The names of populations at the left of their bands, with the mark and colour of their sign.</summary>
public static class PopulationLabels
{
    private const double MarkSpace = 9;

    /// <summary>Width that the labels need [points].</summary>
    public static double Width(IEnumerable<RecordedPopulation> populations) =>
        populations.Max(p => TextStyle.WidthOf(p.Display.Label, TextStyle.Body)) + MarkSpace + 7;

    /// <summary>Writes the labels, right-aligned before the bands; one that would overlap the label above is left out.</summary>
    public static void Draw(Canvas canvas, ImmutableArray<RecordedPopulation> populations, ImmutableArray<Rect> bands)
    {
        double size = Math.Clamp(bands.Min(band => band.Height) * 1.1, 5.5, TextStyle.Body);
        double last = double.NegativeInfinity;
        for (int i = 0; i < bands.Length; i++)
        {
            if (bands[i].Middle - last < size * 0.9) continue;
            last = bands[i].Middle;
            var display = populations[i].Display;
            var style = new TextStyle(Palette.Of(display.Sign), size, Anchor.End);
            canvas.Text(display.Label, new(bands[i].Left - 4 - MarkSpace, last + size * TextStyle.CapHeight / 2), style);
            canvas.Mark(new(bands[i].Left - 7, last), display.Sign, Math.Min(size, 8) * 0.62);
        }
    }

    /// <summary>What marks and colours mean, as a sentence of a caption.</summary>
    public static string Explain(ImmutableArray<RecordedPopulation> populations) => Explain(populations.Select(population => population.Display));

    /// <summary>What marks and colours mean, as a sentence of a caption.</summary>
    public static string Explain(IEnumerable<DisplayedPopulation> displayed)
    {
        var populations = displayed.ToList();
        var parts = new List<string>();
        if (populations.Exists(p => p.Sign == Sign.Excitatory)) parts.Add("blue triangles, excitatory");
        if (populations.Exists(p => p.Sign == Sign.Inhibitory)) parts.Add("vermilion discs, inhibitory");
        return parts.Count == 0 ? "" : $" Populations: {string.Join("; ", parts)}.";
    }
}
