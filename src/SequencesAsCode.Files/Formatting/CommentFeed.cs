using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Formatting;

/// <summary>Gives the comments of a text, in order, to what they belong to.</summary>
internal sealed class CommentFeed(YamlTokens tokens)
{
    private readonly Queue<YamlComment> left = new(tokens.Comments);

    /// <summary>The entry whose line is being read: a comment at the end of the line belongs to it.</summary>
    public Entry? Owner { get; set; }

    /// <summary>Column of an index, counted from 0.</summary>
    public int Column(int index) => tokens.Column(index);

    /// <summary>An entry that begins at an index, with the comments above it.</summary>
    public Entry Begin(int index, YamlPart part)
    {
        var entry = new Entry(part.Key, part.Value) { HasBlankAbove = tokens.IsBlankAbove(index) };
        Above(entry, index);
        Owner = entry;
        return entry;
    }

    /// <summary>The comments before an index belong above an entry, or end the line of the one before it.</summary>
    public void Above(Entry entry, int index)
    {
        while (Next(index) is { } comment)
        {
            if (comment.IsBeside && Owner is not null)
                Owner.Beside.Add(comment);
            else
                entry.Before.Add(comment);
        }
    }

    /// <summary>
    /// Comments that are indented below a key without a value, or with an empty list, stay there: they are what could
    /// stand in it.
    /// </summary>
    public void Inside(Entry entry, int index, int column)
    {
        var end = tokens.NextFrom(index);
        while (Peek(end) is { } comment && (comment.IsBeside || comment.Column > column))
        {
            (comment.IsBeside ? entry.Beside : entry.Inside).Add(left.Dequeue());
        }
    }

    /// <summary>A bracket closes at an index.</summary>
    public void EndFlow(Group group, int index)
    {
        while (Next(index) is { } comment)
        {
            if (comment.IsBeside && Owner is not null)
                Owner.Beside.Add(comment);
            else if (group.Entries.Count == 0 && Owner is not null)
                Owner.Before.Add(comment);
            else
                group.After.Add(comment);
        }
    }

    /// <summary>A block ends before an index; comments that are indented less belong to what comes next.</summary>
    public void EndBlock(Group group, int index, int column)
    {
        while (Peek(index) is { } comment && (comment.IsBeside || comment.Column >= column))
        {
            (comment.IsBeside && Owner is not null ? Owner.Beside : group.After).Add(left.Dequeue());
        }
    }

    /// <summary>The comments that are left at the end of the file.</summary>
    public void Rest(Group root)
    {
        while (Next(tokens.End) is { } comment)
        {
            if (comment.IsBeside && Owner is not null)
                Owner.Beside.Add(comment);
            else
                root.After.Add(comment);
        }
    }

    private YamlComment? Peek(int index) => left.TryPeek(out var comment) && comment.Index < index ? comment : null;

    private YamlComment? Next(int index) => Peek(index) is null ? null : left.Dequeue();
}
