namespace Brainloom.Engine;

/// <summary>Rows whose partners are drawn uniformly, with or without replacement, from all neurons or from all others.</summary>
/// <param name="candidates">Neurons on the partners' side.</param>
/// <param name="others">Whether a row's own neuron is left out.</param>
/// <param name="distinct">Whether a partner is drawn at most once.</param>
readonly struct UniformRows(int candidates, bool others, bool distinct)
{
    /// <summary>Adds <paramref name="count"/> partners to an empty row.</summary>
    public void Draw(int row, int count, ref RandomStream random, ref RowWriter partners)
    {
        int eligible = others ? candidates - 1 : candidates;
        if (distinct)
            DistinctSample.Draw(eligible, count, ref random, ref partners);
        else
            random.Below((uint)eligible, partners.Append(count));
        if (others) partners.SkipOver(row);
    }
}
