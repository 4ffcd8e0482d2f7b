namespace SequencesAsCode.Files.Formatting;

/// <summary>A comment and how it stands.</summary>
/// <param name="Text">From its <c>#</c> on, without blanks at the end.</param>
/// <param name="Index">Of its <c>#</c> in the text.</param>
/// <param name="Column">0-based.</param>
/// <param name="IsBeside">Whether something else stands before it in its line.</param>
/// <param name="HasBlankAbove">Whether it has a line of its own and the line above is blank.</param>
internal sealed record Remark(string Text, int Index, int Column, bool IsBeside, bool HasBlankAbove);

/// <summary>A value of a file as it is to be laid out again.</summary>
/// <param name="Anchor">Its anchor's name; null without.</param>
internal abstract record Part(string? Anchor);

/// <summary>A single value.</summary>
/// <param name="Value">What YAML reads.</param>
/// <param name="IsPlain">Whether it was written without quotes, so that it may be anything but text.</param>
/// <param name="Anchor">Its anchor's name; null without.</param>
internal sealed record ScalarPart(string Value, bool IsPlain, string? Anchor) : Part(Anchor)
{
    /// <summary>Whether nothing is written at all.</summary>
    public bool IsNothing => IsPlain && Value.Length == 0;
}

/// <summary>A value that stands elsewhere.</summary>
internal sealed record AliasPart(string Name) : Part((string?)null);

/// <summary>A map or a list.</summary>
internal sealed record GroupPart(bool IsMap, bool WasFlow, string? Anchor) : Part(Anchor)
{
    public List<Entry> Entries { get; init; } = [];

    /// <summary>Comments after its last entry.</summary>
    public List<Remark> After { get; } = [];

    /// <summary>Whether a comment stands inside, between its entries or in one of them.</summary>
    public bool HasRemarks => After.Count > 0 || Entries.Exists(entry => entry.HasRemarks);

    /// <summary>Puts the comments above an entry that stands behind a dash above the dash: there is no other place for them.</summary>
    public void RaiseRemarks()
    {
        foreach (var entry in Entries)
        {
            if (entry.Value is not GroupPart group) continue;
            group.RaiseRemarks();
            if (!entry.IsGroupBehindDash || group.Entries[0].Before is not [var first, ..] raised) continue;
            entry.Before.Add(first with { HasBlankAbove = first.HasBlankAbove || entry.HasBlankAbove });
            entry.Before.AddRange(raised.Skip(1));
            entry.HasBlankAbove = false;
            raised.Clear();
        }
    }
}

/// <summary>An item of a list, or a key with its value, and the comments that belong to it.</summary>
internal sealed class Entry
{
    /// <summary>Null in a list.</summary>
    public ScalarPart? Key { get; set; }

    public Part Value { get; set; } = new ScalarPart("", true, null);

    /// <summary>Lines of their own above it.</summary>
    public List<Remark> Before { get; } = [];

    /// <summary>At the end of its line; more than one when its value was spread over lines.</summary>
    public List<Remark> Beside { get; } = [];

    /// <summary>Where its value would be, when there is none.</summary>
    public List<Remark> Inside { get; } = [];

    public bool HasBlankAbove { get; set; }

    /// <summary>Whether it is an item that is a map or a list, so that the first entry of that stands right behind the dash.</summary>
    public bool IsGroupBehindDash => Key is null && Value is GroupPart { Anchor: null, Entries.Count: > 0 };

    public bool HasRemarks => Before.Count > 0 || Beside.Count > 0 || Inside.Count > 0 || Value is GroupPart { HasRemarks: true };
}

/// <summary>A whole file.</summary>
/// <param name="Header">The comments that stay first, whatever entry comes after them.</param>
/// <param name="HasBlankBelowHeader">Whether a blank line sets them off.</param>
/// <param name="Root">The values.</param>
/// <param name="HasAnchors">Whether order carries meaning: an alias has to come after its anchor.</param>
internal sealed record Layout(IReadOnlyList<Remark> Header, bool HasBlankBelowHeader, GroupPart Root, bool HasAnchors);
