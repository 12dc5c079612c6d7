namespace Brainloom.Engine;

/// <summary>Says why a row cannot have as many partners as a rule wants.</summary>
static class Shortage
{
    /// <summary>The reason and its remedy; null when there are enough candidates.</summary>
    /// <param name="parameter">Name of the rule's parameter.</param>
    /// <param name="degree">Its value: partners per row.</param>
    /// <param name="shape">Sizes of the two sides.</param>
    /// <param name="axis">The side to which rows belong.</param>
    /// <param name="autapses">Whether a row's own neuron is a candidate.</param>
    /// <param name="multapses">Whether one candidate may be taken more than once.</param>
    public static string? Of(string parameter, int degree, Shape shape, Axis axis, bool autapses, bool multapses)
    {
        int candidates = shape.Partners(axis, autapses);
        if (multapses ? candidates > 0 || degree == 0 : degree <= candidates) return null;
        string side = axis == Axis.Source ? "targets" : "sources", without = shape.Same && !autapses ? " besides the neuron itself" : "";
        return multapses
            ? $"{parameter} is {degree}, but there are no {side} to draw from{without}; set {parameter} to 0 or choose a collection that is not empty"
            : $"{parameter} is {degree}, but without multapses there are only {candidates} {side} to draw from{without}; "
                + $"lower {parameter} to at most {candidates} or set allow_multapses to true";
    }
}
