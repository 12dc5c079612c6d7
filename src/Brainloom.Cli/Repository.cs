namespace Brainloom.Cli;

/// <summary>The repository that the program was built in, which holds the example models.</summary>
static class Repository
{
    /// <summary>Its root: the nearest folder above the program that holds the solution.</summary>
    /// <exception cref="DirectoryNotFoundException">The program was moved away from its repository.</exception>
    public static string Root { get; } = Find();

    static string Find()
    {
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "Brainloom.slnx")))
                return folder;
        throw new DirectoryNotFoundException($"No Brainloom repository above {AppContext.BaseDirectory}: start the program with ./brainloom.");
    }
}
