namespace Brainloom.Engine;

/// <summary>Where rows are written.</summary>
unsafe interface IRowMemory
{
    /// <summary>Memory for one row, aligned to 8 bytes.</summary>
    byte* Take(long bytes);
}
