using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Brainloom.Engine;

/// <summary>Weights and delays that follow from where the two neurons of a connection are; calculated in double precision.</summary>
sealed class DistanceValues
{
    double[] x = [], y = [], z = [], values = [];

    /// <summary>Values for one source neuron and its partners.</summary>
    public ReadOnlySpan<double> Evaluate(Kernel kernel, Shape shape, bool wraps, int row, ReadOnlySpan<int> partners)
    {
        int padded = (partners.Length + PlaceTree.Pad - 1) / PlaceTree.Pad * PlaceTree.Pad;
        if (padded > x.Length) (x, y, z, values) = (new double[padded * 2], new double[padded * 2], new double[padded * 2], new double[padded * 2]);
        var period = wraps ? Places.Common(shape.SourcePlaces!.Period, shape.TargetPlaces!.Period) : default;
        var source = shape.SourcePlaces![row];
        for (int i = 0; i < partners.Length; i++)
        {
            var away = shape.TargetPlaces![partners[i]] - source;
            (x[i], y[i], z[i]) = (Nearest(away.X, period.X), Nearest(away.Y, period.Y), Nearest(away.Z, period.Z));
        }
        if (Vector512.IsHardwareAccelerated) Evaluate<Double8>(kernel, padded);
        else if (Vector256.IsHardwareAccelerated) Evaluate<Double4>(kernel, padded);
        else Evaluate<Double2>(kernel, padded);
        return values.AsSpan(0, partners.Length);
    }

    /// <summary>The longest displacement between the two sides of a projection [mm].</summary>
    public static double Reach(Shape shape, bool wraps)
    {
        var (source, target) = (shape.SourcePlaces!.Box, shape.TargetPlaces!.Box);
        var period = wraps ? Places.Common(shape.SourcePlaces.Period, shape.TargetPlaces.Period) : default;
        double dx = Longest(source.Low.X, source.High.X, target.Low.X, target.High.X, period.X);
        double dy = Longest(source.Low.Y, source.High.Y, target.Low.Y, target.High.Y, period.Y);
        double dz = Longest(source.Low.Z, source.High.Z, target.Low.Z, target.High.Z, period.Z);
        return Math.Sqrt(dx * dx + dy * dy + dz * dz);
    }

    void Evaluate<V>(Kernel kernel, int padded) where V : unmanaged, ILanes<V> => kernel.Values(Packs<V>(x, padded), Packs<V>(y, padded), Packs<V>(z, padded), Packs<V>(values, padded));

    static Span<V> Packs<V>(double[] numbers, int count) where V : unmanaged => MemoryMarshal.Cast<double, V>(numbers.AsSpan(0, count));

    static double Nearest(double d, double period) => period > 0 ? d - period * Math.Round(d / period) : d;

    static double Longest(double sourceLow, double sourceHigh, double targetLow, double targetHigh, double period)
    {
        double longest = Math.Max(targetHigh - sourceLow, sourceHigh - targetLow);
        return period > 0 ? Math.Min(longest, period / 2) : longest;
    }
}
