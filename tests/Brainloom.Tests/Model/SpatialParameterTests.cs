using Brainloom.Engine;
using Brainloom.Model;
using Xunit;

namespace Brainloom.Tests.Model;

public sealed class SpatialParameterTests
{
    static readonly Catalog Catalog = new(typeof(Catalog).Assembly.GetTypes().Append(typeof(SpatialRule)));

    static CompiledModel Compile(string parameters, double? scale = null, string positions = "positions: {grid: {shape: [2, 2], extent: [1 mm, 1 mm]}}") => Documents.Compile($$$"""
        parameters: {k: 0.5, sigma: 200 um}
        sources: {paper: A paper}
        scaling: {indegrees: scale}
        populations: {E: {model: iaf_psc_exp, size: 4, {{{positions}}}}}
        projections: {EE: {source: E, target: E, rule: {spatial_test: {{{parameters}}}}, weight: 1 pA, delay: 1 ms}}
        """, new CompileOptions { Scale = scale }, Catalog);

    static SpatialRule Rule(string parameters, double? scale = null) => (SpatialRule)Documents.Flawless(Compile(parameters, scale)).Network!.Projections[0].Rule;

    [Theory]
    [InlineData("0.25")]
    [InlineData("k / 2")]
    [InlineData("{value: 0.25, source: paper}")]
    [InlineData("{constant: {value: 0.25}}")]
    public void ANumberIsAKernel(string p) => Assert.Equal(new ConstantKernel { value = .25 }, Rule($"{{p: {p}}}").p);

    [Fact]
    public void KernelsTakeTheUnitOfWhatTheyDescribe()
    {
        var rule = Rule("{p: {gaussian: {height: k, std: sigma, axes: xy}, source: paper}, times: [{gaussian: {height: 0.002 s, std: 1 mm}}, 3 ms]}");
        Assert.Equal(new GaussianKernel { height = .5, std = .2, Axes = Axes.XY }, rule.p);
        Assert.Equal([new GaussianKernel { height = 2, std = 1 }, new ConstantKernel { value = 3 }], rule.times);
    }

    [Fact]
    public void KernelsFollowTheScale()
    {
        Assert.Equal(new ConstantKernel { value = .25 }, Rule("{p: k}", .5).p);
        Assert.Equal(new GaussianKernel { height = .25, std = .2 }, Rule("{p: {gaussian: {height: k, std: sigma}}}", .5).p);
    }

    [Fact]
    public void KernelsAreMadeOfKernels()
    {
        var product = Assert.IsType<ProductKernel>(Rule("{p: {product: {height: k, factors: [{exponential: {height: 1, beta: sigma}}, {gamma: {height: 2, kappa: 3, theta: 0.1 mm}}, k]}}}", .5).p);
        Assert.Equal(.25, product.height);
        Assert.Equal([new ExponentialKernel { height = 1, beta = .2 }, new GammaKernel { height = 2, kappa = 3, theta = .1 }, new ConstantKernel { value = .5 }], product.factors);
        Assert.Equal(new CutoffKernel { kernel = new GaussianKernel { height = .25, std = .2 }, Minimum = .005, max_distance = .5 },
            Rule("{p: {cutoff: {kernel: {gaussian: {height: k, std: sigma}}, min: 0.01, max_distance: 500 um}}}", .5).p);
    }

    [Fact]
    public void ASlopeIsPerLength()
    {
        var kernel = Assert.IsType<LinearKernel>(Rule("{p: 1, times: [{linear: {intercept: 0.5 ms, slope: 1 / (0.3 m/s)}}]}").times[0]);
        Assert.Equal(.5, kernel.intercept);
        Assert.Equal(1 / .3, kernel.slope, 1e-12);
    }

    [Theory]
    [InlineData("{all_of: [{disc: {radius: sigma}}, {not: {sphere: {radius: 0.1 mm}}}]}")]
    [InlineData("{all_of: {masks: [{disc: {radius: sigma}}, {not: {mask: {sphere: {radius: 0.1 mm}}}}]}}")]
    public void MasksAreMadeOfMasks(string mask)
    {
        var all = Assert.IsType<AllOfMask>(Rule($"{{p: 1, mask: {mask}}}").mask);
        Assert.Equal([new DiscMask { radius = .2 }, new NotMask { mask = new SphereMask { radius = .1 } }], all.masks);
        Assert.Equal(new AnchoredMask { mask = new EllipseMask { major_axis = 1, minor_axis = .2, azimuth_angle = 45 }, anchor = new Point(.1, 0, .2) },
            Rule("{p: 1, mask: {anchored: {mask: {ellipse: {major_axis: 1 mm, minor_axis: sigma, azimuth_angle: 45}}, anchor: [100 um, 0 mm, sigma]}}}").mask);
    }

    [Fact]
    public void MasksAndPlacesAreRead()
    {
        var rule = Rule("{p: 1, mask: {box: {min_x: -sigma, max_x: 0.5 mm}}, place: [1 mm, 2000 um]}");
        Assert.Equal(new BoxMask { min_x = -.2, max_x = .5 }, rule.mask);
        Assert.Equal(new Point(1, 2), rule.place);
    }

    [Theory]
    [InlineData("{p: 1.5}", "out-of-range")]
    [InlineData("{p: 0.5 mm}", "wrong-dimension")]
    [InlineData("{p: {gausian: {height: k, std: sigma}}}", "unknown-kernel")]
    [InlineData("{p: {gaussian: {height: k, std: 0.2}}}", "missing-unit")]
    [InlineData("{p: {gaussian: {height: 1 pA, std: sigma}}}", "wrong-dimension")]
    [InlineData("{p: {gaussian: {height: k, std: 0 mm}}}", "out-of-range")]
    [InlineData("{p: {gaussian: {height: k}}}", "missing-parameter")]
    [InlineData("{p: {gaussian: {height: k, std: sigma, axes: yx}}}", "unknown-word")]
    [InlineData("{p: [0.1, 0.2]}", "wrong-form")]
    [InlineData("{p: 0.1, times: 3 ms}", "wrong-form")]
    [InlineData("{p: 0.1, mask: {bx: {min_x: 0 mm}}}", "unknown-mask")]
    [InlineData("{p: 0.1, mask: {box: {min_x: 1 mm, max_x: 0 mm}}}", "parameters-clash")]
    [InlineData("{p: 0.1, place: [1 mm]}", "wrong-form")]
    [InlineData("{p: {linear: {slope: 1}}}", "missing-unit")]
    [InlineData("{p: {product: {height: 1, factors: {linear: {slope: 1 / mm}}}}}", "wrong-form")]
    [InlineData("{p: {product: {height: 1, factors: [{linear: {slope: 1 pA / mm}}]}}}", "wrong-dimension")]
    [InlineData("{p: {gaussian2D: {height: 1, std_x: sigma, std_y: sigma, rho: 1}}}", "parameters-clash")]
    [InlineData("{p: 0.1, mask: {doughnut: {inner_radius: 1 mm, outer_radius: 0.5 mm}}}", "parameters-clash")]
    [InlineData("{p: 0.1, mask: {all_of: []}}", "wrong-form")]
    [InlineData("{p: 0.1, mask: {not: {disc: {radius: 1}}}}", "missing-unit")]
    [InlineData("{p: 0.1, mask: 1 mm}", "unknown-mask")]
    public void MistakesAreNamed(string parameters, string code) => Assert.Equal(code, Assert.Single(Compile(parameters).Diagnostics).Code);

    [Fact]
    public void RulesSeeWherePositionsLack()
    {
        var diagnostic = Assert.Single(Compile("{p: 0.1}", positions: "").Diagnostics);
        Assert.Equal("impossible-rule", diagnostic.Code);
        Assert.Contains("positions", diagnostic.Message, StringComparison.Ordinal);
    }
}
