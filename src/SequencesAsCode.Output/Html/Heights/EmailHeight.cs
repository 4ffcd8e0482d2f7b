using System.Globalization;
using System.Text;
using SequencesAsCode.Output.Html.Emails;

namespace SequencesAsCode.Output.Html.Heights;

/// <summary>
/// Estimates how high an email is, because a frame cannot be asked: for frames of several widths, of which the page's
/// style chooses one.
/// </summary>
internal static class EmailHeight
{
    /// <summary>The size of an email's font in pixels; the style sheet of emails has the same.</summary>
    public const double FontSize = 15;

    /// <summary>The pixels that a class counts in.</summary>
    public const int Unit = 8;

    // The space between a frame and its text, on both sides and above and below.
    private const double SidePadding = 36;
    private const double EndPadding = 33;
    private const double Uncertain = 8;
    private const double MostUnits = 768;

    // Rather too narrow than too wide: a frame that is too low scrolls.
    private static readonly ImmutableArray<(char Letter, double Width)> Frames =
    [
        ('x', 240),
        ('n', 270),
        ('p', 308),
        ('m', 430),
        ('g', 470),
        ('h', 535),
        ('w', 640),
    ];

    private static readonly ImmutableArray<int> Steps = [.. AllSteps()];

    /// <summary>The style sheet with all classes: each sets a variable to a height in units.</summary>
    public static string Style { get; } = Rules();

    /// <summary>The classes that give a frame its heights.</summary>
    public static string ClassesOf(ImmutableArray<BodyPart> parts) =>
        string.Join(' ', Frames.Select(frame => Class(frame.Letter, UnitsOf(parts, frame.Width))));

    private static int UnitsOf(ImmutableArray<BodyPart> parts, double width)
    {
        var height = EmailLines.HeightOf(parts, width - SidePadding) + EndPadding;
        if (parts.Any(part => part is BodyPart.Picture or BodyPart.Start { Tag: "table" or "pre" }))
            height += Uncertain;
        return Steps.FirstOrDefault(step => height <= step * Unit, Steps[^1]);
    }

    private static string Class(char letter, int units) =>
        string.Create(CultureInfo.InvariantCulture, $"{letter}{units}");

    // Fine where white would be seen, coarse where an email scrolls anyway or is printed.
    private static IEnumerable<int> AllSteps()
    {
        for (var units = 5.0; units < MostUnits; units = Math.Ceiling(Math.Max(units + 1, units * 1.04)))
            yield return (int)units;
        yield return (int)MostUnits;
    }

    private static string Rules()
    {
        var rules = new StringBuilder();
        foreach (var (letter, _) in Frames)
        {
            foreach (var units in Steps)
                rules.Append(CultureInfo.InvariantCulture, $".{Class(letter, units)}{{--{letter}:{units}}}");
        }

        return rules.Append('\n').ToString();
    }
}
