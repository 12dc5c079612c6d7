namespace Brainloom.Engine;

/// <summary>How weights that arrive at one receptor of one population are summed.</summary>
/// <remarks>
/// <para>
/// In single precision the sum is a whole number of units in 32 bits, as long as that is exact enough. Otherwise, and always in double
/// precision, the sum is in floating point.
/// </para>
/// <para>
/// The unit is as small as 31 bits allow for half as many synapses again as a neuron has on average, each with a spike in the same step, and
/// some thousand spikes of the strongest stimulus. It is then stretched, at most to twice its size, so that constant weights are whole numbers
/// of units, if possible the smallest a power of two, to <see cref="ConstantError"/> of themselves.
/// </para>
/// <para>
/// Drawn weights are whole numbers of 16 bits, each worth <see cref="Factor"/> units. Rounding is to the nearest, without bias; its root mean square
/// is below 0.1 % of the mean weight of the projection, which takes <see cref="DrawnUnits"/> steps per mean: a log-normal distribution
/// with sigma = 1, whose largest draw in 16 million is 121 times its mean, has at least 360. Weights that are weaker than
/// others at the receptor may be rounded to as much of the mean of all drawn weights there instead.
/// </para>
/// </remarks>
/// <param name="Unit">Weight of one unit; 0 for sums in floating point.</param>
readonly record struct ReceptorScale(double Unit)
{
    /// <summary>Largest relative error of a constant weight.</summary>
    public const double ConstantError = 1e-4;

    /// <summary>Fewest steps of rounding in the mean of drawn weights: their error is uniform, so its root mean square is a step by √12.</summary>
    public const double DrawnUnits = 300;

    /// <summary>Spikes of the strongest stimulus that may arrive at a neuron in one step.</summary>
    public const int StimulusSpikes = 4096;

    // errors that vanish in a single-precision sum with the largest weight
    const double Negligible = 1.0 / (1 << 24);

    // weights that may meet in a neuron beyond the share of their projections
    const int SpareSynapses = 100, SpareLargest = 4;

    /// <summary>Sums in floating point.</summary>
    public static ReceptorScale FloatingPoint => default;

    /// <summary>Chooses a scale for all weights that arrive at a receptor.</summary>
    /// <param name="weights">What is known of the weights of each projection and stimulus.</param>
    public static ReceptorScale Choose(IReadOnlyCollection<WeightRange> weights)
    {
        double largest = weights.Select(weight => weight.Largest).DefaultIfEmpty().Max();
        if (largest == 0) return new ReceptorScale(1);
        if (double.IsInfinity(largest)) return FloatingPoint;
        double sum = 1.5 * weights.Sum(weight => weight.Synapses * weight.Size) + SpareSynapses * weights.Max(weight => weight.Size) + SpareLargest * largest
            + StimulusSpikes * weights.Where(weight => weight.IsStimulus).Select(weight => weight.Largest).DefaultIfEmpty().Max();
        double unit = sum / (1 << 30);
        var constants = weights.Where(weight => weight.IsConstant && weight.Largest > Negligible * largest).Select(weight => weight.Largest).Distinct().ToList();
        if (constants.Count > 0) unit = Stretched(unit, constants);
        if (unit == 0) return FloatingPoint;

        var drawn = weights.Where(weight => !weight.IsConstant && weight.Synapses > 0).ToList();
        double mean = drawn.Sum(weight => weight.Synapses * weight.Size) / Math.Max(1e-300, drawn.Sum(weight => weight.Synapses));
        var scale = new ReceptorScale(unit);
        return weights.Any(weight => !weight.IsConstant && Math.Max(weight.Size, mean) < DrawnUnits * unit * (weight.IsStimulus ? 1 : scale.Factor(weight.Largest))) ? FloatingPoint : scale;
    }

    /// <summary>Units of one step of 16-bit weights: the smallest of 1, 2, 3, 4, 6, 8, 12, … with which the largest weight fits.</summary>
    /// <remarks>Few values, so that projections share sections.</remarks>
    public int Factor(double largest)
    {
        double needed = largest / (ushort.MaxValue * Unit);
        int factor = 1;
        while (factor < needed) factor = (factor & (factor - 1)) != 0 ? factor / 3 * 4 : factor > 1 ? factor / 2 * 3 : 2;
        return factor;
    }

    // a unit from the given one to its double, of which all constants are whole numbers to the error allowed; 0 where there is none
    static double Stretched(double unit, List<double> constants)
    {
        const int Tries = 10_000;
        double smallest = constants.Min(), most = Math.Floor(smallest / unit);
        if (most < 1) return 0;

        // a power of two makes the smallest constant exact
        double power = Math.Pow(2, Math.Floor(Math.Log2(most)));
        if (AreWhole(smallest / power)) return smallest / power;
        for (double n = most, least = Math.Max(power, most - Tries); n > least; n--)
            if (AreWhole(smallest / n)) return smallest / n;
        return 0;

        bool AreWhole(double unit) => constants.TrueForAll(constant => Math.Abs(constant / unit - Math.Round(constant / unit)) <= ConstantError * constant / unit);
    }
}
