using System.Collections.Immutable;

namespace SequencesAsCode.Emulator;

/// <summary>
/// One HTTP request as the emulator sees it. <c>Path</c> begins with <c>/api/v1/</c> or <c>/v1/</c>; <c>Query</c> may begin with a
/// question mark.
/// </summary>
public sealed record EmulatorRequest(
    string Method,
    string Path,
    string Query,
    ImmutableArray<KeyValuePair<string, string>> Headers,
    string Body)
{
    internal string? Header(string name) =>
        Headers.IsDefault ? null : Headers.FirstOrDefault(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>The path after <c>/api/v1</c> or <c>/v1</c>, without empty segments; null when the path begins with neither.</summary>
    internal ImmutableArray<string>? Segments()
    {
        var parts = Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            ["api", "v1", ..] => [.. parts.Skip(2).Select(Uri.UnescapeDataString)],
            ["v1", ..] => [.. parts.Skip(1).Select(Uri.UnescapeDataString)],
            _ => null,
        };
    }
}
