namespace SequencesAsCode.Files.Formatting;

/// <summary>Gives the comments of a text, in order, to what they belong to.</summary>
internal sealed class RemarkFeed(string text)
{
    private readonly Tokens tokens = new(text);

    /// <summary>Whether everything in the text is accounted for.</summary>
    public bool IsUnderstood => tokens.IsUnderstood;

    /// <summary>Whose line is being read: a comment at the end of the line is its.</summary>
    public Entry? Owner { get; set; }

    /// <summary>Column of an index, 0-based.</summary>
    public int Column(int index) => tokens.Column(index);

    /// <summary>Where the next dash stands.</summary>
    public int NextDash() => tokens.Dashes.Dequeue();

    /// <summary>An entry that begins at an index, with the comments above it.</summary>
    public Entry Begin(int index)
    {
        var entry = new Entry { HasBlankAbove = tokens.IsBlankAbove(text, index) };
        Above(entry, index);
        Owner = entry;
        return entry;
    }

    /// <summary>The comments before an index belong above an entry, or end the line of the one before it.</summary>
    public void Above(Entry entry, int index)
    {
        while (Next(index) is { } remark) (remark.IsBeside ? Owner?.Beside ?? entry.Before : entry.Before).Add(remark);
    }

    /// <summary>Comments that are indented below a key without a value, or with an empty list, stay there: they are what could stand in it.</summary>
    public void Inside(Entry entry, int index, int column)
    {
        var end = tokens.NextFrom(index);
        while (Peek(end) is { } remark && (remark.IsBeside || remark.Column > column)) (remark.IsBeside ? entry.Beside : entry.Inside).Add(tokens.Remarks.Dequeue());
    }

    /// <summary>A bracket closes at an index.</summary>
    public void EndFlow(GroupPart group, int index)
    {
        while (Next(index) is { } remark)
        {
            if (remark.IsBeside && Owner is not null) Owner.Beside.Add(remark);
            else if (group.Entries.Count == 0 && Owner is not null) Owner.Before.Add(remark);
            else group.After.Add(remark);
        }
    }

    /// <summary>A block ends before an index; comments that are indented less belong to what comes next.</summary>
    public void EndBlock(GroupPart group, int index, int column)
    {
        while (Peek(index) is { } remark && (remark.IsBeside || remark.Column >= column)) (remark.IsBeside && Owner is not null ? Owner.Beside : group.After).Add(tokens.Remarks.Dequeue());
    }

    /// <summary>What is left at the end of the file.</summary>
    public void Rest(GroupPart root)
    {
        while (Next(tokens.End) is { } remark) (remark.IsBeside && Owner is not null ? Owner.Beside : root.After).Add(remark);
    }

    private Remark? Peek(int index) => tokens.Remarks.TryPeek(out var remark) && remark.Index < index ? remark : null;

    private Remark? Next(int index) => Peek(index) is null ? null : tokens.Remarks.Dequeue();
}
