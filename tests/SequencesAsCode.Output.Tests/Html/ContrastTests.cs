using System.Globalization;
using System.Text.RegularExpressions;
using SequencesAsCode.Output.Html;
using SequencesAsCode.Output.Html.Emails;

namespace SequencesAsCode.Output.Tests.Html;

/// <summary>Text can be read on every ground it stands on: WCAG 2 level AA, 4.5 : 1, in both schemes.</summary>
[TestFixture]
internal sealed partial class ContrastTests
{
    private const double LeastForText = 4.5;
    private const double LeastForSigns = 3;

    private static readonly Dictionary<string, (string Light, string Dark)> Colours = Pair()
        .Matches(Assets.PageStyle)
        .ToDictionary(
            match => match.Groups["name"].Value,
            match => (match.Groups["light"].Value, match.Groups["dark"].Value),
            StringComparer.Ordinal
        );

    [TestCase("ink", "ground surface sunken red-ground")]
    [TestCase("muted", "ground surface sunken red-ground")]
    [TestCase("accent", "ground surface sunken")]
    [TestCase("green", "green-ground surface ground sunken")]
    [TestCase("amber", "amber-ground surface ground sunken")]
    [TestCase("red", "red-ground surface ground sunken")]
    [TestCase("violet", "violet-ground surface")]
    public void Text_stands_out(string ink, string grounds) =>
        Assert.That(Ratios(ink, grounds), Is.All.GreaterThanOrEqualTo(LeastForText));

    [TestCase("strong-line", "ground surface sunken")]
    [TestCase("accent", "ground surface sunken")]
    public void Borders_of_controls_and_the_mark_of_the_focus_stand_out(string line, string grounds) =>
        Assert.That(Ratios(line, grounds), Is.All.GreaterThanOrEqualTo(LeastForSigns));

    [TestCase("#1f2328", "#ffffff")]
    [TestCase("#1d4fb8", "#ffffff")]
    [TestCase("#0f4d29", "#cdeed7")]
    [TestCase("#8a1812", "#fbd9d5")]
    [TestCase("#4b2e8c", "#ece6f8")]
    [TestCase("#6d4300", "#fdf1d7")]
    [TestCase("#4b5563", "#f3f4f6")]
    [TestCase("#1f2328", "#e6e9ee")]
    public void Text_inside_an_email_stands_out(string ink, string ground)
    {
        var style = string.Concat(EmailSheet.All.Select(sheet => sheet.Style));
        Assert.That(style, Does.Contain(ink).And.Contain(ground == "#ffffff" ? "#fff" : ground));
        Assert.That(Ratio(ink, ground), Is.GreaterThanOrEqualTo(LeastForText));
    }

    private static List<double> Ratios(string ink, string grounds) =>
        [
            .. grounds
                .Split(' ')
                .SelectMany(ground =>
                    new[]
                    {
                        Ratio(Colours[ink].Light, Colours[ground].Light),
                        Ratio(Colours[ink].Dark, Colours[ground].Dark),
                    }
                ),
        ];

    private static double Ratio(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        var parts = Enumerable
            .Range(0, 3)
            .Select(i =>
                int.Parse(colour.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0
            )
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4))
            .ToList();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    [GeneratedRegex(
        @"--(?<name>[a-z-]+): light-dark\((?<light>#[0-9a-f]{6}), (?<dark>#[0-9a-f]{6})\)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Pair();
}
