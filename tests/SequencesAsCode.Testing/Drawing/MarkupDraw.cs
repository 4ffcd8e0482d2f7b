namespace SequencesAsCode.Testing.Drawing;

/// <summary>Draws bodies with text that Markdown could misread.</summary>
internal sealed class MarkupDraw(Dice dice)
{
    private static readonly string[] Words =
    [
        "quick",
        "Hi {{first_name}},",
        "{{#if company}}at {{company}}{{#endif}}",
        "*",
        "_",
        "snake_case",
        "_so_",
        "#1",
        "1.",
        "2)",
        "-",
        "+",
        "&gt;",
        "&lt;b&gt;",
        "&amp;amp;",
        "&amp;",
        "[x]",
        "(y)",
        "!",
        "`code`",
        "~~~",
        "===",
        "---",
        "|",
        "\\",
        "C:\\dir",
        "Zürich",
        "😀",
        "שלום",
        "&nbsp;",
        "50%",
        "\"so\"",
        "it's",
        "https://example.com/a_b_c",
        "**",
        ":",
        "…",
    ];

    private static readonly string[] Tags = ["strong", "em", "b", "i", "u"];

    public string Body()
    {
        var isElement = dice.Chance(0.4);
        return string.Concat(dice.Many(1, 4, _ => Block(isElement)));
    }

    private string Block(bool isElement) =>
        dice.Number(0, 6) switch
        {
            0 => $"<ul>{string.Concat(dice.Many(1, 3, _ => $"<li>{Run(2)}</li>"))}</ul>",
            1 => $"<ol>{string.Concat(dice.Many(1, 3, _ => $"<li>{Run(2)}</li>"))}</ol>",
            2 when dice.Chance(0.2) => $"<div>{Run(1)}</div>",
            _ => isElement ? $"<p>{Run(3)}</p>" : Run(3) + dice.Of("<br><br>", "<br>", "<br><br><br>", "\n<br><br>\n"),
        };

    private string Run(int most) =>
        string.Join(dice.Of(" ", "", "<br>", " <br> ", "<br><br>"), dice.Many(1, most, _ => Piece()));

    private string Piece() =>
        dice.Number(0, 6) switch
        {
            0 when dice.Of(Tags) is var tag => $"<{tag}>{Sentence()}</{tag}>",
            1 => $"<a "
                + $"href=\"https://example.com/{dice.Of("a", "a_b*c", "?a=1&amp;b={{company}}", "(x)", "ü")}\""
                + $"{dice.Of("", " target=\"_blank\"")}>{Sentence()}</a>",
            2 when dice.Of(Tags) is var tag => $"{Sentence()}<{tag}>{Sentence()} </{tag}>{Sentence()}",
            _ => Sentence(),
        };

    private string Sentence() => string.Join(' ', dice.Many(1, 5, _ => dice.Of(Words)));
}
