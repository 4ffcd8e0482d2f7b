using System.Globalization;
using System.Text;

namespace SequencesAsCode.Output.Html.Emails;

/// <summary>
/// Backgrounds of elements that have no attribute for one. A policy that allows no inline style allows classes of a
/// known
/// style sheet, so each color becomes the nearest of 216: six levels of red, green and blue.
/// </summary>
internal static class GroundClass
{
    private const int Levels = 6;
    private const int Width = 51;

    /// <summary>The style sheet with all of them.</summary>
    public static string Style { get; } = Rules();

    /// <summary>The color that is shown for one.</summary>
    public static MailColor Nearest(MailColor color) =>
        new((byte)(Level(color.Red) * Width), (byte)(Level(color.Green) * Width), (byte)(Level(color.Blue) * Width));

    /// <summary>The class that gives a ground.</summary>
    public static string NameOf(MailColor color) => Name(Level(color.Red), Level(color.Green), Level(color.Blue));

    private static int Level(byte channel) => (channel + (Width / 2)) / Width;

    private static string Name(int red, int green, int blue) =>
        string.Create(CultureInfo.InvariantCulture, $"g{red}{green}{blue}");

    private static string Rules()
    {
        var rules = new StringBuilder("a[class^=g]{padding:5px 12px;border-radius:3px;display:inline-block}");
        for (var code = 0; code < Levels * Levels * Levels; code++)
        {
            var (red, green, blue) = (code / (Levels * Levels), code / Levels % Levels, code % Levels);
            var color = new MailColor((byte)(red * Width), (byte)(green * Width), (byte)(blue * Width));
            rules.Append('.').Append(Name(red, green, blue)).Append("{background:").Append(color.Hex).Append('}');
        }

        return rules.ToString();
    }
}
