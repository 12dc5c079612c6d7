using Brainloom.Engine;

namespace Brainloom.Tests.Engine;

/// <summary>Kernels and masks of every type in the catalogue, each sort with and without its special cases; tests know them by their place here.</summary>
static class SpaceSamples
{
    public static readonly Kernel[] Kernels =
    [
        new ConstantKernel { value = .3 },
        new GaussianKernel { height = .7, std = .2 },
        new GaussianKernel { height = .7, std = .1, mean = .5, Axes = Axes.XY },
        new LinearKernel { intercept = .5, slope = 3 },
        new LinearKernel { intercept = 1, slope = -.7, Axes = Axes.Z },
        new ExponentialKernel { height = 2, beta = .3 },
        new GammaKernel { height = 1, kappa = 3, theta = .2 },
        new GammaKernel { height = 1, theta = .2, Axes = Axes.XZ },
        new GammaKernel { height = .1, kappa = .5, theta = .2 },
        new Gaussian2DKernel { height = .9, std_x = .3, std_y = .1 },
        new Gaussian2DKernel { height = .9, mean_x = .2, mean_y = -.1, std_x = .3, std_y = .2, rho = .8 },
        new ProductKernel { height = .5, factors = [new GaussianKernel { height = 1, std = .3, Axes = Axes.XY }, new ExponentialKernel { height = 1, beta = .2, Axes = Axes.Z }] },
        new ProductKernel { height = 2, factors = [new LinearKernel { intercept = 1, slope = -2 }, new GammaKernel { height = 1, kappa = 2, theta = .1 }] },
        new CutoffKernel { kernel = new GaussianKernel { height = .7, std = .2 }, Minimum = .1 },
        new CutoffKernel { kernel = new LinearKernel { intercept = 0, slope = 1, Axes = Axes.XY }, max_distance = .6, Axes = Axes.XY },
    ];

    static readonly Mask Disc = new DiscMask { radius = .5 };

    static readonly Mask Box = new BoxMask { min_x = -.3, max_x = .4, min_y = -.6, max_y = .6, min_z = 0, max_z = .8 };

    public static readonly Mask[] Masks =
    [
        Box,
        Disc,
        new SphereMask { radius = .8 },
        new DoughnutMask { inner_radius = .3, outer_radius = .7 },
        new EllipseMask { major_axis = 1.6, minor_axis = .8, azimuth_angle = 30 },
        new EllipseMask { major_axis = 1.6, minor_axis = .8 },
        new EllipsoidMask { major_axis = 1.8, minor_axis = .9, polar_axis = .6, azimuth_angle = 20, polar_angle = 60 },
        new RotatedMask { mask = Box, azimuth_angle = 45, polar_angle = -30 },
        new RotatedMask { mask = new BoxMask { min_x = -.2, max_x = .2 }, azimuth_angle = 90 },
        new AnchoredMask { mask = Disc, anchor = new Point(.2, -.3) },
        new AllOfMask { masks = [Disc, Box, new NotMask { mask = new SphereMask { radius = .2 } }] },
        new AnyOfMask { masks = [new AnchoredMask { mask = new SphereMask { radius = .3 }, anchor = new Point(.5, 0, .5) }, Disc] },
        new NotMask { mask = Disc },
    ];
}
