using System.Reflection;
using Brainloom.Engine;

namespace Brainloom.Tests.Engine.Neurons;

/// <summary>One tile of neurons of any model, stepped without a network; variables and ports are addressed by name.</summary>
abstract class Tile
{
    public static readonly Type[] AllLanes =
        [typeof(Float1), typeof(Float4), typeof(Float8), typeof(Float16), typeof(Double1), typeof(Double2), typeof(Double4), typeof(Double8)];

    public static Tile Create(object parameters, Type lanes, double dt = 0.1)
    {
        Type neuron = NeuronType.Of(parameters, lanes);
        Type[] arguments = neuron.GetInterfaces().Single(i => i.GetGenericTypeDefinition() == typeof(INeuron<,,,,>)).GetGenericArguments();
        return (Tile)Activator.CreateInstance(typeof(Tile<,,,,>).MakeGenericType(arguments), parameters, dt)!;
    }

    public abstract int Width { get; }

    /// <summary>State variables.</summary>
    public abstract string[] Variables { get; }

    /// <summary>Receptors, then current.</summary>
    public abstract string[] Ports { get; }

    /// <summary>Advances one step and returns the number of spikes of each neuron. What has arrived is consumed, also the current.</summary>
    public abstract int[] Step();

    public abstract double Read(string variable, int neuron = 0);

    public abstract void Write(string variable, double value, int neuron = 0);

    public abstract void Arrive(string port, double value, int neuron = 0);
}

unsafe class Tile<TParameters, TNeuron, TCoefficients, TInputs, V>(TParameters parameters, double dt) : Tile
    where V : unmanaged, ILanes<V> where TCoefficients : unmanaged where TInputs : unmanaged
    where TNeuron : unmanaged, INeuron<TParameters, TNeuron, TCoefficients, TInputs, V>
{
    readonly string[] variables = [.. NeuronType.Variables(parameters!).Select(variable => variable.Name)], ports = PortsOf(parameters!);
    readonly TCoefficients coefficients = TNeuron.Derive(parameters, dt);
    readonly TNeuron[] neurons = [TNeuron.AtRest(parameters)];
    TInputs arriving;

    public override int Width => V.Width;

    public override string[] Variables => variables;

    public override string[] Ports => ports;

    public override int[] Step()
    {
        ulong bits = V.Bits(neurons[0].Step(in coefficients, in arriving));
        arriving = default;
        V multiplicity = TNeuron.EmitsSeveral ? TNeuron.Multiplicity(in neurons[0]) : V.Create(1);
        var spikes = new int[Width];
        for (int i = 0; i < Width; i++) spikes[i] = (bits >> i & 1) == 0 ? 0 : (int)Get(&multiplicity, i);
        return spikes;
    }

    public override double Read(string variable, int lane = 0)
    {
        fixed (TNeuron* state = neurons) return Get((V*)state + Array.IndexOf(variables, variable), lane);
    }

    public override void Write(string variable, double value, int lane = 0)
    {
        fixed (TNeuron* state = neurons) Set((V*)state + Array.IndexOf(variables, variable), lane, value);
    }

    public override void Arrive(string port, double value, int lane = 0)
    {
        fixed (TInputs* inputs = &arriving) Set((V*)inputs + Array.IndexOf(ports, port), lane, value);
    }

    static double Get(V* pack, int lane) => V.ElementSize == 4 ? ((float*)pack)[lane] : ((double*)pack)[lane];

    static void Set(V* pack, int lane, double value)
    {
        if (V.ElementSize == 4) ((float*)pack)[lane] = (float)value;
        else ((double*)pack)[lane] = value;
    }

    // the fields of the inputs, of which one may hold all receptors
    static string[] PortsOf(object parameters) =>
        [.. typeof(TInputs).GetFields(BindingFlags.Instance | BindingFlags.Public).SelectMany(f => f.FieldType == typeof(V) ? [f.Name] : NeuronType.Receptors(parameters).Select(r => r.Name))];
}
