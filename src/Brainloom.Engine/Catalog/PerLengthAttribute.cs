namespace Brainloom.Engine;

/// <summary>A parameter of a kernel that is a change with distance: its unit is that of what the kernel describes, per millimetre.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PerLengthAttribute : Attribute;
