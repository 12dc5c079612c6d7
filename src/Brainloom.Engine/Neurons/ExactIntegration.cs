using static System.Math;

namespace Brainloom.Engine;

/// <summary>Response of a leaky membrane to a decaying input over one time step: the coefficients of exact integration.</summary>
/// <remarks>Rotter and Diesmann 1999, 10.1007/s004220050570. Where their closed forms would divide by a small tau_m - tau,
/// a series takes over, so that the result is accurate to rounding for all time constants, also at tau = tau_m.</remarks>
static class ExactIntegration
{
    /// <summary>∫₀ʰ e^(-(h-s)/tau_m) sⁿ e^(-s/tau) ds: what the input sⁿ e^(-s/tau) leaves in the membrane after a time h.
    /// An infinite tau is a constant input.</summary>
    public static double Response(int n, double h, double tau_m, double tau)
    {
        // hⁿ⁺¹ e⁻ᵃ ∫₀¹ uⁿ eˣᵘ du
        double a = h / tau_m, b = h / tau, x = a - b;
        double integral = 0;
        if (Abs(x) < 1)
        {
            double term = Exp(-a);
            for (int k = 0; k < 20; term *= x / ++k) integral += term / (n + k + 1);
        }
        else
        {
            integral = (Exp(-b) - Exp(-a)) / x;
            for (int k = 1; k <= n; k++) integral = (Exp(-b) - k * integral) / x;
        }
        return Pow(h, n + 1) * integral;
    }
}
