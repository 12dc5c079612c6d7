using System.Text.RegularExpressions;
using Xunit;

namespace Brainloom.Tests.Conventions;

/// <summary>The repository stands alone: nothing in it depends on where it was made.</summary>
public sealed partial class PortabilityTests
{
    static readonly string[] Binary = [".png", ".pdf", ".gz", ".zip", ".h5", ".npz", ".npy", ".ico", ".woff2"];

    [Fact]
    public void No_file_mentions_the_folders_of_one_machine() =>
        Convention.Holds(from file in SourceTree.Files()
                     where !Binary.Contains(Path.GetExtension(file))
                     from Match match in MachineFolder().Matches(SourceTree.Text(file))
                     select $"{file}: {match.Value.Trim()}");

    [Theory]
    [InlineData("cd /ro" + "ot/x", true)]
    [InlineData("see ../sha" + "red/data", true)]
    [InlineData("https://example.org/work/of", false)]
    [InlineData("bin/home/x", false)]
    public void The_test_knows_such_folders(string text, bool found) => Assert.Equal(found, MachineFolder().IsMatch(text));

    [GeneratedRegex("(?<![\\w.~/-])/(?:wo" + "rk|ro" + "ot|ho" + "me)/\\w+|\\.\\./sha" + "red\\b")]
    private static partial Regex MachineFolder();
}
