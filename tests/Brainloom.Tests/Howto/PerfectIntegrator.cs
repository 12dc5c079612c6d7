using Brainloom.Engine;

namespace Brainloom.Tests.Howto;

/// <summary>Integrate-and-fire neuron without leak.</summary>
/// <remarks><code>
/// C_m dV_m/dt = I + I_e        each spike that arrives moves V_m by its weight
/// V_m ≥ V_th:  emit a spike;  V_m := V_reset
/// </code></remarks>
[NeuronModel("perfect_integrator")]
[Citation("10.1016/S0006-3495(64)86768-0", "Gerstein and Mandelbrot 1964, random walk models")]
[Receptor("spikes", "mV")]
public sealed record PerfectIntegrator
{
    /// <summary>Membrane capacitance.</summary>
    [Unit("pF"), Positive] public double C_m { get; init; } = 250;

    /// <summary>Spike threshold.</summary>
    [Unit("mV")] public double V_th { get; init; } = -55;

    /// <summary>Potential after a spike, and at the start.</summary>
    [Unit("mV")] public double V_reset { get; init; } = -70;

    /// <summary>Constant external current.</summary>
    [Unit("pA")] public double I_e { get; init; }

    /// <summary>State of <c>V.Width</c> neighbouring neurons.</summary>
    public struct Neuron<V> : INeuron<PerfectIntegrator, Neuron<V>, Neuron<V>.Coefficients, Neuron<V>.Inputs, V> where V : unmanaged, ILanes<V>
    {
        /// <summary>Membrane potential [mV].</summary>
        [Unit("mV")] public V V_m;

        /// <summary>What arrives in one step.</summary>
        public struct Inputs
        {
            /// <summary>Weights of the spikes [mV].</summary>
            public V spikes;

            /// <summary>Injected current that acts during the step [pA].</summary>
            public V current;
        }

        /// <summary>Numbers that the step needs, derived once.</summary>
        public struct Coefficients
        {
            internal V perCurrent, drive, V_th, V_reset;
        }

        /// <inheritdoc/>
        public static Coefficients Derive(PerfectIntegrator p, double dt) => new()
        {
            perCurrent = V.Create(dt / p.C_m),
            drive = V.Create(dt / p.C_m * p.I_e),
            V_th = V.Create(p.V_th),
            V_reset = V.Create(p.V_reset),
        };

        /// <inheritdoc/>
        public static Neuron<V> AtRest(PerfectIntegrator p) => new() { V_m = V.Create(p.V_reset) };

        /// <inheritdoc/>
        public V Step(in Coefficients c, in Inputs arriving)
        {
            V_m = V.Fma(c.perCurrent, arriving.current, V_m + c.drive) + arriving.spikes;
            V spiked = V.GreaterOrEqual(V_m, c.V_th);
            V_m = V.Select(spiked, c.V_reset, V_m);
            return spiked;
        }
    }
}
