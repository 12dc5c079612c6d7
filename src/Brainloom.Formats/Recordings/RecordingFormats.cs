using System.Collections.Immutable;
using System.Reflection;

namespace Brainloom.Formats;

/// <summary>The formats of recordings.</summary>
public static class RecordingFormats
{
    private static readonly ImmutableSortedDictionary<string, Type> Exporters = typeof(RecordingFormats).Assembly.GetTypes()
        .Select(type => (Type: type, Entry: type.GetCustomAttribute<RecordingFormatAttribute>()))
        .Where(found => found.Entry is not null)
        .ToImmutableSortedDictionary(found => found.Entry!.Name, found => found.Type, StringComparer.Ordinal);

    /// <summary>Names of all formats.</summary>
    public static IEnumerable<string> Names => Exporters.Keys;

    /// <summary>The exporter of the format of that name; null when there is none.</summary>
    public static IRecordingExporter? Named(string name) =>
        Exporters.TryGetValue(name, out var type) ? (IRecordingExporter)Activator.CreateInstance(type)! : null;
}
