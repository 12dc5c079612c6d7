using System.CommandLine;

namespace Brainloom.Cli.Benchmarks;

/// <summary><c>--repeat</c>: how often a measurement is made.</summary>
sealed class RepeatOption : Option<int>
{
    public RepeatOption() : base("--repeat")
    {
        HelpName = "N";
        Description = "Measurements in a row; the median one is reported.";
        DefaultValueFactory = _ => 1;
        Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--repeat must be at least 1.");
        });
    }
}
