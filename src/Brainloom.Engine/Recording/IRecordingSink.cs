namespace Brainloom.Engine;

/// <summary>Takes what recorders observe piece by piece, as a run goes on. Pieces come one after the other, each in the order of time.</summary>
/// <remarks>Indices are those of the <see cref="Recording"/> that says what is recorded. A failure is thrown: the run then stops, and hears of it.</remarks>
public interface IRecordingSink : IDisposable
{
    /// <summary>Takes spikes of one population.</summary>
    /// <param name="population">Index in <see cref="Recording.Spikes"/>.</param>
    /// <param name="steps">Step of each spike.</param>
    /// <param name="neurons">Neuron of each spike, counted within the population.</param>
    void Spikes(int population, ReadOnlySpan<int> steps, ReadOnlySpan<int> neurons);

    /// <summary>Takes values of one sample, or the next part of them.</summary>
    /// <param name="state">Index in <see cref="Recording.States"/>.</param>
    /// <param name="step">Step of the sample.</param>
    /// <param name="values">Values, neuron after neuron; for a neuron variable after variable.</param>
    void State(int state, int step, ReadOnlySpan<double> values);

    /// <summary>Takes the next bins of one rate recorder.</summary>
    /// <param name="rate">Index in <see cref="Recording.Rates"/>.</param>
    /// <param name="counts">Spikes per bin.</param>
    void Rate(int rate, ReadOnlySpan<int> counts);

    /// <summary>Says that everything up to and with a step was handed over; it should outlast the process from here on.</summary>
    void Complete(long step);
}
