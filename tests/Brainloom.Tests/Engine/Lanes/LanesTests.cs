using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine.Lanes;

/// <summary>Every width computes what width one computes, and width one what the mathematics library computes.</summary>
public class LanesTests
{
    const int Count = 4096;

    public static TheoryData<string> Single => ["Float4", "Float8", "Float16"];

    public static TheoryData<string> Double => ["Double2", "Double4", "Double8"];

    [Theory, MemberData(nameof(Single)), MemberData(nameof(Double))]
    public void Every_width_gives_the_bits_of_width_one(string lanes)
    {
        Type type = typeof(Float1).Assembly.GetType($"Brainloom.Engine.{lanes}")!;
        var wide = Results(type);
        var narrow = Results(lanes[0] == 'F' ? typeof(Float1) : typeof(Double1));
        Assert.Equal(narrow.Keys, wide.Keys);
        foreach (var (operation, values) in narrow)
            for (int i = 0; i < Count; i++)
                Assert.True(BitConverter.DoubleToInt64Bits(values[i]) == BitConverter.DoubleToInt64Bits(wide[operation][i]), $"{operation}, element {i}: {values[i]:R} and {wide[operation][i]:R}");
    }

    [Fact]
    public void Width_one_in_single_precision_is_arithmetic()
    {
        var r = Results(typeof(Float1));
        var (a, b, c) = Operands();
        for (int i = 0; i < Count; i++)
        {
            float x = (float)a[i], y = (float)b[i], z = (float)c[i];
            Assert.Equal(x + y, r["+"][i]);
            Assert.Equal(x - y, r["-"][i]);
            Assert.Equal(x * y, r["*"][i]);
            Assert.Equal(x / y, r["/"][i]);
            Assert.Equal(MathF.FusedMultiplyAdd(x, y, z), r["Fma"][i]);
            Assert.Equal(MathF.Min(x, y), r["Min"][i]);
            Assert.Equal(MathF.Max(x, y), r["Max"][i]);
            Assert.Equal(MathF.Sqrt(MathF.Max(x, 0)), r["Sqrt"][i]);
            Assert.Equal(MathF.Round(x), r["Round"][i]);
            Assert.Equal(x > y ? x : z, r["Greater"][i]);
            Assert.Equal(y >= y + z ? x : z, r["GreaterOrEqual"][i]);
        }
    }

    [Fact]
    public void Width_one_in_double_precision_is_arithmetic()
    {
        var r = Results(typeof(Double1));
        var (a, b, c) = Operands();
        for (int i = 0; i < Count; i++)
        {
            Assert.Equal(a[i] / b[i], r["/"][i]);
            Assert.Equal(Math.FusedMultiplyAdd(a[i], b[i], c[i]), r["Fma"][i]);
            Assert.Equal(Math.Round(a[i]), r["Round"][i]);
            Assert.Equal(Math.ScaleB(1, (int)Math.Round(a[i])), r["PowerOfTwo"][i]);
            double positive = Math.Max(Math.Abs(b[i]), 1e-6);
            Assert.Equal(Math.ILogB(positive), r["Exponent"][i]);
            Assert.Equal(Math.ScaleB(positive, -Math.ILogB(positive)), r["Fraction"][i]);
        }
    }

    [Fact]
    public unsafe void Uniform_numbers_are_the_same_in_both_precisions_and_never_0_or_1()
    {
        foreach (uint word in (uint[])[0, 511, 512, 0x7FFFFFFF, 0x80000000, 0xFFFFFDFF, uint.MaxValue, 123456789])
        {
            double expected = ((word >> 9) + .5) / (1 << 23);
            float single;
            double @double;
            Float1.Store(&single, Float1.LoadUniform(&word));
            Double1.Store(&@double, Double1.LoadUniform(&word));
            Assert.Equal(expected, single);
            Assert.Equal(expected, @double);
            Assert.InRange(expected, 1.0 / (1 << 24), 1 - 1.0 / (1 << 24));
        }
    }

    [Theory]
    [InlineData(Precision.Single, 4)]
    [InlineData(Precision.Double, 8)]
    public void Widest_lanes_fit_the_vectors_asked_for(Precision precision, int elementSize)
    {
        foreach (int bits in (int[])[512, 256, 128, 64])
        {
            Type type = WidestLanes.For(precision, bits);
            int size = System.Runtime.InteropServices.Marshal.SizeOf(type);
            Assert.Equal(elementSize, (int)type.GetProperty("ElementSize")!.GetValue(null)!);
            Assert.True(size * 8 <= bits);
            if (bits == 64) Assert.EndsWith("1", type.Name, StringComparison.Ordinal);
        }
    }

    /// <summary>Each operation over the same operands, by name.</summary>
    static Dictionary<string, double[]> Results(Type lanes) =>
        (Dictionary<string, double[]>)typeof(LanesTests).GetMethod(nameof(Compute), System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!
            .MakeGenericMethod(lanes).Invoke(null, null)!;

    static (double[] a, double[] b, double[] c) Operands()
    {
        var random = new Random(7);
        double[] Draw(double scale) => [.. Enumerable.Range(0, Count).Select(_ => (double)(float)((random.NextDouble() - .5) * scale * Math.Pow(10, random.Next(-3, 3))))];
        return (Draw(.2), Draw(.2), Draw(.2));
    }

    static unsafe Dictionary<string, double[]> Compute<V>() where V : unmanaged, ILanes<V>
    {
        var (a, b, c) = Operands();
        var words = new uint[Count];
        new RandomStream(1, 2, 3).Fill(words);
        V zero = V.Create(0);
        V Positive(V x) => V.Max(V.Max(x, zero - x), V.Create(1e-6));
        V Fraction(V x, out V exponent) => V.Fraction(Positive(x), out exponent);
        Dictionary<string, double[]> results = [];
        void Add(string name, Func<V, V, V, V> operation) => results[name] = Map(a, b, c, operation);
        Add("+", (x, y, _) => x + y);
        Add("-", (x, y, _) => x - y);
        Add("*", (x, y, _) => x * y);
        Add("/", (x, y, _) => x / y);
        Add("Fma", V.Fma);
        Add("Min", (x, y, _) => V.Min(x, y));
        Add("Max", (x, y, _) => V.Max(x, y));
        Add("Sqrt", (x, _, _) => V.Sqrt(V.Max(x, zero)));
        Add("Round", (x, _, _) => V.Round(x));
        Add("PowerOfTwo", (x, _, _) => V.PowerOfTwo(V.Round(x)));
        Add("Fraction", (_, y, _) => Fraction(y, out V _));
        Add("Exponent", (_, y, _) => { Fraction(y, out V exponent); return exponent; });
        Add("Greater", (x, y, z) => V.Select(V.Greater(x, y), x, z));
        Add("GreaterOrEqual", (x, y, z) => V.Select(V.GreaterOrEqual(y, y + z), x, z));
        Add("Exp", (x, _, _) => LaneMath.Exp(x));
        Add("Log", (x, _, _) => LaneMath.Log(Positive(x)));
        var uniform = new double[Count];
        var quantile = new double[Count];
        var whole = new double[Count];
        var bits = new double[Count];
        fixed (uint* w = words)
            for (int i = 0; i < Count; i += V.Width)
            {
                V u = V.LoadUniform(w + i);
                Write(u, uniform, i);
                Write(LaneMath.NormalQuantile(u), quantile, i);
                Write(V.LoadInt32((int*)w + i), whole, i);
                ulong mask = V.Bits(V.Greater(u, V.Create(.5)));
                for (int k = 0; k < V.Width; k++) bits[i + k] = mask >> k & 1;
            }
        (results["LoadUniform"], results["NormalQuantile"], results["LoadInt32"], results["Bits"]) = (uniform, quantile, whole, bits);
        return results;
    }

    static unsafe double[] Map<V>(double[] a, double[] b, double[] c, Func<V, V, V, V> operation) where V : unmanaged, ILanes<V>
    {
        var result = new double[a.Length];
        for (int i = 0; i < a.Length; i += V.Width) Write(operation(Read<V>(a, i), Read<V>(b, i), Read<V>(c, i)), result, i);
        return result;
    }

    static unsafe V Read<V>(double[] values, int start) where V : unmanaged, ILanes<V>
    {
        V pack;
        for (int k = 0; k < V.Width; k++)
            if (V.ElementSize == 4) ((float*)&pack)[k] = (float)values[start + k];
            else ((double*)&pack)[k] = values[start + k];
        return V.Load(&pack);
    }

    static unsafe void Write<V>(V value, double[] values, int start) where V : unmanaged, ILanes<V>
    {
        V pack;
        V.Store(&pack, value);
        for (int k = 0; k < V.Width; k++) values[start + k] = V.ElementSize == 4 ? ((float*)&pack)[k] : ((double*)&pack)[k];
    }
}
