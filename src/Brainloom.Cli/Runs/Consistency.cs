namespace Brainloom.Cli.Runs;

/// <summary>Tells a description that the engine cannot follow from a failure of the program.</summary>
static class Consistency
{
    /// <summary>Does work of the engine that begins with a description.</summary>
    /// <exception cref="Mistake">The description is not consistent.</exception>
    public static T Require<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (ArgumentException inconsistent)
        {
            throw MistakeOf(inconsistent);
        }
        catch (AggregateException several) when (several.InnerExceptions.OfType<ArgumentException>().FirstOrDefault() is { } inconsistent)
        {
            throw MistakeOf(inconsistent);
        }
    }

    /// <summary>Does work of the engine that begins with a description.</summary>
    /// <exception cref="Mistake">The description is not consistent.</exception>
    public static void Require(Action work) => Require(() =>
    {
        work();
        return true;
    });

    static Mistake MistakeOf(ArgumentException inconsistent) =>
        new(inconsistent.Message, "The name before the colon is that of the entry in the model document; change it there, or with --set.");
}
