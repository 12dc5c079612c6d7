using System.Collections.Immutable;

namespace Brainloom.Analysis;

/// <summary>The distribution of a statistic in each population: a histogram, a box below it, and the mean.</summary>
public abstract class DistributionFigure(Statistic statistic) : IFigure
{
    private const double Row = 31, Gap = 4, Top = 13, LowestRow = 13;

    /// <inheritdoc/>
    public abstract string Title { get; }

    /// <inheritdoc/>
    public double Width => FigureWidth.OneColumn;

    /// <inheritdoc/>
    public double Height(FigureInput input) => Top + Math.Min(Shown(input).Length * Row, 600) + Plot.HorizontalAxisHeight + 2;

    /// <inheritdoc/>
    public bool Applies(FigureInput input) => Shown(input).Length > 0 && !(HasColumns && input.HasMany);

    /// <summary>Whether another figure shows the statistic of many populations.</summary>
    protected virtual bool HasColumns => false;

    /// <summary>What the distribution is over, and how it was computed; the caption's first sentence.</summary>
    protected abstract string Describe(FigureInput input);

    /// <summary>Spacing of the values that the statistic can have; zero when it is continuous.</summary>
    protected virtual double Quantum(FigureInput input) => 0;

    /// <inheritdoc/>
    public string Caption(FigureInput input)
    {
        var sources = References(input).Select(r => r.Source).Where(s => s.Length > 0).Distinct().ToArray();
        string reference = sources.Length == 0 ? "" : $" Grey: reference ({string.Join("; ", sources)}).";
        return $"{Describe(input)} Histograms are scaled to equal height; boxes: quartiles and median, whiskers: 5th to 95th percentile; marks and numbers: mean. "
            + "The axis reaches from the lowest 2nd to the highest 98th percentile."
            + PopulationLabels.Explain(Shown(input)) + reference;
    }

    /// <inheritdoc/>
    public void Draw(Canvas canvas, FigureInput input)
    {
        var populations = Shown(input);
        double left = PopulationLabels.Width(populations), means = 36;
        var area = new Rect(left, Top, canvas.Width - left - means, canvas.Height - Top - Plot.HorizontalAxisHeight - 2);
        var rows = Bands.Equal(area, populations.Length, Gap);
        var scale = ScaleOf(input);
        double[] edges = Edges(scale, Quantum(input));

        PopulationLabels.Draw(canvas, populations, rows);
        canvas.Text("mean", new(canvas.Width - 2, Top - 5), new TextStyle(Palette.Quiet, TextStyle.Small, Anchor.End));
        for (int i = 0; i < rows.Length; i++)
        {
            var sample = statistic.Of(populations[i].Statistics);
            var reference = References(input).FirstOrDefault(r => r.Population == populations[i].Display.Name)?.Quantiles;
            DrawRow(new Plot(canvas, rows[i], scale, new Scale(0, 1)), edges, sample, reference, populations[i].Display.Sign);
            if (rows[i].Height >= TextStyle.Small * 0.8)
                canvas.Text(statistic.Text(sample.Mean), new(canvas.Width - 2, rows[i].Middle + TextStyle.Small * TextStyle.CapHeight / 2),
                    new TextStyle(Palette.Ink, TextStyle.Small, Anchor.End));
        }
        string unit = statistic.Unit.Length == 0 ? "" : $" ({statistic.Unit})";
        new Plot(canvas, area, scale, new Scale(0, 1)).HorizontalAxis(statistic.Label + unit);
    }

    private static void DrawRow(Plot plot, double[] edges, SampleDistribution sample, QuantileTable? reference, Sign sign)
    {
        var color = Palette.Of(sign);
        bool room = plot.Area.Height >= LowestRow;
        double box = Math.Min(plot.Area.Height * 0.5, 5);
        double centre = room ? plot.Area.Bottom - box / 2 : plot.Area.Middle;
        var silhouette = plot with { Area = plot.Area with { Height = plot.Area.Height - box - 4 } };

        if (room)
        {
            double[] measured = Shares(edges, sample.Cumulative);
            double[] expected = reference is null ? [] : Shares(edges, reference.Cumulative);
            double highest = Math.Max(measured.Max(), expected.DefaultIfEmpty().Max());
            if (highest > 0)
            {
                var scaled = silhouette with { X = new Scale(edges[0], edges[^1]), Y = new Scale(0, highest) };
                // the bins reach beyond the axis by half a quantum
                scaled = scaled with { Area = scaled.Area with { Left = plot.PlaceX(edges[0]), Width = plot.PlaceX(edges[^1]) - plot.PlaceX(edges[0]) } };
                if (expected.Length > 0) scaled.FilledSteps(expected, Palette.Reference);
                scaled.FilledSteps(measured, color with { Opacity = 0.25 });
                scaled.Steps(measured, color, 0.6);
            }
        }
        if (reference is not null) DrawBox(plot, centre, box, reference.Quantile, Palette.Reference, Palette.Reference.Tint(0.7));
        DrawBox(plot, centre, reference is null ? box * 0.7 : box * 0.5, sample.Quantile, color, color.Tint(0.35));
        if (sample.Mean is { } mean) DrawMean(plot, new(plot.PlaceX(mean), room ? silhouette.Area.Bottom : centre), sign);
    }

    private static void DrawBox(Plot plot, double centre, double thickness, Func<double, double> quantile, Color line, Color fill)
    {
        double At(double level) => plot.PlaceX(Math.Clamp(quantile(level), plot.X.Low, plot.X.High));
        plot.Canvas.Line(new(At(0.05), centre), new(At(0.95), centre), new Stroke(line, 0.6));
        var body = new Rect(At(0.25), centre - thickness / 2, Math.Max(At(0.75) - At(0.25), 0.5), thickness);
        plot.Canvas.Fill(body, fill);
        plot.Canvas.Line(new(At(0.5), body.Top), new(At(0.5), body.Bottom), new Stroke(line, 1.2));
    }

    private static void DrawMean(Plot plot, Point place, Sign sign)
    {
        if (place.X < plot.Area.Left || place.X > plot.Area.Right) return;
        plot.Canvas.Dots([place], 5.6, new Color(255, 255, 255));
        plot.Canvas.Mark(place, sign, 4.2);
    }

    private ImmutableArray<RecordedPopulation> Shown(FigureInput input) => [.. input.Recorded.Where(p => statistic.Of(p.Statistics).Count > 0)];

    private IEnumerable<ReferenceDistribution> References(FigureInput input) => input.References.Where(r => r.Statistic == statistic);

    private Scale ScaleOf(FigureInput input)
    {
        var ends = new List<(double Low, double High)>();
        foreach (var population in Shown(input))
        {
            var sample = statistic.Of(population.Statistics);
            ends.Add((sample.Quantile(0.02), sample.Quantile(0.98)));
            if (References(input).FirstOrDefault(r => r.Population == population.Display.Name) is { } reference)
                ends.Add((reference.Quantiles.Quantile(0.02), reference.Quantiles.Quantile(0.98)));
        }
        return Scale.Around(Math.Min(ends.Min(end => end.Low), 0), Math.Max(ends.Max(end => end.High), 0), 8);
    }

    /// <summary>Edges of bins of a round width, with possible values in their middle.</summary>
    private static double[] Edges(Scale scale, double quantum)
    {
        const int mostBins = 45;
        var ticks = scale.Ticks(mostBins);
        double width = Math.Max(ticks[1].Value - ticks[0].Value, quantum);
        int bins = (int)Math.Ceiling((scale.High - scale.Low) / width - 1e-9);
        return [.. Enumerable.Range(0, bins + 1).Select(i => scale.Low - quantum / 2 + i * width)];
    }

    private static double[] Shares(double[] edges, Func<double, double> cumulative)
    {
        var shares = new double[edges.Length - 1];
        for (int i = 0; i < shares.Length; i++) shares[i] = cumulative(edges[i + 1]) - cumulative(edges[i]);
        return shares;
    }
}
