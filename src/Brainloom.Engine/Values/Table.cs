using System.Collections.Immutable;

namespace Brainloom.Engine;

/// <summary>One given number per neuron, or per connection of an explicit list.</summary>
public sealed record Table(ImmutableArray<double> Items) : Values;
