namespace Brainloom.Engine;

/// <summary>Rows whose connections come from a list, so that weights and delays may stand in tables of the list's order.</summary>
public interface IListed : IRows
{
    /// <summary>Places in the list of the partners of one row, in the order in which <see cref="IRows.Connect"/> writes them.</summary>
    ReadOnlySpan<int> Positions(int row);
}
