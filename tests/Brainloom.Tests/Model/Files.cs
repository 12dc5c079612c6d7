namespace Brainloom.Tests.Model;

/// <summary>Files of the repository.</summary>
static class Files
{
    public static string Root { get; } = Find();

    public static string Model(string name) => Path.Combine(Root, "models", name);

    public static string Test(params string[] names) => Path.Combine([Root, "tests", "Brainloom.Tests", "Model", .. names]);

    static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Brainloom.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests run inside of the repository.");
    }
}
