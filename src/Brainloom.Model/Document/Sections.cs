using System.Collections.Immutable;

namespace Brainloom.Model;

/// <summary>The keys of all sections: what the compiler accepts and what the schema tells editors.</summary>
static class Sections
{
    static readonly SectionKey Source = new("source", KeyForm.Text, "Key of the source of the values here.");
    static readonly SectionKey Note = new("note", KeyForm.Text, "Page, table, figure, or why this value.");

    static readonly ImmutableArray<SectionKey> Connection =
    [
        new("weight", KeyForm.Value, "Weight, in the unit of the receptor."),
        new("delay", KeyForm.Value, "Delay, at least one time step."),
        new("receptor", KeyForm.Text, "Receptor of the target; without it the sign of the weight chooses."),
    ];

    static readonly ImmutableArray<SectionKey> Synapses =
    [
        new("synapse", KeyForm.Synapse, "Synapse model; static_synapse when absent."),
        .. Connection,
        new("synapses", KeyForm.Synapses, "Several synapses for each connected pair, instead of synapse, weight, delay and receptor."),
    ];

    public static readonly ImmutableArray<SectionKey> Document =
    [
        new("brainloom", KeyForm.Version, "Version of the format: 1.", true),
        new("name", KeyForm.Text, "Short name."),
        new("title", KeyForm.Text, "Title, one line."),
        new("description", KeyForm.Text, "What the model is."),
        new("include", KeyForm.Include, "Other documents, merged into this one."),
        new("sources", KeyForm.Mapping, "Publications and data sets that values name."),
        new("parameters", KeyForm.Mapping, "Named values for formulas."),
        new("simulation", KeyForm.Mapping, "Time step, seed, precision, warm-up and duration."),
        new("scaling", KeyForm.Mapping, "How the network is built smaller."),
        new("populations", KeyForm.Mapping, "Neurons that share a model."),
        new("projections", KeyForm.Mapping, "Connections from some neurons to others."),
        new("patterns", KeyForm.Mapping, "Many projections from one table."),
        new("stimuli", KeyForm.Mapping, "What drives the network."),
        new("recorders", KeyForm.Mapping, "What is recorded."),
        new("observations", KeyForm.Mapping, "Expected results, checked after a run."),
        new("variants", KeyForm.Mapping, "Named alternatives, each a piece of document laid over this one."),
        new("choices", KeyForm.Mapping, "Alternatives of the variants of included documents, by variant."),
    ];

    public static readonly ImmutableArray<SectionKey> Simulation =
    [
        new("dt", KeyForm.Value, "Time step; 0.1 ms when absent."),
        new("seed", KeyForm.Value, "Seed of all random numbers; 1 when absent."),
        new("precision", KeyForm.Precision, "single or double."),
        new("warmup", KeyForm.Value, "Time simulated before recording starts."),
        new("time", KeyForm.Value, "Time simulated and recorded; 1 s when absent."),
        Source, Note,
    ];

    public static readonly ImmutableArray<SectionKey> Scaling =
    [
        new("neurons", KeyForm.Value, "Factor of the number of neurons, usually scale."),
        new("indegrees", KeyForm.Value, "Factor of the number of inputs per neuron, usually scale; weights follow with its inverse root."),
        new("mean_rate", KeyForm.Value, "Mean rate of each population at full scale; with it a current replaces the missing mean input."),
        new("charge", KeyForm.Value, "Charge that one event of unit weight carries, such as tau_syn for exponential currents."),
        Source, Note,
    ];

    public static readonly ImmutableArray<SectionKey> Population =
    [
        new("table", KeyForm.File, "Table with one population per row, named by the column name; numbers become properties."),
        new("model", KeyForm.Neuron, "Neuron model.", true),
        new("size", KeyForm.Value, "Number of neurons; positions that say how many there are need none."),
        new("parameters", KeyForm.Values, "Parameters of the neuron model."),
        new("initial_state", KeyForm.Values, "State variables at time zero."),
        new("properties", KeyForm.Values, "Named values of this population for formulas elsewhere, as source.x and target.x."),
        new("positions", KeyForm.Positions, "Where the neurons are."),
        new("region", KeyForm.Word, "Region, for reports."),
        new("layer", KeyForm.Word, "Layer, for reports."),
        new("sign", KeyForm.Word, "excitatory or inhibitory."),
        new("tags", KeyForm.Mapping, "Further words for reports."),
        Source, Note,
    ];

    public static readonly ImmutableArray<SectionKey> Projection =
    [
        new("table", KeyForm.File, "Table with one projection per row; its numbers are names in formulas, and {column: pre} takes a field."),
        new("where", KeyForm.Value, "Which rows make a projection; all when absent."),
        new("source", KeyForm.Nodes, "Presynaptic neurons.", true),
        new("target", KeyForm.Nodes, "Postsynaptic neurons.", true),
        new("rule", KeyForm.Rule, "Connection rule.", true),
        .. Synapses,
        Note,
    ];

    public static readonly ImmutableArray<SectionKey> Pattern =
    [
        new("matrices", KeyForm.Matrices, "Tables with a row per target and a column per source population; their names stand for the entry in formulas.", true),
        new("where", KeyForm.Value, "Which entries make a projection; those of the first matrix that are not zero when absent."),
        new("rule", KeyForm.Rule, "Connection rule.", true),
        .. Synapses,
        Source, Note,
    ];

    public static readonly ImmutableArray<SectionKey> Synapse = [new("synapse", KeyForm.Synapse, "Synapse model."), .. Connection, Source, Note];

    public static readonly ImmutableArray<SectionKey> Stimulus =
    [
        new("table", KeyForm.File, "Table with one stimulus per row; its numbers are names in formulas, and {column: name} takes a field."),
        new("where", KeyForm.Value, "Which rows make a stimulus; all when absent."),
        new("stimulus", KeyForm.Stimulus, "The stimulus and its parameters.", true),
        new("target", KeyForm.Nodes, "Neurons reached.", true),
        .. Connection, Source, Note,
    ];

    public static readonly ImmutableArray<SectionKey> Recorder =
    [
        new("recorder", KeyForm.Recorder, "The recorder and its parameters.", true),
        new("target", KeyForm.Nodes, "Neurons observed.", true),
        Note,
    ];

    public static readonly ImmutableArray<SectionKey> Observation =
    [
        new("population", KeyForm.Nodes, "Population observed."),
        new("statistic", KeyForm.Statistic, "rate, cv_isi or correlation."),
        new("expected", KeyForm.Value, "Expected mean over the population."),
        new("tolerance", KeyForm.Value, "Largest difference from the expected value."),
        new("relative_tolerance", KeyForm.Value, "Largest difference as a fraction of the expected value."),
        new("interval", KeyForm.Values, "Lowest and highest value, instead of expected and tolerance."),
        new("reference", KeyForm.File, "Table of quantiles of the reference distribution, instead of expected and tolerance."),
        new("column", KeyForm.Text, "Column of the reference; that of the population's name when absent."),
        new("maximum_distance", KeyForm.Value, "Largest Kolmogorov-Smirnov distance from the reference."),
        new("duration", KeyForm.Value, "Length of recording that the expectation is for; the whole recording when absent."),
        new("when", KeyForm.Value, "Formula that says when the expectation holds, such as scale == 1."),
        new("table", KeyForm.File, "Table with one observation per row, with these keys as columns."),
        Source, Note,
    ];

    public static readonly ImmutableArray<SectionKey> SourceEntry =
    [
        new("citation", KeyForm.Text, "Authors, year, title."),
        new("doi", KeyForm.Text, "Digital object identifier."),
        new("url", KeyForm.Text, "Address."),
    ];

    public static readonly ImmutableArray<SectionKey> Positions =
    [
        new("grid", KeyForm.Grid, "A regular grid."),
        new("box", KeyForm.Box, "Intervals of x, y and z in which positions are drawn."),
        new("table", KeyForm.File, "Table with the columns x, y and z."),
        new("of", KeyForm.Nodes, "Other neurons, at whose places these are."),
        new("period", KeyForm.Values, "Lengths along x, y and z after which space repeats itself; 0 mm along an axis that ends."),
        Source, Note,
    ];

    public static readonly ImmutableArray<SectionKey> Grid =
    [
        new("shape", KeyForm.Values, "Sites along x, y and z; the last axis runs fastest.", true),
        new("extent", KeyForm.Values, "Lengths of the box that holds the grid.", true),
        new("center", KeyForm.Values, "Middle of the box; the origin when absent."),
        new("end_points", KeyForm.Flag, "Whether the outer sites lie on the faces of the box; otherwise each site is the middle of an equal part."),
        new("cells", KeyForm.Value, "Neurons at each site; 1 when absent."),
    ];

    public static readonly ImmutableArray<SectionKey> Box =
    [
        new("x", KeyForm.Values, "Interval of x."),
        new("y", KeyForm.Values, "Interval of y."),
        new("z", KeyForm.Values, "Interval of z."),
    ];

    public static readonly ImmutableArray<SectionKey> Include =
        [
            new("file", KeyForm.File, "The document.", true),
            new("prefix", KeyForm.Text, "What stands in front of its names."),
            new("parameters", KeyForm.Values, "Other values of its parameters: formulas over the names of this document."),
            new("choices", KeyForm.Mapping, "Alternatives of its variants, and of those of documents that it includes."),
        ];

    public static readonly ImmutableArray<SectionKey> Valued = [new("value", KeyForm.Value, "The value.", true), Source, Note];

    public static readonly ImmutableArray<SectionKey> MatrixTable = [new("table", KeyForm.File, "The table.", true), Source, Note];

    public static readonly ImmutableArray<SectionKey> TableColumn =
        [new("table", KeyForm.File, "The table.", true), new("column", KeyForm.Text, "The column.", true), Source, Note];
}
