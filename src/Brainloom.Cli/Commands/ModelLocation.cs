using Brainloom.Model;

namespace Brainloom.Cli.Commands;

/// <summary>Finds the document that a person means by MODEL.</summary>
static class ModelLocation
{
    const string Document = "model.yaml";

    /// <summary>The document of a path, or of a folder of the repository's models that is given by path or by name.</summary>
    /// <exception cref="Mistake">There is none.</exception>
    public static string Find(string model)
    {
        string models = Path.Combine(Repository.Root, "models");
        foreach (string place in (string[])[model, Path.Combine(Repository.Root, model), Path.Combine(models, model)])
        {
            if (File.Exists(place)) return place;
            if (File.Exists(Path.Combine(place, Document))) return Path.Combine(place, Document);
        }
        string[] names = Directory.Exists(models)
            ? [.. Directory.EnumerateDirectories(models).Where(folder => File.Exists(Path.Combine(folder, Document))).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)]
            : [];
        string near = Spelling.Nearest(Path.GetFileName(model.TrimEnd('/')), names) is { } name ? $"Did you mean 'models/{name}'? " : "";
        throw new Mistake($"There is no model '{model}'.",
            $"{near}Give the path of a document, of a folder that holds {Document}, or one of the models here: {string.Join(", ", names)}.");
    }
}
