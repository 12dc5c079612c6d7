using System.Globalization;
using Brainloom.Analysis;
using Spectre.Console;

namespace Brainloom.Cli.Terminal;

/// <summary>Shows how far long work is: a bar on a terminal, now and then a line elsewhere.</summary>
/// <param name="console">Where to; null shows nothing.</param>
/// <param name="clock">The clock that time left is measured with.</param>
sealed class ProgressDisplay(IAnsiConsole? console, TimeProvider? clock = null)
{
    readonly TimeProvider clock = clock ?? TimeProvider.System;

    /// <summary>Does some work and shows its progress: a fraction from 0 to 1, and a few words about it.</summary>
    public T Show<T>(string title, Func<Action<double, string>, T> work)
    {
        if (console is null) return work((_, _) => { });
        if (!console.Profile.Capabilities.Interactive) return Lines(console, title, work);
        var words = new DetailColumn();
        return console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), words)
            .Start(context =>
            {
                var task = context.AddTask(title);
                var result = work((fraction, detail) =>
                {
                    words.Words = detail;
                    task.Value = fraction * task.MaxValue;
                });
                task.Value = task.MaxValue;
                return result;
            });
    }

    /// <summary>Does the work of a simulation and shows, beside the bar, its speed and the spikes so far.</summary>
    /// <param name="title">What is done.</param>
    /// <param name="duration">Time to be simulated [ms].</param>
    /// <param name="work">The work; it reports the time simulated so far [ms] and the spikes so far.</param>
    public T ShowSimulation<T>(string title, double duration, Func<Action<double, long>, T> work)
    {
        long started = clock.GetTimestamp();
        return Show(title, report => work((simulated, spikes) =>
        {
            double elapsed = clock.GetElapsedTime(started).TotalMilliseconds;
            string speed = elapsed > 0 ? string.Create(CultureInfo.InvariantCulture, $"{simulated / elapsed:0.00} × real time, ") : "";
            report(simulated / duration, $"{speed}{Number.Count(spikes)} spikes");
        }));
    }

    // a line at the start, then whenever a tenth is done, but at most one per second
    T Lines<T>(IAnsiConsole lines, string title, Func<Action<double, string>, T> work)
    {
        long started = clock.GetTimestamp();
        var written = TimeSpan.Zero;
        int tenths = 0;
        lines.WriteLine($"{title} …");
        var turn = new Lock();
        var result = work((fraction, detail) =>
        {
            // several threads may report
            using var mine = turn.EnterScope();
            var elapsed = clock.GetElapsedTime(started);
            if ((int)(fraction * 10) <= tenths || fraction >= 1 || elapsed - written < TimeSpan.FromSeconds(1)) return;
            (tenths, written) = ((int)(fraction * 10), elapsed);
            string words = detail.Length > 0 ? ", " + detail : "";
            lines.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title}: {fraction:0 %}, {Numbers.Duration(elapsed / fraction - elapsed)} left{words}"));
        });
        lines.WriteLine($"{title}: done in {Numbers.Duration(clock.GetElapsedTime(started))}");
        return result;
    }
}
