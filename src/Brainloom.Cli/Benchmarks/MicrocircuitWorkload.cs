namespace Brainloom.Cli.Benchmarks;

/// <summary>The cortical microcircuit of Potjans and Diesmann (2014).</summary>
sealed class MicrocircuitWorkload : ModelWorkload
{
    public MicrocircuitWorkload() : base("microcircuit", "Builds and simulates the cortical microcircuit: 77,169 neurons and 299 million synapses at full scale.",
        "drive", ["poisson", "dc"], warmup: 500)
    {
        Examples =
        [
            new("bench microcircuit --drive dc --json -", "full scale, 10 s after 500 ms"),
            new("bench microcircuit --scale 0.1 --time 2s", "a tenth of it, for a first look"),
        ];
    }
}
