using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using static System.Math;

namespace Brainloom.Engine;

/// <summary>Leaky integrate-and-fire neuron with exponentially decaying synaptic currents of any number of time constants.</summary>
/// <remarks><code>
/// dV_m/dt = -(V_m - E_L)/tau_m + (Σ I_syn_k + I + I_e)/C_m        dI_syn_k/dt = -I_syn_k/tau_syn_k + Σ w δ(t - t_spike)
/// V_m ≥ V_th:  emit a spike;  V_m := V_reset, held for t_ref
/// </code>
/// Receptors are named 1, 2, … and follow tau_syn, one for each of up to 8 time constants; each takes weights of both signs. The subthreshold
/// system is linear and is advanced exactly, also at tau_m = tau_syn.
/// </remarks>
[NeuronModel("iaf_psc_exp_multisynapse"), Counterpart("nest", "iaf_psc_exp_multisynapse")]
[Citation("10.1007/s004220050570", "Rotter and Diesmann 1999, exact integration")]
[Citation("10.1523/JNEUROSCI.20-01-j0003.2000", "Tsodyks, Uziel and Markram 2000, the model")]
public sealed record IafPscExpMultisynapse : IValidated, IMultisynapse
{
    /// <summary>Resting potential.</summary>
    [Unit("mV")] public double E_L { get; init; } = -70;

    /// <summary>Membrane capacitance.</summary>
    [Unit("pF"), Positive] public double C_m { get; init; } = 250;

    /// <summary>Membrane time constant.</summary>
    [Unit("ms"), Positive] public double tau_m { get; init; } = 10;

    /// <summary>Decay time of the synaptic current of each receptor.</summary>
    [Unit("ms"), Positive] public ImmutableArray<double> tau_syn { get; init; } = [2];

    /// <summary>Absolute refractory period.</summary>
    [Unit("ms"), NonNegative] public double t_ref { get; init; } = 2;

    /// <summary>Spike threshold.</summary>
    [Unit("mV")] public double V_th { get; init; } = -55;

    /// <summary>Potential after a spike.</summary>
    [Unit("mV")] public double V_reset { get; init; } = -70;

    /// <summary>Constant external current.</summary>
    [Unit("pA")] public double I_e { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<ReceptorAttribute> Receptors => [.. tau_syn.Select((_, i) => new ReceptorAttribute(FormattableString.Invariant($"{i + 1}"), "pA"))];

    /// <inheritdoc/>
    public IEnumerable<string> Problems()
    {
        if (tau_syn.Length is 0 or > IMultisynapse.MostReceptors)
            yield return FormattableString.Invariant($"tau_syn has {tau_syn.Length} values; a neuron has 1 to {IMultisynapse.MostReceptors} receptors. Give one time constant for each receptor.");
        if (V_reset >= V_th) yield return "V_reset is not below V_th, so that a spike would be followed by the next at once. Lower V_reset or raise V_th.";
    }

    /// <summary>State of <c>V.Width</c> neighbouring neurons.</summary>
    public struct Neuron<V, S> : INeuron<IafPscExpMultisynapse, Neuron<V, S>, Neuron<V, S>.Coefficients, Neuron<V, S>.Inputs, V>
        where V : unmanaged, ILanes<V> where S : unmanaged, IPerReceptor<S, V>
    {
        /// <summary>Membrane potential [mV].</summary>
        [Unit("mV")] public V V_m;

        /// <summary>Synaptic current [pA] of each receptor.</summary>
        [Unit("pA")] public S I_syn;

        /// <summary>Steps left in the refractory period.</summary>
        [Unit("1")] public V refractory;

        /// <summary>What arrives in one step.</summary>
        public struct Inputs
        {
            /// <summary>Weights at each receptor [pA].</summary>
            public S weights;

            /// <summary>Injected current that acts during the step [pA].</summary>
            public V current;
        }

        /// <summary>Propagators of the linear system over one step: P11 of the synaptic currents, P22 of the potential,
        /// P21 and P20 from synaptic and constant currents to the potential.</summary>
        public struct Coefficients
        {
            internal V P22, P20, drive, V_th, V_reset, refractorySteps;
            internal S P21, P11;
        }

        /// <inheritdoc/>
        public static Coefficients Derive(IafPscExpMultisynapse p, double dt)
        {
            double P20 = ExactIntegration.Response(0, dt, p.tau_m, double.PositiveInfinity) / p.C_m;
            return new()
            {
                P22 = V.Create(Exp(-dt / p.tau_m)),
                P21 = S.Create([.. p.tau_syn.Select(tau => ExactIntegration.Response(0, dt, p.tau_m, tau) / p.C_m)]),
                P20 = V.Create(P20),
                P11 = S.Create([.. p.tau_syn.Select(tau => Exp(-dt / tau))]),
                drive = V.Create(P20 * (p.I_e + p.E_L * p.C_m / p.tau_m)),
                V_th = V.Create(p.V_th),
                V_reset = V.Create(p.V_reset),
                refractorySteps = V.Create(Round(p.t_ref / dt)),
            };
        }

        /// <inheritdoc/>
        public static Neuron<V, S> AtRest(IafPscExpMultisynapse p) => new() { V_m = V.Create(p.E_L) };

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Step(in Coefficients c, in Inputs arriving)
        {
            // membrane: exact solution over dt, held at reset while refractory
            V held = V.Greater(refractory, V.Create(0));
            V free = V.Fma(c.P22, V_m, S.Dot(c.P21, I_syn, V.Fma(c.P20, arriving.current, c.drive)));
            V_m = V.Select(held, V_m, free);
            refractory = V.Max(refractory - V.Create(1), V.Create(0));

            // currents: decay, then add what arrives at the end of the step
            I_syn = S.Fma(c.P11, I_syn, arriving.weights);

            // threshold
            V spiked = V.GreaterOrEqual(V_m, c.V_th);
            V_m = V.Select(spiked, c.V_reset, V_m);
            refractory = V.Select(spiked, c.refractorySteps, refractory);
            return spiked;
        }
    }
}
