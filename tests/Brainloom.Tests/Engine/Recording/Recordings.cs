using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine;

/// <summary>Compares recordings.</summary>
static class Recordings
{
    /// <summary>Asserts that two recordings are the same in every number.</summary>
    public static void AreEqual(Recording expected, Recording actual)
    {
        Assert.Equal((expected.dt, expected.FirstStep, expected.LastStep), (actual.dt, actual.FirstStep, actual.LastStep));
        Assert.Equal(expected.Spikes.Select(spikes => (spikes.Population, spikes.Size, spikes.Recorded)), actual.Spikes.Select(spikes => (spikes.Population, spikes.Size, spikes.Recorded)));
        foreach (var (one, other) in expected.Spikes.Zip(actual.Spikes))
        {
            Assert.Equal(one.Steps.ToArray(), other.Steps.ToArray());
            Assert.Equal(one.Neurons.ToArray(), other.Neurons.ToArray());
        }
        Assert.Equal(expected.States.Select(state => state.Population), actual.States.Select(state => state.Population));
        foreach (var (one, other) in expected.States.Zip(actual.States))
        {
            Assert.Equal(one.Neurons, other.Neurons);
            Assert.Equal(one.Variables, other.Variables);
            Assert.Equal(one.Units, other.Units);
            Assert.Equal(one.Steps.ToArray(), other.Steps.ToArray());
            Assert.Equal(one.Values.ToArray(), other.Values.ToArray());
        }
        Assert.Equal(expected.Rates.Select(rate => (rate.Recorder, rate.Neurons, rate.BinSteps)), actual.Rates.Select(rate => (rate.Recorder, rate.Neurons, rate.BinSteps)));
        foreach (var (one, other) in expected.Rates.Zip(actual.Rates)) Assert.Equal(one.Counts.ToArray(), other.Counts.ToArray());
    }
}
