using System.Globalization;
using Brainloom.Engine;
using Brainloom.Formats;
using Brainloom.Tests.Analysis;
using Xunit;

namespace Brainloom.Tests.Formats;

public sealed class ColumnRecordingTests : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(path, recursive: true);

    private static readonly Recording Recording = new()
    {
        dt = 0.1,
        FirstStep = 1000,
        LastStep = 1040,
        Spikes = [new SpikeRecording("E", 10, 10, new[] { 1001, 1001, 1037 }, new[] { 3, 9, 0 }), new SpikeRecording("I", 5, 2, new[] { 1010 }, new[] { 4 })],
        States = [new StateRecording("E", [0, 7], ["V_m", "I_ex"], ["mV", "pA"], new[] { 1010, 1020 }, new[] { -65.25, 0, -70.1, 1e-300, -64.99999999999999, 2, -70, 3 })],
        Rates = [new RateRecording("all", 15, 20, new[] { 3, 1 })],
    };

    private void Export(string format, Recording recording)
    {
        using var directory = new RecordingDirectory(path, overwrite: false);
        RecordingFormats.Named(format)!.Export(recording, directory);
        directory.Commit(RunResultTests.Example);
    }

    [Fact]
    public void Formats_are_found_by_themselves()
    {
        Assert.Equal(["binary", "csv", "text"], RecordingFormats.Names);
        Assert.Null(RecordingFormats.Named("punch cards"));
    }

    [Fact]
    public void Text_has_comments_and_tabs()
    {
        Export("text", Recording);
        Assert.Equal("# spikes of population E: 10 of 10 neurons recorded\n# time_ms\tneuron\n100.1\t3\n100.1\t9\n103.7\t0\n", Read("spikes_E.dat"));
        Assert.Equal("# state of neurons of population E\n# time_ms\tneuron\tV_m [mV]\tI_ex [pA]\n101.0\t0\t-65.25\t0\n101.0\t7\t-70.1\t1E-300\n"
            + "102.0\t0\t-64.99999999999999\t2\n102.0\t7\t-70\t3\n", Read("state_E.dat"));
    }

    [Fact]
    public void Csv_has_a_line_of_names()
    {
        Export("csv", Recording);
        Assert.Equal("time_ms,neuron\n101.0,4\n", Read("spikes_I.csv"));
        Assert.StartsWith("time_ms,spikes,rate_hz\n102.0,3,100\n104.0,1,33.33", Read("rate_all.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text", ".dat", '\t')]
    [InlineData("csv", ".csv", ',')]
    public void Spikes_read_back_are_those_recorded(string format, string extension, char separator)
    {
        var recording = SyntheticActivity.Record([("E", 500, 10)], 2000);
        Export(format, recording);
        var rows = File.ReadLines(Path.Combine(path, "spikes_E" + extension)).Where(line => char.IsDigit(line[0])).Select(line => line.Split(separator)).ToArray();
        Assert.Equal(recording.Spikes[0].Steps.ToArray(), rows.Select(row => (int)Math.Round(double.Parse(row[0], CultureInfo.InvariantCulture) / recording.dt)));
        Assert.Equal(recording.Spikes[0].Neurons.ToArray(), rows.Select(row => int.Parse(row[1], CultureInfo.InvariantCulture)));
    }

    private string Read(string file) => File.ReadAllText(Path.Combine(path, file));
}
