using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace SequencesAsCode.Output.Html.Emails;

/// <summary>
/// What of an email's markup a preview shows: the elements and attributes on these lists, with values of a checked
/// form, and nothing else.
/// </summary>
internal static partial class AllowedMarkup
{
    private const int MostStyles = 8;

    private static readonly FrozenSet<string> Kept = Set(
        "a abbr b blockquote br caption cite code dd div dl dt em font h1 h2 h3 h4 h5 h6 hr i kbd li ol p "
            + "pre q s small span strong sub sup table tbody td tfoot th thead tr u ul"
    );

    // Shown as something that means the same and cannot be taken for a mark of the preview.
    private static readonly FrozenDictionary<string, string> Replaced = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["article"] = "div",
        ["aside"] = "div",
        ["center"] = "div",
        ["del"] = "s",
        ["fieldset"] = "div",
        ["figure"] = "div",
        ["footer"] = "div",
        ["form"] = "div",
        ["header"] = "div",
        ["ins"] = "u",
        ["main"] = "div",
        ["nav"] = "div",
        ["section"] = "div",
        ["strike"] = "s",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // What mail clients show in place of buttons, pictures with sources and players is their content, so that is shown
    // here as well.
    private static readonly FrozenSet<string> Dropped = Set(
        "base embed frame frameset head iframe input link math meta noembed noframes optgroup option param "
            + "script select source style svg template textarea title track xmp"
    );

    private static readonly FrozenSet<string> BlockElements = Set(
        "blockquote caption dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre table tbody td tfoot th thead tr ul"
    );

    /// <summary>Whether nothing of an element is shown, its content neither.</summary>
    public static bool IsDropped(IElement element) =>
        Dropped.Contains(element.LocalName) || element.NamespaceUri != "http://www.w3.org/1999/xhtml";

    /// <summary>The element that is shown for one; null when only its content is.</summary>
    public static string? TagOf(IElement element) =>
        Kept.Contains(element.LocalName) ? element.LocalName : Replaced.GetValueOrDefault(element.LocalName);

    /// <summary>Whether a line begins and ends with the element.</summary>
    public static bool IsBlock(string tag) => BlockElements.Contains(tag);

    /// <summary>The attributes that are kept.</summary>
    public static IEnumerable<(string Name, string? Value)> AttributesOf(IElement element, string tag)
    {
        if (element.LocalName == "center")
            yield return ("align", "center");
        foreach (var attribute in element.Attributes)
        {
            var (name, value) = (attribute.LocalName, attribute.Value.Trim().ToLowerInvariant());
            if (IsAllowed(tag, name, value))
                yield return (name, value);
        }

        if (AlignedBy(element) is { } aligned && BlockElements.Contains(tag))
            yield return ("align", aligned);
    }

    /// <summary>
    /// Elements that say what an element's inline style does to its text; its color is no part of them.
    /// </summary>
    public static ImmutableArray<string> StyledBy(IElement element)
    {
        var tags = ImmutableArray.CreateBuilder<string>();
        foreach (var declaration in InlineStyle.Of(element))
        {
            var tag = declaration switch
            {
                ("font-weight", "bold" or "bolder" or "600" or "700" or "800" or "900") => "b",
                ("font-style", "italic" or "oblique") => "i",
                ("text-decoration" or "text-decoration-line", "underline") => "u",
                ("text-decoration" or "text-decoration-line", "line-through") => "s",
                _ => null,
            };
            if (tag is not null)
                tags.Add(tag);
        }

        return tags.Count > MostStyles ? [] : tags.ToImmutable();
    }

    /// <summary>
    /// Whether the email hides the element: text for machines or for the line beside a subject. A font size of zero is
    /// not looked at here, since children may set their own.
    /// </summary>
    public static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden")
        || (element.GetAttribute("style") is { Length: < 4_000 } style && Hiding().IsMatch(style.ToLowerInvariant()));

    private static string? AlignedBy(IElement element) =>
        element.GetAttribute("style") is { Length: < 4_000 } style
        && !element.HasAttribute("align")
        && Alignment().Match(style.ToLowerInvariant()) is { Success: true } found
            ? found.Groups["to"].Value
            : null;

    private static bool IsAllowed(string tag, string name, string value) =>
        (name, tag) switch
        {
            ("align", _) => value is "left" or "right" or "center" or "justify" && BlockElements.Contains(tag),
            ("valign", "td" or "th" or "tr") => value is "top" or "middle" or "bottom",
            ("colspan" or "rowspan", "td" or "th") => Span().IsMatch(value),
            ("width", "td" or "th" or "table") => Size().IsMatch(value),
            ("border" or "cellpadding" or "cellspacing", "table") => Span().IsMatch(value),
            ("start", "ol") => Span().IsMatch(value),
            ("dir", _) => value is "ltr" or "rtl" or "auto",
            _ => false,
        };

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(
        @"(?<![\w-])text-align\s*:\s*(?<to>left|right|center|justify)\s*(;|!|\z)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Alignment();

    [GeneratedRegex(
        @"(?<![\w-])(display\s*:\s*none|visibility\s*:\s*hidden|(max-height|opacity)\s*:\s*0(px|em|%)?\s*(;|!|\z))",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Hiding();

    [GeneratedRegex(@"\A[0-9]{1,2}\z")]
    private static partial Regex Span();

    [GeneratedRegex(@"\A[0-9]{1,3}%?\z")]
    private static partial Regex Size();
}
