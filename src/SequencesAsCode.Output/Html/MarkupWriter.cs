using System.Text;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Text;
using SequencesAsCode.Output.Text;

namespace SequencesAsCode.Output.Html;

/// <summary>Writes HTML. Every value is encoded for the place where it stands; the names of elements and attributes come from this program alone.</summary>
internal sealed class MarkupWriter(TextWriter output)
{
    /// <summary>Begins an element. An attribute without a value is a flag; one without a name is left out.</summary>
    public MarkupWriter Open(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        output.Write($"<{tag}");
        foreach (var (name, value) in attributes)
        {
            if (!string.IsNullOrEmpty(name)) output.Write(value is null ? $" {name}" : $" {name}=\"{Attribute(value)}\"");
        }

        output.Write('>');
        return this;
    }

    /// <summary>Ends an element.</summary>
    public MarkupWriter Close(string tag)
    {
        output.Write($"</{tag}>");
        return this;
    }

    /// <summary>Text of an element, white space as it is.</summary>
    public MarkupWriter Text(string text)
    {
        output.Write(Content(text));
        return this;
    }

    /// <summary>An element that holds text alone.</summary>
    public MarkupWriter Element(string tag, string text, params ReadOnlySpan<(string Name, string? Value)> attributes) => Open(tag, attributes).Text(text).Close(tag);

    /// <summary>What this program brings along: styles and script. Never a value.</summary>
    public MarkupWriter Asset(string tag, string asset)
    {
        output.Write($"<{tag}>{asset}</{tag}>");
        return this;
    }

    /// <summary>A line end, for readers of the source.</summary>
    public MarkupWriter Line()
    {
        output.Write('\n');
        return this;
    }

    /// <summary>Text of an element. Characters that change how others are shown are made visible; CI runners find no command in it.</summary>
    public static string Content(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Replace('\t', ' ').Split('\n').Select(Printable.Text);
        return Calm(string.Join('\n', lines).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal));
    }

    /// <summary>A value of an attribute, between double quotes, on one line.</summary>
    public static string Attribute(string value)
    {
        var encoded = new StringBuilder(value, value.Length + 64)
            .Replace("&", "&amp;").Replace("\"", "&quot;").Replace("'", "&#39;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\0", "").Replace("\r", "&#13;").Replace("\n", "&#10;");
        return Calm(encoded.ToString());
    }

    // Some runners obey these anywhere in a line of a log, and a page may be printed to one; a line that begins with colons is obeyed as well.
    private static string Calm(string encoded) => encoded.Replace("##", "#&#35;", StringComparison.Ordinal).Replace("\n::", "\n&#58;:", StringComparison.Ordinal);
}
