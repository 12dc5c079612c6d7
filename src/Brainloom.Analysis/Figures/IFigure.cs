namespace Brainloom.Analysis;

/// <summary>A figure of a run. A class with <see cref="FigureAttribute"/> and a constructor without parameters is found by itself.</summary>
public interface IFigure
{
    /// <summary>Title.</summary>
    string Title { get; }

    /// <summary>Natural width [points]: <see cref="FigureWidth.OneColumn"/> or <see cref="FigureWidth.TwoColumns"/>.</summary>
    double Width { get; }

    /// <summary>Height that the figure needs for an input [points].</summary>
    double Height(FigureInput input);

    /// <summary>Whether the input holds what the figure shows.</summary>
    bool Applies(FigureInput input);

    /// <summary>Draws the figure over the whole canvas.</summary>
    void Draw(Canvas canvas, FigureInput input);

    /// <summary>What the figure shows, in sentences that can go into a paper; the run's data follow by themselves.</summary>
    string Caption(FigureInput input);
}
