using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Brainloom.Engine;

/// <summary>Sorts the synapses of one source neuron by inlet and delay: counts them per bin, then puts each behind those of its bin that came before.</summary>
/// <remarks>Between the two, the owner says where each bin begins. Memory is kept from neuron to neuron.</remarks>
sealed unsafe class RowSorter : IDisposable
{
    // synapses that were added together, in one encoding; those in at most two bins name them, the others have bin -1
    struct Run
    {
        public SynapseEncoding encoding;
        public long first;
        public int count, bin, otherBin;
    }

    Scratch<int> counts, keys;
    Scratch<nint> places;
    Scratch<uint> entries;
    Scratch<double> weights;
    Scratch<Run> runs;
    int runCount;
    long end;

    /// <summary>Number of synapses per bin.</summary>
    public int* Counts => counts.First;

    /// <summary>Per bin, where its synapses go; to be set before <see cref="Fill"/> where there are some.</summary>
    public nint* Places => places.First;

    /// <summary>Weights of the synapses that were added last, where their encoding is in floating point.</summary>
    public Span<double> Weights => new(weights.First + runs.First[runCount - 1].first, runs.First[runCount - 1].count);

    /// <summary>Begins with a neuron.</summary>
    public void Clear(int bins)
    {
        counts.Reserve(bins);
        places.Reserve(bins);
        counts.Clear(bins);
        runCount = 0;
        end = 0;
    }

    /// <summary>Adds synapses; they are to be given keys and entries, and counted.</summary>
    /// <param name="encoding">Their encoding.</param>
    /// <param name="count">Their number.</param>
    /// <param name="key">Where the bin of each goes.</param>
    /// <param name="entry">Where each goes in its encoding, or its target, where weights are in floating point.</param>
    public void Add(SynapseEncoding encoding, int count, out int* key, out uint* entry)
    {
        keys.Reserve(end + count);
        entries.Reserve(end + count);
        if (encoding is SynapseEncoding.Single or SynapseEncoding.Double) weights.Reserve(end + count);
        runs.Reserve(runCount + 1);
        runs.First[runCount++] = new Run { encoding = encoding, first = end, count = count, bin = -1 };
        key = keys.First + end;
        entry = entries.First + end;
        end += count;
    }

    /// <summary>Counts the synapses that were added last.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Count()
    {
        ref var run = ref runs.First[runCount - 1];
        int* count = counts.First;
        for (int* key = keys.First + run.first, last = key + run.count; key < last; key++) count[*key]++;
    }

    /// <summary>Counts the synapses that were added last, which lie in two bins, or in one that is given twice.</summary>
    public void Count(int bin, int otherBin)
    {
        ref var run = ref runs.First[runCount - 1];
        (run.bin, run.otherBin) = (bin, otherBin);
        int* key = keys.First + run.first;
        int k = 0, own = 0;
        var sums = Vector256<int>.Zero;
        // a comparison that holds is the number -1
        for (; k <= run.count - Vector256<int>.Count; k += Vector256<int>.Count) sums -= Vector256.Equals(Vector256.Load(key + k), Vector256.Create(bin));
        for (; k < run.count; k++) own += key[k] == bin ? 1 : 0;
        own += Vector256.Sum(sums);
        counts.First[bin] += own;
        if (otherBin != bin) counts.First[otherBin] += run.count - own;
    }

    /// <summary>Puts all synapses into their places.</summary>
    public void Fill()
    {
        for (int r = 0; r < runCount; r++)
        {
            var run = runs.First[r];
            if (run.encoding == SynapseEncoding.Uniform) FillUniform(run);
            else if (run.encoding == SynapseEncoding.Compact) FillCompact(run);
            else FillFloating(run);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    void FillUniform(Run run)
    {
        int* key = keys.First + run.first;
        uint* entry = entries.First + run.first;
        nint* place = places.First;
        if (run.bin < 0)
        {
            for (int k = 0; k < run.count; k++)
            {
                ushort* at = (ushort*)place[key[k]];
                *at = (ushort)entry[k];
                place[key[k]] = (nint)(at + 1);
            }
            return;
        }
        ushort* own = (ushort*)place[run.bin], other = (ushort*)place[run.otherBin];
        for (int k = 0; k < run.count; k++)
        {
            int isOwn = key[k] == run.bin ? 1 : 0;
            *(isOwn != 0 ? own : other) = (ushort)entry[k];
            own += isOwn;
            other += 1 - isOwn;
        }
        place[run.otherBin] = (nint)other;
        place[run.bin] = (nint)own;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    void FillCompact(Run run)
    {
        int* key = keys.First + run.first;
        uint* entry = entries.First + run.first;
        nint* place = places.First;
        if (run.bin < 0)
        {
            for (int k = 0; k < run.count; k++)
            {
                uint* at = (uint*)place[key[k]];
                *at = entry[k];
                place[key[k]] = (nint)(at + 1);
            }
            return;
        }
        uint* own = (uint*)place[run.bin], other = (uint*)place[run.otherBin];
        for (int k = 0; k < run.count; k++)
        {
            int isOwn = key[k] == run.bin ? 1 : 0;
            *(isOwn != 0 ? own : other) = entry[k];
            own += isOwn;
            other += 1 - isOwn;
        }
        place[run.otherBin] = (nint)other;
        place[run.bin] = (nint)own;
    }

    void FillFloating(Run run)
    {
        int* key = keys.First + run.first;
        uint* entry = entries.First + run.first;
        double* weight = weights.First + run.first;
        nint* place = places.First;
        int bytes = run.encoding.Bytes();
        for (int k = 0; k < run.count; k++)
        {
            byte* at = (byte*)place[key[k]];
            *(uint*)at = entry[k];
            if (run.encoding == SynapseEncoding.Single) *(float*)(at + 4) = (float)weight[k];
            else *(double*)(at + 4) = weight[k];
            place[key[k]] += bytes;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        counts.Dispose();
        keys.Dispose();
        places.Dispose();
        entries.Dispose();
        weights.Dispose();
        runs.Dispose();
    }
}
