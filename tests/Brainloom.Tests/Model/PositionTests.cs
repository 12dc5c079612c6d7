using Brainloom.Engine;
using Brainloom.Model;
using Xunit;

namespace Brainloom.Tests.Model;

public sealed class PositionTests
{
    [Fact]
    public void AGridSaysHowManyNeuronsThereAre()
    {
        var network = Documents.Network("""
            parameters: {density: 1000 / mm^3, side: 1 mm, thickness: 0.2 mm}
            populations:
              E:
                model: iaf_psc_exp
                properties: {spacing: (1 / density)^(1/3), nx: side / spacing, nz: thickness / spacing}
                positions:
                  grid: {shape: [nx, nx / 2, nz], extent: [side, side / 2, thickness], center: [0 mm, 0 mm, 0.1 mm], end_points: true, cells: 3}
                  period: [1.2 mm, 0 mm, 0 mm]
              I: {model: iaf_psc_exp, size: 4, positions: {grid: {shape: [2, 2], extent: [1 mm, 1 mm]}}}
            """);
        Assert.Equal(10 * 5 * 2 * 3, network.Populations[0].Size);
        var grid = Assert.IsType<GridPositions>(network.Populations[0].Positions);
        Assert.Equal((10, 5, 2, 3, true), (grid.Nx, grid.Ny, grid.Nz, grid.Cells, grid.EndPoints));
        Assert.Equal((1, .5, .2), (grid.Extent.X, grid.Extent.Y, grid.Extent.Z));
        Assert.Equal(new Point(1.2, 0, 0), grid.Period);
        Assert.Equal(0, grid[0].Z, 1e-12);
        Assert.Equal([new Point(-.25, -.25), new Point(-.25, .25), new Point(.25, -.25), new Point(.25, .25)], Enumerable.Range(0, 4).Select(i => network.Populations[1].Positions![i]));
    }

    [Fact]
    public void PropertiesUseThoseAboveThem()
    {
        var network = Documents.Network("""
            populations:
              E: {table: types.csv, model: iaf_psc_exp, size: twice, properties: {twice: 2 * n, thrice: twice + n}, parameters: {I_e: thrice * 1 pA}}
            """, ("types.csv", "name,n\nA,5\nB,7\n"));
        Assert.Equal([(10, 15.0), (14, 21.0)], network.Populations.Select(population => (population.Size, ((IafPscExp)population.Neuron).I_e)));
    }

    [Fact]
    public void PositionsOfOthersAreShared()
    {
        var network = Documents.Network("""
            include: [part.yaml]
            populations:
              copy: {model: parrot_neuron, positions: {of: GPi}}
              both: {model: parrot_neuron, size: 9, positions: {of: [GPi, "STN[1:4]"]}}
            """, ("part.yaml", """
            brainloom: 1
            populations:
              GPi: {model: iaf_psc_exp, positions: {grid: {shape: [3, 2], extent: [1 mm, 1 mm]}, period: [1 mm, 1 mm]}}
              STN: {model: iaf_psc_exp, size: 5, positions: {box: {x: [0 mm, 1 mm], z: [2 mm, 3 mm]}, period: [1 mm, 1 mm, 1 mm]}}
            """));
        var positions = network.Populations.ToDictionary(population => population.Name, population => population.Positions!);
        Assert.Equal(["copy", "both", "GPi", "STN"], network.Populations.Select(population => population.Name));
        Assert.Same(positions["GPi"], positions["copy"]);
        Assert.Equal(6, network.Populations[0].Size);
        Assert.Equal(new Point(1, 1), positions["both"].Period);
        for (int i = 0; i < 3; i++) Assert.Equal(positions["STN"][i + 1], positions["both"][i + 6]);
        Assert.InRange(positions["STN"][0].Z, 2, 3);
    }

    [Theory]
    [InlineData("{grid: {shape: [2, 2], extent: [1 mm, 1 mm]}}", "size: 5, ", "wrong-length")]
    [InlineData("{grid: {shape: [2.5, 2], extent: [1 mm, 1 mm]}}", "", "not-whole")]
    [InlineData("{grid: {shape: [0, 2], extent: [1 mm, 1 mm]}}", "", "out-of-range")]
    [InlineData("{grid: {shape: [1e5, 1e5], extent: [1 mm, 1 mm]}}", "", "too-large")]
    [InlineData("{grid: {shape: [2, 2], extent: [1, 1 mm]}}", "", "missing-unit")]
    [InlineData("{grid: {shape: [2, 2], extent: [1 ms, 1 mm]}}", "", "wrong-dimension")]
    [InlineData("{grid: {shape: 2, extent: [1 mm, 1 mm]}}", "", "wrong-form")]
    [InlineData("{grid: {shape: [2, 2]}}", "", "missing-key")]
    [InlineData("{grid: {shape: [2, 2], extent: [1 mm, 1 mm], centre: [1 mm, 1 mm]}}", "", "unknown-key")]
    [InlineData("{grid: {shape: [2, 2], extent: [1 mm, 1 mm]}, period: [0.5 mm, 1 mm]}", "", "out-of-range")]
    [InlineData("{grid: {shape: [2, 2], extent: [1 mm, 1 mm]}, period: [-1 mm, 1 mm]}", "", "out-of-range")]
    [InlineData("{grid: {shape: [2, 2], extent: [1 mm, 1 mm]}, box: {x: [0 mm, 1 mm]}}", "", "wrong-form")]
    [InlineData("{box: {x: [0 mm, 1 mm]}}", "", "missing-key")]
    [InlineData("{of: F}", "size: 5, ", "wrong-length")]
    [InlineData("{of: G}", "", "unknown-population")]
    [InlineData("{of: N}", "", "no-positions")]
    public void MistakesAreNamed(string positions, string size, string code)
    {
        var compiled = Documents.Compile($$$"""
            populations:
              F: {model: iaf_psc_exp, positions: {grid: {shape: [2, 2], extent: [1 mm, 1 mm]}} }
              N: {model: iaf_psc_exp, size: 3}
              E: {model: iaf_psc_exp, {{{size}}} positions: {{{positions}}} }
            """);
        Assert.Equal(code, Assert.Single(compiled.Diagnostics).Code);
    }

    [Fact]
    public void AGridCannotFollowAChangeOfScale()
    {
        const string text = """
            scaling: {neurons: scale}
            populations: {E: {model: iaf_psc_exp, positions: {grid: {shape: [4, 4], extent: [1 mm, 1 mm]}}}}
            """;
        Documents.Flawless(Documents.Compile(text));
        Assert.Equal("wrong-length", Assert.Single(Documents.Compile(text, new CompileOptions { Scale = .5 }).Diagnostics).Code);
    }
}
