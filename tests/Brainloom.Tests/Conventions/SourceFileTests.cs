using System.Text.RegularExpressions;
using Xunit;

namespace Brainloom.Tests.Conventions;

/// <summary>Source files: one public type each, named after it, and short enough to read.</summary>
public sealed partial class SourceFileTests
{
    const int LongestFile = 400;

    static readonly string[] EmptyWords = ["Manager", "Helper", "Helpers", "Util", "Utils", "Base", "Impl", "Info"];

    [Fact]
    public void No_file_is_longer_than_a_reader_likes() =>
        Convention.Holds(from file in SourceTree.Files(".cs", "src", "tests", "bench")
                     let lines = SourceTree.Text(file).AsSpan().Count('\n')
                     where lines > LongestFile
                     select $"{file}: {lines} lines, more than {LongestFile}");

    [Fact]
    public void A_file_holds_one_public_type_and_is_named_after_it() =>
        Convention.Holds(from file in SourceTree.Files(".cs", "src")
                     let types = PublicType().Matches(SourceTree.Text(file)).Select(match => match.Groups["name"].Value).Distinct().ToArray()
                     where types.Length > 1 || types.Length == 1 && types[0] != Path.GetFileName(file).Split('.')[0]
                     select $"{file}: {string.Join(", ", types)}");

    [Fact]
    public void Names_say_what_a_thing_is() =>
        Convention.Holds(from file in SourceTree.Files(".cs", "src", "tests", "bench")
                     from name in AnyType().Matches(SourceTree.Text(file)).Select(match => match.Groups["name"].Value)
                     where EmptyWords.Any(word => name.EndsWith(word, StringComparison.Ordinal))
                     select $"{file}: {name}");

    [Fact]
    public void Nothing_is_left_for_later() =>
        Convention.Holds(from file in SourceTree.Files(".cs", "src", "tests", "bench")
                     where Later().IsMatch(SourceTree.Text(file))
                     select file);

    [GeneratedRegex(@"^public (?:(?:sealed|static|abstract|readonly|ref|unsafe|partial) )*(?:record struct|record class|record|class|struct|interface|enum|delegate [\w<>?]+) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"^\s*(?:(?:public|internal|private|protected|file|sealed|static|abstract|readonly|ref|unsafe|partial) )*(?:record struct|record class|record|class|struct|interface|enum) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex AnyType();

    [GeneratedRegex(@"//.*\b(?:TO" + @"DO|FIX" + @"ME|HA" + @"CK|XX" + @"X)\b|NotImplemented" + "Exception")]
    private static partial Regex Later();
}
