using System.Text.Json;
using Brainloom.Analysis;
using Brainloom.Engine;
using Brainloom.Formats;
using Brainloom.Tests.Analysis;
using Brainloom.Tests.Engine;
using Xunit;

namespace Brainloom.Tests.Formats;

public sealed class StreamedRecordingTests : IDisposable
{
    private static readonly Recording Whole = new()
    {
        dt = 0.1,
        FirstStep = 1000,
        LastStep = 1040,
        Spikes = [new SpikeRecording("E", 10, 10, new[] { 1001, 1001, 1037 }, new[] { 3, 9, 0 }), new SpikeRecording("I", 5, 2, new[] { 1010 }, new[] { 4 })],
        States = [new StateRecording("E", [0, 1, 7], ["V_m", "refractory"], ["mV", "1"], new[] { 1010, 1020 }, new[] { -65.25, 0, -70.1, 1e-300, -64.99999999999999, 2, double.NaN, 3, -70, 4, double.NegativeInfinity, 5 })],
        Rates = [new RateRecording("all", 15, 30, new[] { 3, 1 })],
    };

    private readonly string path = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(path, recursive: true);

    // a recording of which only the first part is complete, as a process leaves it that was killed
    private RecordingDirectory Killed(string format, bool overwrite = false)
    {
        var directory = new RecordingDirectory(path, overwrite) { Model = "example", TimeMs = 10 };
        var sink = new StreamedRecording(Whole, directory, [format]);
        sink.Spikes(0, [1001, 1001], [3, 9]);
        sink.State(0, 1010, [-65.25, 0, -70.1]);
        sink.State(0, 1010, [1e-300, -64.99999999999999, 2]);
        sink.Complete(1015);
        return directory;
    }

    public static IEnumerable<TheoryDataRow<string>> Formats => RecordingFormats.Names.Select(name => new TheoryDataRow<string>(name));

    [Theory, MemberData(nameof(Formats))]
    public void Every_format_is_read_as_it_was_recorded(string format)
    {
        using (var directory = new RecordingDirectory(path, overwrite: false) { TimeMs = 4 })
        {
            RecordingFormats.Named(format)!.Export(Whole, directory);
            directory.Commit(RunResultTests.Example with { SimulatedMs = 4 });
        }
        var reader = RecordingReader.Open(path);
        Assert.True(reader.Manifest.Complete);
        Assert.Null(reader.Note);
        Assert.Equal(4, reader.Spikes);
        Recordings.AreEqual(Whole, reader.Read());
        Recordings.AreEqual(Whole with { States = [], Rates = [], Spikes = [Whole.Spikes[1]] }, reader.ReadPopulations().Last());
    }

    [Theory, MemberData(nameof(Formats))]
    public void A_time_step_that_is_no_short_decimal_is_read_back(string format)
    {
        var recording = Whole with { dt = 1 / 3.0 };
        using (var directory = new RecordingDirectory(path, overwrite: false))
        {
            RecordingFormats.Named(format)!.Export(recording, directory);
            directory.Commit(RunResultTests.Example with { DtMs = recording.dt });
        }
        Recordings.AreEqual(recording, RecordingReader.Open(path).Read());
    }

    [Theory, MemberData(nameof(Formats))]
    public void After_a_kill_the_part_that_was_complete_is_read(string format)
    {
        Killed(format);
        // what the process had written of the next part
        foreach (string file in Directory.GetFiles(path, "*_*.partial")) File.AppendAllText(file, "103.7\t");
        var reader = RecordingReader.Open(path);
        Assert.False(reader.Manifest.Complete);
        Assert.Equal("recording ends at 0.0015 s of 0.01 s", reader.Note);
        Assert.Equal((1.5, 10, 1000, 1015, "example"), (reader.Manifest.SimulatedMs, reader.Manifest.TimeMs, reader.Manifest.FirstStep, reader.Manifest.LastStep, reader.Manifest.Model));
        Recordings.AreEqual(Whole with
        {
            LastStep = 1015,
            Spikes = [Whole.Spikes[0] with { Steps = new[] { 1001, 1001 }, Neurons = new[] { 3, 9 } }, Whole.Spikes[1] with { Steps = default, Neurons = default }],
            States = [Whole.States[0] with { Steps = new[] { 1010 }, Values = Whole.States[0].Values[..6] }],
            Rates = [Whole.Rates[0] with { Counts = default }],
        }, reader.Read());
    }

    [Theory, MemberData(nameof(Formats))]
    public void A_file_that_was_cut_ends_the_recording_before_its_last_step(string format)
    {
        using (var directory = new RecordingDirectory(path, overwrite: false) { TimeMs = 4 })
        {
            RecordingFormats.Named(format)!.Export(Whole, directory);
            directory.Commit(RunResultTests.Example with { SimulatedMs = 4 });
        }
        string file = Directory.GetFiles(path, "state_E.*").Single();
        using (var stream = File.OpenWrite(file)) stream.SetLength(stream.Length - 1);
        var reader = RecordingReader.Open(path);
        Assert.Equal("recording ends at 0.0019 s of 0.004 s", reader.Note);
        var read = reader.Read();
        Assert.Equal([1010], read.States[0].Steps.ToArray());
        Assert.Equal([1001, 1001], read.Spikes[0].Steps.ToArray());
    }

    [Fact]
    public void The_beginning_can_be_read_alone()
    {
        using (var directory = new RecordingDirectory(path, overwrite: false))
        {
            RecordingFormats.Named("binary")!.Export(Whole, directory);
            directory.Commit(RunResultTests.Example);
        }
        var read = RecordingReader.Open(path).Read(1012);
        Assert.Equal(1012, read.LastStep);
        Assert.Equal([1001, 1001], read.Spikes[0].Steps.ToArray());
        Assert.Equal([1010], read.Spikes[1].Steps.ToArray());
        Assert.Equal([1010], read.States[0].Steps.ToArray());
        Assert.Equal([3], read.Rates[0].Counts.ToArray());
    }

    [Fact]
    public void Binary_files_are_records_of_the_type_that_the_manifest_states()
    {
        using (var directory = new RecordingDirectory(path, overwrite: false))
        {
            RecordingFormats.Named("binary")!.Export(Whole, directory);
            directory.Commit(RunResultTests.Example);
        }
        Assert.Equal("E9030000030000" + "00E903000009000000" + "0D04000000000000", Convert.ToHexString(File.ReadAllBytes(Path.Combine(path, "spikes_E.bin"))));
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(path, "manifest.json")));
        var files = manifest.RootElement.GetProperty("recordings").EnumerateArray().ToArray();
        Assert.Equal("""[["step","<i4"],["neuron","<i4"]]""", Compact(files[0].GetProperty("dtype")));
        Assert.Equal("""[["step","<i4"],["neuron","<i4"],["V_m","<f8"],["refractory","<f8"]]""", Compact(files[2].GetProperty("dtype")));
        Assert.Equal("""[["step","<i4"],["spikes","<i4"],["rate_hz","<f8"]]""", Compact(files[3].GetProperty("dtype")));
        Assert.Equal("[[0,2],[7,1]]", Compact(files[2].GetProperty("neuron_ranges")));
        // rows of the length that the type has fill the file
        Assert.Equal([3 * 8, 8, 6 * 24, 2 * 16], files.Select(file => new FileInfo(Path.Combine(path, file.GetProperty("file").GetString()!)).Length));
        Assert.Equal(RunResultTests.Example.Seed, manifest.RootElement.GetProperty("seed").GetUInt64());

        static string Compact(JsonElement element) => string.Concat(element.GetRawText().Where(c => !char.IsWhiteSpace(c)));
    }

    [Fact]
    public void Part_of_a_run_is_kept_and_not_overwritten_silently()
    {
        using (Killed("text")) { }
        Assert.True(File.Exists(Path.Combine(path, "spikes_E.dat.partial")));
        var occupied = Assert.Throws<DirectoryOccupiedException>(() => new RecordingDirectory(path, overwrite: false));
        Assert.Contains("recording ends at 0.0015 s of 0.01 s", occupied.Message, StringComparison.Ordinal);
        using (var directory = new RecordingDirectory(path, overwrite: true))
        {
            RecordingFormats.Named("csv")!.Export(Whole with { States = [], Rates = [] }, directory);
            directory.Commit(RunResultTests.Example);
        }
        Assert.Equal(["manifest.json", "spikes_E.csv", "spikes_I.csv"], Directory.GetFiles(path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_stream_that_never_completed_a_step_leaves_nothing()
    {
        using (var directory = new RecordingDirectory(path, overwrite: false))
        using (new StreamedRecording(Whole, directory, ["csv", "binary"]))
            Assert.True(File.Exists(Path.Combine(path, "manifest.json.partial")));
        Assert.Empty(Directory.GetFiles(path));
    }

    [Fact]
    public void A_run_that_ended_before_its_time_is_not_called_complete()
    {
        using (var directory = new RecordingDirectory(path, overwrite: false) { TimeMs = 100 })
        {
            RecordingFormats.Named("csv")!.Export(Whole, directory);
            directory.Commit(RunResultTests.Example with { SimulatedMs = 4 });
        }
        Assert.Equal("recording ends at 0.004 s of 0.1 s", RecordingReader.Open(path).Note);
    }

    [Fact]
    public void A_directory_without_recordings_is_said_to_have_none() =>
        Assert.Contains("holds no recordings", Assert.Throws<FileNotFoundException>(() => RecordingReader.Open(path)).Message, StringComparison.Ordinal);
}
