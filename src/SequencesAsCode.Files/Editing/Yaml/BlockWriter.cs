using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Editing.Yaml;

/// <summary>Writes the changed entries or items of a block, each on lines of its own.</summary>
internal sealed class BlockWriter(YamlOutline outline, PartList parts, BlockEnds ends)
{
    private readonly string text = outline.Text;
    private readonly int column = outline.Column(parts.Node.Parts[0].Start);

    /// <summary>The text from the first part to the last, without the line end of the last.</summary>
    public IEnumerable<Splice> Splices()
    {
        var end = parts.Extents[^1].To;
        yield return new(parts.Extents[0].From, end, parts.Spot.Depth, Write);

        // Blank lines below would become part of a block scalar that keeps blank lines.
        var last = parts.Elements[^1];
        var blank = YamlScan.BlankLines(text, end + 1);
        if (last.Original == parts.Node.Parts[^1] || blank <= end + 1)
            yield break;
        if (ends.Of(last) == BlockEnd.Lines)
            yield return new(end + 1, blank, int.MaxValue, _ => { });
        if (ends.Of(last) != BlockEnd.Blanks)
            yield break;
        foreach (var splice in outline.BlanksIn(end + 1, blank))
            yield return splice;
    }

    private bool BeginsBehindSign
    {
        get
        {
            var start = parts.Extents[0].From;
            return start == parts.Node.Parts[0].Start
                && column > 0
                && !text.AsSpan(YamlScan.LineStart(text, start), column).IsWhiteSpace();
        }
    }

    private void Write(Composition to)
    {
        var inline = BeginsBehindSign;
        if (!inline)
            WriteGap(parts.Leading, BlockEnd.None, to);
        for (var i = 0; i < parts.Elements.Count; i++)
        {
            var element = parts.Elements[i];
            if (element.Original is { } part)
                WriteOld(part, inline && i == 0, to);
            else
                WriteNew(element, inline && i == 0, to);
            var rest = i < parts.Gaps.Count ? parts.Gaps[i] : parts.Trailing;
            if (i == 0 && inline)
                rest = parts.Leading.AddRange(rest);
            if (i == parts.Elements.Count - 1 && rest.IsEmpty)
                break;
            LineEnd(element, to);
            WriteGap(rest, ends.Of(element), to, i == parts.Elements.Count - 1);
        }
    }

    private void WriteOld(YamlPart part, bool behindSign, Composition to)
    {
        var extent = parts.Extents[parts.Node.Parts.IndexOf(part)];
        var from = extent.From;
        var atLine = YamlScan.LineStart(text, from) == from;
        if (behindSign && atLine)
            from += YamlScan.Indent(text, from);
        else if (!behindSign && !atLine)
            to.Write(' ', column);
        to.Copy(from, extent.To, parts.Spot.Depth + 1);
    }

    private void WriteNew(Element element, bool behindSign, Composition to)
    {
        if (!behindSign)
            to.Write(' ', column);
        var yaml = element.Yaml!;
        if (element.Key is { } key)
        {
            var offset = yaml.IsList ? outline.ListOffset : 2;
            to.Write($"{YamlText.Of(key, inFlow: true)}:{yaml.Text(column, column + offset)}");
            return;
        }

        var blanks = BlanksBehindDash();
        to.Write($"-{new string(' ', blanks)}{yaml.Head}{yaml.Below(column + 1 + blanks)}");
    }

    private void LineEnd(Element element, Composition to)
    {
        var end = element.Original is { } part ? parts.Extents[parts.Node.Parts.IndexOf(part)].To : text.Length;
        if (end < text.Length)
            to.Copy(end, end + 1, int.MaxValue);
        else
            to.Write("\n");
    }

    private void WriteGap(ImmutableArray<Gap> gap, BlockEnd above, Composition to, bool last = false)
    {
        foreach (var piece in gap)
        {
            // The very last line end is not part of the collection.
            var endsAll = last && ReferenceEquals(piece, gap[^1]);
            var end = endsAll ? Math.Max(piece.Start, piece.End - 1) : piece.End;
            var firstText = Math.Min(YamlScan.BlankLines(text, piece.Start), end);
            if (above == BlockEnd.Blanks)
                WriteBlank(piece.Start, firstText, to);
            else if (above == BlockEnd.None)
                to.Copy(piece.Start, firstText, int.MaxValue);
            if (above != BlockEnd.Lines)
                to.Write(new string('\n', piece.Blank));
            to.Copy(firstText, end, int.MaxValue);
            if (firstText < end)
                above = BlockEnd.None;
        }
    }

    private void WriteBlank(int start, int end, Composition to)
    {
        for (var i = start; i < end; i++)
        {
            if (YamlScan.IsBreak(text[i]))
                to.Copy(i, i + 1, int.MaxValue);
        }
    }

    // As many spaces as after the first dash that has a value on its line.
    private int BlanksBehindDash() =>
        parts.Node.Parts.FirstOrDefault(StandsBesideDash) is { } item ? item.Value.Start - item.Start - 1 : 1;

    private bool StandsBesideDash(YamlPart item) =>
        item.Value.Start > item.Start + 1
        && YamlScan.LineEnd(text, item.Start) > item.Value.Start
        && text.AsSpan(item.Start + 1, item.Value.Start - item.Start - 1).IsWhiteSpace();
}
