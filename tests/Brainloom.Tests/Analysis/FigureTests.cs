using System.Buffers.Binary;
using System.Text;
using System.Xml.Linq;
using Brainloom.Analysis;
using Xunit;

namespace Brainloom.Tests.Analysis;

public class FigureTests
{
    internal static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly FigureInput Input = SyntheticActivity.Input(SyntheticActivity.Record([("E", 200, 10), ("I", 50, 20)], 1000));

    public static TheoryData<string> Names => [.. FigureSet.Names];

    internal static DrawnFigure Figure(string name, FigureInput input) => FigureSet.Of(input).Single(figure => figure.Name == name);

    internal static XElement Parse(DrawnFigure figure) => XDocument.Parse(Encoding.UTF8.GetString(figure.Draw(FigureFormat.Svg))).Root!;

    internal static string[] Texts(XElement svg) => [.. svg.Descendants(Svg + "text").Select(text => text.Value)];

    [Fact]
    public void Figures_are_found_by_themselves() =>
        Assert.Equal(["raster", "rates", "cv_isi", "correlations", "population_rates"], FigureSet.Names);

    [Theory]
    [InlineData("raster", "Time (ms)", "Rate (Hz)")]
    [InlineData("rates", "Firing rate (Hz)", "mean")]
    [InlineData("cv_isi", "CV of inter-spike intervals", "mean")]
    [InlineData("correlations", "Correlation of spike counts", "mean")]
    [InlineData("population_rates", "Time (ms)", "Rate (Hz)")]
    public void Vector_graphics_hold_populations_and_axis_labels_as_text(string name, string first, string second)
    {
        string[] texts = Texts(Parse(Figure(name, Input)));
        Assert.Superset(new HashSet<string> { "E", "I", first, second }, texts.ToHashSet());
    }

    [Theory, MemberData(nameof(Names))]
    public void Images_have_the_figure_s_size_at_300_dots_per_inch(string name)
    {
        var figure = Figure(name, Input);
        var header = PngTests.Chunks(figure.Draw(FigureFormat.Png))[0];
        double millimetres = BinaryPrimitives.ReadInt32BigEndian(header.Data) * 25.4 / 300;
        Assert.Equal(figure.Width == FigureWidth.OneColumn ? 85 : 180, millimetres, 0.1);
    }

    [Theory, MemberData(nameof(Names))]
    public void Documents_are_complete(string name)
    {
        string pdf = Encoding.Latin1.GetString(Figure(name, Input).Draw(FigureFormat.Pdf));
        Assert.StartsWith("%PDF-1.", pdf, StringComparison.Ordinal);
        Assert.EndsWith("%%EOF", pdf.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains("/Title", pdf, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public void Captions_state_the_run(string name)
    {
        string caption = Figure(name, Input).Caption;
        Assert.EndsWith("Model: synthetic; Brainloom 0.1.0, seed 1, time step 0.1 ms, 1 s recorded after 500 ms of warm-up.", caption, StringComparison.Ordinal);
        Assert.Contains("blue triangles, excitatory; vermilion discs, inhibitory", caption, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public void Nothing_lies_outside_the_page_at_either_width(string name)
    {
        foreach (double width in (double[])[FigureWidth.OneColumn, FigureWidth.TwoColumns])
        {
            var svg = XDocument.Parse(Encoding.UTF8.GetString(Figure(name, Input).Draw(FigureFormat.Svg, width))).Root!;
            double height = double.Parse(svg.Attribute("viewBox")!.Value.Split(' ')[3], System.Globalization.CultureInfo.InvariantCulture);
            foreach (var (x, y) in svg.Descendants(Svg + "path").SelectMany(path => RasterFigureTests.Points(path)))
            {
                Assert.InRange(x, 0, width);
                Assert.InRange(y, 0, height);
            }
        }
    }

    [Fact]
    public void Titles_are_escaped()
    {
        var input = Input with { Header = Input.Header with { Model = "a<b>&\"c\"" } };
        Assert.Contains("a<b>&\"c\"", Parse(Figure("raster", input)).Element(Svg + "title")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_silent_network_still_has_a_raster()
    {
        var silent = SyntheticActivity.Record([("E", 10, 1e-9)], 100);
        Assert.Equal(["raster", "rates", "population_rates"], FigureSet.Of(SyntheticActivity.Input(silent)).Select(figure => figure.Name));
        Assert.All(FigureSet.Of(SyntheticActivity.Input(silent)), figure => Assert.Contains("E", Texts(Parse(figure))));
    }

    [Fact]
    public void Files_stand_beside_their_captions()
    {
        string directory = Directory.CreateTempSubdirectory().FullName;
        var written = FigureSet.Write([Figure("rates", Input)], directory, FigureFormat.All);
        Assert.Equal(["rates.svg", "rates.png", "rates.pdf", "rates.txt"], written.Names);
        Assert.Null(written.Missing);
        Assert.Equal(Figure("rates", Input).Caption + "\n", File.ReadAllText(Path.Combine(directory, "rates.txt")));
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public void Without_the_library_other_formats_are_written_and_the_message_says_what_to_install()
    {
        var absent = new FigureFormat(".png", (_, _, _, _) =>
        {
            Cairo.Load("libnosuchlibrary.so");
            throw new InvalidOperationException("found a library that does not exist");
        });
        string directory = Directory.CreateTempSubdirectory().FullName;
        var written = FigureSet.Write([Figure("rates", Input)], directory, [absent, FigureFormat.Svg]);
        Directory.Delete(directory, recursive: true);
        Assert.Equal(["rates.svg", "rates.txt"], written.Names);
        Assert.Equal("libcairo2 is not installed: apt install libcairo2", written.Missing);
    }
}
