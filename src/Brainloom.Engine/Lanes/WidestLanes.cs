using System.Runtime.Intrinsics;

namespace Brainloom.Engine;

/// <summary>The lanes that suit this machine.</summary>
public static class WidestLanes
{
    /// <summary>Widest lanes that the machine's vectors hold.</summary>
    /// <param name="precision">Floating-point format.</param>
    /// <param name="bits">Longest vector to use: 512, 256, 128, or less for one value at a time.</param>
    public static Type For(Precision precision, int bits = 512)
    {
        bool single = precision == Precision.Single;
        if (bits >= 512 && Vector512.IsHardwareAccelerated) return single ? typeof(Float16) : typeof(Double8);
        if (bits >= 256 && Vector256.IsHardwareAccelerated) return single ? typeof(Float8) : typeof(Double4);
        if (bits >= 128 && Vector128.IsHardwareAccelerated) return single ? typeof(Float4) : typeof(Double2);
        return single ? typeof(Float1) : typeof(Double1);
    }
}
