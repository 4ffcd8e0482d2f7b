using System.Text;
using SequencesAsCode.Core.Json;

namespace SequencesAsCode.Output.Html.Markup;

/// <summary>The one place where text from outside becomes HTML. It is encoded for the place where it stands.</summary>
internal static class HtmlEncoding
{
    /// <summary>
    /// The text of an element. Characters that change how others are shown become visible, and CI runners find no
    /// command in it.
    /// </summary>
    public static string Text(string outside)
    {
        var lines = outside.ReplaceLineEndings("\n").Replace('\t', ' ').Split('\n').Select(Printable.Text);
        var encoded = new StringBuilder(string.Join('\n', lines))
            .Replace("&", "&amp;")
            .Replace("<", "&lt;")
            .Replace(">", "&gt;");
        return Calm(encoded.ToString());
    }

    /// <summary>The value of an attribute, between double quotes, on one line.</summary>
    public static string Attribute(string outside)
    {
        var encoded = new StringBuilder(outside, outside.Length + 64)
            .Replace("&", "&amp;")
            .Replace("\"", "&quot;")
            .Replace("'", "&#39;")
            .Replace("<", "&lt;")
            .Replace(">", "&gt;")
            .Replace("\0", "")
            .Replace("\r", "&#13;")
            .Replace("\n", "&#10;");
        return Calm(encoded.ToString());
    }

    // A page may be printed to a log. Some CI runners obey "##" anywhere in a line, others "::" at the start of one.
    private static string Calm(string encoded) =>
        encoded.Replace("##", "#&#35;", StringComparison.Ordinal).Replace("\n::", "\n&#58;:", StringComparison.Ordinal);
}
