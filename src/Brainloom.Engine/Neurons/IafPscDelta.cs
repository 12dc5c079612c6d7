using System.Runtime.CompilerServices;
using static System.Math;

namespace Brainloom.Engine;

/// <summary>Leaky integrate-and-fire neuron whose potential jumps by the weight of each spike that arrives.</summary>
/// <remarks><code>
/// dV_m/dt = -(V_m - E_L)/tau_m + (I + I_e)/C_m + Σ w δ(t - t_spike)        V_m ≥ V_min
/// V_m ≥ V_th:  emit a spike;  V_m := V_reset, held for t_ref
/// </code>
/// The subthreshold system is linear and is advanced exactly. Spikes that arrive while the neuron is refractory are lost, or,
/// with <see cref="refractory_input"/>, act at the end of the refractory period, decayed as they would have in the membrane.
/// </remarks>
[NeuronModel("iaf_psc_delta"), Counterpart("nest", "iaf_psc_delta")]
[Citation("10.1007/s004220050570", "Rotter and Diesmann 1999, exact integration")]
[Citation("10.1016/S0925-2312(01)00409-X", "Diesmann, Gewaltig, Rotter and Aertsen 2001, the model")]
[Receptor("spikes", "mV")]
public sealed record IafPscDelta : IValidated
{
    /// <summary>Resting potential.</summary>
    [Unit("mV")] public double E_L { get; init; } = -70;

    /// <summary>Membrane capacitance.</summary>
    [Unit("pF"), Positive] public double C_m { get; init; } = 250;

    /// <summary>Membrane time constant.</summary>
    [Unit("ms"), Positive] public double tau_m { get; init; } = 10;

    /// <summary>Absolute refractory period.</summary>
    [Unit("ms"), NonNegative] public double t_ref { get; init; } = 2;

    /// <summary>Spike threshold.</summary>
    [Unit("mV")] public double V_th { get; init; } = -55;

    /// <summary>Potential after a spike.</summary>
    [Unit("mV")] public double V_reset { get; init; } = -70;

    /// <summary>Lowest potential that the membrane can take.</summary>
    [Unit("mV")] public double V_min { get; init; } = double.NegativeInfinity;

    /// <summary>Constant external current.</summary>
    [Unit("pA")] public double I_e { get; init; }

    /// <summary>Whether spikes that arrive in the refractory period act at its end.</summary>
    public bool refractory_input { get; init; }

    /// <inheritdoc/>
    public IEnumerable<string> Problems()
    {
        if (V_reset >= V_th) yield return "V_reset is not below V_th, so that a spike would be followed by the next at once. Lower V_reset or raise V_th.";
        if (V_min > V_reset) yield return "V_min is above V_reset, so that the reset could not be reached. Lower V_min.";
    }

    /// <summary>State of <c>V.Width</c> neighbouring neurons.</summary>
    public struct Neuron<V> : INeuron<IafPscDelta, Neuron<V>, Neuron<V>.Coefficients, Neuron<V>.Inputs, V> where V : unmanaged, ILanes<V>
    {
        /// <summary>Membrane potential [mV].</summary>
        [Unit("mV")] public V V_m;

        /// <summary>Input kept for the end of the refractory period [mV].</summary>
        [Unit("mV")] public V kept;

        /// <summary>Steps left in the refractory period.</summary>
        [Unit("1")] public V refractory;

        /// <summary>What arrives in one step.</summary>
        public struct Inputs
        {
            /// <summary>Weights [mV].</summary>
            public V spikes;

            /// <summary>Injected current that acts during the step [pA].</summary>
            public V current;
        }

        /// <summary>Propagators of the linear system over one step: P33 of the potential, P30 from currents to it.</summary>
        public struct Coefficients
        {
            internal V P33, P30, drive, V_th, V_reset, V_min, keep, refractorySteps;
        }

        /// <inheritdoc/>
        public static Coefficients Derive(IafPscDelta p, double dt)
        {
            double P30 = ExactIntegration.Response(0, dt, p.tau_m, double.PositiveInfinity) / p.C_m;
            return new()
            {
                P33 = V.Create(Exp(-dt / p.tau_m)),
                P30 = V.Create(P30),
                drive = V.Create(P30 * (p.I_e + p.E_L * p.C_m / p.tau_m)),
                V_th = V.Create(p.V_th),
                V_reset = V.Create(p.V_reset),
                V_min = V.Create(p.V_min),
                keep = V.Create(p.refractory_input ? 1 : 0),
                refractorySteps = V.Create(Round(p.t_ref / dt)),
            };
        }

        /// <inheritdoc/>
        public static Neuron<V> AtRest(IafPscDelta p) => new() { V_m = V.Create(p.E_L) };

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Step(in Coefficients c, in Inputs arriving)
        {
            // membrane: exact solution over dt, held at reset while refractory
            V held = V.Greater(refractory, V.Create(0));
            V input = V.Fma(c.P33, kept, arriving.spikes);
            V free = V.Fma(c.P33, V_m, V.Fma(c.P30, arriving.current, c.drive)) + input;
            V_m = V.Select(held, V_m, V.Max(free, c.V_min));
            kept = V.Select(held, c.keep * input, V.Create(0));
            refractory = V.Max(refractory - V.Create(1), V.Create(0));

            // threshold
            V spiked = V.GreaterOrEqual(V_m, c.V_th);
            V_m = V.Select(spiked, c.V_reset, V_m);
            refractory = V.Select(spiked, c.refractorySteps, refractory);
            return spiked;
        }
    }
}
