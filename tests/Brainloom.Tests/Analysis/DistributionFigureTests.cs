using Brainloom.Analysis;
using Xunit;

namespace Brainloom.Tests.Analysis;

public class DistributionFigureTests
{
    private static readonly FigureInput Input = SyntheticActivity.Input(SyntheticActivity.Record([("E", 2000, 8)], 4000));

    [Fact]
    public void States_the_mean()
    {
        string mean = Statistic.CvIsi.Text(Input.Statistics["E"]!.CvIsi.Mean);
        Assert.Contains(mean, FigureTests.Texts(FigureTests.Parse(FigureTests.Figure("cv_isi", Input))));
    }

    [Fact]
    public void A_reference_equal_to_the_sample_has_the_same_outline()
    {
        var rates = Input.Statistics["E"]!.Rate;
        var reference = new ReferenceDistribution("E", Statistic.Rate, rates.Table(QuantileTable.EvenLevels(2001)), "itself");
        var figure = FigureTests.Figure("rates", Input with { References = [reference] });
        Assert.Contains("Grey: reference (itself).", figure.Caption, StringComparison.Ordinal);

        var filled = FigureTests.Parse(figure).Descendants(FigureTests.Svg + "path").Where(path => path.Attribute("fill")?.Value is "#c4c4c4" or "#0072b2")
            .Select(RasterFigureTests.Points).Where(points => points.Length > 20).ToArray();
        Assert.Equal(2, filled.Length);
        Assert.All(filled[0].Zip(filled[1]), pair => Assert.Equal(pair.First.Y, pair.Second.Y, 0.2));
    }

    [Fact]
    public void References_of_other_statistics_do_not_appear()
    {
        var reference = new ReferenceDistribution("E", Statistic.CvIsi, new QuantileTable([0, 1], [0, 1]), "elsewhere");
        Assert.DoesNotContain("elsewhere", FigureTests.Figure("rates", Input with { References = [reference] }).Caption, StringComparison.Ordinal);
    }
}
