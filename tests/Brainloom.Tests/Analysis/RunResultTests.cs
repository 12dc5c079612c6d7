using System.Text.Json;
using Brainloom.Analysis;
using Xunit;

namespace Brainloom.Tests.Analysis;

public class RunResultTests
{
    internal static readonly RunResult Example = new()
    {
        Model = "microcircuit",
        Machine = new Machine("a processor", 2, 25_000_000_000, "512 bit"),
        Seed = ulong.MaxValue,
        DtMs = 0.1,
        Rtf = 0.1 + 0.2,
        Neurons = 77169,
        Populations = new Dictionary<string, PopulationResult>
        {
            ["L23E"] = new() { Neurons = 20683, RateHz = 0.9356234588792728, CvIsi = 0.8 },
            ["A first in the alphabet"] = new() { Neurons = 1 },
        },
        Observations = [new ObservationResult { Name = "rate", Expected = "0 to 1", Measured = 0.5, Within = true, Population = "L23E", Statistic = "rate" }],
    };

    [Fact]
    public void Has_the_fields_that_scripts_rely_on()
    {
        var json = JsonDocument.Parse(Example.ToJson()).RootElement;
        string[] fields =
        [
            "model", "document_hash", "version", "commit", "machine", "threads", "ranks", "seed", "dt_ms", "precision", "connectivity",
            "neurons", "synapses", "build_s", "warmup_ms", "simulated_ms", "sim_s", "rtf", "phases", "spikes", "synaptic_events",
            "events_per_s_per_core", "memory_before_bytes", "peak_rss_bytes", "bytes_per_synapse", "synapses_per_s_built", "populations",
            "observations", "spike_hash",
        ];
        Assert.All(fields, field => Assert.True(json.TryGetProperty(field, out _), field));
        Assert.Equal(["cpu", "cores", "memory_bytes", "simd"], Names(json.GetProperty("machine")));
        Assert.Equal(["update_s", "exchange_s", "draw_s", "deliver_s", "record_s"], Names(json.GetProperty("phases")));
        Assert.Superset(new HashSet<string> { "neurons", "rate_hz", "cv_isi" }, Names(json.GetProperty("populations").GetProperty("L23E")).ToHashSet());
        Assert.Superset(new HashSet<string> { "name", "expected", "measured", "within" }, Names(json.GetProperty("observations")[0]).ToHashSet());

        static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
    }

    [Fact]
    public void Numbers_keep_their_full_precision_and_populations_their_order()
    {
        var read = RunResult.FromJson(Example.ToJson());
        Assert.Equal(0.1 + 0.2, read.Rtf);
        Assert.Equal(ulong.MaxValue, read.Seed);
        Assert.Equal(0.9356234588792728, read.Populations["L23E"].RateHz);
        Assert.Equal(Example.Populations.Keys, read.Populations.Keys);
        Assert.Null(read.Populations["A first in the alphabet"].CvIsi);
        Assert.Equal(Example.ToJson(), read.ToJson());
    }

    [Fact]
    public void Takes_populations_from_statistics()
    {
        var statistics = RunStatistics.Of(SyntheticActivity.Record([("Z", 50, 20), ("A", 50, 30)], 2000));
        var populations = RunResult.PopulationsOf(statistics);
        Assert.Equal(["Z", "A"], populations.Keys);
        Assert.Equal(statistics["Z"]!.CvIsi.Mean, populations["Z"].CvIsi);
        Assert.Equal(statistics["A"]!.Spikes, populations["A"].Spikes);
    }
}
