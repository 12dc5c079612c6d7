namespace Brainloom.Cli.Runs;

/// <summary>Passes reports on at once, on the thread that makes them.</summary>
sealed class ImmediateProgress<T>(Action<T> receive) : IProgress<T>
{
    public void Report(T value) => receive(value);
}
