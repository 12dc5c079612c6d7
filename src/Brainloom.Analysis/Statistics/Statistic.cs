using System.Collections.Immutable;

namespace Brainloom.Analysis;

/// <summary>A statistic of populations that documents can name, figures draw and observations judge.</summary>
/// <param name="Name">Name in documents and results.</param>
/// <param name="Label">What a figure's axis says.</param>
/// <param name="Unit">Unit; empty when it has no dimension.</param>
/// <param name="Decimals">Decimals that tables and figures give of its mean.</param>
/// <param name="Of">The distribution over neurons or pairs of a population.</param>
public sealed record Statistic(string Name, string Label, string Unit, int Decimals, Func<PopulationStatistics, SampleDistribution> Of)
{
    /// <summary>Firing rate of single neurons.</summary>
    public static readonly Statistic Rate = new("rate", "Firing rate", "Hz", 2, population => population.Rate);

    /// <summary>Coefficient of variation of inter-spike intervals of single neurons.</summary>
    public static readonly Statistic CvIsi = new("cv_isi", "CV of inter-spike intervals", "", 3, population => population.CvIsi);

    /// <summary>Correlation of spike counts of pairs of neurons.</summary>
    public static readonly Statistic Correlation = new("correlation", "Correlation of spike counts", "", 4, population => population.Correlation);

    /// <summary>Every statistic.</summary>
    public static readonly ImmutableArray<Statistic> All = [Rate, CvIsi, Correlation];

    /// <summary>A mean of this statistic as text; <c>—</c> for none.</summary>
    public string Text(double? mean) => mean is { } value ? Number.Fixed(value, Decimals) : "—";

    /// <summary>The statistic of that name; null when there is none.</summary>
    public static Statistic? Named(string name) => All.FirstOrDefault(statistic => statistic.Name == name);
}
