using System.Runtime.CompilerServices;
using static System.Math;

namespace Brainloom.Engine;

/// <summary>Leaky integrate-and-fire neuron with exponentially decaying synaptic conductances.</summary>
/// <remarks><code>
/// C_m dV_m/dt = -g_L (V_m - E_L) - g_ex (V_m - E_ex) - g_in (V_m - E_in) + I + I_e        dg_x/dt = -g_x/tau_syn_x + Σ |w| δ(t - t_spike)
/// V_m ≥ V_th:  emit a spike;  V_m := V_reset, held for t_ref
/// </code>
/// Conductances are advanced exactly, the potential by a Magnus integrator of order 4 with their exact integrals over the step.
/// </remarks>
[NeuronModel("iaf_cond_exp"), Counterpart("nest", "iaf_cond_exp")]
[Citation("10.1023/B:JCNS.0000014108.03012.81", "Meffin, Burkitt and Grayden 2004, the model")]
[Citation("10.1016/j.physrep.2008.11.001", "Blanes, Casas, Oteo and Ros 2009, the integrator")]
[Receptor("excitatory", "nS", ReceptorSign.Positive), Receptor("inhibitory", "nS", ReceptorSign.Negative)]
public sealed record IafCondExp : IValidated
{
    /// <summary>Reversal potential of the leak, at which the neuron rests.</summary>
    [Unit("mV")] public double E_L { get; init; } = -70;

    /// <summary>Membrane capacitance.</summary>
    [Unit("pF"), Positive] public double C_m { get; init; } = 250;

    /// <summary>Leak conductance.</summary>
    [Unit("nS"), Positive] public double g_L { get; init; } = 16.6667;

    /// <summary>Reversal potential of excitatory synapses.</summary>
    [Unit("mV")] public double E_ex { get; init; }

    /// <summary>Reversal potential of inhibitory synapses.</summary>
    [Unit("mV")] public double E_in { get; init; } = -85;

    /// <summary>Decay time of the excitatory conductance.</summary>
    [Unit("ms"), Positive] public double tau_syn_ex { get; init; } = 0.2;

    /// <summary>Decay time of the inhibitory conductance.</summary>
    [Unit("ms"), Positive] public double tau_syn_in { get; init; } = 2;

    /// <summary>Absolute refractory period.</summary>
    [Unit("ms"), NonNegative] public double t_ref { get; init; } = 2;

    /// <summary>Spike threshold.</summary>
    [Unit("mV")] public double V_th { get; init; } = -55;

    /// <summary>Potential after a spike.</summary>
    [Unit("mV")] public double V_reset { get; init; } = -60;

    /// <summary>Constant external current.</summary>
    [Unit("pA")] public double I_e { get; init; }

    /// <inheritdoc/>
    public IEnumerable<string> Problems()
    {
        if (V_reset >= V_th) yield return "V_reset is not below V_th, so that a spike would be followed by the next at once. Lower V_reset or raise V_th.";
    }

    /// <summary>State of <c>V.Width</c> neighbouring neurons.</summary>
    public struct Neuron<V> : INeuron<IafCondExp, Neuron<V>, Neuron<V>.Coefficients, Neuron<V>.Inputs, V> where V : unmanaged, ILanes<V>
    {
        /// <summary>Membrane potential [mV].</summary>
        [Unit("mV")] public V V_m;

        /// <summary>Excitatory conductance [nS].</summary>
        [Unit("nS")] public V g_ex;

        /// <summary>Inhibitory conductance [nS].</summary>
        [Unit("nS")] public V g_in;

        /// <summary>Steps left in the refractory period.</summary>
        [Unit("1")] public V refractory;

        /// <summary>What arrives in one step.</summary>
        public struct Inputs
        {
            /// <summary>Excitatory weights [nS].</summary>
            public V excitatory;

            /// <summary>Inhibitory weights [nS], negative.</summary>
            public V inhibitory;

            /// <summary>Injected current that acts during the step [pA].</summary>
            public V current;
        }

        /// <summary>Factors of one step. Of the leak, and of a conductance of 1 nS at its beginning: <c>A</c>, the integral of conductance over
        /// capacitance, and <c>L</c>, its lean to the end of the step. <c>E</c> are reversal potentials from E_L, <c>P</c> decays.</summary>
        public struct Coefficients
        {
            internal V A, Aex, Ain, Lex, Lin, Eex, Ein, Pex, Pin, P0, drive, E_L, V_th, V_reset, refractorySteps;
        }

        /// <inheritdoc/>
        public static Coefficients Derive(IafCondExp p, double dt) => new()
        {
            A = V.Create(dt * p.g_L / p.C_m),
            Aex = V.Create(MagnusIntegration.Area(0, dt, p.tau_syn_ex) / p.C_m),
            Ain = V.Create(MagnusIntegration.Area(0, dt, p.tau_syn_in) / p.C_m),
            Lex = V.Create(MagnusIntegration.Lean(0, dt, p.tau_syn_ex) / p.C_m),
            Lin = V.Create(MagnusIntegration.Lean(0, dt, p.tau_syn_in) / p.C_m),
            Eex = V.Create(p.E_ex - p.E_L),
            Ein = V.Create(p.E_in - p.E_L),
            Pex = V.Create(Exp(-dt / p.tau_syn_ex)),
            Pin = V.Create(Exp(-dt / p.tau_syn_in)),
            P0 = V.Create(dt / p.C_m),
            drive = V.Create(dt / p.C_m * p.I_e),
            E_L = V.Create(p.E_L),
            V_th = V.Create(p.V_th),
            V_reset = V.Create(p.V_reset),
            refractorySteps = V.Create(Round(p.t_ref / dt)),
        };

        /// <inheritdoc/>
        public static Neuron<V> AtRest(IafCondExp p) => new() { V_m = V.Create(p.E_L) };

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Step(in Coefficients c, in Inputs arriving)
        {
            // membrane: order 4 over dt, held at reset while refractory
            V held = V.Greater(refractory, V.Create(0));
            V areaEx = c.Aex * g_ex, areaIn = c.Ain * g_in, leanEx = c.Lex * g_ex, leanIn = c.Lin * g_in;
            V pull = V.Fma(areaEx, c.Eex, V.Fma(areaIn, c.Ein, V.Fma(c.P0, arriving.current, c.drive)));
            V leanPull = V.Fma(leanEx, c.Eex, leanIn * c.Ein);
            V free = V_m + MagnusIntegration.Increment(V_m - c.E_L, c.A + areaEx + areaIn, leanEx + leanIn, pull, leanPull);
            V_m = V.Select(held, V_m, free);
            refractory = V.Max(refractory - V.Create(1), V.Create(0));

            // conductances: decay, then add what arrives at the end of the step
            g_ex = V.Fma(c.Pex, g_ex, arriving.excitatory);
            g_in = V.Fma(c.Pin, g_in, V.Create(0) - arriving.inhibitory);

            // threshold
            V spiked = V.GreaterOrEqual(V_m, c.V_th);
            V_m = V.Select(spiked, c.V_reset, V_m);
            refractory = V.Select(spiked, c.refractorySteps, refractory);
            return spiked;
        }
    }
}
