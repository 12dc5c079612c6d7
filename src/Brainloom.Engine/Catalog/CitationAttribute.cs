namespace Brainloom.Engine;

/// <summary>The publication that defines or first describes a model.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class CitationAttribute(string doi, string note) : Attribute
{
    /// <summary>Digital object identifier, without a resolver in front.</summary>
    public string Doi => doi;

    /// <summary>Authors, year and what is taken from the source.</summary>
    public string Note => note;
}
