namespace Brainloom.Engine;

/// <summary>How weights that arrive at one receptor of one population are summed.</summary>
/// <remarks>
/// <para>
/// In single precision the sum is a whole number of units in 32 bits, as long as that is exact enough: no constant weight is off by
/// more than <see cref="ConstantError"/> of itself, and drawn weights have a mean of at least <see cref="DrawnUnits"/> units, so that
/// rounding to 16 bits adds less than 0.06 % of the mean weight to each synapse, without bias. Otherwise, and always in double
/// precision, the sum is in floating point.
/// </para>
/// <para>
/// The unit is as small as 16-bit weights allow, and no smaller than what keeps the sum within 31 bits when all synapses of a neuron
/// carry a spike in the same step. It is then stretched a little, so that the smallest constant weight is a whole number of units.
/// </para>
/// </remarks>
/// <param name="Unit">Weight of one unit; 0 for sums in floating point.</param>
readonly record struct ReceptorScale(double Unit)
{
    /// <summary>Largest relative error of a constant weight.</summary>
    public const double ConstantError = 1e-4;

    /// <summary>Smallest mean of drawn weights, in units.</summary>
    public const double DrawnUnits = 500;

    /// <summary>Units of the largest constant weight, so that some thousand spikes of a stimulus may arrive in one step.</summary>
    public const int ConstantUnits = 1 << 18;

    /// <summary>Sums in floating point.</summary>
    public static ReceptorScale FloatingPoint => default;

    /// <summary>Chooses a scale for all weights that arrive at a receptor.</summary>
    /// <param name="weights">What is known of the weights of each projection and stimulus.</param>
    /// <param name="indegree">Expected synapses per neuron at this receptor.</param>
    public static ReceptorScale Choose(IReadOnlyCollection<WeightRange> weights, double indegree)
    {
        double largest = weights.Select(weight => weight.Largest).DefaultIfEmpty().Max();
        if (largest == 0) return new ReceptorScale(1);
        if (double.IsInfinity(largest)) return FloatingPoint;
        bool constant = weights.All(weight => weight.IsConstant);
        double headroom = (1 << 30) / Math.Max(1, 1.5 * indegree + 100);
        double unit = largest / Math.Min(headroom, constant ? ConstantUnits : short.MaxValue);
        var constants = weights.Where(weight => weight.IsConstant && weight.Largest > 0).Select(weight => weight.Largest).ToList();
        if (constants.Count > 0 && constants.Min() >= unit) unit = constants.Min() / Math.Floor(constants.Min() / unit);
        foreach (var weight in weights)
        {
            double mean = Math.Abs(weight.Mean) / unit;
            if (weight.IsConstant ? Math.Abs(mean - Math.Round(mean)) > ConstantError * mean : mean < DrawnUnits) return FloatingPoint;
        }
        return new ReceptorScale(unit);
    }
}

/// <summary>What is known of weights before they are drawn.</summary>
/// <param name="Lowest">No weight is below.</param>
/// <param name="Highest">No weight is above.</param>
/// <param name="Mean">Mean weight; for given weights, the mean of their absolute values.</param>
readonly record struct WeightRange(double Lowest, double Highest, double Mean)
{
    /// <summary>Whether all weights are equal.</summary>
    public bool IsConstant => Lowest == Highest;

    /// <summary>Largest absolute weight.</summary>
    public double Largest => Math.Max(Math.Abs(Lowest), Math.Abs(Highest));
}
