using Spectre.Console;
using Spectre.Console.Rendering;

namespace Brainloom.Cli.Terminal;

/// <summary>The last column of a progress bar: a few words about the work.</summary>
sealed class DetailColumn : ProgressColumn
{
    // set by the thread that works, read by the one that draws
    volatile string words = "";

    /// <summary>The words now.</summary>
    public string Words
    {
        set => words = value;
    }

    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Text(words);
}
