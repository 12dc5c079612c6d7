namespace Brainloom.Engine;

/// <summary>A parameter that must not be below zero.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NonNegativeAttribute : Attribute;
