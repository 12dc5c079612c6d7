using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using System.Xml.Linq;
using Brainloom.Analysis;
using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Analysis;

public class FigureTests
{
    internal static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly FigureInput Input = WithStructure(SyntheticActivity.Input(SyntheticActivity.Record([("E", 200, 10), ("I", 50, 20)], 1000)));

    // populations of a region that have places and synapses; more of them than have room for a distribution each
    private static readonly FigureInput Many = WithStructure(SyntheticActivity.Input(SyntheticActivity.Record(
        [.. Enumerable.Range(0, FigureInput.Many).Select(i => ($"A/E{i}", 60, 10.0)), ("A/I", 50, 20)], 1000)));

    public static TheoryData<string> Names => [.. FigureSet.Names];

    internal static FigureInput WithStructure(FigureInput input)
    {
        ImmutableArray<DisplayedPopulation> populations =
        [
            .. input.Populations.Select((population, i) => population with
            {
                Category = "cortex", Region = "A", Layer = $"L{i % 3}", Positions = new GridPositions { Nx = population.Neurons, Ny = 1, Extent = new(1, 1), Center = new(0, 0, i) },
            }),
        ];
        var all = new NodeCollection([.. populations.Select((population, i) => new NodeRange(i, 0, population.Neurons))]);
        using var network = Network.Build(new NetworkDescription
        {
            Populations = [.. populations.Select(population => new PopulationDescription { Name = population.Name, Size = population.Neurons, Neuron = new IafPscExp() })],
            Projections =
            [
                new ProjectionDescription
                {
                    Name = "all", Source = all, Target = all, Rule = new FixedIndegree { indegree = 30 },
                    Synapses = [new SynapseDescription { Weight = new Constant(1), Delay = new Constant(1) }],
                },
            ],
        }, 1);
        return input with { Populations = populations, Connectivity = new CountedConnectivity(populations, SynapseCounts.Of(network, 1)) };
    }

    private static FigureInput InputOf(string name) => name is "raster_layers" or "mean_rates" or "mean_cv_isi" ? Many : Input;

    internal static DrawnFigure Figure(string name, FigureInput input) => FigureSet.Of(input).Single(figure => figure.Name == name);

    internal static XElement Parse(DrawnFigure figure) => XDocument.Parse(Encoding.UTF8.GetString(figure.Draw(FigureFormat.Svg))).Root!;

    internal static string[] Texts(XElement svg) => [.. svg.Descendants(Svg + "text").Select(text => text.Value)];

    [Fact]
    public void Figures_are_found_by_themselves() =>
        Assert.Equal(["structure", "connectivity", "layers", "raster", "raster_layers", "rates", "mean_rates", "cv_isi", "mean_cv_isi", "correlations", "population_rates"], FigureSet.Names);

    [Fact]
    public void Many_populations_are_shown_by_region()
    {
        string[] shown = ["structure", "connectivity", "layers", "raster_layers", "mean_rates", "mean_cv_isi", "correlations", "population_rates"];
        Assert.Equal(shown, FigureSet.Of(Many).Select(figure => figure.Name));
        string[] few = ["structure", "connectivity", "layers", "raster", "rates", "cv_isi", "correlations", "population_rates"];
        Assert.Equal(few, FigureSet.Of(Input).Select(figure => figure.Name));
    }

    [Theory]
    [InlineData("structure", "A", "E7", "Neurons", "cortex")]
    [InlineData("connectivity", "A", "E7", "I", "Synapses per target neuron")]
    [InlineData("layers", "A", "L0", "L2", "0.2 mm")]
    [InlineData("raster_layers", "A", "E7", "L1", "Time (ms)")]
    [InlineData("mean_rates", "A", "E7", "I", "Firing rate (Hz)")]
    [InlineData("mean_cv_isi", "A", "E7", "I", "CV of inter-spike intervals")]
    public void Figures_of_many_populations_name_regions_layers_and_populations(string name, params string[] expected) =>
        Assert.Superset(expected.ToHashSet(), Texts(Parse(Figure(name, Many))).ToHashSet());

    [Fact]
    public void A_matrix_has_a_cell_for_each_pair_and_a_colour_for_each_indegree()
    {
        var image = Parse(Figure("connectivity", Input)).Descendants(Svg + "image").First();
        Assert.NotNull(image);
        // 30 inputs from 250 neurons, of which 200 are excitatory
        Assert.Equal(24, Input.Connectivity!.InDegrees.Average(row => row.Excitatory), 1.0);
        Assert.All(Input.Connectivity.InDegrees, row => Assert.Equal((24, 6), (row.ExpectedExcitatory, row.ExpectedInhibitory)));
        Assert.Equal(1 + 4, Input.Connectivity.ToCsv().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

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
        var figure = Figure(name, InputOf(name));
        var header = PngTests.Chunks(figure.Draw(FigureFormat.Png))[0];
        double millimetres = BinaryPrimitives.ReadInt32BigEndian(header.Data) * 25.4 / 300;
        Assert.Equal(figure.Width == FigureWidth.OneColumn ? 85 : 180, millimetres, 0.1);
    }

    [Theory, MemberData(nameof(Names))]
    public void Documents_are_complete(string name)
    {
        string pdf = Encoding.Latin1.GetString(Figure(name, InputOf(name)).Draw(FigureFormat.Pdf));
        Assert.StartsWith("%PDF-1.", pdf, StringComparison.Ordinal);
        Assert.EndsWith("%%EOF", pdf.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains("/Title", pdf, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public void Captions_state_the_run(string name)
    {
        string caption = Figure(name, InputOf(name)).Caption;
        Assert.EndsWith("Model: synthetic; Brainloom 0.1.0, seed 1, time step 0.1 ms, 1 s recorded after 500 ms of warm-up.", caption, StringComparison.Ordinal);
        Assert.Contains("blue triangles, excitatory; vermilion discs, inhibitory", caption, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public void Nothing_lies_outside_the_page_at_either_width(string name)
    {
        foreach (double width in (double[])[FigureWidth.OneColumn, FigureWidth.TwoColumns])
        {
            var svg = XDocument.Parse(Encoding.UTF8.GetString(Figure(name, InputOf(name)).Draw(FigureFormat.Svg, width))).Root!;
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
        Assert.Equal(["structure", "raster", "rates", "population_rates"], FigureSet.Of(SyntheticActivity.Input(silent)).Select(figure => figure.Name));
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
