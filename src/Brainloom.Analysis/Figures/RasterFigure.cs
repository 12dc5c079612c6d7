using System.Collections.Immutable;

namespace Brainloom.Analysis;

/// <summary>Spikes of all populations over time, with the rate of each population at the right and the rate over time below.</summary>
[Figure("raster", 10)]
public sealed class RasterFigure : IFigure
{
    /// <summary>Spikes above which single dots would merge, and a density takes their place.</summary>
    public const int MostDots = 100_000;

    private const double BandGap = 2, LowestBand = 9, RateWidth = 74, HistogramHeight = 58, PanelGap = 16, HistogramGap = 30, Right = 8, Top = 16;

    /// <inheritdoc/>
    public string Title => "Spiking activity";

    /// <inheritdoc/>
    public double Width => FigureWidth.TwoColumns;

    /// <inheritdoc/>
    public double Height(FigureInput input) =>
        Top + BandsHeight(input) + HistogramGap + HistogramHeight + Plot.HorizontalAxisHeight + 2;

    private static double BandsHeight(FigureInput input) => Math.Clamp(input.Recorded.Length * 30.0, 110, 420);

    /// <inheritdoc/>
    public bool Applies(FigureInput input) => input.Recorded.Length > 0 && !input.HasMany;

    /// <inheritdoc/>
    public string Caption(FigureInput input)
    {
        var time = new TimeAxis(input.Recording, SpikeDensity.MostColumns);
        string spikes = IsDensity(input)
            ? $"Density of the {Number.Count(SpikeCount(input))} spikes: rate per neuron in bins of {Number.Plain(time.Bin)} ms (colour scale, clipped at its end; "
                + "neurons in the order of their number from top to bottom)."
            : $"One dot per spike, {Number.Count(SpikeCount(input))} spikes; neurons in the order of their number from top to bottom.";
        return $"Spiking activity by population. (a) {spikes} The height of a band follows the number of neurons, down to a minimum. "
            + $"(b) Mean firing rate of each population. (c) Rate over time, bins of {Number.Plain(HistogramTime(input).Bin)} ms."
            + PopulationLabels.Explain(input.Recorded);
    }

    /// <inheritdoc/>
    public void Draw(Canvas canvas, FigureInput input)
    {
        var populations = input.Recorded;
        double left = Math.Max(PopulationLabels.Width(populations), 40);
        var area = new Rect(left, Top, canvas.Width - left - PanelGap - RateWidth - Right, BandsHeight(input));
        var bands = Bands.BySize(area, [.. populations.Select(p => p.Statistics.Neurons)], LowestBand, BandGap);

        Letter(canvas, "a", left, 9);
        PopulationLabels.Draw(canvas, populations, bands);
        if (IsDensity(input)) SpikeDensity.Draw(canvas, input.Recording, populations, bands);
        else DrawDots(canvas, input, bands);

        DrawRates(canvas, populations, bands, new Rect(area.Right + PanelGap, area.Top, RateWidth, area.Height));
        DrawHistogram(canvas, input, new Rect(area.Left, area.Bottom + HistogramGap, area.Width, HistogramHeight));
    }

    private static bool IsDensity(FigureInput input) => SpikeCount(input) > MostDots;

    private static long SpikeCount(FigureInput input) => input.Recorded.Sum(p => (long)p.Spikes.Steps.Length);

    private static TimeAxis HistogramTime(FigureInput input) => new(input.Recording, 500);

    private static void DrawDots(Canvas canvas, FigureInput input, ImmutableArray<Rect> bands)
    {
        var time = HistogramTime(input);
        for (int i = 0; i < bands.Length; i++)
        {
            var spikes = input.Recorded[i].Spikes;
            var rows = NeuronRows.Of(spikes);
            var plot = new Plot(canvas, bands[i], time.Scale, new Scale(rows.Count, 0));
            var places = new List<Point>(spikes.Steps.Length);
            for (int k = 0; k < spikes.Steps.Length; k++)
            {
                double t = time.At(spikes.Steps.Span[k]);
                if (t <= time.Scale.High) places.Add(plot.Place(t, spikes.Neurons.Span[k] - rows.First + 0.5));
            }
            canvas.Fill(bands[i], Palette.Of(input.Recorded[i].Display.Sign).Tint(0.05));
            canvas.Dots(places.ToArray(), Diameter(SpikeCount(input)), Palette.Of(input.Recorded[i].Display.Sign));
        }
    }

    private static double Diameter(long spikes) => spikes switch { < 3_000 => 1.4, < 20_000 => 0.9, _ => 0.55 };

    private static void DrawRates(Canvas canvas, ImmutableArray<RecordedPopulation> populations, ImmutableArray<Rect> bands, Rect area)
    {
        var plot = new Plot(canvas, area, Scale.Around(0, populations.Max(p => p.Statistics.Rate.Mean ?? 0), 2), new Scale(0, 1));
        Letter(canvas, "b", area.Left, 9);
        double room = TextStyle.WidthOf("0.00", TextStyle.Small) + 3;
        double thickness = Math.Min(bands.Min(band => band.Height), 9);
        for (int i = 0; i < bands.Length; i++)
        {
            var sign = populations[i].Display.Sign;
            double rate = populations[i].Statistics.Rate.Mean ?? 0;
            double right = plot.PlaceX(rate);
            canvas.Fill(new Rect(area.Left, bands[i].Middle - thickness / 2, right - area.Left, thickness), Palette.Of(sign));
            if (thickness < TextStyle.Small * 0.9) continue;
            bool inside = right + room > area.Right;
            canvas.Text(Number.Text(rate), new(inside ? right - 3 : right + 3, bands[i].Middle + TextStyle.Small * TextStyle.CapHeight / 2),
                new TextStyle(inside ? new Color(255, 255, 255) : Palette.Quiet, TextStyle.Small, inside ? Anchor.End : Anchor.Start));
        }
        canvas.Line(new(area.Left, area.Top), new(area.Left, area.Bottom), new Stroke(Palette.Ink, 0.6));
        plot.HorizontalAxis("Rate (Hz)", 2);
    }

    private static void DrawHistogram(Canvas canvas, FigureInput input, Rect area)
    {
        var time = HistogramTime(input);
        var signs = input.Recorded.GroupBy(p => p.Display.Sign).OrderBy(group => group.Key)
            .Select(group => (Sign: group.Key, Rates: time.Rate([.. group]))).ToArray();
        double most = signs.Max(s => s.Rates.Max());
        var plot = new Plot(canvas, area, time.Scale, Scale.Around(0, most, 2));

        Letter(canvas, "c", area.Left, area.Top - 5);
        foreach (var (sign, rates) in signs) plot.Steps(rates, Palette.Of(sign), rates.Length > 250 ? 0.5 : 0.75);
        plot.HorizontalAxis(time.Label, 6);
        plot.VerticalAxis("Rate (Hz)", plot.Y.Ticks(2));

        // labels beside the ends of the lines, from the higher to the lower
        double y = double.NegativeInfinity;
        foreach (var (sign, rates) in signs.OrderByDescending(s => s.Rates.Average()))
        {
            y = Math.Max(plot.PlaceY(rates.Average()) + 3, y + 10);
            canvas.Mark(new(area.Right + 8, y - 2.8), sign, 5);
            canvas.Text(sign switch { Sign.Excitatory => "excitatory", Sign.Inhibitory => "inhibitory", _ => "all neurons" },
                new(area.Right + 14, y), new TextStyle(Palette.Of(sign), TextStyle.Small));
        }
    }

    private static void Letter(Canvas canvas, string letter, double right, double baseline) =>
        canvas.Text(letter, new(right - 2, baseline), new TextStyle(Palette.Ink, 9, Anchor.End, Bold: true));
}
