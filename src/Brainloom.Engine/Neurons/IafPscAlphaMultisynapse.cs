using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using static System.Math;

namespace Brainloom.Engine;

/// <summary>Leaky integrate-and-fire neuron with alpha-shaped synaptic currents of any number of time constants.</summary>
/// <remarks><code>
/// dV_m/dt = -(V_m - E_L)/tau_m + (Σ I_syn_k + I + I_e)/C_m        V_m ≥ V_min
/// I_syn_k(t) = Σ w e (t - t_spike)/tau_syn_k e^(-(t - t_spike)/tau_syn_k)
/// V_m ≥ V_th:  emit a spike;  V_m := V_reset, held for t_ref
/// </code>
/// Receptors are named 1, 2, … and follow tau_syn, one for each of up to 8 time constants; each takes weights of both signs. Each current rises to w within tau_syn. The subthreshold
/// system is linear and is advanced exactly, also at tau_m = tau_syn.
/// </remarks>
[NeuronModel("iaf_psc_alpha_multisynapse"), Counterpart("nest", "iaf_psc_alpha_multisynapse")]
[Citation("10.1007/s004220050570", "Rotter and Diesmann 1999, exact integration")]
public sealed record IafPscAlphaMultisynapse : IValidated, IMultisynapse
{
    /// <summary>Resting potential.</summary>
    [Unit("mV")] public double E_L { get; init; } = -70;

    /// <summary>Membrane capacitance.</summary>
    [Unit("pF"), Positive] public double C_m { get; init; } = 250;

    /// <summary>Membrane time constant.</summary>
    [Unit("ms"), Positive] public double tau_m { get; init; } = 10;

    /// <summary>Rise time of the synaptic current of each receptor.</summary>
    [Unit("ms"), Positive] public ImmutableArray<double> tau_syn { get; init; } = [2];

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
    public ImmutableArray<ReceptorAttribute> Receptors => [.. tau_syn.Select((_, i) => new ReceptorAttribute(FormattableString.Invariant($"{i + 1}"), "pA"))];

    /// <inheritdoc/>
    public IEnumerable<string> Problems()
    {
        if (tau_syn.Length is 0 or > IMultisynapse.MostReceptors)
            yield return FormattableString.Invariant($"tau_syn has {tau_syn.Length} values; a neuron has 1 to {IMultisynapse.MostReceptors} receptors. Give one time constant for each receptor.");
        if (V_reset >= V_th) yield return "V_reset is not below V_th, so that a spike would be followed by the next at once. Lower V_reset or raise V_th.";
        if (V_min > V_reset) yield return "V_min is above V_reset, so that the reset could not be reached. Lower V_min.";
    }

    /// <summary>State of <c>V.Width</c> neighbouring neurons.</summary>
    public struct Neuron<V, S> : INeuron<IafPscAlphaMultisynapse, Neuron<V, S>, Neuron<V, S>.Coefficients, Neuron<V, S>.Inputs, V>
        where V : unmanaged, ILanes<V> where S : unmanaged, IPerReceptor<S, V>
    {
        /// <summary>Membrane potential [mV].</summary>
        [Unit("mV")] public V V_m;

        /// <summary>Synaptic current [pA] of each receptor.</summary>
        [Unit("pA")] public S I_syn;

        /// <summary>Rise of the synaptic current: tau_syn dI_syn/dt + I_syn [pA], of each receptor.</summary>
        [Unit("pA")] public S rise;

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

        /// <summary>Propagators of the linear system over one step: P11 of rise and current, P21 from rise to current, P33 of the
        /// potential, P31, P32 and P30 from rise, current and constant current to the potential; peak, from weight to rise.</summary>
        public struct Coefficients
        {
            internal V P33, P30, drive, V_th, V_reset, V_min, refractorySteps;
            internal S P32, P31, P21, P11, peak;
        }

        /// <inheritdoc/>
        public static Coefficients Derive(IafPscAlphaMultisynapse p, double dt)
        {
            double P30 = ExactIntegration.Response(0, dt, p.tau_m, double.PositiveInfinity) / p.C_m;
            return new()
            {
                P33 = V.Create(Exp(-dt / p.tau_m)),
                P32 = S.Create([.. p.tau_syn.Select(tau => ExactIntegration.Response(0, dt, p.tau_m, tau) / p.C_m)]),
                P31 = S.Create([.. p.tau_syn.Select(tau => ExactIntegration.Response(1, dt, p.tau_m, tau) / (p.C_m * tau))]),
                P30 = V.Create(P30),
                P21 = S.Create([.. p.tau_syn.Select(tau => dt / tau * Exp(-dt / tau))]),
                P11 = S.Create([.. p.tau_syn.Select(tau => Exp(-dt / tau))]),
                peak = S.Create([.. p.tau_syn.Select(_ => E)]),
                drive = V.Create(P30 * (p.I_e + p.E_L * p.C_m / p.tau_m)),
                V_th = V.Create(p.V_th),
                V_reset = V.Create(p.V_reset),
                V_min = V.Create(p.V_min),
                refractorySteps = V.Create(Round(p.t_ref / dt)),
            };
        }

        /// <inheritdoc/>
        public static Neuron<V, S> AtRest(IafPscAlphaMultisynapse p) => new() { V_m = V.Create(p.E_L) };

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Step(in Coefficients c, in Inputs arriving)
        {
            // membrane: exact solution over dt, held at reset while refractory
            V held = V.Greater(refractory, V.Create(0));
            V drive = S.Dot(c.P31, rise, S.Dot(c.P32, I_syn, V.Fma(c.P30, arriving.current, c.drive)));
            V free = V.Max(c.V_min, V.Fma(c.P33, V_m, drive));
            V_m = V.Select(held, V_m, free);
            refractory = V.Max(refractory - V.Create(1), V.Create(0));

            // currents: alpha functions, then add what arrives at the end of the step
            I_syn = S.Fma(c.P11, I_syn, c.P21 * rise);
            rise = S.Fma(c.peak, arriving.weights, c.P11 * rise);

            // threshold
            V spiked = V.GreaterOrEqual(V_m, c.V_th);
            V_m = V.Select(spiked, c.V_reset, V_m);
            refractory = V.Select(spiked, c.refractorySteps, refractory);
            return spiked;
        }
    }
}
