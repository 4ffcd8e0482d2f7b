using System.Text.RegularExpressions;
using SequencesAsCode.Core.Markup;

namespace SequencesAsCode.Testing.Drawing;

/// <summary>Named bodies as people write them, and edits as people make them in Apollo's editor.</summary>
internal static partial class HandWritten
{
    /// <summary>Edits in one place: changed words, an added or removed word, a link, emphasis.</summary>
    public static IReadOnlyList<string> OfOneLine { get; } = ["word", "insert", "delete", "link", "bold"];

    /// <summary>Edits of one block: a paragraph added in the middle or at the end, or removed.</summary>
    public static IReadOnlyList<string> OfOneBlock { get; } = ["more", "last", "less"];

    public static IReadOnlyList<(string Name, string Text)> Bodies { get; } =
    [
        .. Regex
            .Split(
                File.ReadAllText(
                    Path.Combine(Repository.Root, "tests/SequencesAsCode.Testing/Drawing/hand-written-bodies.txt")
                ),
                "^%%%% ",
                RegexOptions.Multiline
            )
            .Skip(1)
            .Select(body =>
                (
                    body[..body.IndexOf('\n', StringComparison.Ordinal)],
                    body[(body.IndexOf('\n', StringComparison.Ordinal) + 1)..].TrimEnd('\n')
                )
            ),
    ];

    /// <summary>The body in a service that removes HTML comments.</summary>
    public static string WithoutComments(string html) => Comment().Replace(html, "");

    /// <summary>The body after an edit; null when the edit does not fit the body.</summary>
    public static string? Edited(string html, string edit, Dice dice)
    {
        var tokens = MarkupTokens.OfHtml(html);
        var words = tokens.FindAll(token =>
            token.Kind == MarkupKind.Word && token.Key.Length > 2 && char.IsLetter(token.Key[0]) && !IsCode(html, token)
        );
        if (words.Count == 0)
            words = tokens.FindAll(token =>
                token.Kind == MarkupKind.Word && char.IsLetter(token.Key[0]) && !IsCode(html, token)
            );
        if (words.Count == 0)
            return null;
        var word = dice.Of(words);
        var said = html[word.Start..word.End];
        return edit switch
        {
            "word" => With(word, "another"),
            "insert" => With(word, $"{said} indeed"),
            "bold" => With(word, $"<strong>{said}</strong>"),
            "delete" => Shorter(html, tokens, dice),
            "link" => tokens.FindAll(token => token is { Kind: MarkupKind.Start, Name: "a" }) is { Count: > 0 } links
                ? With(dice.Of(links), "<a href=\"https://other.example/page\">")
                : null,
            "last" => html.Contains("<p>", StringComparison.Ordinal)
                ? $"{html}\n<p>One more thing.</p>"
                : $"{html}<br><br>One more thing.",
            "more" => Between(html, dice) is { } gap ? html.Insert(gap.Index, $"{gap.Value}A paragraph more.") : null,
            _ => Paragraph().Matches(html) is { Count: > 0 } all && dice.Of(all.ToList()) is var one
                ? html.Remove(one.Index, one.Length)
                : null,
        };

        string With(MarkupToken token, string text) => html[..token.Start] + text + html[token.End..];
    }

    // People do not make a word in a code snippet bold.
    private static bool IsCode(string html, MarkupToken token) =>
        html.LastIndexOf("<code>", token.Start, StringComparison.Ordinal)
        > html.LastIndexOf("</code>", token.Start, StringComparison.Ordinal);

    private static string? Shorter(string html, List<MarkupToken> tokens, Dice dice)
    {
        var inside = Enumerable
            .Range(1, Math.Max(0, tokens.Count - 2))
            .Where(index =>
                tokens[index] is { Kind: MarkupKind.Word, Key.Length: > 2 }
                && tokens[index - 1].Kind == MarkupKind.Space
                && tokens[index + 1].Kind == MarkupKind.Space
            )
            .ToList();
        return inside.Count > 0 && dice.Of(inside) is var one
            ? html[..tokens[one].Start] + html[tokens[one + 1].End..]
            : null;
    }

    private static Match? Between(string html, Dice dice) =>
        Gap().Matches(html) is { Count: > 0 } all ? dice.Of(all.ToList()) : null;

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("(?<=[^>])<br><br>(?=[^<])")]
    private static partial Regex Gap();

    [GeneratedRegex(
        "<br><br>((?!<br>|</?(ul|ol|li|p|h[1-6]|blockquote|pre|hr|table|div|!)).)*(?=<br><br>)|<p>((?!</?p>).)*</p>\n",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline
    )]
    private static partial Regex Paragraph();
}
