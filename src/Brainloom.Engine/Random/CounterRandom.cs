using System.Runtime.CompilerServices;
using System.Text;

namespace Brainloom.Engine;

/// <summary>Random numbers of one object of a network, as a pure function of (seed, object, element, position).</summary>
/// <remarks>
/// The seed is the key of Philox 4×32-10; the counter holds position, element and the hash of the object's name. A number depends
/// neither on the thread that asks nor on the order in which objects are made.
/// </remarks>
/// <param name="Seed">Seed of the network.</param>
/// <param name="Object">Hash of what the numbers are for.</param>
public readonly record struct CounterRandom(ulong Seed, ulong Object)
{
    /// <summary>Random numbers of the object that <paramref name="name"/> identifies.</summary>
    public CounterRandom(ulong seed, string name) : this(seed, Hash(name)) { }

    /// <summary>Random numbers of a part of this object, for one of its purposes.</summary>
    public CounterRandom For(string purpose) => new(Seed, Mix(Object ^ Hash(purpose)));

    /// <summary>The numbers of one element, in sequence.</summary>
    public RandomStream Element(int element) => new(Seed, Object, (uint)element);

    /// <summary>FNV-1a over UTF-8, finished with a mixing step.</summary>
    static ulong Hash(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (byte b in Encoding.UTF8.GetBytes(text)) hash = (hash ^ b) * 1099511628211;
        return Mix(hash);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
