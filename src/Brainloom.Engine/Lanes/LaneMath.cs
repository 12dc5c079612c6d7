using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Brainloom.Engine;

/// <summary>Elementary functions made of the operations of <see cref="ILanes{V}"/> alone, so that every width gives the same bits.</summary>
public static class LaneMath
{
    const double Ln2 = 0.693147180559945309417232121458;

    // ln 2 in two parts; the first has zeros at its end, so that its product with an exponent is exact
    const double Ln2HighSingle = 0.693359375, Ln2HighDouble = 0.693147180369123816490;
    const double Ln2LowSingle = -2.12194440054690583e-4, Ln2LowDouble = 1.90821492927058770002e-10;

    /// <summary>eˣ, within 2 units in the last place. Arguments are limited to those whose result is a normal number:
    /// [-87.3, 88.3] in single and [-708.3, 709] in double precision.</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Exp<V>(V x) where V : unmanaged, ILanes<V>
    {
        bool single = V.ElementSize == 4;
        x = V.Max(V.Create(single ? -87.3 : -708.3), V.Min(V.Create(single ? 88.3 : 709), x));

        // eˣ = 2ⁿ eʳ with |r| ≤ ln 2 / 2
        V n = V.Round(x * V.Create(1 / Ln2));
        V r = V.Fma(n, V.Create(single ? -Ln2HighSingle : -Ln2HighDouble), x);
        r = V.Fma(n, V.Create(single ? -Ln2LowSingle : -Ln2LowDouble), r);

        // Taylor series, whose remainder is below the rounding
        V p = V.Create(1 / 5040.0);
        if (!single)
        {
            p = V.Fma(V.Create(1 / 6227020800.0), r, V.Create(1 / 479001600.0));
            p = V.Fma(p, r, V.Create(1 / 39916800.0));
            p = V.Fma(p, r, V.Create(1 / 3628800.0));
            p = V.Fma(p, r, V.Create(1 / 362880.0));
            p = V.Fma(p, r, V.Create(1 / 40320.0));
            p = V.Fma(p, r, V.Create(1 / 5040.0));
        }
        p = V.Fma(p, r, V.Create(1 / 720.0));
        p = V.Fma(p, r, V.Create(1 / 120.0));
        p = V.Fma(p, r, V.Create(1 / 24.0));
        p = V.Fma(p, r, V.Create(1 / 6.0));
        p = V.Fma(p, r, V.Create(1 / 2.0));
        p = V.Fma(p, r, V.Create(1));
        p = V.Fma(p, r, V.Create(1));
        return p * V.PowerOfTwo(n);
    }

    /// <summary>x, or zero where it is too small to count: |x| below 10⁻¹² in single and 10⁻¹⁹ in double precision.</summary>
    /// <remarks>For synaptic currents [pA] and conductances [nS] it is less than the rounding of the potential that they move.</remarks>
    [MethodImpl(AggressiveInlining)]
    public static V Flush<V>(V x) where V : unmanaged, ILanes<V> =>
        V.Select(V.Greater(V.Create(V.ElementSize == 4 ? 1e-24 : 1e-38), x * x), V.Create(0), x);

    /// <summary>Natural logarithm of a positive normal number, within 2 units in the last place.</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Log<V>(V x) where V : unmanaged, ILanes<V>
    {
        bool single = V.ElementSize == 4;

        // x = 2ⁿ (1 + f) with 1 + f in (√½, √2]
        V fraction = V.Fraction(x, out V n);
        V high = V.Greater(fraction, V.Create(1.4142135623730951));
        fraction = V.Select(high, fraction * V.Create(.5), fraction);
        n = V.Select(high, n + V.Create(1), n);
        V f = fraction - V.Create(1);

        // ln(1 + f) = 2 artanh s = 2 (s + s³/3 + s⁵/5 + …) with s = f / (2 + f); f - f²/2 is split off, because it is nearly exact
        V s = f / (f + V.Create(2)), z = s * s;
        V series = V.Create(2 / 9.0);
        if (!single)
        {
            series = V.Fma(V.Create(2 / 21.0), z, V.Create(2 / 19.0));
            series = V.Fma(series, z, V.Create(2 / 17.0));
            series = V.Fma(series, z, V.Create(2 / 15.0));
            series = V.Fma(series, z, V.Create(2 / 13.0));
            series = V.Fma(series, z, V.Create(2 / 11.0));
            series = V.Fma(series, z, V.Create(2 / 9.0));
        }
        series = V.Fma(series, z, V.Create(2 / 7.0));
        series = V.Fma(series, z, V.Create(2 / 5.0));
        series = V.Fma(series, z, V.Create(2 / 3.0)) * z;
        V half = f * f * V.Create(.5);
        V low = V.Fma(s, half + series, n * V.Create(single ? Ln2LowSingle : Ln2LowDouble));
        return V.Fma(n, V.Create(single ? Ln2HighSingle : Ln2HighDouble), f - (half - low));
    }

    /// <summary>The value below which a standard normal variable falls with probability <paramref name="u"/>,
    /// for u from 10⁻¹¹ to 1 - 10⁻¹¹.</summary>
    /// <remarks>Relative error 10⁻⁶ in single precision (Giles 2010, 10.1016/B978-0-12-385963-1.00010-1) and 10⁻¹⁵ in double precision
    /// (Wichura 1988, algorithm AS 241, 10.2307/2347330).</remarks>
    [MethodImpl(AggressiveInlining)]
    public static V NormalQuantile<V>(V u) where V : unmanaged, ILanes<V> => V.ElementSize == 4 ? SingleNormalQuantile(u) : DoubleNormalQuantile(u);

    [MethodImpl(AggressiveInlining)]
    static V SingleNormalQuantile<V>(V u) where V : unmanaged, ILanes<V>
    {
        // √2 erf⁻¹(x), a polynomial in w = -ln(1 - x²), or in its root in the tails
        V x = u + u - V.Create(1);
        V w = V.Create(0) - Log(V.Create(4) * u * (V.Create(1) - u));
        V a = w - V.Create(2.5);
        V p = V.Fma(V.Create(2.81022636e-08), a, V.Create(3.43273939e-07));
        p = V.Fma(p, a, V.Create(-3.5233877e-06));
        p = V.Fma(p, a, V.Create(-4.39150654e-06));
        p = V.Fma(p, a, V.Create(0.00021858087));
        p = V.Fma(p, a, V.Create(-0.00125372503));
        p = V.Fma(p, a, V.Create(-0.00417768164));
        p = V.Fma(p, a, V.Create(0.246640727));
        p = V.Fma(p, a, V.Create(1.50140941));
        V tail = V.GreaterOrEqual(w, V.Create(5));
        if (V.Bits(tail) != 0)
        {
            V b = V.Sqrt(w) - V.Create(3);
            V q = V.Fma(V.Create(-0.000200214257), b, V.Create(0.000100950558));
            q = V.Fma(q, b, V.Create(0.00134934322));
            q = V.Fma(q, b, V.Create(-0.00367342844));
            q = V.Fma(q, b, V.Create(0.00573950773));
            q = V.Fma(q, b, V.Create(-0.0076224613));
            q = V.Fma(q, b, V.Create(0.00943887047));
            q = V.Fma(q, b, V.Create(1.00167406));
            q = V.Fma(q, b, V.Create(2.83297682));
            p = V.Select(tail, q, p);
        }
        return V.Create(1.4142135623730951) * p * x;
    }

    [MethodImpl(AggressiveInlining)]
    static V DoubleNormalQuantile<V>(V u) where V : unmanaged, ILanes<V>
    {
        // rational functions of two regions: the middle, |u - ½| ≤ 0.425, and the tails
        V q = u - V.Create(.5);
        V tail = V.Min(u, V.Create(1) - u);
        V inMiddle = V.GreaterOrEqual(tail, V.Create(.075));
        V a = V.Fma(V.Create(0) - q, q, V.Create(.180625));
        V b = V.Sqrt(V.Create(0) - Log(tail)) - V.Create(1.6);
        V above = V.Fma(a, V.Create(2.5090809287301226727e+3), V.Create(3.3430575583588128105e+4));
        above = V.Fma(above, a, V.Create(6.7265770927008700853e+4));
        above = V.Fma(above, a, V.Create(4.5921953931549871457e+4));
        above = V.Fma(above, a, V.Create(1.3731693765509461125e+4));
        above = V.Fma(above, a, V.Create(1.9715909503065514427e+3));
        above = V.Fma(above, a, V.Create(1.3314166789178437745e+2));
        above = V.Fma(above, a, V.Create(3.3871328727963666080e+0));
        V below = V.Fma(a, V.Create(5.2264952788528545610e+3), V.Create(2.8729085735721942674e+4));
        below = V.Fma(below, a, V.Create(3.9307895800092710610e+4));
        below = V.Fma(below, a, V.Create(2.1213794301586595867e+4));
        below = V.Fma(below, a, V.Create(5.3941960214247511077e+3));
        below = V.Fma(below, a, V.Create(6.8718700749205790830e+2));
        below = V.Fma(below, a, V.Create(4.2313330701600911252e+1));
        V tailAbove = V.Fma(b, V.Create(7.74545014278341407640e-4), V.Create(2.27238449892691845833e-2));
        tailAbove = V.Fma(tailAbove, b, V.Create(2.41780725177450611770e-1));
        tailAbove = V.Fma(tailAbove, b, V.Create(1.27045825245236838258e+0));
        tailAbove = V.Fma(tailAbove, b, V.Create(3.64784832476320460504e+0));
        tailAbove = V.Fma(tailAbove, b, V.Create(5.76949722146069140550e+0));
        tailAbove = V.Fma(tailAbove, b, V.Create(4.63033784615654529590e+0));
        tailAbove = V.Fma(tailAbove, b, V.Create(1.42343711074968357734e+0));
        V tailBelow = V.Fma(b, V.Create(1.05075007164441684324e-9), V.Create(5.47593808499534494600e-4));
        tailBelow = V.Fma(tailBelow, b, V.Create(1.51986665636164571966e-2));
        tailBelow = V.Fma(tailBelow, b, V.Create(1.48103976427480074590e-1));
        tailBelow = V.Fma(tailBelow, b, V.Create(6.89767334985100004550e-1));
        tailBelow = V.Fma(tailBelow, b, V.Create(1.67638483018380384940e+0));
        tailBelow = V.Fma(tailBelow, b, V.Create(2.05319162663775882187e+0));
        V lower = V.Greater(V.Create(0), q);
        tailAbove = V.Select(lower, V.Create(0) - tailAbove, tailAbove);
        above = V.Select(inMiddle, above * q, tailAbove);
        below = V.Fma(V.Select(inMiddle, below, tailBelow), V.Select(inMiddle, a, b), V.Create(1));
        return above / below;
    }
}
