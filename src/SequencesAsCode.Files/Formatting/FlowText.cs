namespace SequencesAsCode.Files.Formatting;

/// <summary>Writes a value on one line, when it may stand on one.</summary>
internal static class FlowText
{
    private const int Width = 100;

    /// <summary>The value behind a key or dash; null when it needs lines of its own.</summary>
    /// <param name="part">The value.</param>
    /// <param name="column">Where it would begin.</param>
    public static string? Of(Part part, int column)
    {
        if (part is GroupPart { Entries.Count: > 0 } group)
        {
            return Group(group) is { } text && column + text.Length <= Width ? text : null;
        }

        return part is ScalarPart scalar && ScalarText.Literal(scalar.Value) is not null ? null : Of(part, inFlow: false);
    }

    private static string? Of(Part part, bool inFlow) => part switch
    {
        AliasPart alias => $"*{alias.Name}",
        ScalarPart scalar when inFlow && (scalar.IsNothing || ScalarText.Literal(scalar.Value) is not null) => null,
        ScalarPart scalar => WithAnchor(scalar, ScalarText.Line(scalar, inFlow)),
        GroupPart group => Group(group),
        _ => null,
    };

    // A list of single values may always be on one line, a map only when it was written so.
    private static string? Group(GroupPart group)
    {
        if (group.HasRemarks || (group.IsMap && !group.WasFlow && group.Entries.Count > 0)) return null;
        if (!group.IsMap && group.Entries.Exists(entry => entry.Value is GroupPart || (!group.WasFlow && entry.Value is AliasPart or { Anchor: not null }))) return null;
        var entries = group.Entries.ConvertAll(entry => (Key: entry.Key is { } key ? $"{Of(key, inFlow: true)}{(key.IsNothing ? "" : ": ")}" : "", Value: Of(entry.Value, inFlow: true)));
        if (entries.Exists(entry => entry.Value is null)) return null;
        var inner = string.Join(", ", entries.Select(entry => entry.Key + entry.Value));
        return WithAnchor(group, !group.IsMap ? $"[{inner}]" : inner.Length == 0 ? "{}" : $"{{ {inner} }}");
    }

    private static string WithAnchor(Part part, string text) => part.Anchor is null ? text : text.Length == 0 ? $"&{part.Anchor}" : $"&{part.Anchor} {text}";
}
