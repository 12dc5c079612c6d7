using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Brainloom.Analysis;

/// <summary>A piece of HTML. Interpolated values are encoded; only another piece goes in as it is.</summary>
public readonly record struct Html(string Markup)
{
    /// <summary>The piece that an interpolated string describes.</summary>
    public static Html Of(ref Interpolation markup) => new(markup.ToString());

    /// <summary>Pieces one after the other.</summary>
    public static Html Join(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(piece => piece.Markup)));

    /// <summary>The markup.</summary>
    public override string ToString() => Markup ?? "";

    /// <summary>Encodes what is put into an interpolated string.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Interpolation(int literalLength, int formattedCount)
    {
        private readonly StringBuilder builder = new(literalLength + 32 * formattedCount);

        /// <summary>Adds a part of the literal.</summary>
        public void AppendLiteral(string text) => builder.Append(text);

        /// <summary>Adds a piece as it is.</summary>
        public void AppendFormatted(Html piece) => builder.Append(piece.Markup);

        /// <summary>Adds a text, encoded.</summary>
        public void AppendFormatted(string? text) => builder.Append(WebUtility.HtmlEncode(text));

        /// <inheritdoc/>
        public override string ToString() => builder.ToString();
    }
}
