namespace Brainloom.Engine;

/// <summary>A parameter of a distribution that is the logarithm of the value described, counted in its unit: a plain number, to which a factor of the value adds its logarithm.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LogarithmAttribute : Attribute;
