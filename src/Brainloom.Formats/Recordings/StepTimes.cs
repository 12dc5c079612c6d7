using System.Buffers.Text;
using System.Globalization;

namespace Brainloom.Formats;

/// <summary>Writes the times of steps [ms] with as many decimals as the time step needs, and no more: 0.1 ms gives <c>12.3</c>.</summary>
internal readonly struct StepTimes
{
    private const int MostDecimals = 9;

    private readonly double dt;
    private readonly long units;
    private readonly long unitsPerMillisecond;
    private readonly int decimals;

    public StepTimes(double dt)
    {
        this.dt = dt;
        unitsPerMillisecond = 1;
        for (decimals = 0; decimals < MostDecimals && !IsWhole(dt * unitsPerMillisecond); decimals++) unitsPerMillisecond *= 10;
        units = IsWhole(dt * unitsPerMillisecond) ? (long)Math.Round(dt * unitsPerMillisecond) : 0;
    }

    /// <summary>Writes the time of a step and returns the number of bytes.</summary>
    public int Write(long step, Span<byte> target)
    {
        // a time step that is no short decimal
        if (units == 0)
        {
            (step * dt).TryFormat(target, out int length, default, CultureInfo.InvariantCulture);
            return length;
        }
        (long whole, long rest) = Math.DivRem(step * units, unitsPerMillisecond);
        Utf8Formatter.TryFormat(whole, target, out int written);
        if (decimals == 0) return written;
        target[written] = (byte)'.';
        for (int place = written + decimals; place > written; place--)
        {
            (rest, long digit) = Math.DivRem(rest, 10);
            target[place] = (byte)('0' + digit);
        }
        return written + 1 + decimals;
    }

    private static bool IsWhole(double value) => value >= 0.5 && Math.Abs(value - Math.Round(value)) <= 1e-12 * value;
}
