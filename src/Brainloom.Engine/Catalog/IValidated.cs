namespace Brainloom.Engine;

/// <summary>A record whose parameters must fit each other, beyond the range of each one.</summary>
public interface IValidated
{
    /// <summary>What is wrong, one sentence with its remedy per problem; empty when the parameters fit.</summary>
    IEnumerable<string> Problems();
}
