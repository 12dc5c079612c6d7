namespace Brainloom.Engine;

/// <summary>The rows of one projection.</summary>
public interface IRows
{
    /// <summary>Whether a row belongs to a source neuron and lists targets, or the reverse.</summary>
    Axis Axis { get; }

    /// <summary>Draws the partners of neuron <paramref name="row"/>, a position in the collection on the rows' side.</summary>
    void Connect(int row, ref RandomStream random, ref RowWriter partners);
}
