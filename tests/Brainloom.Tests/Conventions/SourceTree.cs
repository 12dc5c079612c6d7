using System.Reflection;
using Brainloom.Cli;

namespace Brainloom.Tests.Conventions;

/// <summary>The files and assemblies that the conventions speak of.</summary>
static class SourceTree
{
    static readonly string[] Ignored =
    [
        ".git", .. File.ReadLines(Path.Combine(Repository.Root, ".gitignore")).Where(line => line.EndsWith('/')).Select(line => line.TrimEnd('/')),
    ];

    /// <summary>All files of the repository that are not output, as paths from its root.</summary>
    public static IEnumerable<string> Files(string extension = "", params string[] folders) =>
        (folders.Length == 0 ? [""] : folders)
            .Select(folder => Path.Combine(Repository.Root, folder)).Where(Directory.Exists).SelectMany(Walk)
            .Where(file => file.EndsWith(extension, StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Repository.Root, file)).Order(StringComparer.Ordinal);

    public static string Text(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));

    /// <summary>The product's assemblies: one per project of <c>src</c>.</summary>
    public static IEnumerable<Assembly> Assemblies =>
        Files(".csproj", "src").Select(project => Path.GetFileNameWithoutExtension(project)).Select(name => name == "Brainloom.Cli" ? "brainloom" : name)
            .Where(name => File.Exists(Path.Combine(AppContext.BaseDirectory, name + ".dll"))).Select(Assembly.Load);

    static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateFiles(folder).Where(file => !Ignored.Contains(Path.GetFileName(file)))
            .Concat(Directory.EnumerateDirectories(folder).Where(inner => !Ignored.Contains(Path.GetFileName(inner))).SelectMany(Walk));
}
