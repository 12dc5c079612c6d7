using System.Runtime.CompilerServices;
using static System.Math;

namespace Brainloom.Engine;

/// <summary>Neuron that fires at a fixed rate, whatever it receives.</summary>
/// <remarks><code>
/// first spike at phase/rate + dt, then one every 1/rate, both rounded to whole steps
/// </code>
/// For benchmarks: the spike traffic of a network is known beforehand. In single precision the interval is limited to 2²⁴ steps.
/// </remarks>
[NeuronModel("ignore_and_fire"), Counterpart("nest", "ignore_and_fire")]
[Citation("10.4249/scholarpedia.1430", "Gewaltig and Diesmann 2007, NEST")]
[Receptor("excitatory", "pA", ReceptorSign.Positive), Receptor("inhibitory", "pA", ReceptorSign.Negative)]
public sealed record IgnoreAndFire
{
    /// <summary>Firing rate.</summary>
    [Unit("Hz"), Positive] public double rate { get; init; } = 10;

    /// <summary>Time to the first spike, relative to the interval between spikes.</summary>
    [Unit("1"), Positive, Between(0, 1)] public double phase { get; init; } = 1;

    /// <summary>State of <c>V.Width</c> neighbouring neurons.</summary>
    public struct Neuron<V> : INeuron<IgnoreAndFire, Neuron<V>, Neuron<V>.Coefficients, Neuron<V>.Inputs, V> where V : unmanaged, ILanes<V>
    {
        /// <summary>Steps since the last spike, or since the beginning.</summary>
        [Unit("1")] public V waited;

        /// <summary>1 after the first spike, before it 0.</summary>
        [Unit("1")] public V started;

        /// <summary>What arrives in one step.</summary>
        public struct Inputs
        {
            /// <summary>Excitatory weights [pA]; without effect.</summary>
            public V excitatory;

            /// <summary>Inhibitory weights [pA]; without effect.</summary>
            public V inhibitory;

            /// <summary>Injected current [pA]; without effect.</summary>
            public V current;
        }

        /// <summary>Steps to the first spike, and between spikes.</summary>
        public struct Coefficients
        {
            internal V first, interval;
        }

        /// <inheritdoc/>
        public static Coefficients Derive(IgnoreAndFire p, double dt)
        {
            double interval = 1000 / p.rate / dt;
            return new()
            {
                first = V.Create(Floor(p.phase * interval + .5) + 1),
                interval = V.Create(Max(1, Floor(interval + .5))),
            };
        }

        /// <inheritdoc/>
        public static Neuron<V> AtRest(IgnoreAndFire p) => default;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Step(in Coefficients c, in Inputs arriving)
        {
            waited += V.Create(1);
            V due = V.Select(V.Greater(started, V.Create(0)), c.interval, c.first);
            V spiked = V.GreaterOrEqual(waited, due);
            waited = V.Select(spiked, V.Create(0), waited);
            started = V.Select(spiked, V.Create(1), started);
            return spiked;
        }
    }
}
