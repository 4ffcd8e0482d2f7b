using System.Text;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Fuzz;

/// <summary>
/// Spoils a text as bytes, as lines and as tokens. What was valid often stays so, and then means something else.
/// </summary>
internal sealed class TextMutator(Dice dice, IReadOnlyList<string> others)
{
    private const string Signs = ":{}[]#&*!|>'\"%@`-?,~<=\\/\t\n \0\r\u00850e.";

    private static readonly IReadOnlyList<string> Pieces =
    [
        "&a ",
        "*a",
        "*a\n",
        "<<: *a\n",
        "<<: {x: 1}\n",
        "!!binary ",
        "!tag ",
        "---\n",
        "...\n",
        "--- ",
        "%YAML 1.3\n",
        "%TAG ! x:\n",
        "\t",
        "\uFEFF",
        "\r",
        "\r\n",
        "\u2028",
        "\u0085",
        "{{",
        "}}",
        "{{first_name}}",
        "{{#if a}}",
        "? ",
        "- ",
        "- - - ",
        "? - ",
        "[[[[",
        "{a: {b: {c: ",
        "|\n",
        ">-\n",
        "|9\n",
        "\"\\ud800\"",
        "\"\\x1b[2J\"",
        "\u202e",
        "\u200b",
        "99999999999999999999",
        "-1",
        "0",
        "1e400",
        "0x7fffffffffffffff",
        ".inf",
        ".nan",
        "2026-02-30",
        "0001-01-01T00:00:00+14:00",
        "null",
        "~",
        "true",
        "none",
        "by_environment: {local: 1}",
        "id: 66e9e215ece19801b219997f\n",
        "key: a\n",
        "../",
        "..\\",
        "/etc/passwd",
        "file:///etc/passwd",
        "C:\\x",
        "%00",
        "<script>",
        "<!--",
        "<![CDATA[",
        "&#x0;",
        "&lt;",
        "](",
        "![](",
        "> > > ",
        "```\n",
        "$&",
        "${jndi:x}",
        "\"",
        "'",
        "}",
        "]",
        ",",
        ":",
        "{}",
        "[]",
        "\\",
        "\\u0000",
        "\\ud83d",
    ];

    public byte[] Mutate(string text)
    {
        var spoilt = Encoding.UTF8.GetBytes(dice.Chance(0.5) ? Lines(text) : text);
        for (var times = dice.Number(dice.Chance(0.3) ? 0 : 1, 4); times > 0; times--)
            spoilt = Bytes(spoilt);
        return dice.Chance(0.02) ? Whole(spoilt) : spoilt;
    }

    private string Lines(string text)
    {
        var lines = text.Split('\n').ToList();
        for (var times = dice.Number(1, 3); times > 0 && lines.Count > 0; times--)
        {
            var (at, length) = (dice.Number(0, lines.Count - 1), dice.Number(1, 6));
            length = Math.Min(length, lines.Count - at);
            var block = lines.GetRange(at, length);
            switch (dice.Number(0, 8))
            {
                case 0:
                    lines.RemoveRange(at, length);
                    break;
                case 1:
                    lines.InsertRange(dice.Number(0, lines.Count), block);
                    break;
                case 2:
                    (lines[at], lines[^1]) = (lines[^1], lines[at]);
                    break;
                case 3:
                    for (var i = at; i < at + length; i++)
                        lines[i] = new string(' ', dice.Number(1, 5)) + lines[i];
                    break;
                case 4:
                    for (var i = at; i < at + length; i++)
                        lines[i] = lines[i].TrimStart();
                    break;
                case 5:
                    lines[at] = lines[at].Insert(dice.Number(0, lines[at].Length), dice.Of(Pieces));
                    break;
                case 6:
                    lines[at] = lines[at].Contains(':', StringComparison.Ordinal)
                        ? lines[at][..(lines[at].IndexOf(':', StringComparison.Ordinal) + 1)] + " " + dice.Of(Pieces)
                        : dice.Of(Pieces);
                    break;
                case 7:
                    lines.InsertRange(at, Other().Split('\n').Skip(dice.Number(0, 20)).Take(dice.Number(1, 12)));
                    break;
                default:
                    lines.InsertRange(at, Enumerable.Repeat(lines[at], dice.Number(2, dice.Chance(0.02) ? 3_000 : 12)));
                    break;
            }
        }

        return string.Join('\n', lines);
    }

    private byte[] Bytes(byte[] bytes)
    {
        if (bytes.Length == 0)
            return Encoding.UTF8.GetBytes(dice.Of(Pieces));
        var list = bytes.ToList();
        var at = dice.Number(0, list.Count - 1);
        var length = Math.Min(dice.Number(1, 30), list.Count - at);
        switch (dice.Number(0, 8))
        {
            case 0:
                list[at] ^= (byte)(1 << dice.Number(0, 7));
                break;
            case 1:
                list[at] = (byte)Signs[dice.Number(0, Signs.Length - 1)];
                break;
            case 2:
                list.RemoveRange(at, list.Count - at);
                break;
            case 3:
                list.RemoveRange(at, length);
                break;
            case 4:
                list.InsertRange(at, list.GetRange(dice.Number(0, list.Count - length), length));
                break;
            case 5:
                list.InsertRange(at, Encoding.UTF8.GetBytes(dice.Of(Pieces)));
                break;
            case 6:
                list.InsertRange(at, Encoding.UTF8.GetBytes(Signs[dice.Number(0, Signs.Length - 1)].ToString()));
                break;
            case 7:
                list.InsertRange(
                    at,
                    Enumerable.Repeat(list[at], dice.Chance(0.05) ? dice.Number(1_000, 20_000) : dice.Number(2, 100))
                );
                break;
            default:
                var other = Encoding.UTF8.GetBytes(Other());
                list.RemoveRange(at, list.Count - at);
                list.AddRange(other[dice.Number(0, other.Length - 1)..]);
                break;
        }

        return [.. list];
    }

    private byte[] Whole(byte[] bytes) =>
        dice.Number(0, 3) switch
        {
            0 => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(bytes))],
            1 => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.Preamble, .. bytes],
            2 => [],
            _ => [.. bytes.Reverse()],
        };

    private string Other() => dice.Of(others);
}
