using System.Collections.Immutable;

namespace Brainloom.Engine;

/// <summary>The receptors of a population and how weights are summed there.</summary>
/// <param name="Receptors">Receptors, in the order of the model's inputs.</param>
/// <param name="Scales">Scale of each receptor.</param>
sealed record PopulationPorts(ImmutableArray<ReceptorAttribute> Receptors, ReceptorScale[] Scales)
{
    /// <summary>The receptor of a given name; without a name, the first that takes weights of the given sign. -1 where there is none.</summary>
    public static int Find(ImmutableArray<ReceptorAttribute> receptors, string? name, bool negative)
    {
        for (int i = 0; i < receptors.Length; i++)
            if (name is null ? receptors[i].Sign == ReceptorSign.Any || negative == (receptors[i].Sign == ReceptorSign.Negative) : receptors[i].Name == name)
                return i;
        return -1;
    }
}
