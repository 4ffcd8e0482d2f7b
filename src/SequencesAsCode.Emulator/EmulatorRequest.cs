namespace SequencesAsCode.Emulator;

/// <summary>
/// One HTTP request. <c>Path</c> begins with <c>/api/v1/</c> or <c>/v1/</c>, or with <c>/engagement/v2/</c> for
/// Supaglue; <c>Query</c> may begin with a question mark.
/// </summary>
public sealed record EmulatorRequest(
    string Method,
    string Path,
    string Query,
    ImmutableArray<KeyValuePair<string, string>> Headers,
    string Body
)
{
    internal string? Header(string name) =>
        Headers.IsDefault
            ? null
            : Headers.FirstOrDefault(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>
    /// The path after <c>/api/v1</c> or <c>/v1</c>, without empty segments; null when the path begins with neither.
    /// </summary>
    internal ImmutableArray<string>? Segments()
    {
        var parts = Parts();
        return parts switch
        {
            ["api", "v1", ..] => Decoded(parts, 2),
            ["v1", ..] => Decoded(parts, 1),
            _ => null,
        };
    }

    /// <summary>
    /// The path after <c>/engagement/v2</c>, without empty segments; null when the path is not one of Supaglue.
    /// </summary>
    internal ImmutableArray<string>? SupaglueSegments()
    {
        var parts = Parts();
        return parts is ["engagement", "v2", ..] ? Decoded(parts, 2) : null;
    }

    private static ImmutableArray<string> Decoded(string[] parts, int from) =>
        [.. parts.Skip(from).Select(Uri.UnescapeDataString)];

    private string[] Parts() => Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
}
