using System.Runtime.CompilerServices;

namespace Brainloom.Engine;

/// <summary>Draws whole numbers of steps, as delays are, by reading them off random words.</summary>
/// <remarks>
/// A value x of the distribution becomes ⌊x / dt + ½⌋ steps, at least one. The probabilities of the numbers of steps are held in
/// 2⁻³² and no draw is ever lost to rounding: word w stands for the number whose cumulative probability is the first above w / 2³².
/// A table over the upper bits of w gives the number at once, wherever no boundary falls between its neighbours; elsewhere it holds the complement of the least.
/// </remarks>
sealed class StepTable
{
    const int Bits = 12;

    readonly uint[] ends;
    readonly short[] guide;

    /// <summary>Prepares a distribution of times [ms].</summary>
    public StepTable(Distribution distribution, double dt)
    {
        var sampler = new Sampler(distribution);
        double stepsPerMs = 1 / dt;
        Shortest = Network.DelaySteps(sampler.Lowest, stepsPerMs);
        Longest = Network.DelaySteps(sampler.Highest, stepsPerMs);

        bool redraw = distribution.OutOfBounds == OutOfBounds.Redraw;
        double below = redraw ? distribution.Cumulative(distribution.Minimum) : 0, within = (redraw ? distribution.Cumulative(distribution.Maximum) : 1) - below;
        ends = new uint[Longest - Shortest + 1];
        for (int i = 0; i < ends.Length - 1; i++)
        {
            double edge = (Shortest + i + .5) * dt;
            double cumulative = edge >= distribution.Maximum ? 1 : edge < distribution.Minimum ? 0 : (distribution.Cumulative(edge) - below) / within;
            ends[i] = (uint)Math.Min(uint.MaxValue, Math.Round(cumulative * (1L << 32)));
        }
        ends[^1] = uint.MaxValue;

        guide = new short[1 << Bits];
        for (int cell = 0; cell < guide.Length; cell++)
        {
            uint lowest = (uint)cell << (32 - Bits), highest = lowest + (uint.MaxValue >> Bits);
            int i = Find(lowest);
            guide[cell] = (short)(i == Find(highest) ? i : ~i);
        }
    }

    /// <summary>Least number of steps.</summary>
    public int Shortest { get; }

    /// <summary>Greatest number of steps.</summary>
    public int Longest { get; }

    /// <summary>Turns random words into numbers of steps.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public unsafe void Draw(uint* words, int* steps, int count)
    {
        int shortest = Shortest, greatest = ends.Length - 1;
        fixed (uint* end = ends)
        fixed (short* first = guide)
            for (int k = 0; k < count; k++)
            {
                uint word = words[k];
                int i = first[word >> (32 - Bits)];
                if (i < 0)
                {
                    i = ~i;
                    while (word >= end[i] && i < greatest) i++;
                }
                steps[k] = shortest + i;
            }
    }

    int Find(uint word)
    {
        int i = 0;
        while (i < ends.Length - 1 && word >= ends[i]) i++;
        return i;
    }
}
