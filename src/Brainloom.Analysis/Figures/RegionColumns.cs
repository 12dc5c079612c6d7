using System.Collections.Immutable;

namespace Brainloom.Analysis;

/// <summary>Populations as columns, side by side below the name of their region; regions fill as many rows as they need.</summary>
public sealed class RegionColumns
{
    private const double Gap = 10, WidestColumn = 24, NarrowestColumn = 9.5, Title = 14, LabelSize = 6.5, MarkSpace = 9, RowGap = 6;

    private readonly ImmutableArray<ImmutableArray<Panel>> rows;
    private readonly double labels;

    /// <summary>A region and its columns.</summary>
    /// <param name="Region">Name; empty when the document does not say.</param>
    /// <param name="Populations">Index of each population among those shown.</param>
    /// <param name="Area">Where the columns stand.</param>
    /// <param name="Pitch">Distance of columns.</param>
    public sealed record Panel(string Region, ImmutableArray<int> Populations, Rect Area, double Pitch)
    {
        /// <summary>Middle of a column.</summary>
        public double X(int column) => Area.Left + (column + 0.5) * Pitch;
    }

    /// <summary>Lays populations out.</summary>
    /// <param name="populations">Populations, those of a region side by side.</param>
    /// <param name="width">Width of the figure.</param>
    /// <param name="natural">Width that decides which regions share a row, so that the height does not depend on <paramref name="width"/>.</param>
    /// <param name="height">Height of the columns.</param>
    /// <param name="axis">Width that each panel keeps free for an axis at its left.</param>
    /// <param name="first">Width that the first panel of a row keeps free besides.</param>
    public RegionColumns(IReadOnlyList<DisplayedPopulation> populations, double width, double natural, double height, double axis, double first)
    {
        Populations = populations;
        var regions = Enumerable.Range(0, populations.Count).GroupBy(i => populations[i].Region).Select(region => (Name: region.Key, Members: region.ToImmutableArray())).ToList();
        labels = populations.Max(p => TextStyle.WidthOf(p.ShortLabel, LabelSize)) * 0.9 + MarkSpace + 3;
        // as few rows as have room, evenly filled
        double Needed(int columns) => axis + Gap + columns * NarrowestColumn;
        int count = (int)Math.Ceiling(regions.Sum(region => Needed(region.Members.Length)) / (natural - first));
        double fill = regions.Sum(region => Needed(region.Members.Length)) / count, used = 0, sum = 0;
        var split = new List<List<(string Name, ImmutableArray<int> Members)>> { new() };
        foreach (var region in regions)
        {
            double needed = Needed(region.Members.Length);
            if (split[^1].Count > 0 && (used + needed > natural - first || sum + needed / 2 > fill * split.Count))
            {
                split.Add([]);
                used = 0;
            }
            split[^1].Add(region);
            used += needed;
            sum += needed;
        }
        var panels = ImmutableArray.CreateBuilder<ImmutableArray<Panel>>();
        double top = 0;
        foreach (var row in split)
        {
            double pitch = Math.Min(WidestColumn, (width - first - row.Count * (axis + Gap)) / row.Sum(region => region.Members.Length)), left = first;
            top += Title;
            var own = ImmutableArray.CreateBuilder<Panel>();
            foreach (var (name, members) in row)
            {
                left += axis;
                own.Add(new Panel(name, members, new Rect(left, top, members.Length * pitch, height), pitch));
                left += members.Length * pitch + Gap;
            }
            panels.Add(own.ToImmutable());
            top += height + labels + RowGap;
        }
        rows = panels.ToImmutable();
        Height = top;
    }

    /// <summary>The populations.</summary>
    public IReadOnlyList<DisplayedPopulation> Populations { get; }

    /// <summary>Height of all rows with titles and labels.</summary>
    public double Height { get; }

    /// <summary>The panels, row after row.</summary>
    public IEnumerable<Panel> Panels => rows.SelectMany(row => row);

    /// <summary>The panels at the beginning of a row.</summary>
    public IEnumerable<Panel> FirstPanels => rows.Select(row => row[0]);

    /// <summary>Writes names of regions and populations, with the mark of their sign.</summary>
    public void Draw(Canvas canvas)
    {
        foreach (var panel in Panels)
        {
            canvas.Text(panel.Region, new(panel.Area.Left, panel.Area.Top - 4), new TextStyle(Palette.Ink, TextStyle.Body, Bold: true));
            canvas.Line(new(panel.Area.Left, panel.Area.Bottom), new(panel.Area.Right, panel.Area.Bottom), new Stroke(Palette.Ink, 0.6));
            for (int column = 0; column < panel.Populations.Length; column++)
            {
                var population = Populations[panel.Populations[column]];
                double x = panel.X(column), size = Math.Min(LabelSize, panel.Pitch * 0.72);
                canvas.Mark(new(x, panel.Area.Bottom + 5), population.Sign, 4.5);
                canvas.Text(population.ShortLabel, new(x + size * TextStyle.CapHeight / 2, panel.Area.Bottom + MarkSpace), new TextStyle(Palette.Ink, size, Anchor.End, Upwards: true));
            }
        }
    }
}
