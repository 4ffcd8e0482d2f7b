using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace SequencesAsCode.Output.Html.Emails;

/// <summary>How text looks at one place of an email, as far as a preview shows it.</summary>
/// <param name="Ground">The color behind it.</param>
/// <param name="Wanted">The color that the email gives it.</param>
/// <param name="Shown">The color that the page gives it so far.</param>
internal readonly partial record struct EmailLook(MailColor Ground, MailColor Wanted, MailColor Shown)
{
    // Below this a reader does not see that there is text; pale gray on white stays as pale as the email has it.
    private const double LeastContrast = 1.8;

    /// <summary>Where an email begins.</summary>
    public static EmailLook Start { get; } = new(MailColor.Paper, MailColor.Ink, MailColor.Ink);

    /// <summary>Whether the text has no size, as of a wrapper that takes away the gaps between its children.</summary>
    public bool IsSizeless { get; init; }

    /// <summary>Whether an element around it is hidden.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Inside an element: its own ground and color, before they are made readable.</summary>
    /// <param name="element">Of the email.</param>
    /// <param name="tag">What is shown for it; null when only its content is.</param>
    public EmailLook Within(IElement element, string? tag)
    {
        var styles = InlineStyle.Of(element);
        var ground = tag is null
            ? Ground
            : Own(element.GetAttribute("bgcolor"), styles, Ground, "background", "background-color") ?? Ground;
        if (ground != Ground && !IsExact(tag))
            ground = GroundClass.Nearest(ground);
        var (wanted, shown) = tag switch
        {
            "a" => (MailColor.Link, MailColor.Link),
            "blockquote" => (Wanted == MailColor.Ink ? MailColor.Quote : Wanted, MailColor.Quote),
            _ => (Wanted, Shown),
        };
        wanted = Own(tag == "font" ? element.GetAttribute("color") : null, styles, ground, "color") ?? wanted;
        return this with
        {
            Ground = ground,
            Wanted = wanted,
            Shown = shown,
            IsSizeless = SizeOf(element, styles) ?? IsSizeless,
        };
    }

    /// <summary>The same with a color that can be read on the ground: the email's own where that is so.</summary>
    public EmailLook Readable()
    {
        if (Wanted.ContrastWith(Ground) >= LeastContrast)
            return this with { Shown = Wanted };
        var isDark = MailColor.Paper.ContrastWith(Ground) > MailColor.Ink.ContrastWith(Ground);
        return this with { Shown = isDark ? MailColor.Paper : MailColor.Ink };
    }

    /// <summary>
    /// Whether the ground of such an element is an attribute with any color; otherwise it is a class, and of few.
    /// </summary>
    public static bool IsExact(string? tag) => tag is "table" or "tr" or "td" or "th";

    private static MailColor? Own(
        string? attribute,
        ImmutableArray<(string Name, string Value)> styles,
        MailColor ground,
        params ReadOnlySpan<string> names
    )
    {
        MailColor? own = attribute is null ? null : MailColor.Of(attribute, ground);
        foreach (var (name, value) in styles)
        {
            if (names.Contains(name) && MailColor.In(value, ground) is { } color)
                own = color;
        }

        return own;
    }

    // Null where it is said relative to the text around: no part of nothing is anything.
    private static bool? SizeOf(IElement element, ImmutableArray<(string Name, string Value)> styles)
    {
        bool? isZero = element.LocalName == "font" && element.HasAttribute("size") ? false : null;
        foreach (var (name, value) in styles)
        {
            if (name is not ("font-size" or "font"))
                continue;
            if ((name == "font" ? SizeInFont() : Size()).Match(value) is not { Success: true } size)
                continue;
            if (size.Groups["zero"].Success)
                isZero = true;
            else if (!size.Groups["relative"].Success)
                isZero = false;
        }

        return isZero;
    }

    private const string Sizes =
        @"(?<zero>0+(\.0+)?(px|pt|pc|em|rem|ex|ch|%|in|cm|mm|vw|vh)?|\.0+(px|pt|em|rem|%))"
        + @"|(?<relative>[0-9.]+(em|ex|ch|%)|smaller|larger|inherit|unset)|[0-9.]+[a-z]+"
        + @"|(xx?-|xxx-)?(small|large)|medium|(calc|clamp|min|max)\(.*";

    [GeneratedRegex(@"\A(" + Sizes + @")\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Size();

    [GeneratedRegex(@"(?<=\A|\s)(" + Sizes + @")(?=[\s/])", RegexOptions.ExplicitCapture)]
    private static partial Regex SizeInFont();
}
