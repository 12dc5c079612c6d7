using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Brainloom.Engine;

/// <summary>A network in time: state, agendas and recorders. Many simulations may share one network.</summary>
/// <remarks>Results depend on description and seed alone: not on threads, nor on how a duration is cut into runs.</remarks>
public sealed class Simulation : IDisposable
{
    readonly Network network;
    readonly Arena arena;
    readonly Worker[] workers;
    readonly StateSampler[][] samplers;
    readonly ImmutableArray<(RecorderDescription Recorder, int Population, ImmutableArray<int> Neurons, ImmutableArray<StateSampler> Samplers)> states;
    readonly SpikeLog log;
    readonly SpinBarrier barrier;
    RecordingStream? stream;
    bool disposed;
    readonly SpikeRows? spikeRows;
    long firstStep;
    long elapsedTicks;
    long stop;

    /// <summary>Sets up the state at time zero.</summary>
    /// <param name="network">Network.</param>
    /// <param name="vectorBits">Longest vector to use, where it is not to be the machine's own.</param>
    public Simulation(Network network, int vectorBits = 512) : this(network, vectorBits, mayRest: true) { }

    /// <summary>Sets up the state at time zero; may be told to step also neurons at rest.</summary>
    internal Simulation(Network network, int vectorBits, bool mayRest)
    {
        this.network = network;
        var setup = new SimulationSetup(network, vectorBits, mayRest);
        arena = setup.Arena;
        workers = setup.Workers();
        spikeRows = setup.SpikeRows;
        states = setup.States();
        samplers = [.. Enumerable.Range(0, workers.Length).Select(w => states.SelectMany(state => state.Samplers).Where(sampler => setup.OwnerOf(sampler) == w).ToArray())];
        log = new SpikeLog(network);
        barrier = new SpinBarrier(workers.Length);
    }

    /// <summary>Steps done since time zero.</summary>
    public long Step { get; private set; }

    /// <summary>Bytes of memory that state and accumulators take, and rows that were drawn.</summary>
    public long Bytes => arena.Taken + (spikeRows?.Memory.Taken ?? 0);

    /// <summary>Spikes since measuring began.</summary>
    public long Spikes => log.Count;

    /// <summary>Synapses over which a spike came, since measuring began.</summary>
    public long SynapticEvents => workers.Sum(worker => worker.SynapticEvents);

    /// <summary>Hash of the sorted list of (step, neuron) since measuring began, 16 hexadecimal digits.</summary>
    public string SpikeHash => log.Hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Wall-clock time of runs since measuring began.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(0, elapsedTicks);

    /// <summary>Time in the phases since measuring began.</summary>
    public Phases Phases
    {
        get
        {
            double Mean(Func<Worker, long> ticks) => workers.Average(ticks) / Stopwatch.Frequency;
            double record = workers.Sum(worker => worker.RecordTicks) / (double)Stopwatch.Frequency / workers.Length;
            return new Phases(Mean(worker => worker.UpdateTicks), Mean(worker => worker.ExchangeTicks) - record, Mean(worker => worker.DrawTicks), Mean(worker => worker.DeliverTicks), record);
        }
    }

    /// <summary>Begins to measure: what was recorded and counted before, as during a warm-up, is forgotten.</summary>
    public void Measure()
    {
        firstStep = Step;
        elapsedTicks = 0;
        log.Reset(Step);
        foreach (var worker in workers) worker.ResetCounts();
        foreach (var sampler in samplers.SelectMany(own => own)) sampler.Reset();
    }

    /// <summary>From now on recorders hand what they observe to a sink, and keep nothing in memory.</summary>
    /// <remarks>Asked for when measuring begins. A background thread feeds the sink, at least four times a second. Where the sink fails, the run stops at the end of a slice and throws.</remarks>
    /// <param name="sink">The sink, which the simulation disposes of; what it is to expect is the <see cref="Record()"/> of this moment.</param>
    public void Stream(IRecordingSink sink)
    {
        Debug.Assert(stream is null && Step == firstStep);
        stream = new RecordingStream(sink, network, Record());
        log.StreamTo(stream);
        foreach (var sampler in samplers.SelectMany(own => own)) sampler.KeepSlices(network.ShortestDelay);
    }

    /// <summary>Hands the sink all that was observed, and waits until it has taken it; nothing can be simulated after that.</summary>
    public void EndStream()
    {
        log.StreamRates(Step, end: true);
        stream!.End(Step);
    }

    /// <summary>Advances by a number of steps, or until cancelled; cancelled runs end at the end of a slice, whole.</summary>
    /// <param name="steps">Steps.</param>
    /// <param name="progress">Told how far the run has come, about ten times a second, from the calling thread.</param>
    /// <param name="cancellation">Ends the run early.</param>
    public void Run(long steps, IProgress<SimulationProgress>? progress = null, CancellationToken cancellation = default)
    {
        foreach (var sampler in samplers.SelectMany(own => own)) sampler.Reserve(steps);
        long begin = Step, end = Step + steps, start = Stopwatch.GetTimestamp();
        Volatile.Write(ref stop, end);
        var others = Enumerable.Range(1, workers.Length - 1).Select(index => new Thread(() => Work(index, begin, end, null)) { IsBackground = true }).ToList();
        others.ForEach(thread => thread.Start());

        long reported = start;
        ExceptionDispatchInfo? failure = null;
        Work(0, begin, end, step =>
        {
            if (cancellation.IsCancellationRequested || stream is { HasFailed: true }) Volatile.Write(ref stop, step);
            if (progress is null || Stopwatch.GetElapsedTime(reported).TotalSeconds < .1) return;
            reported = Stopwatch.GetTimestamp();
            try
            {
                progress.Report(new SimulationProgress(step, begin, end, log.Count, Stopwatch.GetElapsedTime(start)));
            }
            catch (Exception thrown)
            {
                // the other workers come to the end of the slice before the caller hears of it
                failure = ExceptionDispatchInfo.Capture(thrown);
                Volatile.Write(ref stop, step);
            }
        });
        others.ForEach(thread => thread.Join());
        failure?.Throw();
        stream?.ThrowFailure();
        elapsedTicks += Stopwatch.GetTimestamp() - start;
    }

    // all workers pass the same slices; the first one also watches for the end
    void Work(int index, long begin, long end, Action<long>? slicePassed)
    {
        var worker = workers[index];
        var own = samplers[index];
        long step = begin;
        for (int parity = 0; step < end; parity ^= 1)
        {
            long sliceEnd = Math.Min(end, step + network.ShortestDelay);
            foreach (var sampler in own) sampler.OpenSlice(parity);
            worker.Advance(step, sliceEnd, parity, own);
            long start = Stopwatch.GetTimestamp();
            slicePassed?.Invoke(step);
            barrier.Wait();
            // a step, not a flag: the first worker may say so for the next slice before others look
            bool last = sliceEnd > Volatile.Read(ref stop);
            worker.Merge((int)(sliceEnd - step), parity, workers);
            if (spikeRows != null)
            {
                long merged = Stopwatch.GetTimestamp();
                worker.Draw((int)(sliceEnd - step), sliceEnd);
                long drawn = Stopwatch.GetTimestamp();
                worker.DrawTicks += drawn - merged;
                start += drawn - merged;
                barrier.Wait();
            }
            worker.Schedule(step, sliceEnd, index == 0 ? log : null);
            if (index == 0 && stream is not null) StreamSlice(step, sliceEnd, parity);
            worker.ExchangeTicks += Stopwatch.GetTimestamp() - start;
            step = sliceEnd;
            if (last) break;
        }
        if (index == 0) Step = step;
    }

    // other workers may be in the next slice already, whose samples have the other parity
    void StreamSlice(long step, long end, int parity)
    {
        for (int s = 0; s < states.Length; s++)
        {
            int interval = states[s].Samplers[0].IntervalSteps, sample = 0;
            for (long due = (step / interval + 1) * interval; due <= end; due += interval, sample++)
                foreach (var sampler in states[s].Samplers) stream!.State(s, (int)due, sampler.Slice(parity).Slice(sample * sampler.Length, sampler.Length));
        }
        log.StreamRates(end, end: false);
        stream!.EndSlice(end);
    }

    /// <summary>What the recorders observed since measuring began; with a stream, only what they observe, without data.</summary>
    public Recording Record() => new()
    {
        dt = network.Description.dt,
        FirstStep = firstStep,
        LastStep = Step,
        Spikes = log.Spikes(network),
        Rates = log.Rates,
        States = [.. states.Select(Record)],
    };

    StateRecording Record((RecorderDescription Recorder, int Population, ImmutableArray<int> Neurons, ImmutableArray<StateSampler> Samplers) state)
    {
        var population = network.Description.Populations[state.Population];
        var variables = ((StateRecorder)state.Recorder.Recorder).variables;
        var units = variables.Select(name => NeuronType.Variables(population.Neuron).First(variable => variable.Name == name).Unit);
        int interval = state.Samplers[0].IntervalSteps, width = state.Samplers.Sum(sampler => sampler.Length);
        int samples = state.Samplers[0].Length == 0 ? 0 : state.Samplers[0].Values.Count / state.Samplers[0].Length;
        var steps = new int[samples];
        var values = new double[(long)samples * width];
        for (int i = 0, at = 0; i < samples; i++)
        {
            steps[i] = (int)((firstStep / interval + 1 + i) * interval);
            foreach (var sampler in state.Samplers)
                for (int k = 0; k < sampler.Length; k++) values[at++] = sampler.Values[i * sampler.Length + k];
        }
        return new StateRecording(population.Name, state.Neurons, variables, [.. units], steps, values);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (disposed) return;
        disposed = true;
        stream?.Dispose();
        foreach (var worker in workers) worker.Release();
        spikeRows?.Dispose();
        arena.Dispose();
    }
}
