using SequencesAsCode.Core.Text;
using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Editing.Yaml;

/// <summary>Writes the changed entries or items between brackets or braces.</summary>
internal sealed class FlowWriter(YamlOutline outline, PartList parts)
{
    private readonly string text = outline.Text;

    public Splice Splice()
    {
        var (node, depth) = (parts.Node, parts.Spot.Depth);
        var bracketed = text[node.Start] is '[' or '{';
        var (open, close) = parts.Node is YamlList ? ("[", "]") : ("{", "}");
        if (parts.Elements.Count == 0) return new(node.Start, node.End, depth, to => to.Write(open + close));
        if (!bracketed) return new(node.Start, node.End, depth, to => Around(to, "{ ", " }"));
        if (parts.Extents.Length > 0) return new(parts.Extents[0].From, parts.Extents[^1].To, depth, Write);
        var pad = parts.Node is YamlMap ? " " : "";
        if (text.AsSpan(node.Start + 1, node.End - node.Start - 2).IsWhiteSpace()) return new(node.Start, node.End, depth, to => Around(to, open + pad, pad + close));
        return new(node.Start + 1, node.Start + 1, depth, to => Around(to, pad, " "));
    }

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
            if (element.Original is { } part) to.Copy(part.Start, part.End, parts.Spot.Depth + 1);
            else to.Write(element.Key is { } key ? $"{YamlText.Of(key, inFlow: true)}: {element.Yaml!.Flow()}" : element.Yaml!.FlowItem());
            if (i < parts.Gaps.Count) Separate(i, to);

            // a colon that touches the closing brace would be part of the key
            else if (element.Original is { } last && text[last.End - 1] == ':' && text[parts.Extents[^1].To] is '}' or ']') to.Write(" ");
        }
    }

    private void Separate(int index, Composition to)
    {
        var gap = parts.Gaps[index];
        if (gap.All(piece => piece.End == piece.Start)) to.Write(", ");
        else foreach (var piece in gap) to.Copy(piece.Start, piece.End, int.MaxValue);
    }
}
