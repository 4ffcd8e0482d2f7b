using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Laws;

/// <summary>Draws Markdown as people write it by hand: no two spell one thing alike.</summary>
internal sealed class MarkdownDraw(Dice dice)
{
    private static readonly string[] Words =
    [
        "report",
        "Tuesday",
        "ramp time",
        "the warehouse",
        "{{company}}",
        "{{first_name}}",
        "costs",
        "47.000 €",
        "Straße",
        "l'équipe",
        "在庫",
        "お世話になっております",
        "배차",
        "שלום",
        "مرحبا",
        "👋🏽",
        "R&D",
        "snake_case",
        "5 < 7",
        "[Client Name]",
        "don't",
        "**bold**",
        "_soft_",
        "`code`",
        "[a page](https://example.com/a)",
        "<https://example.com/b>",
        "[ref][r]",
        "{{#if title}}as {{title}}{{#endif}}",
        "A*B",
        "\\*literal\\*",
        "&mdash;",
        "…",
    ];

    private readonly List<string> comments = [];

    /// <summary>The comments that the last text has.</summary>
    public IReadOnlyList<string> Comments => comments;

    /// <summary>A whole body.</summary>
    public string Text()
    {
        comments.Clear();
        var blocks = dice.Many(2, 7, _ => Block())
            .Prepend(dice.Of("Hi {{first_name}},", "Hello", "{{first_name}}様"))
            .Append(Signature())
            .ToList();
        var text = string.Concat(blocks.Select(block => block + dice.Of("\n\n", "\n\n", "\n\n", "\n\n\n")))
            .TrimEnd('\n');
        return text.Contains("[ref][r]", StringComparison.Ordinal) ? $"{text}\n\n[r]: https://example.com/ref" : text;
    }

    private string Block() =>
        dice.Number(0, 15) switch
        {
            0 => Items("- ", "\n"),
            1 => Items("* ", "\n\n"),
            2 => string.Join('\n', dice.Many(2, 4, index => $"{index + 1}. {Sentence()}")),
            3 => $"{Sentence()}\n{Items("- ", "\n")}",
            4 => $"> {Sentence()}\n> {Sentence()}",
            5 => dice.Of("---", "***", "* * *"),
            6 => $"{dice.Of("#", "##")} {Sentence()}",
            7 => Comment(),
            8 => $"<p style=\"color:#333333\">{dice.Of("Plain", "Short")} words here</p>",
            9 => $"```\n{dice.Of("x = 1", "ping")}\n\ny\n```",
            10 => $"{Sentence()}\n\u3000\n{Sentence()}",
            _ => string.Join('\n', dice.Many(1, 4, _ => Sentence())),
        };

    private string Items(string mark, string between) =>
        string.Join(between, dice.Many(2, 4, _ => $"{mark}{Sentence()}{(dice.Chance(0.1) ? "  " : "")}"));

    private string Comment()
    {
        comments.Add($"<!-- note {comments.Count}: ask legal -->");
        return comments[^1];
    }

    private string Sentence() => string.Join(' ', dice.Many(3, 9, _ => Word())) + dice.Of(".", "?", "");

    private string Word() =>
        dice.Chance(0.45)
            ? dice.Of(Words)
            : dice.Of("we", "plan", "three", "things", "for", "teams", "near", "you", "again");

    private string Signature() =>
        dice.Of(
            "Best,\\\nDana",
            "Thanks,  \nPriya Nair",
            "Regards\nTom",
            "--  \nSam",
            "よろしくお願いいたします。\n山田"
        );
}
