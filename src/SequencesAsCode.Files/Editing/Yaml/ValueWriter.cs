using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Editing.Yaml;

/// <summary>Writes one value in place of another.</summary>
internal sealed class ValueWriter(YamlOutline outline)
{
    private readonly string text = outline.Text;

    public Splice Splice(YamlNode node, YamlFragment yaml)
    {
        var spot = outline.Of(node);
        var missing = node.Start == node.End;
        if (outline.IsInFlow(node)) return missing ? Missing(spot, YamlFragment.Inline(yaml.Flow()), behindLine: false) : Here(spot, YamlFragment.Inline(yaml.Flow()));
        if (yaml.IsBlockScalar && spot.Parent is { } parent && CommentBelow(spot, outline.Column(parent.Start))) yaml = YamlFragment.Inline(yaml.Flow());
        if (missing) return Missing(spot, yaml, behindLine: true);
        if (node is YamlScalar { IsAlias: false, Style: YamlStyle.Literal or YamlStyle.Folded }) return BlockScalar(spot, yaml);
        return node is YamlScalar || node.IsAlias || outline.IsFlow(node) ? Here(spot, yaml) : Collection(spot, yaml);
    }

    private Splice Missing(Spot spot, YamlFragment yaml, bool behindLine)
    {
        var (around, indent) = Indentation(spot, yaml);
        var part = PartOf(spot);
        var end = behindLine ? YamlScan.LineEnd(text, spot.Behind) : spot.Behind;
        if (behindLine && part is { HasSign: false })
        {
            return new(spot.Behind, end, spot.Depth, to =>
            {
                to.Copy(spot.Behind, end, int.MaxValue);
                to.Write($"\n{new string(' ', Math.Max(around, 0))}:{yaml.Text(around, indent)}");
            });
        }

        return new(spot.Behind, end, spot.Depth, to =>
        {
            to.Write((part is { HasSign: false } ? ":" : "") + yaml.HeadFor(around, indent));
            to.Copy(spot.Behind, end, int.MaxValue);
            to.Write(yaml.Below(indent));
        });
    }

    // a value that ends on the line it begins on, or goes over lines inside of quotes or brackets
    private Splice Here(Spot spot, YamlFragment yaml)
    {
        var node = spot.Node;
        if (yaml.Lines.IsEmpty && !yaml.IsBlockScalar) return new(node.Start, node.End, spot.Depth, to => to.Write((node.Start > 0 && text[node.Start - 1] == ':' ? " " : "") + yaml.Head));
        var end = YamlScan.LineEnd(text, node.End);
        return OverLines(spot, yaml, end, node.End, end);
    }

    private Splice BlockScalar(Spot spot, YamlFragment yaml)
    {
        var header = YamlScan.BlockHeaderEnd(text, spot.Node.Start);
        return OverLines(spot, yaml, spot.Node.End, header, YamlScan.LineEnd(text, header));
    }

    // the comment beside the old value stays beside the first line
    private Splice OverLines(Spot spot, YamlFragment yaml, int end, int commentFrom, int commentTo)
    {
        var (around, indent) = Indentation(spot, yaml);
        var from = yaml.Head.Length > 0 ? spot.Node.Start : spot.Behind;
        return new(from, end, spot.Depth, to =>
        {
            if (yaml.Head.Length > 0) to.Write(yaml.HeadFor(around, indent)[1..]);
            else if (YamlScan.LineStart(text, spot.Node.Start) is var line && line > from) to.Copy(from, line - 1, int.MaxValue);
            to.Copy(commentFrom, commentTo, int.MaxValue);
            to.Write(yaml.Below(indent));
        });
    }

    private Splice Collection(Spot spot, YamlFragment yaml)
    {
        var extents = Extent.OfBlock(outline, spot);
        var (from, end) = (extents[0].From, extents[^1].To);
        var (around, indent) = Indentation(spot, yaml);
        if (spot.Parent is null) return new(from, end, spot.Depth, to => to.Write(yaml.Head.Length > 0 ? yaml.Text(around, indent)[1..] : yaml.Below(indent)[1..]));

        // a collection that begins behind its dash
        var beside = YamlScan.LineStart(text, from) != from || from <= spot.Behind;
        if (beside && yaml.Head.Length > 0) return new(from, end, spot.Depth, to => to.Write(yaml.Text(around, indent)[1..]));
        if (beside) return new(spot.Behind, end, spot.Depth, to => to.Write(yaml.Below(indent)));

        // comments between the key and the collection would become lines of a block scalar
        var sign = YamlScan.LineEnd(text, spot.Behind);
        var value = yaml.IsBlockScalar && from - 1 > sign ? YamlFragment.Inline(yaml.Flow()) : yaml;
        return new(spot.Behind, end, spot.Depth, to =>
        {
            to.Write(value.HeadFor(around, indent));
            to.Copy(spot.Behind, Math.Max(spot.Behind, from - 1), int.MaxValue);
            to.Write(value.Below(indent));
        });
    }

    // a comment below that is further in would become a line of a block scalar
    private bool CommentBelow(Spot spot, int around)
    {
        var end = outline.IsFlow(spot.Node) || spot.Node is YamlScalar || spot.Node.IsAlias ? YamlScan.LineEnd(text, Math.Max(spot.Node.End, spot.Behind)) : Extent.OfBlock(outline, spot)[^1].To;
        var line = YamlScan.BlankLines(text, end + 1);
        if (line >= text.Length) return false;
        var first = line + YamlScan.Indent(text, line);
        return first < text.Length && text[first] == '#' && first - line > around;
    }

    private Part? PartOf(Spot spot) => spot.Parent is null ? null : outline.Of(spot.Parent).Parts.FirstOrDefault(part => ReferenceEquals(part.Value, spot.Node));

    // the column of the collection around, and that of the lines below
    private (int Around, int Indent) Indentation(Spot spot, YamlFragment yaml)
    {
        if (spot.Parent is null) return (-1, yaml.IsBlockScalar ? 2 : 0);
        var around = outline.Column(spot.Parent.Start);
        var usual = around + (yaml.IsList && spot.Parent is YamlMap ? outline.ListOffset : 2);
        return (around, Present(spot.Node, yaml) is { } present && (present > around || (present == around && yaml.IsList && spot.Parent is YamlMap)) && present <= around + 9 ? present : usual);
    }

    // the indentation that the old value has, when the new one is of its kind
    private int? Present(YamlNode node, YamlFragment yaml)
    {
        if (node.IsAlias) return null;
        if (node is not YamlScalar) return yaml.Head.Length == 0 && !outline.IsFlow(node) ? outline.Column(node.Start) : null;
        if (!yaml.IsBlockScalar || node is not YamlScalar { Style: YamlStyle.Literal or YamlStyle.Folded }) return null;
        for (var line = YamlScan.LineEnd(text, node.Start) + 1; line < node.End; line = YamlScan.LineEnd(text, line) + 1)
        {
            var indent = YamlScan.Indent(text, line);
            if (line + indent < YamlScan.LineEnd(text, line)) return indent;
        }

        return null;
    }
}
