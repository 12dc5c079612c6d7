using Brainloom.Engine;
using Brainloom.Tests.Engine.Simulation;
using Xunit;

namespace Brainloom.Tests.Engine;

/// <summary>What recorders hand to a sink while a simulation runs is what they keep without one.</summary>
[Collection(nameof(Brainloom.Engine.Simulation))]
public class RecordingStreamTests
{
    static readonly NodeCollection some = new NodeCollection(1, 60, 30).Join(new(0, 100, 77)), all = new NodeCollection(0, 0, 800).Join(new(1, 0, 200));

    // slices of 15 steps, so that samples, bins and slices end at different steps
    static NetworkDescription Observed(double interval = .7)
    {
        var network = Networks.Balanced();
        return network with
        {
            Projections = [.. network.Projections.Select(projection => projection with { Synapses = [projection.Synapses[0] with { Delay = new Constant(1.5) }] })],
            Recorders =
            [
                new() { Name = "spikes", Recorder = new SpikeRecorder(), Target = all },
                new() { Name = "state", Recorder = new StateRecorder { variables = ["I_syn_in", "V_m"], interval = interval }, Target = some },
                new() { Name = "other state", Recorder = new StateRecorder { interval = 4.1 }, Target = all },
                new() { Name = "rate", Recorder = new RateRecorder { bin = .7 }, Target = some },
                new() { Name = "all rates", Recorder = new RateRecorder { bin = 2 }, Target = all },
            ],
        };
    }

    static (Recording Recording, string Hash) Kept(NetworkDescription description, int threads, params long[] runs)
    {
        using var network = Network.Build(description, threads);
        using var simulation = new Brainloom.Engine.Simulation(network);
        simulation.Run(250);
        simulation.Measure();
        foreach (long steps in runs) simulation.Run(steps);
        return (simulation.Record(), simulation.SpikeHash);
    }

    static (CollectingSink Sink, string Hash) Streamed(NetworkDescription description, int threads, Action beforeEach, params long[] runs)
    {
        using var network = Network.Build(description, threads);
        CollectingSink sink;
        string hash;
        using (var simulation = new Brainloom.Engine.Simulation(network))
        {
            simulation.Run(250);
            simulation.Measure();
            sink = new CollectingSink(simulation.Record()) { BeforeEach = beforeEach };
            simulation.Stream(sink);
            foreach (long steps in runs) simulation.Run(steps);
            simulation.EndStream();
            hash = simulation.SpikeHash;
            Assert.False(sink.IsDisposed);
        }
        Assert.True(sink.IsDisposed);
        return (sink, hash);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_sink_takes_what_would_be_kept_over_any_sequence_of_runs(int threads)
    {
        var (kept, hash) = Kept(Observed(), 1, 2_003);
        var (sink, streamedHash) = Streamed(Observed(), threads, () => { }, 1, 736, 1_266);
        Assert.Equal(hash, streamedHash);
        Assert.True(kept.Spikes.Sum(spikes => spikes.Steps.Length) > 1_000);
        Recordings.AreEqual(kept, sink.Recording);
    }

    [Fact]
    public void A_sink_that_is_slower_than_the_simulation_loses_nothing()
    {
        // 107 neurons with 2 variables in each of 12,000 steps: 40 chunks, of which 8 are there
        var (kept, _) = Kept(Observed(.1), 1, 12_000);
        int piece = 0;
        var (sink, _) = Streamed(Observed(.1), 1, () =>
        {
            if (++piece % 500 == 0) Thread.Sleep(2);
        }, 12_000);
        Recordings.AreEqual(kept, sink.Recording);
    }

    [Fact]
    public void What_is_said_to_be_complete_has_been_handed_over_and_nothing_after_it()
    {
        var (sink, _) = Streamed(Observed(.1), 2, () => { }, 12_000);
        Assert.True(sink.Completed.Count > 3, $"{sink.Completed.Count} completions");
        var spikes = sink.Recording.Spikes.SelectMany(own => own.Steps.ToArray()).Order().ToArray();
        foreach (var (step, lastSpike) in sink.Completed) Assert.Equal(spikes.Last(spike => spike <= step), lastSpike);
        Assert.Equal(12_250, sink.Completed[^1].Step);
        // ends of slices, which begin after the warm-up
        Assert.All(sink.Completed.SkipLast(1), complete => Assert.Equal(0, (complete.Step - 250) % 15));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_sink_that_fails_ends_the_run_at_a_slice(int threads)
    {
        using var network = Network.Build(Observed(), threads);
        using var simulation = new Brainloom.Engine.Simulation(network);
        simulation.Stream(new CollectingSink(simulation.Record()) { BeforeEach = () => throw new IOException("the disk is full") });
        var failure = Assert.Throws<IOException>(() => simulation.Run(1_000_000_000));
        Assert.Equal("the disk is full", failure.Message);
        Assert.InRange(simulation.Step, 15, 999_999_999);
        Assert.Equal(0, simulation.Step % 15);
    }

    [Fact]
    public void A_failure_at_the_very_end_is_heard_of()
    {
        using var network = Network.Build(Observed(), 1);
        using var simulation = new Brainloom.Engine.Simulation(network);
        simulation.Stream(new CollectingSink(simulation.Record()) { BeforeEach = () => throw new IOException("the disk is full") });
        Assert.Throws<IOException>(() =>
        {
            simulation.Run(15);
            simulation.EndStream();
        });
    }

    [Fact]
    public void Nothing_is_allocated_while_recordings_are_streamed()
    {
        using var network = Network.Build(Observed(.1), 1);
        using var simulation = new Brainloom.Engine.Simulation(network);
        simulation.Stream(new SilentSink());
        simulation.Run(5_000);
        long shortRun = Allocated(() => simulation.Run(15)), longRun = Allocated(() => simulation.Run(6_000));
        Assert.Equal(shortRun, longRun);
    }

    static long Allocated(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    sealed class SilentSink : IRecordingSink
    {
        public void Spikes(int population, ReadOnlySpan<int> steps, ReadOnlySpan<int> neurons) { }

        public void State(int state, int step, ReadOnlySpan<double> values) { }

        public void Rate(int rate, ReadOnlySpan<int> counts) { }

        public void Complete(long step) { }

        public void Dispose() { }
    }
}
