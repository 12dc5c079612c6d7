using System.Collections.Immutable;
using Brainloom.Engine;

namespace Brainloom.Analysis;

/// <summary>A raster of more spikes than can be told apart: the rate per neuron as colour.</summary>
public static class SpikeDensity
{
    /// <summary>Most bins of time.</summary>
    public const int MostColumns = 500;

    private const double RowsPerPoint = 2;

    /// <summary>Draws the spikes of each population into its band, and the colour scale above the bands.</summary>
    public static void Draw(Canvas canvas, Recording recording, ImmutableArray<RecordedPopulation> populations, ImmutableArray<Rect> bands)
    {
        var time = new TimeAxis(recording, MostColumns);
        var densities = new double[bands.Length][];
        for (int i = 0; i < bands.Length; i++) densities[i] = Count(populations[i].Spikes, time, Rows(populations[i].Spikes, bands[i]));

        // a bright end that only one cell in a thousand exceeds
        var highest = Scale.Around(0, new SampleDistribution(densities.SelectMany(d => d)).Quantile(0.999), 3).High;
        for (int i = 0; i < bands.Length; i++)
        {
            int[] pixels = [.. densities[i].Select(rate => Palette.Sequential(rate / highest).Rgb)];
            canvas.Image(new PixelImage(time.Bins, pixels.Length / time.Bins, pixels), bands[i]);
        }
        DrawScale(canvas, highest, bands[0]);
    }

    private static int Rows(SpikeRecording spikes, Rect band) => Math.Clamp((int)(band.Height * RowsPerPoint), 1, NeuronRows.Of(spikes).Count);

    private static double[] Count(SpikeRecording spikes, TimeAxis time, int rows)
    {
        var neurons = NeuronRows.Of(spikes);
        var counts = new int[rows * time.Bins];
        ReadOnlySpan<int> steps = spikes.Steps.Span, ids = spikes.Neurons.Span;
        for (int i = 0; i < steps.Length; i++)
        {
            long column = (steps[i] - time.FirstStep - 1) / time.BinSteps;
            if (column >= time.Bins) break;
            counts[(ids[i] - neurons.First) * (long)rows / neurons.Count * time.Bins + column]++;
        }

        var rates = new double[counts.Length];
        for (int row = 0; row < rows; row++)
        {
            // neuron n falls into row n·rows/count, so rows can differ by one neuron
            long members = Ceiling((row + 1L) * neurons.Count, rows) - Ceiling((long)row * neurons.Count, rows);
            for (int column = 0; column < time.Bins; column++)
                rates[row * time.Bins + column] = counts[row * time.Bins + column] * 1000.0 / (members * time.Bin);
        }
        return rates;
    }

    private static long Ceiling(long dividend, long divisor) => (dividend + divisor - 1) / divisor;

    private static void DrawScale(Canvas canvas, double highest, Rect band)
    {
        const double width = 70, height = 5;
        string right = $"{Number.Plain(highest)} Hz per neuron";
        var place = new Rect(band.Right - width - TextStyle.WidthOf(right, TextStyle.Small), band.Top - 10, width, height);
        canvas.Image(new PixelImage(128, 1, Enumerable.Range(0, 128).Select(i => Palette.Sequential(i / 127.0).Rgb).ToArray()), place);
        double baseline = place.Bottom;
        canvas.Text("0", new(place.Left - 3, baseline), new TextStyle(Palette.Ink, TextStyle.Small, Anchor.End));
        canvas.Text(right, new(place.Right + 3, baseline), new TextStyle(Palette.Ink, TextStyle.Small));
        canvas.Text("Density of spikes, not single spikes:", new(place.Left - 12, baseline), new TextStyle(Palette.Quiet, TextStyle.Small, Anchor.End));
    }
}
