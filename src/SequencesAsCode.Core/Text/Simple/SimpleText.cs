using System.Text;

namespace SequencesAsCode.Core.Text.Simple;

/// <summary>The canonical form, the text and the targets of simple markup.</summary>
internal static class SimpleText
{
    /// <summary>One form for all markup with the same meaning.</summary>
    public static string Canonical(List<SimplePart> parts)
    {
        var text = new StringBuilder();
        for (var index = 0; index < parts.Count; index++)
        {
            var part = parts[index];
            switch (part.Kind)
            {
                case SimpleKind.Text:
                    BodyForm.Write(WithoutEdges(parts, index), text);
                    break;
                case SimpleKind.End:
                    Close(part.Value, text);
                    break;
                case SimpleKind.Start:
                    Open(part, text);
                    break;
                default:
                    Open(part, text);
                    Close(part.Value, text);
                    break;
            }
        }

        return text.ToString();
    }

    /// <summary>The text that a recipient reads, and the links and images.</summary>
    public static (string Text, ImmutableArray<string> Targets) Read(List<SimplePart> parts)
    {
        var text = new StringBuilder();
        var targets = ImmutableArray.CreateBuilder<string>();
        foreach (var part in parts)
        {
            if (!part.IsTag)
                text.Append(FoldedSpace.Of(part.Value));
            else if (part.Value == "br")
                text.Append('\n');
            else
                AddTag(part, text, targets);
        }

        return (BodyForm.Lines(text), targets.ToImmutable());
    }

    private static void AddTag(SimplePart tag, StringBuilder text, ImmutableArray<string>.Builder targets)
    {
        if (tag.Attribute("href") is { } address)
            targets.Add($"link {address}");
        if (tag.Value == "img")
            targets.Add($"image {tag.Attribute("src")} {tag.Attribute("alt")}".TrimEnd());
        if (BodyForm.IsBlock(tag.Value))
            BodyForm.NewLine(text);
    }

    private static string WithoutEdges(List<SimplePart> parts, int index)
    {
        var text = parts[index].Value.AsSpan();
        if (index == 0 || IsEdge(parts[index - 1]))
            text = text.TrimStart(BodyForm.LineSpace);
        if (index == parts.Count - 1 || IsEdge(parts[index + 1]))
            text = text.TrimEnd(BodyForm.LineSpace);
        return text.Length == parts[index].Value.Length ? parts[index].Value : text.ToString();
    }

    // A text ends at the tags beside it: those of its own element, or those of the elements before and after.
    private static bool IsEdge(SimplePart tag) => tag.Value == "br" || BodyForm.IsBlock(tag.Value);

    private static void Open(SimplePart tag, StringBuilder text)
    {
        text.Append('<').Append(tag.Value);
        foreach (var attribute in (tag.Attributes ?? []).OrderBy(attribute => attribute.Key, StringComparer.Ordinal))
            BodyForm.Write(attribute.Key, attribute.Value, text);
        text.Append('>');
    }

    private static void Close(string name, StringBuilder text) => text.Append("</").Append(name).Append('>');
}
