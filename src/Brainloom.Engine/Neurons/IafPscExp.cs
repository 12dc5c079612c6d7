using System.Runtime.CompilerServices;
using static System.Math;

namespace Brainloom.Engine;

/// <summary>Leaky integrate-and-fire neuron with exponentially decaying synaptic currents.</summary>
/// <remarks><code>
/// dV_m/dt = -(V_m - E_L)/tau_m + (I_syn_ex + I_syn_in + I + I_e)/C_m        dI_syn_x/dt = -I_syn_x/tau_syn_x + Σ w δ(t - t_spike)
/// V_m ≥ V_th:  emit a spike;  V_m := V_reset, held for t_ref
/// </code>
/// The subthreshold system is linear and is advanced exactly, also at tau_m = tau_syn_x.
/// </remarks>
[NeuronModel("iaf_psc_exp"), Counterpart("nest", "iaf_psc_exp")]
[Citation("10.1007/s004220050570", "Rotter and Diesmann 1999, exact integration")]
[Citation("10.1523/JNEUROSCI.20-01-j0003.2000", "Tsodyks, Uziel and Markram 2000, the model")]
[Receptor("excitatory", "pA", ReceptorSign.Positive), Receptor("inhibitory", "pA", ReceptorSign.Negative)]
public sealed record IafPscExp : IValidated
{
    /// <summary>Resting potential.</summary>
    [Unit("mV")] public double E_L { get; init; } = -70;

    /// <summary>Membrane capacitance.</summary>
    [Unit("pF"), Positive] public double C_m { get; init; } = 250;

    /// <summary>Membrane time constant.</summary>
    [Unit("ms"), Positive] public double tau_m { get; init; } = 10;

    /// <summary>Decay time of the excitatory synaptic current.</summary>
    [Unit("ms"), Positive] public double tau_syn_ex { get; init; } = 2;

    /// <summary>Decay time of the inhibitory synaptic current.</summary>
    [Unit("ms"), Positive] public double tau_syn_in { get; init; } = 2;

    /// <summary>Absolute refractory period.</summary>
    [Unit("ms"), NonNegative] public double t_ref { get; init; } = 2;

    /// <summary>Spike threshold.</summary>
    [Unit("mV")] public double V_th { get; init; } = -55;

    /// <summary>Potential after a spike.</summary>
    [Unit("mV")] public double V_reset { get; init; } = -70;

    /// <summary>Constant external current.</summary>
    [Unit("pA")] public double I_e { get; init; }

    /// <inheritdoc/>
    public IEnumerable<string> Problems()
    {
        if (V_reset >= V_th) yield return "V_reset is not below V_th, so that a spike would be followed by the next at once. Lower V_reset or raise V_th.";
    }

    /// <summary>State of <c>V.Width</c> neighbouring neurons.</summary>
    public struct Neuron<V> : INeuron<IafPscExp, Neuron<V>, Neuron<V>.Coefficients, Neuron<V>.Inputs, V> where V : unmanaged, ILanes<V>
    {
        /// <summary>Membrane potential [mV].</summary>
        [Unit("mV")] public V V_m;

        /// <summary>Excitatory synaptic current [pA].</summary>
        [Unit("pA")] public V I_syn_ex;

        /// <summary>Inhibitory synaptic current [pA].</summary>
        [Unit("pA")] public V I_syn_in;

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

        /// <summary>Propagators of the linear system over one step: P11 of the synaptic currents, P22 of the potential,
        /// P21 and P20 from synaptic and constant currents to the potential.</summary>
        public struct Coefficients
        {
            internal V P22, P21ex, P21in, P20, P11ex, P11in, drive, V_th, V_reset, refractorySteps;
        }

        /// <inheritdoc/>
        public static Coefficients Derive(IafPscExp p, double dt)
        {
            double P20 = ExactIntegration.Response(0, dt, p.tau_m, double.PositiveInfinity) / p.C_m;
            return new()
            {
                P22 = V.Create(Exp(-dt / p.tau_m)),
                P21ex = V.Create(ExactIntegration.Response(0, dt, p.tau_m, p.tau_syn_ex) / p.C_m),
                P21in = V.Create(ExactIntegration.Response(0, dt, p.tau_m, p.tau_syn_in) / p.C_m),
                P20 = V.Create(P20),
                P11ex = V.Create(Exp(-dt / p.tau_syn_ex)),
                P11in = V.Create(Exp(-dt / p.tau_syn_in)),
                drive = V.Create(P20 * (p.I_e + p.E_L * p.C_m / p.tau_m)),
                V_th = V.Create(p.V_th),
                V_reset = V.Create(p.V_reset),
                refractorySteps = V.Create(Round(p.t_ref / dt)),
            };
        }

        /// <inheritdoc/>
        public static Neuron<V> AtRest(IafPscExp p) => new() { V_m = V.Create(p.E_L) };

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Step(in Coefficients c, in Inputs arriving)
        {
            // membrane: exact solution over dt, held at reset while refractory
            V held = V.Greater(refractory, V.Create(0));
            V drive = V.Fma(c.P20, arriving.current, c.drive);
            V free = V.Fma(c.P22, V_m, V.Fma(c.P21ex, I_syn_ex, V.Fma(c.P21in, I_syn_in, drive)));
            V_m = V.Select(held, V_m, free);
            refractory = V.Max(refractory - V.Create(1), V.Create(0));

            // currents: decay, then add what arrives at the end of the step
            I_syn_ex = V.Fma(c.P11ex, I_syn_ex, arriving.excitatory);
            I_syn_in = V.Fma(c.P11in, I_syn_in, arriving.inhibitory);

            // threshold
            V spiked = V.GreaterOrEqual(V_m, c.V_th);
            V_m = V.Select(spiked, c.V_reset, V_m);
            refractory = V.Select(spiked, c.refractorySteps, refractory);
            return spiked;
        }
    }
}
