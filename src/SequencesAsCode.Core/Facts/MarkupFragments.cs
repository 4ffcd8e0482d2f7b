using System.Text.RegularExpressions;

namespace SequencesAsCode.Core.Facts;

/// <summary>The markup that is measured. Apollo cleans bodies, and does not publish what it keeps.</summary>
public static class MarkupFragments
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>A comment.</summary>
    public static MarkupFragment Comment { get; } = Of("comment", "a comment", "One<!-- note -->Two", "<!--(?!\\[if)");

    /// <summary>All fragments, in the order they are sent.</summary>
    public static ImmutableArray<MarkupFragment> All { get; } =
    [
        Of("bold", "<b>", "<b>One</b> two", "<(b|strong)[ >]"),
        Of("br", "<br>", "One<br>Two", "<br"),
        Of("br_closed", "<br/>", "One<br/>Two", "<br"),
        Of("capitals", "tags in capitals", "<B>One</B>", "<b[ >]|<strong"),
        Of("class", "a class attribute", "<span class=\"note\">One</span>", "\\sclass="),
        Comment,
        Of("condition", "{{#if}}", "{{#if first_name}}One{{#else}}Two{{#endif}}", "\\{\\{#if"),
        Of("conditional_comment", "a conditional comment", "One<!--[if mso]>Two<![endif]-->", "<!--\\[if"),
        Of("data", "a data attribute", "<span data-part=\"one\">One</span>", "\\sdata-"),
        Of("div", "<div>", "<div>One</div><div>Two</div>", "<div"),
        Of("emoji", "an emoji", "One \U0001F642", "[\U0001F642]|&#x?[0-9a-f]+;"),
        Of("entity", "&amp;", "One &amp; two", "&amp;"),
        Of("entity_letter", "&eacute;", "Caf&eacute;", "&eacute;|é"),
        Of(
            "event",
            "an event attribute",
            "<a href=\"https://www.example.com/\" onclick=\"x()\">One</a>",
            "\\son[a-z]+="
        ),
        Of("font", "<font>", "<font color=\"red\">One</font>", "<font"),
        Of("form", "<form>", "<form>One</form>", "<form"),
        Of("frame", "<iframe>", "One<iframe src=\"https://www.example.com/\"></iframe>", "<iframe"),
        Of("heading", "<h1>", "<h1>One</h1>", "<h[1-6]"),
        Of("image", "<img>", "<img src=\"https://www.example.com/a.png\" alt=\"A\" width=\"10\">", "<img"),
        Of("italic", "<i>", "<i>One</i> two", "<(i|em)[ >]"),
        Of("link", "<a href>", "<a href=\"https://www.example.com/\">One</a>", "<a\\s[^>]*href="),
        Of("link_mail", "a mailto: link", "<a href=\"mailto:a@example.com\">One</a>", "mailto:"),
        Of("link_script", "a javascript: link", "<a href=\"javascript:x()\">One</a>", "javascript:"),
        Of(
            "link_target",
            "target on a link",
            "<a href=\"https://www.example.com/\" target=\"_blank\">One</a>",
            "\\starget="
        ),
        Of("list", "<ul>", "<ul><li>One</li></ul>", "<ul"),
        Of("nbsp", "&nbsp;", "One&nbsp;two", "&nbsp;|\u00a0"),
        Of("nbsp_letter", "a no-break space", "One\u00a0two", "&nbsp;|\u00a0"),
        Of("object", "<object>", "One<object data=\"a\"></object>", "<object"),
        Of("p", "<p>", "<p>One</p><p>Two</p>", "<p[ >]"),
        Of("quotes", "straight quotation marks", "\"One\" and 'two'", "[\"'](?![^<]*>)"),
        Of("script", "<script>", "One<script>var a=1</script>", "<script"),
        Of("spaces", "two spaces in a row", "One  two", "\\S  \\S"),
        Of("span", "<span>", "<span>One</span>", "<span"),
        Of("style", "a style attribute", "<span style=\"color:red\">One</span>", "\\sstyle="),
        Of("style_element", "<style>", "<style>b{color:red}</style>One", "<style"),
        Of("table", "<table>", "<table><tbody><tr><td>One</td></tr></tbody></table>", "<table"),
        Of("underline", "<u>", "<u>One</u>", "<u[ >]"),
        Of("variable", "{{first_name}}", "{{first_name}}", "\\{\\{first_name\\}\\}"),
    ];

    /// <summary>The fragments that a body has and that were measured to be removed.</summary>
    public static IEnumerable<MarkupFragment> LostIn(string markup, ServiceFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return All.Where(fragment => fragment.IsLostIn(facts) && fragment.Sign.IsMatch(markup));
    }

    /// <summary>The fragments that a body had when it was sent, and that it came back without.</summary>
    /// <param name="sent">The markup that was sent.</param>
    /// <param name="returned">The markup that came back.</param>
    public static IEnumerable<MarkupFragment> Removed(string sent, string returned) =>
        All.Where(fragment => fragment.Sign.IsMatch(sent) && !fragment.Sign.IsMatch(returned));

    private static MarkupFragment Of(string name, string label, string html, string sign) =>
        new(name, label, html, new(sign, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience));
}
