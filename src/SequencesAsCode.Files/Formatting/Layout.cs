using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Formatting;

/// <summary>A whole file.</summary>
/// <param name="Header">The comments that stay first, whichever entry follows.</param>
/// <param name="HasBlankBelowHeader">Whether a blank line follows them.</param>
/// <param name="Root">The values.</param>
/// <param name="HasAnchors">Whether there are anchors: an alias must come after its anchor, so keys keep their
/// order.</param>
internal sealed record Layout(IReadOnlyList<YamlComment> Header, bool HasBlankBelowHeader, Group Root, bool HasAnchors);

/// <summary>A map or a list during formatting, with its entries in the order of the text.</summary>
internal sealed class Group(YamlNode node)
{
    /// <summary>Whether it is a map; a list otherwise.</summary>
    public bool IsMap => node is YamlMap;

    /// <summary>Whether it was written between brackets or braces.</summary>
    public bool WasFlow => node.Place.IsFlow;

    /// <summary>The name of its anchor; null when it has none.</summary>
    public string? Anchor => node.Place.Anchor;

    /// <summary>Its entries or items.</summary>
    public List<Entry> Entries { get; } = [];

    /// <summary>Comments after its last entry.</summary>
    public List<YamlComment> After { get; } = [];

    /// <summary>Whether it contains a comment, between its entries or in one of them.</summary>
    public bool HasComments => After.Count > 0 || Entries.Exists(entry => entry.HasComments);

    /// <summary>
    /// Moves the comments above an entry that follows a dash to the line above the dash, the only place for them.
    /// </summary>
    public void RaiseComments()
    {
        foreach (var entry in Entries)
        {
            if (entry.Group is not { } group)
                continue;
            group.RaiseComments();
            if (!entry.IsGroupBehindDash || group.Entries[0].Before is not [var first, ..] raised)
                continue;
            entry.Before.Add(first with { HasBlankAbove = first.HasBlankAbove || entry.HasBlankAbove });
            entry.Before.AddRange(raised.Skip(1));
            entry.HasBlankAbove = false;
            raised.Clear();
        }
    }
}

/// <summary>An item of a list, or a key with its value, and the comments that belong to it.</summary>
/// <param name="key">The key; null in a list.</param>
/// <param name="value">The value.</param>
internal sealed class Entry(YamlScalar? key, YamlNode value)
{
    /// <summary>The key; null in a list.</summary>
    public YamlScalar? Key { get; } = key;

    /// <summary>The value as it was read.</summary>
    public YamlNode Value { get; } = value;

    /// <summary>The layout of the value; null for a scalar.</summary>
    public Group? Group { get; set; }

    /// <summary>Comments on lines of their own above it.</summary>
    public List<YamlComment> Before { get; } = [];

    /// <summary>Comments at the end of its line; several when its value had several lines.</summary>
    public List<YamlComment> Beside { get; } = [];

    /// <summary>Comments in place of a missing value.</summary>
    public List<YamlComment> Inside { get; } = [];

    /// <summary>Whether the line above it is blank.</summary>
    public bool HasBlankAbove { get; set; }

    /// <summary>
    /// Whether it is an item that is a map or a list, whose first entry follows the dash on the same line.
    /// </summary>
    public bool IsGroupBehindDash => Key is null && Group is { Anchor: null, Entries.Count: > 0 };

    /// <summary>Whether a comment belongs to it or is in it.</summary>
    public bool HasComments =>
        Before.Count > 0 || Beside.Count > 0 || Inside.Count > 0 || Group is { HasComments: true };
}
