using System.Text;
using System.Text.RegularExpressions;
using Brainloom.Analysis;
using Brainloom.Model;
using Xunit;

namespace Brainloom.Tests.Analysis;

public partial class HtmlReportTests
{
    [GeneratedRegex("data:image/svg\\+xml;base64,([A-Za-z0-9+/=]+)")]
    private static partial Regex InlinedFigure();

    private static readonly FigureInput Figures = SyntheticActivity.Input(SyntheticActivity.Record([("L23E", 100, 10), ("L23I", 50, 20)], 1000));

    private static ReportInput Input(string model = "microcircuit") => new()
    {
        Result = RunResultTests.Example with { Model = model, Populations = RunResult.PopulationsOf(Figures.Statistics), DocumentHash = "9f86d081" },
        Populations = Figures.Populations,
        Figures = FigureSet.Of(Figures),
        Command = "./brainloom run models/microcircuit --seed 1 && echo \"<done>\"",
    };

    [Fact]
    public void Tells_populations_observations_machine_and_command()
    {
        string page = HtmlReport.Page(Input());
        Assert.All(["L2/3E", "L2/3I", "✓ within", "a processor", "9f86d081", "Reproduce", "./brainloom run models/microcircuit"],
            text => Assert.Contains(text, page, StringComparison.Ordinal));
    }

    [Fact]
    public void Holds_every_figure_with_its_caption_and_needs_no_other_file()
    {
        string page = HtmlReport.Page(Input());
        var inlined = InlinedFigure().Matches(page).Select(match => Encoding.UTF8.GetString(Convert.FromBase64String(match.Groups[1].Value))).ToArray();
        Assert.Equal(6, inlined.Length);
        Assert.All(inlined, svg => Assert.EndsWith("</svg>\n", svg, StringComparison.Ordinal));
        Assert.Contains("<b>Figure 6.</b>", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|href)=\"(?!data:)", page);
        Assert.DoesNotContain("url(", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Tells_structure_indegrees_and_memory()
    {
        var figures = FigureTests.WithStructure(Figures);
        var memory = new MemoryUse { StateBytes = 1000, RowBytes = 2000, IndexBytes = 300, PositionBytes = 40, Sources = [new("L23E", 100, 777, 1554, 46, 2.06, 16)] };
        string page = HtmlReport.Page(Input() with
        {
            Result = Input().Result with { Structure = StructureTable.Of(figures.Populations), Indegrees = figures.Connectivity!.InDegrees, Memory = memory, Relays = 55,
                Choices = [new Choice("coupling", new Alternative("on", "they are connected", "paper2022"), [new("on", null, null), new("off", null, null)])] },
        });
        Assert.All(["<h2>Structure</h2>", "cortex", "<h2>In-degrees</h2>", "<h2>Memory</h2>", "777", "Relays", "55", "coupling", "they are connected [paper2022]", "off"], text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.DoesNotContain("<h2>Structure</h2>", HtmlReport.Page(Input()), StringComparison.Ordinal);
    }

    [Fact]
    public void Encodes_everything_that_users_wrote()
    {
        const string attack = "<script>alert('x')</script>&\"";
        var input = Input(attack);
        var result = input.Result with
        {
            DocumentHash = attack,
            Observations = [input.Result.Observations[0] with { Name = attack, Expected = attack, Note = attack, Unit = attack }],
            Populations = new Dictionary<string, PopulationResult> { [attack] = new() { Neurons = 1 } },
            Machine = input.Result.Machine with { Cpu = attack },
        };
        string page = HtmlReport.Page(input with { Result = result, Command = attack });
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_element_is_closed()
    {
        // the page is written as well-formed XML but for its two void elements and the document type
        string page = HtmlReport.Page(Input());
        page = page.Replace("<!doctype html>", "", StringComparison.Ordinal);
        page = Regex.Replace(page, "<(meta|img)([^>]*)>", "<$1$2/>", RegexOptions.None, TimeSpan.FromSeconds(5));
        page = Regex.Replace(page, "<style>.*?</style>", "", RegexOptions.Singleline, TimeSpan.FromSeconds(5));
        Assert.Equal("html", System.Xml.Linq.XDocument.Parse(page.Trim()).Root!.Name.LocalName);
    }

    [Fact]
    public void Marks_are_words_too()
    {
        var outside = Input().Result.Observations[0] with { Within = false };
        var unmeasured = outside with { Measured = null, Note = "not recorded" };
        string page = HtmlReport.Page(Input() with { Result = Input().Result with { Observations = [outside, unmeasured] } });
        Assert.Contains("✗ outside", page, StringComparison.Ordinal);
        Assert.Contains("? not measured", page, StringComparison.Ordinal);
        Assert.Contains("not recorded", page, StringComparison.Ordinal);
        Assert.Contains("0 of 2 within", page, StringComparison.Ordinal);
    }
}
