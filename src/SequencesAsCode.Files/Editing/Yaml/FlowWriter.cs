using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Editing.Yaml;

/// <summary>Writes the changed entries or items between brackets or braces.</summary>
internal sealed class FlowWriter(YamlOutline outline, PartList parts)
{
    private readonly string text = outline.Text;

    public Splice Splice()
    {
        var node = parts.Node;
        var isList = node is YamlList;
        var pad = isList ? "" : " ";
        if (parts.Elements.Count == 0)
            return Of(node.Start, node.End, to => to.Write(isList ? "[]" : "{}"));
        if (text[node.Start] is not ('[' or '{'))
            return Of(node.Start, node.End, to => Around(to, "{ ", " }"));
        if (parts.Extents.Length > 0)
            return Of(parts.Extents[0].From, parts.Extents[^1].To, Write);
        if (!text.AsSpan(node.Start + 1, node.End - node.Start - 2).IsWhiteSpace())
        {
            return Of(node.Start + 1, node.Start + 1, to => Around(to, pad, " "));
        }

        return Of(node.Start, node.End, to => Around(to, isList ? "[" : "{ ", isList ? "]" : " }"));
    }

    private Splice Of(int start, int end, Action<Composition> write) => new(start, end, parts.Spot.Depth, write);

    private void Around(Composition to, string before, string after)
    {
        to.Write(before);
        Write(to);
        to.Write(after);
    }

    private void Write(Composition to)
    {
        for (var i = 0; i < parts.Elements.Count; i++)
        {
            var element = parts.Elements[i];
            if (element.Original is { } part)
                to.Copy(part.Start, part.End, parts.Spot.Depth + 1);
            else
                to.Write(New(element));
            if (i < parts.Gaps.Count)
                Separate(i, to);
            // A colon that touches the closing brace would be part of the key.
            else if (element.Original is { } last && text[last.End - 1] == ':' && ClosesBehindLast)
                to.Write(" ");
        }
    }

    private bool ClosesBehindLast => text[parts.Extents[^1].To] is '}' or ']';

    private static string New(Element element) =>
        element.Key is { } key ? $"{YamlText.Of(key, inFlow: true)}: {element.Yaml!.Flow()}" : element.Yaml!.FlowItem();

    private void Separate(int index, Composition to)
    {
        var gap = parts.Gaps[index];
        if (gap.All(piece => piece.End == piece.Start))
        {
            to.Write(", ");
            return;
        }

        foreach (var piece in gap)
            to.Copy(piece.Start, piece.End, int.MaxValue);
    }
}
