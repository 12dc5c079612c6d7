using Brainloom.Engine;
using Brainloom.Formats;
using Brainloom.Tests.Analysis;
using Xunit;

namespace Brainloom.Tests.Formats;

public sealed class PositionFileTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("brainloom-positions-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_is_written_is_read_back()
    {
        var grid = new GridPositions { Nx = 5, Ny = 4, Nz = 300, Cells = 2, Extent = new(1, 2, 3), Center = new(0.5, 0, -1) };
        var listed = new ListedPositions([0.25f, 7], [1, 2], []);
        Assert.True(Export(Population("M1/E", grid.Count, grid), Population("nowhere", 3, null), Population("I", 2, listed)));

        var manifest = PositionFile.Describe(folder)!;
        Assert.Equal([new("M1/E", 0, 12_000), new("I", 12_000, 2)], manifest.Populations);
        Assert.Equal((12_002, "mm", 7f), (manifest.Neurons, manifest.Unit, manifest.High[0]));
        Assert.Equal(12_002 * 12, new FileInfo(Path.Combine(folder, "positions_neurons.f32")).Length);
        var read = PositionFile.Read(folder, manifest.Populations[0]);
        for (int neuron = 0; neuron < grid.Count; neuron++)
            Assert.Equal(((float)grid[neuron].X, (float)grid[neuron].Y, (float)grid[neuron].Z), (read.X[neuron], read.Y[neuron], read.Z[neuron]));
        Assert.Equal([0f, 0f], PositionFile.Read(folder, manifest.Populations[1]).Z);
    }

    [Fact]
    public void Without_places_there_is_no_file()
    {
        Assert.False(Export(Population("E", 3, null)));
        Assert.Null(PositionFile.Describe(folder));
    }

    bool Export(params PopulationDescription[] populations)
    {
        using var directory = new RecordingDirectory(folder, overwrite: false);
        bool written = PositionFile.Export(populations, directory);
        var result = directory.Commit(RunResultTests.Example);
        Assert.Equal(written ? ["positions_neurons.f32", "positions_neurons.json"] : [], result.Files);
        return written;
    }

    static PopulationDescription Population(string name, int size, Positions? positions) => new() { Name = name, Size = size, Neuron = new IafPscExp(), Positions = positions };
}
