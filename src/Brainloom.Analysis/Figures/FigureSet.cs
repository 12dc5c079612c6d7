using System.Collections.Immutable;
using System.Reflection;

namespace Brainloom.Analysis;

/// <summary>The figures of a run.</summary>
public static class FigureSet
{
    private static readonly ImmutableArray<(FigureAttribute Entry, Type Type)> Catalogue =
    [
        .. typeof(FigureSet).Assembly.GetTypes()
            .Select(type => (Type: type, Entry: type.GetCustomAttribute<FigureAttribute>()))
            .Where(found => found.Entry is not null)
            .Select(found => (found.Entry!, found.Type))
            .OrderBy(found => found.Item1.Order),
    ];

    /// <summary>Names of all figures, in order.</summary>
    public static ImmutableArray<string> Names => [.. Catalogue.Select(found => found.Entry.Name)];

    /// <summary>Every figure for which the input holds something to show, in order.</summary>
    public static ImmutableArray<DrawnFigure> Of(FigureInput input) =>
    [
        .. from found in Catalogue
           let figure = (IFigure)Activator.CreateInstance(found.Type)!
           where figure.Applies(input)
           select new DrawnFigure(found.Entry.Name, figure, input),
    ];

    /// <summary>Writes figures and their captions (<c>.txt</c>) into a directory.</summary>
    /// <remarks>Without cairo the formats that need it are left out, and the result says what to install.</remarks>
    public static FigureFiles Write(IEnumerable<DrawnFigure> figures, string directory, IEnumerable<FigureFormat> formats)
    {
        Directory.CreateDirectory(directory);
        var files = ImmutableArray.CreateBuilder<string>();
        string? missing = null;
        foreach (var figure in figures)
        {
            foreach (var format in formats)
            {
                try
                {
                    Save(figure.Name + format.Extension, figure.Draw(format));
                }
                catch (MissingLibraryException exception)
                {
                    missing = exception.Message;
                }
            }
            Save(figure.Name + ".txt", System.Text.Encoding.UTF8.GetBytes(figure.Caption + "\n"));
        }
        return new FigureFiles(files.ToImmutable(), missing);

        void Save(string name, byte[] content)
        {
            File.WriteAllBytes(Path.Combine(directory, name), content);
            files.Add(name);
        }
    }
}
