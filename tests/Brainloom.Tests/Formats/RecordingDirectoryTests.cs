using Brainloom.Analysis;
using Brainloom.Formats;
using Brainloom.Tests.Analysis;
using Xunit;

namespace Brainloom.Tests.Formats;

public sealed class RecordingDirectoryTests : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(path, recursive: true);

    private string[] Files => [.. Directory.GetFiles(path).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    private void Record(bool overwrite, params string[] owners)
    {
        using var directory = new RecordingDirectory(path, overwrite);
        foreach (string owner in owners) directory.Create("spikes", owner, ".dat", out _).Dispose();
        directory.Commit(RunResultTests.Example);
    }

    [Fact]
    public void Files_appear_with_the_manifest_that_names_them()
    {
        Record(overwrite: false, "L23E", "L2/3 I", "L2_3 I");
        Assert.Equal(["manifest.json", "spikes_L23E.dat", "spikes_L2_3_I-2.dat", "spikes_L2_3_I.dat"], Files);
        var manifest = RunResult.FromJson(File.ReadAllText(Path.Combine(path, RecordingDirectory.ManifestName)));
        Assert.Equal(["spikes_L23E.dat", "spikes_L2_3_I.dat", "spikes_L2_3_I-2.dat"], manifest.Files);
        Assert.Equal(RunResultTests.Example.Rtf, manifest.Rtf);
    }

    [Fact]
    public void Without_commit_nothing_remains()
    {
        using (var directory = new RecordingDirectory(path, overwrite: false))
        {
            directory.Create("spikes", "A", ".dat", out _).Dispose();
            Assert.Equal(["spikes_A.dat.partial"], Files);
        }
        Assert.Empty(Files);
    }

    [Fact]
    public void Another_run_is_not_overwritten_silently()
    {
        Record(overwrite: false, "A");
        var exception = Assert.Throws<DirectoryOccupiedException>(() => Record(overwrite: false, "A"));
        Assert.Contains("another run", exception.Message, StringComparison.Ordinal);
        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_someone_else_is_not_overwritten_silently()
    {
        File.WriteAllText(Path.Combine(path, "spikes_A.dat"), "mine");
        Assert.Throws<DirectoryOccupiedException>(() => Record(overwrite: false, "A"));
        Assert.Equal("mine", File.ReadAllText(Path.Combine(path, "spikes_A.dat")));
    }

    [Fact]
    public void An_overwritten_run_leaves_nothing_behind_but_other_files_stay()
    {
        Record(overwrite: false, "A", "B");
        File.WriteAllText(Path.Combine(path, "notes.txt"), "mine");
        Record(overwrite: true, "B", "C");
        Assert.Equal(["manifest.json", "notes.txt", "spikes_B.dat", "spikes_C.dat"], Files);
    }

    [Fact]
    public void A_manifest_cannot_make_files_elsewhere_vanish()
    {
        string outside = Path.GetTempFileName();
        File.WriteAllText(Path.Combine(path, RecordingDirectory.ManifestName), (RunResultTests.Example with { Files = [outside, "../" + Path.GetFileName(outside)] }).ToJson());
        Record(overwrite: true, "A");
        Assert.True(File.Exists(outside));
        File.Delete(outside);
    }

    [Fact]
    public void A_failed_run_leaves_the_earlier_one_whole()
    {
        Record(overwrite: false, "A");
        using (var directory = new RecordingDirectory(path, overwrite: true)) directory.Create("spikes", "A", ".dat", out _).Dispose();
        Assert.Equal(["manifest.json", "spikes_A.dat"], Files);
    }
}
