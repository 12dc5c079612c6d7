namespace Brainloom.Engine;

/// <summary>A parameter that must be greater than zero.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PositiveAttribute : Attribute;
