using System.Net;
using System.Text;

namespace SequencesAsCode.Emulator.Html;

/// <summary>The visible text of HTML.</summary>
internal static class HtmlText
{
    private static readonly ImmutableArray<string> Breaks =
    [
        "p",
        "div",
        "li",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "ul",
        "ol",
        "table",
    ];

    public static string Of(string html)
    {
        var text = new StringBuilder();
        foreach (var token in HtmlTokenizer.Read(html))
        {
            if (token.Kind == HtmlTokenKind.Text)
                text.Append(WebUtility.HtmlDecode(token.Raw));
            else if (token.Kind == HtmlTokenKind.StartTag && token.Name == "br")
                text.Append('\n');
            else if (token.Kind == HtmlTokenKind.EndTag && Breaks.Contains(token.Name))
                text.Append('\n');
        }

        return text.ToString().Trim();
    }

    public static bool IsEmpty(string html) =>
        Of(html).Length == 0 && !HtmlTokenizer.Read(html).Any(t => t.Kind == HtmlTokenKind.StartTag && t.Name == "img");
}
