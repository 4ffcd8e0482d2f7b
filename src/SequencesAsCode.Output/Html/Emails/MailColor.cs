using System.Drawing;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Output.Html.Emails;

/// <summary>A color of an email, each channel 0 to 255.</summary>
internal readonly partial record struct MailColor(byte Red, byte Green, byte Blue)
{
    /// <summary>What emails are shown on.</summary>
    public static MailColor Paper { get; } = new(255, 255, 255);

    /// <summary>Text of an email that states no color; the style sheet of emails says the same.</summary>
    public static MailColor Ink { get; } = new(0x1f, 0x23, 0x28);

    /// <summary>Links; the style sheet of emails says the same.</summary>
    public static MailColor Link { get; } = new(0x1d, 0x4f, 0xb8);

    /// <summary>Quotes; the style sheet of emails says the same.</summary>
    public static MailColor Quote { get; } = new(0x4b, 0x55, 0x63);

    /// <summary>The color as six digits behind a <c>#</c>.</summary>
    public string Hex => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    /// <summary>
    /// The first color that a CSS value names, laid over <paramref name="ground"/> where it is translucent;
    /// null when it names none, or one that is fully transparent. Addresses in the value are not looked at.
    /// </summary>
    public static MailColor? In(string value, MailColor ground)
    {
        foreach (Match token in Tokens().Matches(Addresses().Replace(value.ToLowerInvariant(), " ")))
        {
            if (Parse(token) is not { } found)
                continue;
            return found.Opacity <= 0 ? null : found.Color.Over(ground, found.Opacity);
        }

        return null;
    }

    /// <summary>
    /// The color that an attribute is, laid over <paramref name="ground"/>; null where it says anything else.
    /// </summary>
    public static MailColor? Of(string attribute, MailColor ground) =>
        Tokens().Match(attribute.Trim().ToLowerInvariant()) is { Success: true, Index: 0 } token
        && token.Length == attribute.Trim().Length
            ? In(attribute, ground)
            : null;

    /// <summary>How well one is told from the other: 1 (equal) to 21, as WCAG 2 defines it.</summary>
    public double ContrastWith(MailColor other)
    {
        var (one, two) = (Luminance, other.Luminance);
        return (Math.Max(one, two) + 0.05) / (Math.Min(one, two) + 0.05);
    }

    private double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    private static double Linear(byte channel) =>
        channel / 255.0 is var part && part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);

    private MailColor Over(MailColor ground, double opacity)
    {
        return opacity >= 1 ? this : new(Mix(Red, ground.Red), Mix(Green, ground.Green), Mix(Blue, ground.Blue));

        byte Mix(byte top, byte below) =>
            (byte)Math.Round((top * opacity) + (below * (1 - opacity)), MidpointRounding.ToEven);
    }

    private static (MailColor Color, double Opacity)? Parse(Match token)
    {
        if (token.Groups["hex"] is { Success: true, Value: var digits })
            return OfDigits(digits);
        if (token.Groups["kind"] is { Success: true, Value: var kind })
            return OfFunction(kind, token.Groups["in"].Value);
        return OfName(token.Groups["name"].Value);
    }

    private static (MailColor, double)? OfDigits(string digits)
    {
        var wide = digits.Length is 3 or 4 ? string.Concat(digits.Select(digit => $"{digit}{digit}")) : digits;
        if (wide.Length is not (6 or 8))
            return null;
        var bytes = Convert.FromHexString(wide);
        return (new(bytes[0], bytes[1], bytes[2]), bytes.Length == 4 ? bytes[3] / 255.0 : 1);
    }

    // Names of CSS are those of .NET, which spells its grays the American way alone.
    private static (MailColor, double)? OfName(string name)
    {
        if (name == "transparent")
            return (default, 0);
        var color = Color.FromName(name.Replace("grey", "gray", StringComparison.Ordinal));
        return color is { IsKnownColor: true, IsSystemColor: false } ? (new(color.R, color.G, color.B), 1) : null;
    }

    private static (MailColor, double)? OfFunction(string kind, string values)
    {
        var parts = Numbers().Matches(values);
        if (parts.Count is not (3 or 4))
            return null;
        var opacity = parts.Count == 4 ? Amount(parts[3], 1) : 1;
        var color =
            kind == "rgb"
                ? new MailColor(Channel(parts[0]), Channel(parts[1]), Channel(parts[2]))
                : OfHue(Number(parts[0]) % 360, Amount(parts[1], 100), Amount(parts[2], 100));
        return (color, Math.Clamp(opacity, 0, 1));
    }

    private static byte Channel(Match part) =>
        (byte)Math.Clamp(Math.Round(Amount(part, 255) * 255, MidpointRounding.ToEven), 0, 255);

    // A percentage is a part of the whole; a bare number counts in units of which "whole" make one.
    private static double Amount(Match part, double whole) =>
        Number(part) / (part.Groups["percent"].Success ? 100 : whole);

    private static double Number(Match part) =>
        double.TryParse(part.Groups["number"].ValueSpan, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static MailColor OfHue(double hue, double saturation, double lightness)
    {
        var reach = Math.Clamp(saturation, 0, 1) * Math.Min(lightness, 1 - lightness);
        return new(Channel(0), Channel(8), Channel(4));

        byte Channel(int offset)
        {
            var at = (offset + (hue / 30) + 12) % 12;
            var part = lightness - (reach * Math.Max(-1, Math.Min(Math.Min(at - 3, 9 - at), 1)));
            return (byte)Math.Clamp(Math.Round(part * 255, MidpointRounding.ToEven), 0, 255);
        }
    }

    [GeneratedRegex(@"url\([^)]*\)?")]
    private static partial Regex Addresses();

    [GeneratedRegex(
        @"#(?<hex>[0-9a-f]{3,8})(?![0-9a-z_-])|(?<kind>rgb|hsl)a?\((?<in>[^()]{0,60})\)"
            + @"|(?<![\w#.-])(?<name>[a-z]{3,20})(?![\w(-])",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Tokens();

    [GeneratedRegex(
        @"(?<number>-?[0-9]{1,6}(\.[0-9]{1,8})?|-?\.[0-9]{1,8})(deg)?(?<percent>%)?",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Numbers();
}
