using Brainloom.Cli.Terminal;
using Spectre.Console;
using Xunit;

namespace Brainloom.Tests.Cli;

public sealed class ProgressDisplayTests
{
    [Fact]
    public void Elsewhere_than_on_a_terminal_it_writes_a_line_per_tenth_with_the_time_left()
    {
        using var writer = new StringWriter();
        var clock = new Clock();
        var display = new ProgressDisplay(Console(writer, interactive: false), clock);

        int result = display.ShowSimulation("Simulating", 10_000, report =>
        {
            for (int second = 1; second <= 10; second++)
            {
                clock.Now += TimeSpan.FromSeconds(2);
                report(second * 1000, second * 1234);
                report(second * 1000 + 1, second * 1234);
            }
            return 7;
        });

        Assert.Equal(7, result);
        string[] lines = writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(11, lines.Length);
        Assert.Equal("Simulating …", lines[0]);
        Assert.Equal("Simulating: 30 %, 14.0 s left, 0.50 × real time, 3\u2009702 spikes", lines[3]);
        Assert.Equal("Simulating: done in 20.0 s", lines[10]);
    }

    [Fact]
    public void Short_work_writes_only_its_beginning_and_end()
    {
        using var writer = new StringWriter();
        new ProgressDisplay(Console(writer, interactive: false), new Clock()).Show("Building", report =>
        {
            for (int i = 0; i <= 100; i++) report(i / 100.0, "");
            return 0;
        });
        Assert.Equal("Building …\nBuilding: done in 0.00 s\n", writer.ToString());
    }

    [Fact]
    public void On_a_terminal_it_draws_a_bar_with_words_beside_it()
    {
        using var writer = new StringWriter();
        new ProgressDisplay(Console(writer, interactive: true)).Show("Building", report =>
        {
            report(.5, "149 M synapses");
            return 0;
        });
        string drawn = writer.ToString();
        Assert.Contains("Building", drawn, StringComparison.Ordinal);
        Assert.Contains("149 M synapses", drawn, StringComparison.Ordinal);
        Assert.Contains("100%", drawn, StringComparison.Ordinal);
    }

    [Fact]
    public void Quiet_work_is_done_without_a_word() => Assert.Equal(3, new ProgressDisplay(null).ShowSimulation("Simulating", 1, report =>
    {
        report(1, 0);
        return 3;
    }));

    static IAnsiConsole Console(TextWriter writer, bool interactive)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = interactive ? AnsiSupport.Yes : AnsiSupport.No,
            Interactive = interactive ? InteractionSupport.Yes : InteractionSupport.No,
        });
        console.Profile.Width = 120;
        return console;
    }

    sealed class Clock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
