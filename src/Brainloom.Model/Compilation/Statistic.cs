namespace Brainloom.Model;

/// <summary>What an observation measures.</summary>
public enum Statistic
{
    /// <summary>Mean firing rate of each neuron [Hz].</summary>
    Rate,

    /// <summary>Coefficient of variation of the inter-spike intervals of each neuron with at least five intervals.</summary>
    CvIsi,

    /// <summary>Pearson correlation of the spike counts of pairs of neurons in bins of 2 ms.</summary>
    Correlation,
}
