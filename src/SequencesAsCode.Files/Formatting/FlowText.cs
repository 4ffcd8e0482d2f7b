using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Formatting;

/// <summary>Writes values on one line where that is allowed.</summary>
internal static class FlowText
{
    private const int Width = 100;

    /// <summary>The value of an entry, to follow its key or dash; null when it needs lines of its own.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="column">Column at which the value would begin.</param>
    public static string? Line(Entry entry, int column)
    {
        if (entry.Group is { Entries.Count: > 0 } group)
        {
            return Line(group) is { } text && column + text.Length <= Width ? text : null;
        }

        if (entry.Value is YamlScalar scalar && ScalarText.Literal(scalar.Value) is not null)
            return null;
        return Line(entry, inFlow: false);
    }

    /// <summary>
    /// A map or a list on one line of any length; null when that is not allowed. A list of scalars is always allowed, a
    /// map only when it was written on one line.
    /// </summary>
    public static string? Line(Group group)
    {
        if (group.HasComments || (group.IsMap && !group.WasFlow && group.Entries.Count > 0))
            return null;
        if (!group.IsMap && group.Entries.Exists(item => NeedsLine(item, group)))
            return null;
        var entries = group.Entries.ConvertAll(Pair);
        if (entries.Contains(null))
            return null;
        var inner = string.Join(", ", entries);
        if (!group.IsMap)
            return WithAnchor(group.Anchor, $"[{inner}]");
        return WithAnchor(group.Anchor, inner.Length == 0 ? "{}" : $"{{ {inner} }}");
    }

    private static bool NeedsLine(Entry item, Group list) =>
        item.Group is not null || (!list.WasFlow && (item.Value is YamlAlias || item.Value.Place.Anchor is not null));

    private static string? Pair(Entry entry)
    {
        if (Line(entry, inFlow: true) is not { } value)
            return null;
        return entry.Key is { } key ? $"{Line(key, inFlow: true)}{(key.IsMissing ? "" : ": ")}{value}" : value;
    }

    private static string? Line(Entry entry, bool inFlow) =>
        entry switch
        {
            { Group: { } group } => Line(group),
            { Value: YamlAlias alias } => $"*{alias.Name}",
            _ => Line((YamlScalar)entry.Value, inFlow),
        };

    private static string? Line(YamlScalar scalar, bool inFlow)
    {
        if (inFlow && (scalar.IsMissing || ScalarText.Literal(scalar.Value) is not null))
            return null;
        return WithAnchor(scalar.Place.Anchor, ScalarText.Line(scalar, inFlow));
    }

    private static string WithAnchor(string? anchor, string text)
    {
        if (anchor is null)
            return text;
        return text.Length == 0 ? $"&{anchor}" : $"&{anchor} {text}";
    }
}
