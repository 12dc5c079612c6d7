using System.Runtime.CompilerServices;

namespace Brainloom.Engine;

/// <summary>One time step of a membrane whose conductances change while it is integrated: du/dt = -a(t) u + b(t).</summary>
/// <remarks><code>
/// A = ∫₀ʰ a ds        A' = ∫₀ʰ (s/h - ½) a ds        B, B' alike, of b
/// u += (B + A B' - B A' - A u) / (1 + A/2 + A²/12)
/// </code>
/// The Magnus expansion to order 4 (Blanes, Casas, Oteo and Ros 2009, 10.1016/j.physrep.2008.11.001), with (1 - e⁻ᴬ)/A as the reciprocal of
/// its series, whose next term is A⁴/720. The error of a step is of order h⁵; since the integrals are exact, time constants
/// shorter than the step do not spoil it. At constant a and b the potential approaches b/a monotonically, however large A is.
/// </remarks>
static class MagnusIntegration
{
    /// <summary>∫₀ʰ sⁿ e^(-s/tau) ds.</summary>
    public static double Area(int n, double h, double tau) => ExactIntegration.Response(n, h, double.PositiveInfinity, tau);

    /// <summary>∫₀ʰ (s/h - ½) sⁿ e^(-s/tau) ds: how much more of the area lies late in the step than early.</summary>
    public static double Lean(int n, double h, double tau) => Area(n + 1, h, tau) / h - Area(n, h, tau) / 2;

    /// <summary>What a step adds to <paramref name="u"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Increment<V>(V u, V A, V leanA, V B, V leanB) where V : unmanaged, ILanes<V>
    {
        V change = V.Fma(A, leanB - u, V.Fma(V.Create(0) - B, leanA, B));
        return change / V.Fma(A, V.Fma(A, V.Create(1 / 12.0), V.Create(.5)), V.Create(1));
    }
}
