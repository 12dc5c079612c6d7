using Brainloom.Cli;
using Brainloom.Cli.Commands;
using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Cli;

public sealed class ReferencePagesTests
{
    static readonly string Folder = Path.Combine(Repository.Root, "docs", "reference");

    public static IEnumerable<TheoryDataRow<string>> Files => Pages.Keys.Select(file => new TheoryDataRow<string>(file));

    static IReadOnlyDictionary<string, string> Pages => ReferencePages.Of(new BrainloomCommand(), Catalog.Engine);

    [Theory, MemberData(nameof(Files))]
    public void A_page_says_what_the_program_says(string file)
    {
        string path = Path.Combine(Folder, file);
        Assert.True(File.Exists(path) && File.ReadAllText(path) == Pages[file],
            $"docs/reference/{file} is out of date: ./brainloom reference writes it anew. Look at the difference, then commit it.");
    }

    [Fact]
    public void Tables_have_as_many_cells_in_each_row_as_in_their_head()
    {
        foreach (string text in Pages.Values)
            foreach (string table in text.Split("\n\n").Where(block => block.StartsWith('|')))
                Assert.Single(table.TrimEnd().Split('\n').Select(line => line.Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|')).Distinct());
    }
}
