using System.Runtime.CompilerServices;
using static System.Math;

namespace Brainloom.Engine;

/// <summary>Neuron with a quadratic potential and a recovery variable, which fires in many of the patterns of cortical cells.</summary>
/// <remarks><code>
/// dV_m/dt = 0.04 V_m² + 5 V_m + 140 - U_m + I + I_e + Σ w δ(t - t_spike)        dU_m/dt = a (b V_m - U_m)        V_m ≥ V_min
/// V_m ≥ V_th:  emit a spike;  V_m := c,  U_m := U_m + d
/// </code>
/// In mV and ms; a current of 1 pA moves the potential by 1 mV/ms. Forward Euler steps, of order 1: spike times depend on the time step,
/// as they do in NEST. Here neurons begin at their stable fixed point without I_e (by default V_m = -70, U_m = -14), where NEST
/// begins at V_m = -65, U_m = -13.
/// </remarks>
[NeuronModel("izhikevich"), Counterpart("nest", "izhikevich")]
[Citation("10.1109/TNN.2003.820440", "Izhikevich 2003, the model")]
[Receptor("spikes", "mV")]
public sealed record Izhikevich : IValidated
{
    /// <summary>Rate of recovery.</summary>
    [Unit("1/ms")] public double a { get; init; } = 0.02;

    /// <summary>Sensitivity of the recovery variable to the potential.</summary>
    [Unit("1")] public double b { get; init; } = 0.2;

    /// <summary>Potential after a spike.</summary>
    [Unit("mV")] public double c { get; init; } = -65;

    /// <summary>What a spike adds to the recovery variable.</summary>
    [Unit("mV")] public double d { get; init; } = 8;

    /// <summary>Potential at which a spike is emitted.</summary>
    [Unit("mV")] public double V_th { get; init; } = 30;

    /// <summary>Lowest potential that the membrane can take.</summary>
    [Unit("mV")] public double V_min { get; init; } = double.NegativeInfinity;

    /// <summary>Constant external current.</summary>
    [Unit("pA")] public double I_e { get; init; }

    /// <summary>Whether one Euler step advances both variables, and weights add to the potential; otherwise the scheme printed in 2003: two half steps
    /// of the potential, then one of the recovery variable, with weights as currents that last for the step.</summary>
    public bool consistent_integration { get; init; } = true;

    /// <inheritdoc/>
    public IEnumerable<string> Problems()
    {
        if (c >= V_th) yield return "c is not below V_th, so that a spike would be followed by the next at once. Lower c or raise V_th.";
        if (V_min > c) yield return "V_min is above c, so that the reset could not be reached. Lower V_min.";
    }

    /// <summary>State of <c>V.Width</c> neighbouring neurons.</summary>
    public struct Neuron<V> : INeuron<Izhikevich, Neuron<V>, Neuron<V>.Coefficients, Neuron<V>.Inputs, V> where V : unmanaged, ILanes<V>
    {
        /// <summary>Membrane potential [mV].</summary>
        [Unit("mV")] public V V_m;

        /// <summary>Recovery variable [mV].</summary>
        [Unit("mV")] public V U_m;

        /// <summary>What arrives in one step.</summary>
        public struct Inputs
        {
            /// <summary>Weights [mV].</summary>
            public V spikes;

            /// <summary>Injected current that acts during the step [pA].</summary>
            public V current;
        }

        /// <summary>Half a time step, rate of recovery over one, shares of weights that act as current and as jump, and parameters.</summary>
        public struct Coefficients
        {
            internal V halfStep, recovery, asCurrent, asJump, b, c, d, V_th, V_min, drive;
        }

        /// <inheritdoc/>
        public static Coefficients Derive(Izhikevich p, double dt) => new()
        {
            halfStep = V.Create(dt / 2),
            recovery = V.Create(dt * p.a),
            asCurrent = V.Create(p.consistent_integration ? 0 : 1),
            asJump = V.Create(p.consistent_integration ? 1 : 0),
            b = V.Create(p.b),
            c = V.Create(p.c),
            d = V.Create(p.d),
            V_th = V.Create(p.V_th),
            V_min = V.Create(p.V_min),
            drive = V.Create(140 + p.I_e),
        };

        /// <summary>The lower root of 0.04 V² + (5 - b) V + 140; where there is none, the potential of slowest change.</summary>
        public static Neuron<V> AtRest(Izhikevich p)
        {
            double rest = (p.b - 5 - Sqrt(Max(0, (5 - p.b) * (5 - p.b) - 4 * .04 * 140))) / (2 * .04);
            return new() { V_m = V.Create(rest), U_m = V.Create(p.b * rest) };
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Step(in Coefficients c, in Inputs arriving)
        {
            // two half steps, from the same point where both are one
            V together = V.Greater(c.asJump, V.Create(0));
            V input = V.Fma(c.asCurrent, arriving.spikes, c.drive + arriving.current) - U_m;
            V half = V.Fma(c.halfStep, Slope(V_m, input), V_m);
            V full = V.Fma(c.halfStep, Slope(V.Select(together, V_m, half), input), half);
            full = V.Fma(c.asJump, arriving.spikes, full);
            U_m = V.Fma(c.recovery, V.Fma(c.b, V.Select(together, V_m, full), V.Create(0) - U_m), U_m);
            V_m = V.Max(full, c.V_min);

            // threshold
            V spiked = V.GreaterOrEqual(V_m, c.V_th);
            V_m = V.Select(spiked, c.c, V_m);
            U_m = V.Select(spiked, U_m + c.d, U_m);
            return spiked;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static V Slope(V v, V input) => V.Fma(v, V.Fma(V.Create(.04), v, V.Create(5)), input);
    }
}
