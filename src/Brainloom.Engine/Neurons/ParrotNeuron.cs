using System.Runtime.CompilerServices;

namespace Brainloom.Engine;

/// <summary>Relay that repeats every spike that it receives.</summary>
/// <remarks><code>
/// spikes out at time t = spikes that arrive at time t
/// </code>
/// A spike that arrives with delay d is repeated at that time: weights do not matter, spikes that arrive together are all repeated.
/// A current has no effect.
/// </remarks>
[NeuronModel("parrot_neuron"), Counterpart("nest", "parrot_neuron")]
[Citation("10.4249/scholarpedia.1430", "Gewaltig and Diesmann 2007, NEST")]
[Receptor("spikes", "1", CountsSpikes = true)]
public sealed record ParrotNeuron
{
    /// <summary>State of <c>V.Width</c> neighbouring neurons.</summary>
    public struct Neuron<V> : INeuron<ParrotNeuron, Neuron<V>, Neuron<V>.Coefficients, Neuron<V>.Inputs, V> where V : unmanaged, ILanes<V>
    {
        /// <summary>Spikes repeated in the last step.</summary>
        [Unit("1")] public V repeated;

        /// <summary>What arrives in one step.</summary>
        public struct Inputs
        {
            /// <summary>Number of spikes.</summary>
            public V spikes;

            /// <summary>Injected current [pA]; without effect.</summary>
            public V current;
        }

        /// <summary>A relay needs none; a structure cannot be without fields.</summary>
        public struct Coefficients
        {
            internal V threshold;
        }

        /// <inheritdoc/>
        public static bool EmitsSeveral => true;

        /// <inheritdoc/>
        public static V Multiplicity(in Neuron<V> neuron) => neuron.repeated;

        /// <inheritdoc/>
        public static Coefficients Derive(ParrotNeuron p, double dt) => new() { threshold = V.Create(.5) };

        /// <inheritdoc/>
        public static Neuron<V> AtRest(ParrotNeuron p) => default;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Step(in Coefficients c, in Inputs arriving)
        {
            repeated = arriving.spikes;
            return V.Greater(repeated, c.threshold);
        }
    }
}
