namespace Brainloom.Engine;

/// <summary>Advances the neurons of one owned range; one implementation for all models, closed over model and lanes.</summary>
unsafe interface IRangeKernel
{
    /// <summary>Most spikes in one step.</summary>
    int MostSpikes { get; }

    /// <summary>Advances all neurons by one step, taking up and clearing what the accumulators hold.</summary>
    /// <param name="spikes">Room for the identifiers of neurons that emit a spike, in ascending order.</param>
    /// <param name="quiet">Whether it is known that nothing arrived: no segment, and nothing from a stimulus.</param>
    /// <returns>Number of spikes.</returns>
    int Update(int* spikes, bool quiet);

    /// <summary>A state variable of one neuron.</summary>
    /// <param name="field">Index of the variable among the fields of the model's state.</param>
    /// <param name="neuron">Neuron, counted within the range.</param>
    double Read(int field, int neuron);

    /// <summary>Sets a state variable of one neuron.</summary>
    void Write(int field, int neuron, double value);
}
