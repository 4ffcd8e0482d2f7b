using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Formatting;

/// <summary>Assigns the comments of a text, in order, to entries and groups.</summary>
internal sealed class CommentFeed(YamlTokens tokens)
{
    private readonly Queue<YamlComment> left = new(tokens.Comments);

    /// <summary>The entry of the current line; a comment at the end of the line belongs to it.</summary>
    public Entry? Owner { get; set; }

    /// <summary>Column of an index, counted from 0.</summary>
    public int Column(int index) => tokens.Column(index);

    /// <summary>Begins an entry at an index and gives it the comments above it.</summary>
    public Entry Begin(int index, YamlPart part)
    {
        var entry = new Entry(part.Key, part.Value) { HasBlankAbove = tokens.IsBlankAbove(index) };
        Above(entry, index);
        Owner = entry;
        return entry;
    }

    /// <summary>
    /// Assigns the comments before an index: to the entry below, or to the entry at whose line end they are.
    /// </summary>
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
    /// Assigns comments that are indented below a key without a value, or with an empty list. They stay there, because
    /// they may be values that were commented out.
    /// </summary>
    public void Inside(Entry entry, int index, int column)
    {
        var end = tokens.NextFrom(index);
        while (Peek(end) is { } comment && (comment.IsBeside || comment.Column > column))
        {
            (comment.IsBeside ? entry.Beside : entry.Inside).Add(left.Dequeue());
        }
    }

    /// <summary>Assigns the comments before a closing bracket.</summary>
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

    /// <summary>
    /// Assigns the comments at the end of a block; comments that are indented less belong to the next entry.
    /// </summary>
    public void EndBlock(Group group, int index, int column)
    {
        while (Peek(index) is { } comment && (comment.IsBeside || comment.Column >= column))
        {
            (comment.IsBeside && Owner is not null ? Owner.Beside : group.After).Add(left.Dequeue());
        }
    }

    /// <summary>Assigns the remaining comments at the end of the file.</summary>
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
