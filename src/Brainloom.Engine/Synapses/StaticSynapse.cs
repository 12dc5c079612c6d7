namespace Brainloom.Engine;

/// <summary>Synapse whose weight does not change.</summary>
[SynapseModel("static_synapse"), Counterpart("nest", "static_synapse")]
[Citation("10.4249/scholarpedia.1430", "Gewaltig and Diesmann 2007, NEST")]
public sealed record StaticSynapse;
