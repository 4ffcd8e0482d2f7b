using System.Text;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Formatting;

/// <summary>Writes a layout in the one canonical form.</summary>
internal sealed class LayoutWriter
{
    private const int Step = 2;

    private readonly StringBuilder text = new();

    private LayoutWriter() { }

    public static string Write(Layout layout)
    {
        var writer = new LayoutWriter();
        writer.Comments(layout.Header, 0, isFirst: true);
        if (layout.HasBlankBelowHeader)
            writer.Blank();
        if (layout.Root.Entries.Count == 0)
        {
            writer.text.Append(FlowText.Line(layout.Root) ?? (layout.Root.IsMap ? "{}" : "[]")).Append('\n');
        }
        else if (layout.Root.Anchor is { } anchor)
        {
            writer.text.Append('&').Append(anchor).Append('\n');
        }

        writer.Block(layout.Root, 0);
        return writer.text.ToString();
    }

    private void Block(Group group, int indent, bool isBehindDash = false)
    {
        foreach (var (place, entry) in group.Entries.Index())
        {
            if (place > 0 || !isBehindDash)
            {
                Above(entry, indent, isFirst: place == 0);
                text.Append(' ', indent);
            }

            Write(entry, indent);
        }

        Comments(group.After, indent);
    }

    private void Write(Entry entry, int indent)
    {
        text.Append(Name(entry));
        if (OneLine(entry, indent) is { } line)
        {
            text.Append(line.Length == 0 ? "" : " ").Append(line);
            EndLine(entry);
            Comments(entry.Inside, indent + Step, isFirst: true);
        }
        else if (entry.Value is YamlScalar scalar && ScalarText.Literal(scalar.Value) is { } literal)
        {
            if (scalar.Place.Anchor is { } anchor)
                text.Append(" &").Append(anchor);
            text.Append(' ').Append(literal.Sign);
            EndLine(entry);
            foreach (var written in literal.Lines)
            {
                text.Append(' ', written.Length == 0 ? 0 : indent + Step).Append(written).Append('\n');
            }
        }
        else if (entry.IsGroupBehindDash)
        {
            text.Append(' ');
            Block(entry.Group!, indent + Step, isBehindDash: true);
        }
        else
        {
            if (entry.Group!.Anchor is { } anchor)
                text.Append(" &").Append(anchor);
            EndLine(entry);
            Block(entry.Group, indent + Step);
        }
    }

    private void Above(Entry entry, int indent, bool isFirst)
    {
        Comments(entry.Before, indent, isFirst);
        if (entry.HasBlankAbove && !(isFirst && entry.Before.Count == 0))
            Blank();
        Raised(entry, indent, indent);
    }

    // A comment cannot be on a line between a dash and its value, and only one fits at the end of a line.
    private void Raised(Entry entry, int indent, int column)
    {
        var behindDash = entry.IsGroupBehindDash && OneLine(entry, column) is null ? entry.Group!.Entries[0] : null;
        Comments(entry.Beside.Take(entry.Beside.Count - (behindDash is null ? 1 : 0)), indent);
        if (behindDash is not null)
            Raised(behindDash, indent, column + Step);
    }

    private static string Name(Entry entry)
    {
        if (entry.Key is not { } key)
            return "-";
        var anchor = key.Place.Anchor is { } name ? $"&{name} " : "";
        return $"{anchor}{ScalarText.Line(key, inFlow: false)}:";
    }

    private static string? OneLine(Entry entry, int indent) => FlowText.Line(entry, indent + Name(entry).Length + 1);

    private void EndLine(Entry entry)
    {
        if (entry.Beside.Count > 0)
            text.Append("  ").Append(entry.Beside[^1].Text);
        text.Append('\n');
    }

    private void Comments(IEnumerable<YamlComment> comments, int indent, bool isFirst = false)
    {
        foreach (var comment in comments)
        {
            if (comment.HasBlankAbove && !isFirst)
                Blank();
            isFirst = false;
            text.Append(' ', indent).Append(comment.Text).Append('\n');
        }
    }

    // After a block scalar that keeps its blank lines, one more blank line would become part of it.
    private void Blank()
    {
        var end = text.Length - 1;
        while (end > 0 && text[end - 1] is (' ' or '\t'))
            end--;
        if (end > 0 && text[end - 1] != '\n')
            text.Append('\n');
    }
}
