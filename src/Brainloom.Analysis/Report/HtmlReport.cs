using System.Globalization;

namespace Brainloom.Analysis;

/// <summary>The report of a run: one HTML file that needs neither server nor network.</summary>
public static class HtmlReport
{
    /// <summary>The report as a page.</summary>
    public static string Page(ReportInput input)
    {
        var result = input.Result;
        return Html.Of($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{result.Model} · Brainloom</title>
            <style>
            {new Html(Style())}
            </style>
            </head>
            <body>
            <main>
            <header>
            <h1>{result.Model}</h1>
            <p class="lead">{Subtitle(input)}</p>
            {Facts(result)}
            </header>
            {Observations(result)}
            {StructureSections.Structure(result)}
            {StructureSections.Choices(result)}
            {Populations(input)}
            {StructureSections.InDegrees(result)}
            {Figures(input)}
            {StructureSections.Memory(result)}
            <div class="pair">
            {Timings(result)}
            {Provenance(result)}
            </div>
            <section>
            <h2>Reproduce</h2>
            <p>The same document, version, seed and time step give the same spikes, whatever the number of threads.</p>
            <pre class="card">{input.Command}</pre>
            </section>
            </main>
            </body>
            </html>

            """).ToString();
    }

    private static string Style()
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Subtitle(ReportInput input)
    {
        string ended = input.Ended is { } time ? time.ToString("d MMMM yyyy, HH:mm zzz", CultureInfo.InvariantCulture) + ". " : "";
        return $"{ended}{Duration(input.Result.SimulatedMs / 1000)} of activity after {Duration(input.Result.WarmupMs / 1000)} of warm-up.";
    }

    private static string Duration(double seconds) => seconds switch
    {
        0 => "no time",
        < 1 => Number.Plain(seconds * 1000) + " ms",
        _ => Number.Plain(Math.Round(seconds, 3)) + " s",
    };

    private static Html Facts(RunResult result) => Html.Of($"""
        <dl class="card facts">
        {Fact("Neurons", Number.Count(result.Neurons), "")}
        {(result.Relays > 0 ? Fact("Relays", Number.Count(result.Relays), "") : default)}
        {Fact("Synapses", Number.Prefixed(result.Synapses, ""), "")}
        {Fact("Spikes", Number.Prefixed(result.Spikes, ""), "")}
        {Fact("Real-time factor", Number.Text(result.Rtf), "")}
        {Fact("Seed", result.Seed.ToString(CultureInfo.InvariantCulture), "")}
        {Fact("Time step", Number.Plain(result.DtMs), "ms")}
        </dl>
        """);

    private static Html Fact(string name, string value, string unit) =>
        Html.Of($"<div><dt>{name}</dt><dd>{Value(value, unit)}</dd></div>\n");

    private static Html Value(string value, string unit) =>
        unit.Length == 0 ? Html.Of($"{value}") : Html.Of($"{value} <span class=\"unit\">{unit}</span>");

    private static Html Observations(RunResult result)
    {
        if (result.Observations.IsEmpty) return default;
        int within = result.Observations.Count(o => o.Within == true), judged = result.Observations.Count(o => o.Within is not null);
        string summary = $"{within} of {judged} within the expected range." + (judged < result.Observations.Length ? $" {result.Observations.Length - judged} were not measured." : "");
        return Html.Of($"""
            <section>
            <h2>Observations</h2>
            <p>{summary}</p>
            <div class="card wide"><table class="observations">
            <thead><tr><th>Result</th><th>Observation</th><th>Expected</th><th class="number">Measured</th></tr></thead>
            <tbody>
            {Html.Join(result.Observations.Select(Observation))}
            </tbody></table></div>
            </section>
            """);
    }

    private static Html Observation(ObservationResult observation)
    {
        var mark = observation.Within switch
        {
            true => Html.Of($"<td class=\"in\">✓ within</td>"),
            false when observation.Measured is not null => Html.Of($"<td class=\"out\">✗ outside</td>"),
            false => Html.Of($"<td class=\"out\">? not measured</td>"),
            null => Html.Of($"<td>– not measured</td>"),
        };
        var note = (observation.Note ?? observation.Source) is { Length: > 0 } text ? Html.Of($"<div class=\"note\">{text}</div>") : default;
        return Html.Of($"""
            <tr>{mark}<td class="value">{observation.Name}{note}</td><td class="value expected">{observation.Expected}</td>
            <td class="number">{Value(Number.Text(observation.Measured), observation.Unit)}</td></tr>

            """);
    }

    private static Html Populations(ReportInput input)
    {
        var shown = input.Populations.Where(p => input.Result.Populations.ContainsKey(p.Name));
        var others = input.Result.Populations.Keys.Except(input.Populations.Select(p => p.Name))
            .Select(name => new DisplayedPopulation(name, name, Sign.Unknown));
        return Html.Of($"""
            <section>
            <h2>Populations</h2>
            <div class="card wide"><table>
            <thead><tr><th>Population</th><th class="number">Neurons</th><th class="number">Spikes</th>
            <th class="number">Rate (Hz)</th><th class="number">CV of intervals</th><th class="number">Correlation</th></tr></thead>
            <tbody>
            {Html.Join(shown.Concat(others).Select(p => Population(p, input.Result.Populations[p.Name])))}
            </tbody></table></div>
            <p class="note">Rate: mean over neurons, silent ones included. CV: mean over neurons with at least
            {Number.Count(IntervalVariability.MinimumIntervals)} inter-spike intervals. Correlation: mean over pairs of up to {Number.Count(PairwiseCorrelation.MaximumNeurons)} active neurons,
            spike counts in bins of {Number.Plain(PairwiseCorrelation.Bin)} ms.</p>
            </section>
            """);
    }

    private static Html Population(DisplayedPopulation display, PopulationResult result)
    {
        (string style, string mark, string meaning) = display.Sign switch
        {
            Sign.Excitatory => ("excitatory", "▲", "excitatory"),
            Sign.Inhibitory => ("inhibitory", "●", "inhibitory"),
            _ => ("quiet", "■", "sign not known"),
        };
        string spikes = result.Spikes is { } count ? Number.Count(count) : "—";
        return Html.Of($"""
            <tr><th scope="row"><span class="mark {style}" title="{meaning}">{mark}</span>{display.Label}</th>
            <td class="number">{Number.Count(result.Neurons)}</td><td class="number">{spikes}</td>
            <td class="number">{Statistic.Rate.Text(result.RateHz)}</td><td class="number">{Statistic.CvIsi.Text(result.CvIsi)}</td>
            <td class="number">{Statistic.Correlation.Text(result.Correlation)}</td></tr>

            """);
    }

    private static Html Figures(ReportInput input)
    {
        if (input.Figures.IsEmpty) return default;
        var figures = input.Figures.Select((figure, i) => (Narrow: figure.Width < FigureWidth.TwoColumns, Markup: Figure(figure, i + 1)));
        return Html.Of($"""
            <section>
            <h2>Figures</h2>
            {Html.Join(Rows(figures))}
            </section>
            """);
    }

    // neighbouring figures of one column stand side by side where there is room
    private static IEnumerable<Html> Rows(IEnumerable<(bool Narrow, Html Markup)> figures)
    {
        var narrow = new List<Html>();
        foreach (var figure in figures.Append((Narrow: false, Markup: default)))
        {
            if (figure.Narrow)
            {
                narrow.Add(figure.Markup);
                continue;
            }
            if (narrow.Count > 0) yield return Html.Of($"<div class=\"columns\">{Html.Join(narrow)}</div>\n");
            narrow.Clear();
            yield return figure.Markup;
        }
    }

    private static Html Figure(DrawnFigure figure, int number)
    {
        var image = new Html("data:image/svg+xml;base64," + Convert.ToBase64String(figure.Draw(FigureFormat.Svg)));
        return Html.Of($"""
            <figure class="card" id="{figure.Name}">
            <img class="{(figure.Width < FigureWidth.TwoColumns ? "single" : "double")}" src="{image}" alt="{figure.Title}">
            <figcaption><b>Figure {Number.Count(number)}.</b> {figure.Caption}</figcaption>
            </figure>

            """);
    }

    private static Html Timings(RunResult result) => Html.Of($"""
        <section>
        <h2>Time and memory</h2>
        <div class="card wide"><table><tbody>
        {Row("Building the network", Number.Text(result.BuildS), "s")}
        {Row("State propagation", Number.Text(result.SimS), "s")}
        {Row("· update", Number.Text(result.Phases.UpdateS), "s")}
        {Row("· exchange", Number.Text(result.Phases.ExchangeS), "s")}
        {Row("· draw connections", Number.Text(result.Phases.DrawS), "s")}
        {Row("· deliver", Number.Text(result.Phases.DeliverS), "s")}
        {Row("· record", Number.Text(result.Phases.RecordS), "s")}
        {Row("Synaptic events", Number.Prefixed(result.SynapticEvents, ""), "")}
        {Row("Events per second and core", Number.Prefixed(result.EventsPerSPerCore, ""), "1/s")}
        {Row("Synapses built per second", Number.Prefixed(result.SynapsesPerSBuilt, ""), "1/s")}
        {Row("Peak memory", Number.Prefixed(result.PeakRssBytes, "B"), "")}
        {Row("Memory per synapse", Number.Text(result.BytesPerSynapse), "B")}
        </tbody></table></div>
        </section>
        """);

    private static Html Provenance(RunResult result) => Html.Of($"""
        <section>
        <h2>Provenance</h2>
        <div class="card wide"><table><tbody>
        {Text("Model", result.Model)}
        {Text("Document hash", result.DocumentHash)}
        {Text("Brainloom", result.Version)}
        {Text("Commit", result.Commit)}
        {Text("Seed", result.Seed.ToString(CultureInfo.InvariantCulture))}
        {Text("Precision", result.Precision)}
        {Text("Connectivity", result.Connectivity)}
        {Text("Spike hash", result.SpikeHash)}
        {Text("Processor", result.Machine.Cpu)}
        {Text("Cores, threads, ranks", $"{Number.Count(result.Machine.Cores)}, {Number.Count(result.Threads)}, {Number.Count(result.Ranks)}")}
        {Text("Memory", Number.Prefixed(result.Machine.MemoryBytes, "B"))}
        {Text("Vector width", result.Machine.Simd)}
        </tbody></table></div>
        </section>
        """);

    private static Html Row(string name, string value, string unit) =>
        Html.Of($"<tr><th scope=\"row\">{name}</th><td class=\"number\">{Value(value, unit)}</td></tr>\n");

    private static Html Text(string name, string value) => value.Length == 0
        ? default
        : Html.Of($"<tr><th scope=\"row\">{name}</th><td class=\"value\">{value}</td></tr>\n");
}
