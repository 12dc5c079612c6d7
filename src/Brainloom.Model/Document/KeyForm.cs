namespace Brainloom.Model;

/// <summary>What is written at a key.</summary>
enum KeyForm
{
    Version,
    Text,
    Word,
    Value,
    Values,
    Mapping,
    Include,
    Nodes,
    Neuron,
    Rule,
    Synapse,
    Synapses,
    Stimulus,
    Recorder,
    Positions,
    Grid,
    Box,
    Flag,
    Matrices,
    File,
    Precision,
    Statistic,
}
