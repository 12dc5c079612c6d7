using System.Reflection;
using System.Runtime.InteropServices;

namespace Brainloom.Analysis;

/// <summary>The functions of the graphics library cairo that figures need.</summary>
internal static unsafe partial class Cairo
{
    private const string Library = "cairo";

    static Cairo() => NativeLibrary.SetDllImportResolver(typeof(Cairo).Assembly, Resolve);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name == Library ? Load("libcairo.so.2", "libcairo.2.dylib", "libcairo-2.dll") : 0;

    /// <summary>Loads the first library that exists.</summary>
    /// <exception cref="MissingLibraryException">There is none of them.</exception>
    internal static nint Load(params ReadOnlySpan<string> files)
    {
        foreach (string file in files)
            if (NativeLibrary.TryLoad(file, out nint handle))
                return handle;
        throw new MissingLibraryException("libcairo2 is not installed: apt install libcairo2");
    }

    internal const int Rgb24 = 1, FilterNearest = 3, CapButt = 0, CapRound = 1, JoinRound = 1, MetadataTitle = 0, MetadataSubject = 2, MetadataCreator = 4;

    [StructLayout(LayoutKind.Sequential)]
    internal struct TextExtents
    {
        internal double XBearing, YBearing, Width, Height, XAdvance, YAdvance;
    }

    [LibraryImport(Library, EntryPoint = "cairo_image_surface_create")] internal static partial nint ImageSurface(int format, int width, int height);
    [LibraryImport(Library, EntryPoint = "cairo_image_surface_create_for_data")]
    internal static partial nint ImageSurface(void* data, int format, int width, int height, int stride);
    [LibraryImport(Library, EntryPoint = "cairo_image_surface_get_data")] internal static partial byte* ImageData(nint surface);
    [LibraryImport(Library, EntryPoint = "cairo_image_surface_get_stride")] internal static partial int ImageStride(nint surface);
    [LibraryImport(Library, EntryPoint = "cairo_pdf_surface_create_for_stream")]
    internal static partial nint PdfSurface(delegate* unmanaged[Cdecl]<nint, byte*, uint, int> write, nint closure, double width, double height);
    [LibraryImport(Library, EntryPoint = "cairo_pdf_surface_set_metadata", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SetPdfMetadata(nint surface, int field, string text);
    [LibraryImport(Library, EntryPoint = "cairo_surface_flush")] internal static partial void Flush(nint surface);
    [LibraryImport(Library, EntryPoint = "cairo_surface_finish")] internal static partial void FinishSurface(nint surface);
    [LibraryImport(Library, EntryPoint = "cairo_surface_destroy")] internal static partial void DestroySurface(nint surface);
    [LibraryImport(Library, EntryPoint = "cairo_create")] internal static partial nint Create(nint surface);
    [LibraryImport(Library, EntryPoint = "cairo_destroy")] internal static partial void Destroy(nint context);
    [LibraryImport(Library, EntryPoint = "cairo_status")] internal static partial int Status(nint context);
    [LibraryImport(Library, EntryPoint = "cairo_status_to_string")] internal static partial nint StatusText(int status);
    [LibraryImport(Library, EntryPoint = "cairo_save")] internal static partial void Save(nint context);
    [LibraryImport(Library, EntryPoint = "cairo_restore")] internal static partial void Restore(nint context);
    [LibraryImport(Library, EntryPoint = "cairo_scale")] internal static partial void Scale(nint context, double x, double y);
    [LibraryImport(Library, EntryPoint = "cairo_translate")] internal static partial void Translate(nint context, double x, double y);
    [LibraryImport(Library, EntryPoint = "cairo_rotate")] internal static partial void Rotate(nint context, double radians);
    [LibraryImport(Library, EntryPoint = "cairo_set_source_rgba")] internal static partial void SetColor(nint context, double r, double g, double b, double a);
    [LibraryImport(Library, EntryPoint = "cairo_set_source_surface")] internal static partial void SetSource(nint context, nint surface, double x, double y);
    [LibraryImport(Library, EntryPoint = "cairo_get_source")] internal static partial nint Source(nint context);
    [LibraryImport(Library, EntryPoint = "cairo_pattern_set_filter")] internal static partial void SetFilter(nint pattern, int filter);
    [LibraryImport(Library, EntryPoint = "cairo_set_line_width")] internal static partial void SetLineWidth(nint context, double width);
    [LibraryImport(Library, EntryPoint = "cairo_set_line_cap")] internal static partial void SetLineCap(nint context, int cap);
    [LibraryImport(Library, EntryPoint = "cairo_set_line_join")] internal static partial void SetLineJoin(nint context, int join);
    [LibraryImport(Library, EntryPoint = "cairo_set_dash")] internal static partial void SetDash(nint context, double* dashes, int count, double offset);
    [LibraryImport(Library, EntryPoint = "cairo_move_to")] internal static partial void MoveTo(nint context, double x, double y);
    [LibraryImport(Library, EntryPoint = "cairo_line_to")] internal static partial void LineTo(nint context, double x, double y);
    [LibraryImport(Library, EntryPoint = "cairo_close_path")] internal static partial void ClosePath(nint context);
    [LibraryImport(Library, EntryPoint = "cairo_stroke")] internal static partial void Stroke(nint context);
    [LibraryImport(Library, EntryPoint = "cairo_fill")] internal static partial void Fill(nint context);
    [LibraryImport(Library, EntryPoint = "cairo_paint")] internal static partial void Paint(nint context);
    [LibraryImport(Library, EntryPoint = "cairo_select_font_face", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SelectFont(nint context, string family, int slant, int weight);
    [LibraryImport(Library, EntryPoint = "cairo_set_font_size")] internal static partial void SetFontSize(nint context, double size);
    [LibraryImport(Library, EntryPoint = "cairo_text_extents", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void Measure(nint context, string text, out TextExtents extents);
    [LibraryImport(Library, EntryPoint = "cairo_show_text", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void ShowText(nint context, string text);
}
