namespace Brainloom.Engine;

/// <summary>Where a range of neurons finds what arrives at it.</summary>
/// <param name="FirstNeuron">Identifier of its first neuron in the network.</param>
/// <param name="Count">Number of neurons.</param>
/// <param name="Accumulators">Per receptor, the address of the first neuron's accumulator.</param>
/// <param name="Units">Per receptor, the weight of one unit of a fixed-point accumulator; 0 for accumulators in floating point.</param>
/// <param name="Current">Injected current per neuron, in the precision of the state; kept from step to step.</param>
/// <param name="MayRest">Whether steps of neurons at rest are left out.</param>
sealed record RangeMemory(int FirstNeuron, int Count, nint[] Accumulators, double[] Units, nint Current, bool MayRest);
