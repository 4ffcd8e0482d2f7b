using System.Text;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Files.Tests.Formatting;

/// <summary>
/// Draws valid YAML as badly laid out as people and programs manage: comments everywhere, odd indentation, every kind
/// of quotes.
/// </summary>
internal sealed class MessyLayout
{
    private static readonly string[] Keys =
    [
        "key",
        "id",
        "was",
        "name",
        "active",
        "schedule",
        "labels",
        "steps",
        "touches",
        "removed",
        "type",
        "wait",
        "note",
        "status",
        "subject",
        "body_html",
        "body_markdown",
        "reason",
        "sharing",
        "by_environment",
        "accept_loss",
        "unknown",
        "version",
        "policy",
        "environments",
    ];

    private static readonly string[] Texts =
    [
        "approved",
        "30 minutes",
        "Quick question, {{first_name}}",
        "a, b",
        "true",
        "5",
        "1.50",
        "yes",
        "null",
        "~",
        "2026-01-31",
        "66e9e215ece19801b2199101",
        "0x1f",
        "it's",
        "say \"hi\"",
        "back\\slash",
        "C:\\dir \"x\"",
        "re: you",
        "a #1",
        "Deal # 1",
        "-dash",
        "- item",
        "? why",
        ": colon",
        "end:",
        " led",
        "trail ",
        "",
        "#hash",
        "&and",
        "*star",
        "!bang",
        "%per",
        "@at",
        "`tick",
        "{{company}} and Q3",
        "[x]",
        "é 🎉 ü",
        "tab\there",
        "---",
        "...",
        "x\u00a0y",
        "http://example.com/a?b=c#d",
        "'",
        "\"",
        "=",
        "<<",
        "1_000",
        "12:30",
        "+1",
        ".5",
        ".",
        "-",
        "a: b: c",
        "<p>Hi {{first_name}},</p>",
        "null value",
        "on",
        "NO",
        "\u2028 line",
        "word\ufeffmark",
    ];

    private static readonly string[] LongTexts =
    [
        "one\ntwo\n",
        "one\n\ntwo",
        "one\n\n",
        "  led\nby blanks\n",
        "\nafter a blank\n",
        "with trailing  \nblanks",
        "# not a comment\nkey: no\n",
        "\tafter a tab\n",
        "list:\n  - a\n  - b\n",
        "one line\n",
        "\n",
        "   \n",
        "a\n \nb\n",
        "end\n\n\n",
        "---\nx\n",
        "a\n  b\n c\n",
        "  \nx\n",
        "a\n  ",
    ];

    private readonly Dice dice;
    private readonly StringBuilder text = new();
    private readonly bool hasAnchors;
    private int comments;
    private int anchors;

    private MessyLayout(int seed)
    {
        dice = new(seed);
        hasAnchors = dice.Chance(0.2);
    }

    /// <summary>How many comments are in it; each says its number.</summary>
    public int Comments => comments;

    public string Text { get; private set; } = "";

    public static MessyLayout Draw(int seed)
    {
        var drawn = new MessyLayout(seed);
        if (drawn.dice.Chance(0.5))
            drawn.text.Append("# yaml-language-server: $schema=x.json\n");
        if (drawn.dice.Chance(0.1))
            drawn.text.Append("---\n");
        drawn.Map(drawn.dice.Chance(0.1) ? 2 : 0, 0);
        drawn.Noise(3);
        var text = drawn.text.ToString();
        if (drawn.dice.Chance(0.2))
            text = text.TrimEnd('\n', ' ');
        if (drawn.dice.Chance(0.2))
            text = text.Replace("\n", "\r\n", StringComparison.Ordinal);
        if (drawn.dice.Chance(0.1))
            text = "\ufeff" + text;
        drawn.Text = text;
        return drawn;
    }

    private void Map(int indent, int depth, bool isBegun = false)
    {
        foreach (var key in dice.Shuffled(Keys).Take(dice.Number(1, 5)))
        {
            if (!isBegun)
                Begin(indent);
            isBegun = false;
            text.Append(dice.Of(key, key, key, $"\"{key}\"", $"'{key}'")).Append(dice.Of(":", ":", " :"));
            Value(indent, depth, dice.Chance(0.3) ? 0 : 1);
        }
    }

    private void List(int indent, int depth, bool isBegun = false)
    {
        for (var n = dice.Number(1, 4); n > 0; n--)
        {
            if (!isBegun)
                Begin(indent);
            isBegun = false;
            text.Append('-');
            if (depth < 4 && dice.Chance(0.4))
            {
                var gap = dice.Number(1, 3);
                text.Append(' ', gap);
                if (dice.Chance(0.8))
                    Map(indent + 1 + gap, depth + 1, isBegun: true);
                else
                    List(indent + 1 + gap, depth + 1, isBegun: true);
            }
            else
            {
                Value(indent, depth, 1);
            }
        }
    }

    private void Value(int indent, int depth, int least)
    {
        var kind = dice.Number(0, depth > 3 ? 5 : 9);
        if (kind <= 1 && anchors > 0)
        {
            text.Append(Alias());
            EndLine();
        }
        else if (kind == 0)
            EndLine();
        else if (kind <= 3)
            Scalar(indent);
        else if (kind == 4)
            Block(indent);
        else if (kind == 5)
            Flow(indent);
        else
        {
            if (Anchor() is { Length: > 0 } anchor)
                text.Append(' ').Append(anchor);
            EndLine();
            if (dice.Chance(0.5))
                Map(indent + dice.Number(1, 4), depth + 1);
            else
                List(indent + dice.Number(least, 4), depth + 1);
        }
    }

    private void Scalar(int indent)
    {
        text.Append(' ', dice.Number(1, 3));
        if (dice.Chance(0.1))
            Split(indent);
        text.Append(Anchor());
        text.Append(
            dice.Number(0, 9) switch
            {
                0 => $"\"first\n{new string(' ', indent + 1)}second\n\n{new string(' ', indent + 3)}third\"",
                1 => $"'it''s\n{new string(' ', indent + 2)}folded'",
                2 => $"plain\n{new string(' ', indent + 1)}folded",
                3 => $"\""
                    + dice.Of(LongTexts)
                        .Replace("\\", "\\\\", StringComparison.Ordinal)
                        .Replace("\n", "\\n", StringComparison.Ordinal)
                        .Replace("\t", "\\t", StringComparison.Ordinal)
                    + "\"",
                4 or 5 => dice.Of(
                    "approved",
                    "5",
                    "true",
                    "1.50",
                    "yes",
                    "null",
                    "~",
                    "2026-01-31",
                    "plain text, with {{braces}}",
                    "a#b",
                    "-5",
                    "-x",
                    "http://x.y/z",
                    "it's",
                    "66e9e215ece19801b2199101"
                ),
                _ => Quoted(dice.Of(Texts)),
            }
        );
        EndLine();
    }

    // A value that begins in the line below its key, with comments in between.
    private void Split(int indent)
    {
        if (dice.Chance(0.5))
            Comment();
        text.Append('\n');
        if (dice.Chance(0.5))
            Noise(indent + 2);
        text.Append(' ', indent + 1 + dice.Number(0, 2));
    }

    private string Quoted(string value) =>
        dice.Chance(0.5) && !value.Any(letter => letter is '\t' or '\u2028' or '\ufeff')
            ? $"'{value.Replace("'", "''", StringComparison.Ordinal)}'"
            : $"\""
                + value
                    .Replace("\\", "\\\\", StringComparison.Ordinal)
                    .Replace("\"", "\\\"", StringComparison.Ordinal)
                    .Replace("\t", "\\t", StringComparison.Ordinal)
                    .Replace("\u2028", "\\L", StringComparison.Ordinal)
                    .Replace("\ufeff", "\\uFEFF", StringComparison.Ordinal)
                + "\"";

    private void Block(int indent)
    {
        var step = dice.Number(1, 4);
        text.Append(' ').Append(dice.Of('|', '>'));
        var hasIndicator = dice.Chance(0.2);
        if (hasIndicator)
            text.Append(step);
        text.Append(dice.Of("", "-", "+"));
        EndLine();
        foreach (var line in Enumerable.Range(0, dice.Number(1, 4)))
        {
            if (dice.Chance(0.2))
                text.Append('\n');
            text.Append(' ', indent + step).Append(hasIndicator || line > 0 ? dice.Of("", "", "  ", "# ") : "");
            text.Append(dice.Of("Hi {{first_name}},", "text: more", "- a", "trailing  ", "# no comment", "x"))
                .Append('\n');
        }

        if (dice.Chance(0.3))
            text.Append('\n', dice.Number(1, 3));
    }

    private void Flow(int indent)
    {
        text.Append(' ');
        FlowPart(indent, 0);
        EndLine();
    }

    private void FlowPart(int indent, int depth)
    {
        var (isMap, isSpread) = (dice.Chance(0.5), dice.Chance(0.3));
        text.Append(isMap ? "{" : "[");
        var keys = dice.Shuffled(Keys);
        var count = dice.Number(0, 4);
        for (var n = 0; n < count; n++)
        {
            FlowGap(indent, isSpread);
            if (isMap)
                text.Append(keys[n]).Append(": ");
            if (depth < 2 && dice.Chance(0.2))
                FlowPart(indent, depth + 1);
            else if (anchors > 0 && dice.Chance(0.2))
                text.Append(Alias());
            else
                text.Append(
                    dice.Chance(0.5)
                        ? Quoted(dice.Of(Texts))
                        : dice.Of("a", "5", "two words", "true", "-1", "x:y", "1,5".Replace(',', '.'), "null")
                );
            if (n < count - 1 || dice.Chance(0.2))
                text.Append(dice.Of(",", ", ", " ,"));
        }

        FlowGap(indent, isSpread);
        text.Append(isMap ? '}' : ']');
    }

    private void FlowGap(int indent, bool isSpread)
    {
        text.Append(dice.Of("", " "));
        if (!isSpread || dice.Chance(0.4))
            return;
        if (dice.Chance(0.4))
            Comment();
        text.Append('\n');
        if (dice.Chance(0.3))
            Noise(indent + 4);
        text.Append(' ', indent + dice.Number(1, 6));
    }

    private string Anchor() => hasAnchors && dice.Chance(0.2) ? $"&a{++anchors}  " : "";

    private string Alias() => $" *a{dice.Number(1, anchors)} ";

    private void Begin(int indent)
    {
        Noise(indent);
        text.Append(' ', indent);
    }

    private void Noise(int deepest)
    {
        for (var n = dice.Of(0, 0, 0, 1, 2, 3); n > 0; n--)
        {
            if (dice.Chance(0.4))
                text.Append(' ', dice.Of(0, 0, 2)).Append('\n');
            else
                text.Append(' ', dice.Number(0, deepest)).Append(Number()).Append('\n');
        }
    }

    private void EndLine()
    {
        if (dice.Chance(0.25))
            Comment();
        text.Append(' ', dice.Of(0, 0, 0, 2)).Append('\n');
    }

    private void Comment() => text.Append(' ', dice.Number(1, 9)).Append(Number());

    private string Number() =>
        $"#{dice.Of(" ", "", "\t", "# ")}c{++comments}.{dice.Of("", " and: more", " 'quote", " [x", "   ", " – é")}";
}
