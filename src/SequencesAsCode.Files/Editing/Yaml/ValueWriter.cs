using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Editing.Yaml;

/// <summary>Writes one value in place of another.</summary>
internal sealed class ValueWriter(YamlOutline outline)
{
    private readonly string text = outline.Text;

    public Splice Splice(YamlNode node, YamlFragment yaml)
    {
        var spot = outline.Of(node);
        var isMissing = node.Start == node.End;
        if (outline.IsInFlow(node))
        {
            yaml = YamlFragment.Inline(yaml.Flow());
            return isMissing ? Missing(spot, yaml, behindLine: false) : Here(spot, yaml);
        }

        if (yaml.IsBlockScalar && HasCommentBelow(spot))
            yaml = YamlFragment.Inline(yaml.Flow());
        if (isMissing)
            return Missing(spot, yaml, behindLine: true);
        if (IsBlockScalar(node))
            return BlockScalar(spot, yaml);
        return IsBlockCollection(node) ? Collection(spot, yaml) : Here(spot, yaml);
    }

    private static bool IsBlockScalar(YamlNode node) =>
        node is YamlScalar { IsAlias: false, Style: YamlStyle.Literal or YamlStyle.Folded };

    private static bool IsBlockCollection(YamlNode node) => node is not YamlScalar && !node.IsAlias && !node.IsFlow;

    private Splice Missing(Spot spot, YamlFragment yaml, bool behindLine)
    {
        var (around, indent) = Indentation(spot, yaml);
        var part = PartOf(spot);
        var end = behindLine ? YamlScan.LineEnd(text, spot.Behind) : spot.Behind;
        if (behindLine && part is { HasSign: false })
        {
            return new(
                spot.Behind,
                end,
                spot.Depth,
                to =>
                {
                    to.Copy(spot.Behind, end, int.MaxValue);
                    to.Write($"\n{new string(' ', Math.Max(around, 0))}:{yaml.Text(around, indent)}");
                }
            );
        }

        return new(
            spot.Behind,
            end,
            spot.Depth,
            to =>
            {
                to.Write((part is { HasSign: false } ? ":" : "") + yaml.HeadFor(around, indent));
                to.Copy(spot.Behind, end, int.MaxValue);
                to.Write(yaml.Below(indent));
            }
        );
    }

    // Replaces a value that ends on its first line, or has several lines in quotes or brackets.
    private Splice Here(Spot spot, YamlFragment yaml)
    {
        var node = spot.Node;
        if (yaml.Lines.IsEmpty && !yaml.IsBlockScalar)
        {
            var blank = node.Start > 0 && text[node.Start - 1] == ':' ? " " : "";
            return new(node.Start, node.End, spot.Depth, to => to.Write(blank + yaml.Head));
        }

        var end = YamlScan.LineEnd(text, node.End);
        return OverLines(spot, yaml, end, node.End, end);
    }

    private Splice BlockScalar(Spot spot, YamlFragment yaml)
    {
        var header = YamlScan.BlockHeaderEnd(text, spot.Node.Start);
        return OverLines(spot, yaml, spot.Node.End, header, YamlScan.LineEnd(text, header));
    }

    // The comment after the old value stays at the end of the first line.
    private Splice OverLines(Spot spot, YamlFragment yaml, int end, int commentFrom, int commentTo)
    {
        var (around, indent) = Indentation(spot, yaml);
        var from = yaml.Head.Length > 0 ? spot.Node.Start : spot.Behind;
        return new(
            from,
            end,
            spot.Depth,
            to =>
            {
                var line = YamlScan.LineStart(text, spot.Node.Start);
                if (yaml.Head.Length > 0)
                    to.Write(yaml.HeadFor(around, indent)[1..]);
                else if (line > from)
                    to.Copy(from, line - 1, int.MaxValue);
                to.Copy(commentFrom, commentTo, int.MaxValue);
                to.Write(yaml.Below(indent));
            }
        );
    }

    private Splice Collection(Spot spot, YamlFragment yaml)
    {
        var extents = Extent.InBlock(outline, spot);
        var from = extents[0].From;
        var end = extents[^1].To;
        var (around, indent) = Indentation(spot, yaml);
        var below = yaml.Below(indent);
        if (spot.Parent is null && yaml.Head.Length == 0)
            return new(from, end, spot.Depth, to => to.Write(below[1..]));

        // A collection that begins on the line of its dash.
        var isBeside = YamlScan.LineStart(text, from) != from || from <= spot.Behind;
        if (yaml.Head.Length > 0 && (isBeside || spot.Parent is null))
        {
            return new(from, end, spot.Depth, to => to.Write(yaml.Text(around, indent)[1..]));
        }

        if (isBeside)
            return new(spot.Behind, end, spot.Depth, to => to.Write(below));

        // Comments between the key and the collection would become lines of a block scalar.
        var sign = YamlScan.LineEnd(text, spot.Behind);
        var value = yaml.IsBlockScalar && from - 1 > sign ? YamlFragment.Inline(yaml.Flow()) : yaml;
        return new(
            spot.Behind,
            end,
            spot.Depth,
            to =>
            {
                to.Write(value.HeadFor(around, indent));
                to.Copy(spot.Behind, Math.Max(spot.Behind, from - 1), int.MaxValue);
                to.Write(value.Below(indent));
            }
        );
    }

    // A comment below that is indented more would become a line of a block scalar.
    private bool HasCommentBelow(Spot spot)
    {
        if (spot.Parent is null)
            return false;
        var end = IsBlockCollection(spot.Node)
            ? Extent.InBlock(outline, spot)[^1].To
            : YamlScan.LineEnd(text, Math.Max(spot.Node.End, spot.Behind));
        var line = YamlScan.BlankLines(text, end + 1);
        if (line >= text.Length)
            return false;
        var first = line + YamlScan.Indent(text, line);
        return first < text.Length && text[first] == '#' && first - line > outline.Column(spot.Parent.Start);
    }

    private static YamlPart? PartOf(Spot spot) =>
        spot.Parent?.Parts.FirstOrDefault(part => ReferenceEquals(part.Value, spot.Node));

    // The column of the containing collection, and the column of the lines below.
    private (int Around, int Indent) Indentation(Spot spot, YamlFragment yaml)
    {
        if (spot.Parent is null)
            return (-1, yaml.IsBlockScalar ? 2 : 0);
        var around = outline.Column(spot.Parent.Start);
        var isListOfKey = yaml.IsList && spot.Parent is YamlMap;
        var usual = around + (isListOfKey ? outline.ListOffset : 2);
        var least = isListOfKey ? around : around + 1;
        var present = Present(spot.Node, yaml) ?? usual;
        return (around, present >= least && present <= around + 9 ? present : usual);
    }

    // The indentation of the old value when the new one is of the same kind.
    private int? Present(YamlNode node, YamlFragment yaml)
    {
        if (IsBlockCollection(node))
            return yaml.Head.Length == 0 ? outline.Column(node.Start) : null;
        if (!yaml.IsBlockScalar || !IsBlockScalar(node))
            return null;
        for (var at = YamlScan.LineEnd(text, node.Start); at + 1 < node.End; at = YamlScan.LineEnd(text, at + 1))
        {
            var line = at + 1;
            var indent = YamlScan.Indent(text, line);
            if (line + indent < YamlScan.LineEnd(text, line))
                return indent;
        }

        return null;
    }
}
