using System.Runtime.CompilerServices;
using static System.Math;

namespace Brainloom.Engine;

/// <summary>Leaky integrate-and-fire neuron with alpha-shaped synaptic currents.</summary>
/// <remarks><code>
/// dV_m/dt = -(V_m - E_L)/tau_m + (I_syn_ex + I_syn_in + I + I_e)/C_m        V_m ≥ V_min
/// I_syn_x(t) = Σ w e (t - t_spike)/tau_syn_x e^(-(t - t_spike)/tau_syn_x)
/// V_m ≥ V_th:  emit a spike;  V_m := V_reset, held for t_ref
/// </code>
/// Each current rises to w within tau_syn_x. The subthreshold system is linear and is advanced exactly, also at tau_m = tau_syn_x.
/// </remarks>
[NeuronModel("iaf_psc_alpha"), Counterpart("nest", "iaf_psc_alpha")]
[Citation("10.1007/s004220050570", "Rotter and Diesmann 1999, exact integration")]
[Receptor("excitatory", "pA", ReceptorSign.Positive), Receptor("inhibitory", "pA", ReceptorSign.Negative)]
public sealed record IafPscAlpha : IValidated
{
    /// <summary>Resting potential.</summary>
    [Unit("mV")] public double E_L { get; init; } = -70;

    /// <summary>Membrane capacitance.</summary>
    [Unit("pF"), Positive] public double C_m { get; init; } = 250;

    /// <summary>Membrane time constant.</summary>
    [Unit("ms"), Positive] public double tau_m { get; init; } = 10;

    /// <summary>Rise time of the excitatory synaptic current.</summary>
    [Unit("ms"), Positive] public double tau_syn_ex { get; init; } = 2;

    /// <summary>Rise time of the inhibitory synaptic current.</summary>
    [Unit("ms"), Positive] public double tau_syn_in { get; init; } = 2;

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

    /// <inheritdoc/>
    public IEnumerable<string> Problems()
    {
        if (V_reset >= V_th) yield return "V_reset is not below V_th, so that a spike would be followed by the next at once. Lower V_reset or raise V_th.";
        if (V_min > V_reset) yield return "V_min is above V_reset, so that the reset could not be reached. Lower V_min.";
    }

    /// <summary>State of <c>V.Width</c> neighbouring neurons.</summary>
    public struct Neuron<V> : INeuron<IafPscAlpha, Neuron<V>, Neuron<V>.Coefficients, Neuron<V>.Inputs, V> where V : unmanaged, ILanes<V>
    {
        /// <summary>Membrane potential [mV].</summary>
        [Unit("mV")] public V V_m;

        /// <summary>Excitatory synaptic current [pA].</summary>
        [Unit("pA")] public V I_syn_ex;

        /// <summary>Inhibitory synaptic current [pA].</summary>
        [Unit("pA")] public V I_syn_in;

        /// <summary>Rise of the excitatory current: tau_syn_ex dI_syn_ex/dt + I_syn_ex [pA].</summary>
        [Unit("pA")] public V rise_ex;

        /// <summary>Rise of the inhibitory current: tau_syn_in dI_syn_in/dt + I_syn_in [pA].</summary>
        [Unit("pA")] public V rise_in;

        /// <summary>Steps left in the refractory period.</summary>
        [Unit("1")] public V refractory;

        /// <summary>What arrives in one step.</summary>
        public struct Inputs
        {
            /// <summary>Excitatory weights [pA].</summary>
            public V excitatory;

            /// <summary>Inhibitory weights [pA].</summary>
            public V inhibitory;

            /// <summary>Injected current that acts during the step [pA].</summary>
            public V current;
        }

        /// <summary>Propagators of the linear system over one step: P11 of rise and current, P21 from rise to current, P33 of the
        /// potential, P31, P32 and P30 from rise, current and constant current to the potential.</summary>
        public struct Coefficients
        {
            internal V P33, P32ex, P32in, P31ex, P31in, P30, P21ex, P21in, P11ex, P11in, drive, V_th, V_reset, V_min, refractorySteps;
        }

        /// <inheritdoc/>
        public static Coefficients Derive(IafPscAlpha p, double dt)
        {
            double P30 = ExactIntegration.Response(0, dt, p.tau_m, double.PositiveInfinity) / p.C_m;
            return new()
            {
                P33 = V.Create(Exp(-dt / p.tau_m)),
                P32ex = V.Create(ExactIntegration.Response(0, dt, p.tau_m, p.tau_syn_ex) / p.C_m),
                P32in = V.Create(ExactIntegration.Response(0, dt, p.tau_m, p.tau_syn_in) / p.C_m),
                P31ex = V.Create(ExactIntegration.Response(1, dt, p.tau_m, p.tau_syn_ex) / (p.C_m * p.tau_syn_ex)),
                P31in = V.Create(ExactIntegration.Response(1, dt, p.tau_m, p.tau_syn_in) / (p.C_m * p.tau_syn_in)),
                P30 = V.Create(P30),
                P21ex = V.Create(dt / p.tau_syn_ex * Exp(-dt / p.tau_syn_ex)),
                P21in = V.Create(dt / p.tau_syn_in * Exp(-dt / p.tau_syn_in)),
                P11ex = V.Create(Exp(-dt / p.tau_syn_ex)),
                P11in = V.Create(Exp(-dt / p.tau_syn_in)),
                drive = V.Create(P30 * (p.I_e + p.E_L * p.C_m / p.tau_m)),
                V_th = V.Create(p.V_th),
                V_reset = V.Create(p.V_reset),
                V_min = V.Create(p.V_min),
                refractorySteps = V.Create(Round(p.t_ref / dt)),
            };
        }

        /// <inheritdoc/>
        public static Neuron<V> AtRest(IafPscAlpha p) => new() { V_m = V.Create(p.E_L) };

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Step(in Coefficients c, in Inputs arriving)
        {
            // membrane: exact solution over dt, held at reset while refractory
            V held = V.Greater(refractory, V.Create(0));
            V drive = V.Fma(c.P30, arriving.current, c.drive);
            V excitation = V.Fma(c.P32ex, I_syn_ex, c.P31ex * rise_ex);
            V inhibition = V.Fma(c.P32in, I_syn_in, c.P31in * rise_in);
            V free = V.Fma(c.P33, V_m, drive + excitation + inhibition);
            V_m = V.Select(held, V_m, V.Max(free, c.V_min));
            refractory = V.Max(refractory - V.Create(1), V.Create(0));

            // currents: alpha functions, then add what arrives at the end of the step
            I_syn_ex = V.Fma(c.P11ex, I_syn_ex, c.P21ex * rise_ex);
            I_syn_in = V.Fma(c.P11in, I_syn_in, c.P21in * rise_in);
            rise_ex = V.Fma(c.P11ex, rise_ex, V.Create(E) * arriving.excitatory);
            rise_in = V.Fma(c.P11in, rise_in, V.Create(E) * arriving.inhibitory);

            // threshold
            V spiked = V.GreaterOrEqual(V_m, c.V_th);
            V_m = V.Select(spiked, c.V_reset, V_m);
            refractory = V.Select(spiked, c.refractorySteps, refractory);
            return spiked;
        }
    }
}
