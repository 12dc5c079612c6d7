using Brainloom.Analysis;
using Brainloom.Cli.Runs;
using Brainloom.Engine;
using Brainloom.Model;

namespace Brainloom.Cli.Benchmarks;

/// <summary>Population rates without single spikes: what a benchmark records.</summary>
static class RateCounting
{
    /// <summary>The network with one counter per population in place of its recorders.</summary>
    public static NetworkDescription Instead(NetworkDescription network) => network with
    {
        Recorders =
        [
            .. network.Populations.Select((population, index) => new RecorderDescription
            {
                Name = population.Name, Recorder = new RateRecorder { bin = 1000 }, Target = new NodeCollection(index, 0, population.Size),
            }),
        ],
    };

    /// <summary>The result of a run with the rates that were counted, and the observations of rates judged by them.</summary>
    public static RunResult Result(CompletedRun run, CompiledModel model)
    {
        double seconds = run.Recording.Duration / 1000;
        var rates = run.Recording.Rates.ToDictionary(rate => rate.Recorder, rate =>
        {
            long spikes = 0;
            foreach (int count in rate.Counts.Span) spikes += count;
            return (Spikes: spikes, Hz: spikes / seconds / rate.Neurons);
        });
        return run.Result with
        {
            Populations = new OrderedDictionary<string, PopulationResult>(run.Result.Populations.Select(population => KeyValuePair.Create(population.Key,
                population.Value with { Spikes = rates[population.Key].Spikes, RateHz = rates[population.Key].Hz }))),
            Observations =
            [
                .. Expectations.Of(model).OfType<MeanObservation>()
                    .Where(observation => observation.Statistic == Statistic.Rate && !(observation.Window > run.Recording.Duration))
                    .Select(observation => observation.Judge(rates[observation.Population].Hz)),
            ],
        };
    }
}
