using Brainloom.Engine;

namespace Brainloom.Model;

/// <summary>How much smaller a network is built.</summary>
/// <param name="Neurons">Factor of the number of neurons.</param>
/// <param name="InDegrees">Factor of the number of inputs per neuron.</param>
readonly record struct ScaleFactors(double Neurons, double InDegrees)
{
    public static ScaleFactors Full => new(1, 1);

    /// <summary>Factor of a parameter.</summary>
    public double Of(ScalesAttribute? scales) => scales is null ? 1 : Math.Pow(Neurons, scales.Neurons) * Math.Pow(InDegrees, scales.InDegrees);

    /// <summary>A number of neurons, rounded half to even as the published scaled networks are.</summary>
    public int Size(double full) => (int)Math.Round(full * Neurons, MidpointRounding.ToEven);
}
