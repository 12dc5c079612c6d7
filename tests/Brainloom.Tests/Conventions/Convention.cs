using Xunit;

namespace Brainloom.Tests.Conventions;

/// <summary>A rule of the house.</summary>
static class Convention
{
    /// <summary>Fails with all <paramref name="exceptions"/> from the rule that the test's name states.</summary>
    public static void Holds(IEnumerable<string> exceptions)
    {
        string[] all = [.. exceptions];
        Assert.True(all.Length == 0, "Not so:\n  " + string.Join("\n  ", all));
    }
}
