using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Brainloom.Analysis;

/// <summary>Draws PNG images and PDF documents with the graphics library cairo.</summary>
public sealed unsafe class CairoCanvas : Canvas
{
    // A path of many dots costs more than its parts: the library looks for crossings among all of them.
    private const int DotsPerPath = 256;

    private readonly string title;
    private readonly MemoryStream? pdf;
    private readonly GCHandle target;
    private nint surface;
    private nint context;

    private CairoCanvas(double width, double height, string title, string description, bool vector) : base(width, height)
    {
        this.title = title;
        if (vector)
        {
            pdf = new MemoryStream();
            target = GCHandle.Alloc(pdf);
            surface = Cairo.PdfSurface(&Write, GCHandle.ToIntPtr(target), width, height);
            Cairo.SetPdfMetadata(surface, Cairo.MetadataTitle, title);
            Cairo.SetPdfMetadata(surface, Cairo.MetadataSubject, description);
            Cairo.SetPdfMetadata(surface, Cairo.MetadataCreator, "Brainloom");
        }
        else
        {
            surface = Cairo.ImageSurface(Cairo.Rgb24, PixelWidth, PixelHeight);
        }
        context = Cairo.Create(surface);
        if (!vector) Cairo.Scale(context, PixelWidth / width, PixelHeight / height);
        Cairo.SetLineJoin(context, Cairo.JoinRound);
        SetColor(new Color(255, 255, 255));
        Cairo.Paint(context);
    }

    private int PixelWidth => (int)Math.Round(Width * DotsPerInch / 72);

    private int PixelHeight => (int)Math.Round(Height * DotsPerInch / 72);

    /// <summary>An empty PNG image.</summary>
    /// <exception cref="MissingLibraryException">cairo is not installed.</exception>
    public static CairoCanvas Png(double width, double height, string title, string description) => new(width, height, title, description, vector: false);

    /// <summary>An empty PDF document of one page.</summary>
    /// <exception cref="MissingLibraryException">cairo is not installed.</exception>
    public static CairoCanvas Pdf(double width, double height, string title, string description) => new(width, height, title, description, vector: true);

    /// <inheritdoc/>
    public override void Line(ReadOnlySpan<Point> points, Stroke stroke)
    {
        Trace(points);
        SetColor(stroke.Color);
        Cairo.SetLineWidth(context, stroke.Width);
        Cairo.SetLineCap(context, Cairo.CapButt);
        double* dashes = stackalloc double[] { 3, 2 };
        Cairo.SetDash(context, dashes, stroke.Dashed ? 2 : 0, 0);
        Cairo.Stroke(context);
    }

    /// <inheritdoc/>
    public override void Fill(ReadOnlySpan<Point> points, Color color)
    {
        Trace(points);
        Cairo.ClosePath(context);
        SetColor(color);
        Cairo.Fill(context);
    }

    /// <inheritdoc/>
    public override void Dots(ReadOnlySpan<Point> points, double diameter, Color color)
    {
        SetColor(color);
        Cairo.SetLineWidth(context, diameter);
        Cairo.SetLineCap(context, Cairo.CapRound);
        Cairo.SetDash(context, null, 0, 0);
        for (int i = 0; i < points.Length; i++)
        {
            Cairo.MoveTo(context, points[i].X, points[i].Y);
            Cairo.LineTo(context, points[i].X, points[i].Y);
            if (i % DotsPerPath == DotsPerPath - 1 || i == points.Length - 1) Cairo.Stroke(context);
        }
    }

    /// <inheritdoc/>
    public override void Text(string text, Point place, TextStyle style)
    {
        Cairo.SelectFont(context, "Arial", 0, style.Bold ? 1 : 0);
        Cairo.SetFontSize(context, style.Size);
        Cairo.Measure(context, text, out var extents);
        double back = style.Anchor switch { Anchor.Middle => extents.XAdvance / 2, Anchor.End => extents.XAdvance, _ => 0 };

        SetColor(style.Color);
        Cairo.Save(context);
        Cairo.Translate(context, place.X, place.Y);
        if (style.Upwards) Cairo.Rotate(context, -Math.PI / 2);
        Cairo.MoveTo(context, -back, 0);
        Cairo.ShowText(context, text);
        Cairo.Restore(context);
    }

    /// <inheritdoc/>
    public override void Image(PixelImage image, Rect place)
    {
        using var pixels = image.Pixels.Pin();
        nint source = Cairo.ImageSurface(pixels.Pointer, Cairo.Rgb24, image.Width, image.Height, 4 * image.Width);
        Cairo.Save(context);
        Cairo.Translate(context, place.Left, place.Top);
        Cairo.Scale(context, place.Width / image.Width, place.Height / image.Height);
        Cairo.SetSource(context, source, 0, 0);
        Cairo.SetFilter(Cairo.Source(context), Cairo.FilterNearest);
        Cairo.Paint(context);
        Cairo.Restore(context);
        // a document may read the pixels later than this call: finishing makes it take them now
        Cairo.FinishSurface(source);
        Cairo.DestroySurface(source);
    }

    /// <inheritdoc/>
    public override byte[] Finish()
    {
        if (Cairo.Status(context) is var status and not 0)
            throw new InvalidOperationException("cairo could not draw the figure: " + Marshal.PtrToStringUTF8(Cairo.StatusText(status)));
        if (pdf is not null)
        {
            Cairo.FinishSurface(surface);
            return pdf.ToArray();
        }
        Cairo.Flush(surface);
        return Analysis.Png.Encode(Pixels(), DotsPerInch, title);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (context != 0) Cairo.Destroy(context);
        if (surface != 0) Cairo.DestroySurface(surface);
        if (target.IsAllocated) target.Free();
        context = surface = 0;
        pdf?.Dispose();
    }

    private PixelImage Pixels()
    {
        var pixels = new int[PixelWidth * PixelHeight];
        byte* data = Cairo.ImageData(surface);
        int stride = Cairo.ImageStride(surface);
        for (int y = 0; y < PixelHeight; y++)
            new ReadOnlySpan<int>(data + (long)y * stride, PixelWidth).CopyTo(pixels.AsSpan(y * PixelWidth));
        return new PixelImage(PixelWidth, PixelHeight, pixels);
    }

    private void Trace(ReadOnlySpan<Point> points)
    {
        for (int i = 0; i < points.Length; i++)
            if (i == 0) Cairo.MoveTo(context, points[i].X, points[i].Y); else Cairo.LineTo(context, points[i].X, points[i].Y);
    }

    private void SetColor(Color color) => Cairo.SetColor(context, color.Red / 255.0, color.Green / 255.0, color.Blue / 255.0, color.Opacity);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(nint stream, byte* data, uint length)
    {
        ((MemoryStream)GCHandle.FromIntPtr(stream).Target!).Write(new ReadOnlySpan<byte>(data, (int)length));
        return 0;
    }
}
