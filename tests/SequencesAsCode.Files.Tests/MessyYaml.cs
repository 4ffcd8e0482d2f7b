using System.Text;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Tests;

/// <summary>
/// Draws YAML as many hands would have written it: every style, odd indentation, comments and blank lines everywhere.
/// </summary>
internal sealed class MessyYaml(Random random)
{
    private static readonly string[] Words =
    [
        "a",
        "two words",
        "Hi {x}",
        "30 minutes",
        "yes",
        "12",
        "true",
        "http://a.b/c#d",
        "it's",
        "x: y",
        "k #1",
        "- no",
        "\u00e9\U0001f600",
        "a, b",
        "[x]",
        "&b",
        "\"q\"",
    ];

    private readonly StringBuilder text = new();
    private readonly List<string> anchors = [];
    private int names;

    public static (SourceText Source, YamlNode Root)? Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    public static (SourceText Source, YamlNode Root)? Parse(byte[] content)
    {
        var diagnostics = new List<Diagnostic>();
        return
            SourceText.Decode("a.yaml", content, diagnostics) is { } source
            && YamlTree.Parse(source, diagnostics) is { } root
            ? (source, root)
            : null;
    }

    /// <summary>Everything in the tree, with what is around it; what aliases stand for is left out.</summary>
    public static IEnumerable<(YamlNode Node, YamlNode? Parent)> Walk(YamlNode node, YamlNode? parent = null)
    {
        yield return (node, parent);
        if (node.IsAlias)
            yield break;
        var inner = node switch
        {
            YamlList list => list.Items,
            YamlMap map => map.Entries.Select(entry => entry.Value),
            _ => [],
        };
        foreach (var below in inner.SelectMany(child => Walk(child, node)))
            yield return below;
    }

    /// <summary>What the tree says, without how it is written.</summary>
    public static string Content(YamlNode node) =>
        node switch
        {
            YamlMap map => $"{{"
                + string.Join(
                    ',',
                    map.Entries.Select(entry =>
                        $"{System.Text.Json.JsonSerializer.Serialize(entry.Key.Value)}:{Content(entry.Value)}"
                    )
                )
                + "}",
            YamlList list => $"[{string.Join(',', list.Items.Select(Content))}]",
            YamlScalar scalar =>
                $"{System.Text.Json.JsonSerializer.Serialize(scalar.Value)}{(scalar.Typed is string ? "" : "!")}",
            _ => throw new InvalidOperationException(),
        };

    public string Draw()
    {
        text.Clear();
        if (One(3))
            text.Append("# yaml-language-server: $schema=x\n");
        if (One(8))
            text.Append("\n\n");
        if (One(8))
            text.Append("---\n");
        if (One(4))
            List(One(4) ? 2 : 0, inline: false, 4);
        else
            Map(One(6) ? 3 : 0, inline: false, 4);
        if (One(4))
            text.Append("\n# the end\n");
        if (One(6))
            text.Append("\n\n");
        if (One(5) && text[^1] == '\n')
            text.Length--;
        return text.ToString();
    }

    private bool One(int of) => random.Next(of) == 0;

    private void Map(int column, bool inline, int depth)
    {
        for (var n = random.Next(1, 5); n > 0; n--)
        {
            if (!inline)
                Between(column);
            if (!inline)
                Blanks(column);
            inline = false;
            var key = $"k{names++}";
            text.Append(
                    random.Next(12) switch
                    {
                        0 => $"\"{key}\"",
                        1 => $"'{key}'",
                        2 => $"{key} ",
                        3 => $"? {key}\n{new string(' ', column)}",
                        _ => key,
                    }
                )
                .Append(':');
            Value(column, depth - 1, inList: false);
        }
    }

    private void List(int column, bool inline, int depth)
    {
        var blanks = One(5) ? 3 : 1;
        for (var n = random.Next(1, 5); n > 0; n--)
        {
            if (!inline)
                Between(column);
            if (!inline)
                Blanks(column);
            inline = false;
            text.Append('-');
            if (depth > 0 && One(2))
            {
                Blanks(blanks);
                if (One(6))
                    List(column + 1 + blanks, inline: true, depth - 1);
                else
                    Map(column + 1 + blanks, inline: true, depth - 1);
            }
            else
            {
                Value(column, depth - 1, inList: true);
            }
        }
    }

    private void Between(int column)
    {
        while (One(3))
        {
            if (One(2))
                text.Append(One(4) ? "   \n" : "\n");
            else if (One(5))
                text.Append(' ', random.Next(8)).Append("# odd\n");
            else
                text.Append(' ', column).Append("# about it\n");
        }
    }

    private void Value(int column, int depth, bool inList)
    {
        var name = (string?)null;
        if (One(8))
            text.Append(" &").Append(name = $"n{names++}");
        switch (random.Next(depth > 0 ? 12 : 8))
        {
            case 0:
                break;
            case 1:
                Block(column);
                goto done;
            case 2:
                Block(column);
                goto done;
            case 3 when anchors.Count > 0 && name is null:
                text.Append(" *").Append(anchors[random.Next(anchors.Count)]);
                break;
            case 4:
                text.Append(' ');
                Flow(3, column + 1);
                break;
            case 5 when One(3):
                text.Append('\n').Append(' ', column + 2).Append("on its own line");
                break;
            case 6 when One(3):
                text.Append(" plain\n").Append(' ', column + 1).Append("over lines");
                break;
            case 7 when One(3):
                text.Append(" \"quoted\n\n").Append(' ', column + 1).Append("over lines\"");
                break;
            case 8 or 9:
                Comment();
                List(inList ? column + random.Next(1, 4) : column + random.Next(0, 4), inline: false, depth);
                goto done;
            case 10 or 11:
                Comment();
                Map(column + random.Next(1, 5), inline: false, depth);
                goto done;
            default:
                text.Append(' ', One(5) ? 3 : 1);
                Scalar(flow: false);
                break;
        }

        Comment();
        done:
        if (name is not null)
            anchors.Add(name);
    }

    private void Scalar(bool flow)
    {
        var word = Words[random.Next(Words.Length)];
        text.Append(
            random.Next(4) switch
            {
                0 => $"'{word.Replace("'", "''", StringComparison.Ordinal)}'",
                1 => System
                    .Text.Json.JsonSerializer.Serialize(word)
                    .Replace("\\uD83D\\uDE00", "\\U0001f600", StringComparison.Ordinal),
                _ => flow ? $"w{random.Next(99)}" : Words[random.Next(9)],
            }
        );
    }

    private void Flow(int depth, int column)
    {
        var map = One(2);
        text.Append(map ? '{' : '[').Append(' ', random.Next(2));
        for (var n = random.Next(0, 4); n > 0; n--)
        {
            if (map || One(9))
                text.Append($"k{names++}").Append(One(9) && map ? "" : ": ");
            if (text[^1] is not (' ' or '{' or '[' or '\n') || (map && One(9)))
                text.Append("");
            else if (depth > 0 && One(3))
                Flow(depth - 1, column);
            else if (One(9) && anchors.Count > 0)
                text.Append('*').Append(anchors[random.Next(anchors.Count)]).Append(' ');
            else
                Scalar(flow: true);
            if (n > 1 || One(6))
                text.Append(One(5) ? " ," : ",")
                    .Append(
                        random.Next(6) switch
                        {
                            0 => "\n" + new string(' ', column),
                            1 => " # in flow\n" + new string(' ', column),
                            2 => "",
                            _ => " ",
                        }
                    );
        }

        if (text[^1] == '\n')
            Blanks(column);
        Blanks(random.Next(2));
        text.Append(map ? '}' : ']');
    }

    private void Block(int column)
    {
        var indent = random.Next(1, 5);
        var marked = One(4);
        text.Append(One(2) ? " |" : " >")
            .Append(marked && One(2) ? $"{indent}" : "")
            .Append(
                random.Next(4) switch
                {
                    0 => "-",
                    1 => "+",
                    _ => "",
                }
            );
        Comment();
        for (var n = random.Next(0, 4); n > 0; n--)
        {
            if (One(4))
                text.Append('\n');
            Blanks(column + indent);
            text.Append(
                    random.Next(5) switch
                    {
                        0 => "# no comment",
                        1 => "- a: b",
                        2 => "text {{x}}  ",
                        _ => "line",
                    }
                )
                .Append('\n');
        }

        while (One(3))
            text.Append(One(3) ? " \n" : "\n");
    }

    private void Blanks(int count) => text.Append(' ', count);

    private void Comment() =>
        text.Append(
            One(4) ? "  # beside it\n"
            : One(9) ? "  \n"
            : "\n"
        );
}
