namespace Brainloom.Engine;

/// <summary>Gives a type its name in documents: the identity by which the catalogue finds it.</summary>
public abstract class CatalogEntryAttribute(string name) : Attribute
{
    /// <summary>Name in documents.</summary>
    public string Name => name;
}
