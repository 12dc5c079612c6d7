namespace Brainloom.Cli.Benchmarks;

/// <summary>The sparsely connected network of Brunel (2000).</summary>
sealed class BrunelWorkload : ModelWorkload
{
    public BrunelWorkload() : base("brunel", "Builds and simulates the network of Brunel (2000): 12,500 neurons and 15.6 million synapses of one weight and delay each kind.",
        "synapse", ["delta", "alpha"], warmup: 1000)
    {
        Examples =
        [
            new("bench brunel --json -", "10 s after 1 s"),
            new("bench brunel --synapse alpha --repeat 3", "with alpha-shaped currents, the median of three"),
        ];
    }
}
