using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Formatting;

/// <summary>Builds the layout of a file from its tree and its comments.</summary>
internal sealed class LayoutReader
{
    private readonly CommentFeed comments;
    private bool hasAnchors;

    private LayoutReader(YamlTokens tokens) => comments = new(tokens);

    /// <summary>The layout of a file, in the order of its text.</summary>
    public static Layout Read(CommentedTree file)
    {
        var reader = new LayoutReader(file.Tokens);
        var root = reader.Group(file.Root, -1);
        reader.comments.Rest(root);
        return Header.Split(root, reader.hasAnchors);
    }

    // "outer" is the column of the entry whose value the collection is.
    private Group Group(YamlNode node, int outer)
    {
        NoteAnchor(node);
        var group = new Group(node);
        var column = 0;
        foreach (var part in node.Parts)
        {
            // For the parser a key begins at its anchor, even when a '?' precedes it.
            var start = part.Key?.Place.Mark ?? (node.Place.IsFlow ? part.Value.Place.Mark : part.Start);
            column = comments.Column(start);
            var entry = comments.Begin(start, part);
            group.Entries.Add(entry);
            if (part.Key is { } key)
                NoteAnchor(key);
            Value(entry, column, node.Place.IsFlow);
        }

        // A list can have the column of its key; then comments there belong to the map of the key.
        if (node.Place.IsFlow)
            comments.EndFlow(group, node.Place.Close);
        else
            comments.EndBlock(group, node.Place.Close, group.IsMap ? column : Math.Max(column, outer + 1));
        return group;
    }

    private void Value(Entry entry, int column, bool inFlow)
    {
        var value = entry.Value;
        var isBlock = value is YamlMap or YamlList && !value.Place.IsFlow;
        if (!isBlock)
            comments.Above(entry, value.Place.Mark);
        if (value is YamlMap or YamlList)
            entry.Group = Group(value, column);
        else
            NoteAnchor(value);
        if (!isBlock)
            comments.Owner = entry;
        if (inFlow)
            return;
        if (value is YamlScalar { IsMissing: true })
            comments.Inside(entry, value.Place.Mark, column);
        else if (!isBlock && entry.Group is { Entries.Count: 0 })
            comments.Inside(entry, value.Place.Close + 1, column);
    }

    private void NoteAnchor(YamlNode node) => hasAnchors |= node is YamlAlias || node.Place.Anchor is not null;
}
