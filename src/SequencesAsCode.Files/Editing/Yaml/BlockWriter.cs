using System.Collections.Immutable;
using SequencesAsCode.Core.Text;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Editing.Yaml;

/// <summary>Writes the changed entries or items of a block, each on lines of its own.</summary>
internal sealed class BlockWriter(YamlOutline outline, PartList parts, BlockEnds ends)
{
    private readonly string text = outline.Text;
    private readonly int column = outline.Column(parts.Spot.Parts[0].Start);

    /// <summary>From the first part to the last, without the line end of the last.</summary>
    public IEnumerable<Splice> Splices()
    {
        var end = parts.Extents[^1].To;
        yield return new(parts.Extents[0].From, end, parts.Spot.Depth, Write);

        // blank lines below would become part of a block scalar that keeps them
        var last = parts.Elements[^1];
        var blank = YamlScan.BlankLines(text, end + 1);
        if (last.Original == parts.Spot.Parts[^1] || blank <= end + 1) yield break;
        if (ends.Of(last) == BlockEnd.Lines) yield return new(end + 1, blank, int.MaxValue, _ => { });
        if (ends.Of(last) != BlockEnd.Blanks) yield break;
        foreach (var splice in outline.BlanksIn(end + 1, blank)) yield return splice;
    }

    private bool BeginsBehindSign => parts.Extents[0].From == parts.Spot.Parts[0].Start && column > 0 && !text.AsSpan(YamlScan.LineStart(text, parts.Extents[0].From), column).IsWhiteSpace();

    private void Write(Composition to)
    {
        var inline = BeginsBehindSign;
        if (!inline) WriteGap(parts.Leading, BlockEnd.None, to);
        for (var i = 0; i < parts.Elements.Count; i++)
        {
            var element = parts.Elements[i];
            if (element.Original is { } part) WriteOld(part, inline && i == 0, to);
            else WriteNew(element, inline && i == 0, to);
            var rest = i < parts.Gaps.Count ? parts.Gaps[i] : parts.Trailing;
            if (i == 0 && inline) rest = parts.Leading.AddRange(rest);
            if (i == parts.Elements.Count - 1 && rest.IsEmpty) break;
            LineEnd(element, to);
            WriteGap(rest, ends.Of(element), to, i == parts.Elements.Count - 1);
        }
    }

    private void WriteOld(Part part, bool behindSign, Composition to)
    {
        var extent = parts.Extents[parts.Spot.Parts.IndexOf(part)];
        var from = extent.From;
        var atLine = YamlScan.LineStart(text, from) == from;
        if (behindSign && atLine) from += YamlScan.Indent(text, from);
        else if (!behindSign && !atLine) to.Write(' ', column);
        to.Copy(from, extent.To, parts.Spot.Depth + 1);
    }

    private void WriteNew(Element element, bool behindSign, Composition to)
    {
        if (!behindSign) to.Write(' ', column);
        to.Write(element.Key is { } key
            ? $"{YamlText.Of(key, inFlow: true)}:{element.Yaml!.Text(column, column + (element.Yaml.IsList ? outline.ListOffset : 2))}"
            : $"-{new string(' ', Blanks())}{element.Yaml!.Head}{element.Yaml.Below(column + 1 + Blanks())}");
    }

    private void LineEnd(Element element, Composition to)
    {
        var end = element.Original is { } part ? parts.Extents[parts.Spot.Parts.IndexOf(part)].To : text.Length;
        if (end < text.Length) to.Copy(end, end + 1, int.MaxValue);
        else to.Write("\n");
    }

    private void WriteGap(ImmutableArray<Gap> gap, BlockEnd above, Composition to, bool last = false)
    {
        foreach (var piece in gap)
        {
            var (start, end) = (piece.Start, last && ReferenceEquals(piece, gap[^1]) ? Math.Max(piece.Start, piece.End - 1) : piece.End);
            var text = Math.Min(YamlScan.BlankLines(this.text, start), end);
            if (above == BlockEnd.Blanks) WriteBlank(start, text, to);
            else if (above == BlockEnd.None) to.Copy(start, text, int.MaxValue);
            if (above != BlockEnd.Lines) to.Write(new string('\n', piece.Blank));
            to.Copy(text, end, int.MaxValue);
            if (text < end) above = BlockEnd.None;
        }
    }

    private void WriteBlank(int start, int end, Composition to)
    {
        for (var i = start; i < end; i++)
        {
            if (YamlScan.IsBreak(text[i])) to.Copy(i, i + 1, int.MaxValue);
        }
    }

    // as many as the items have that begin beside their dash
    private int Blanks() => parts.Spot.Parts
        .Where(part => part.Value.Start > part.Start + 1 && YamlScan.LineEnd(text, part.Start) > part.Value.Start && text.AsSpan(part.Start + 1, part.Value.Start - part.Start - 1).IsWhiteSpace())
        .Select(part => (int?)(part.Value.Start - part.Start - 1)).FirstOrDefault() ?? 1;
}
