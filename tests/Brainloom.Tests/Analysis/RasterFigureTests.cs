using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Brainloom.Analysis;
using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Analysis;

public partial class RasterFigureTests
{
    [GeneratedRegex(@"[ML](-?[\d.]+) (-?[\d.]+)")]
    private static partial Regex Coordinates();

    internal static (double X, double Y)[] Points(XElement path) =>
    [
        .. Coordinates().Matches(path.Attribute("d")!.Value)
            .Select(match => (double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))),
    ];

    private static (double X, double Y)[][] Dots(FigureInput input) =>
    [
        .. FigureTests.Parse(FigureTests.Figure("raster", input)).Descendants(FigureTests.Svg + "path")
            .Where(path => path.Attribute("class")?.Value == "dots" && path.Attribute("stroke-width")!.Value == "1.4").Select(Points),
    ];

    private static FigureInput Input(params SpikeRecording[] spikes) =>
        SyntheticActivity.Input(new Recording { dt = 0.1, FirstStep = 1000, LastStep = 2000, Spikes = [.. spikes] });

    [Fact]
    public void Each_spike_is_a_dot_at_its_time_and_neuron()
    {
        // three spikes a quarter, half and three quarters through the recording, of the first, middle and last neuron
        var dots = Dots(Input(new SpikeRecording("E", 100, 100, new[] { 1250, 1500, 1750 }, new[] { 0, 50, 99 })));
        var (x, y) = (dots[0].Select(p => p.X).ToArray(), dots[0].Select(p => p.Y).ToArray());
        Assert.Equal(3, x.Length);
        Assert.Equal(x[1] - x[0], x[2] - x[1], 0.02);
        Assert.True(y[0] < y[1] && y[1] < y[2], "neuron 0 is on top");
        Assert.Equal(50.0 / 99, (y[1] - y[0]) / (y[2] - y[0]), 0.01);

        // the distance of a quarter is a quarter of the axis, whose ends are ticks
        var ends = Dots(Input(new SpikeRecording("E", 100, 100, new[] { 1001, 2000 }, new[] { 0, 0 })))[0];
        Assert.Equal(0.25, (x[1] - x[0]) / (ends[1].X - ends[0].X), 0.005);
        Assert.Equal(x[0] - ends[0].X, x[1] - x[0], 0.5);
    }

    [Fact]
    public void Populations_are_bands_with_the_first_on_top()
    {
        var dots = Dots(Input(
            new SpikeRecording("E", 80, 80, new[] { 1100, 1200 }, new[] { 0, 79 }),
            new SpikeRecording("I", 20, 20, new[] { 1100, 1200 }, new[] { 0, 19 })));
        Assert.True(dots[0].Max(p => p.Y) < dots[1].Min(p => p.Y));
        Assert.True(Height(dots[0]) > 3 * Height(dots[1]), "the larger population has the higher band");

        static double Height((double X, double Y)[] points) => points[1].Y - points[0].Y;
    }

    [Fact]
    public void Part_of_a_population_fills_the_band()
    {
        // neurons 500 to 509 of 1000 were recorded
        int[] neurons = [.. Enumerable.Range(500, 10)], steps = [.. Enumerable.Range(1100, 10)];
        var dots = Dots(Input(new SpikeRecording("E", 1000, 10, steps, neurons)))[0];
        Assert.True(dots[^1].Y - dots[0].Y > 90);
    }

    [Fact]
    public void Above_100_000_spikes_it_is_a_density_and_says_so()
    {
        var dense = SyntheticActivity.Input(SyntheticActivity.Record([("E", 1000, 60), ("I", 1000, 60)], 1000));
        Assert.True(dense.Statistics.Populations.Sum(p => p.Spikes) > RasterFigure.MostDots);
        var figure = FigureTests.Figure("raster", dense);
        var svg = FigureTests.Parse(figure);
        Assert.Equal(3, svg.Descendants(FigureTests.Svg + "image").Count());   // two bands and the colour scale
        Assert.Contains(FigureTests.Texts(svg), text => text.StartsWith("Density of spikes", StringComparison.Ordinal));
        Assert.Contains("Density of the", figure.Caption, StringComparison.Ordinal);
    }
}
