using System.Net;
using System.Text;

namespace SequencesAsCode.Emulator.Html;

/// <summary>Removes what is unsafe, and with <see cref="Sanitizer.Rewrite"/> writes the rest in another form.</summary>
internal static class HtmlCleaner
{
    private static readonly ImmutableArray<string> Removed = ["script", "style", "iframe", "object", "form"];
    private static readonly ImmutableArray<string> Frame = ["html", "head", "body"];

    public static string Clean(string html, Sanitizer sanitizer)
    {
        var clean = new StringBuilder(html.Length);
        string? inside = null;
        foreach (var token in HtmlTokenizer.Read(html))
        {
            if (inside is not null)
            {
                if (token.Kind == HtmlTokenKind.EndTag && token.Name == inside)
                    inside = null;
            }
            else if (token.Kind == HtmlTokenKind.StartTag && Removed.Contains(token.Name))
            {
                inside = token.Name;
            }
            else if (!Removed.Contains(token.Name) && !Frame.Contains(token.Name) && token.Kind != HtmlTokenKind.Other)
            {
                clean.Append(sanitizer == Sanitizer.Rewrite ? Rewritten(token) : Kept(token));
            }
        }

        return clean.ToString();
    }

    private static string Kept(HtmlToken token) =>
        token.Attributes.All(IsSafe) ? token.Raw : Tag(token.Name, [.. token.Attributes.Where(IsSafe)]);

    private static string Rewritten(HtmlToken token) =>
        token.Kind switch
        {
            HtmlTokenKind.Text => token.Raw.Replace("\u00a0", "&nbsp;", StringComparison.Ordinal),
            HtmlTokenKind.EndTag => $"</{Renamed(token.Name)}>",
            _ => Tag(Renamed(token.Name), [.. token.Attributes.Where(IsSafe)]),
        };

    private static string Renamed(string name) => name == "b" ? "strong" : name;

    private static string Tag(string name, ImmutableArray<HtmlAttribute> attributes)
    {
        var text = new StringBuilder("<").Append(name);
        foreach (var attribute in attributes)
        {
            text.Append(' ').Append(attribute.Name.ToLowerInvariant());
            if (attribute.Value is { } value)
                text.Append("=\"").Append(value.Replace("\"", "&quot;", StringComparison.Ordinal)).Append('"');
        }

        return text.Append('>').ToString();
    }

    private static bool IsSafe(HtmlAttribute attribute) =>
        !attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
        && !IsScriptAddress(WebUtility.HtmlDecode(attribute.Value ?? ""));

    // Browsers skip white space and control characters inside the scheme.
    private static bool IsScriptAddress(string value) =>
        string.Concat(value.Where(c => c > ' ')).StartsWith("javascript:", StringComparison.OrdinalIgnoreCase);
}
