using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SequencesAsCode.Core.Markup;
using SequencesAsCode.Files.Bodies;

namespace SequencesAsCode.Files.Editing.Markdown;

/// <summary>Writes pieces of HTML as Markdown within a block.</summary>
/// <param name="html">The HTML that the pieces are from.</param>
/// <param name="spelling">How cautiously to escape.</param>
/// <param name="lineEnds">What a single line end becomes.</param>
/// <param name="prefix">The beginning of the line that they are inserted in; new lines begin with it too.</param>
internal sealed partial class MarkdownWords(
    string html,
    MarkdownSpelling spelling,
    LineEndStyle lineEnds,
    string prefix
)
{
    private readonly MarkdownText text = new(spelling.EscapesAll);

    /// <summary>The pieces of a Markdown text; an escaped sign counts as the sign.</summary>
    public static List<MarkupToken> Of(string source)
    {
        var tokens = new List<MarkupToken>();
        foreach (var token in MarkupTokens.OfText(source))
        {
            if (tokens.Count > 0 && tokens[^1] is { Key: "\\" } slash && token.Start == slash.End && IsSign(token.Key))
                tokens[^1] = token with { Start = slash.Start };
            else
                tokens.Add(token);
        }

        // Targets of links and tags are no words, because recipients do not read them.
        foreach (Match unseen in Unseen().Matches(source))
        {
            for (var index = 0; index < tokens.Count; index++)
            {
                if (tokens[index].Start >= unseen.Index && tokens[index].End <= unseen.Index + unseen.Length)
                    tokens[index] = tokens[index] with { Key = "\0" };
            }
        }

        return tokens;
    }

    private static bool IsSign(string key) =>
        key.Length == 1 && char.IsAscii(key[0]) && (char.IsPunctuation(key[0]) || char.IsSymbol(key[0]));

    /// <summary>The pieces as Markdown.</summary>
    public string Written(List<MarkupToken> tokens)
    {
        var writing = new StringBuilder();
        var words = new StringBuilder();
        var links = new Stack<string?>();
        foreach (var token in tokens)
        {
            if (token.Kind is MarkupKind.Word or MarkupKind.Space)
            {
                words.Append(token.Key);
                continue;
            }

            writing.Append(text.Of(words.ToString())).Append(Tag(token, links));
            words.Clear();
        }

        return writing.Append(text.Of(words.ToString())).ToString();
    }

    private string Tag(MarkupToken token, Stack<string?> links)
    {
        var raw = html[token.Start..token.End];
        var isPlain = !raw.Contains(' ', StringComparison.Ordinal) && !spelling.TagsEmphasis;
        switch (token.Name)
        {
            case "strong" when isPlain:
                return "**";
            case "em" when isPlain:
                return "*";
            case "br":
                return $"{(lineEnds == LineEndStyle.Break ? "" : "\\")}\n{Inside(prefix)}";
            case "li":
                return token.Kind == MarkupKind.Start ? $"\n{Next(prefix)}" : "";
            case "a" when token.Kind == MarkupKind.Start:
                var attributes = MarkupTokens.Attributes(html, token);
                links.Push(
                    attributes is [{ Name: "href" } only] && MarkdownText.CanBeTarget(only.Value) ? only.Value : null
                );
                return links.Peek() is null ? raw : "[";
            case "a" when links.TryPop(out var target):
                return target is null ? raw : $"]({target})";
            default:
                return raw;
        }
    }

    // Within an item, a line begins where its text does.
    private static string Inside(string prefix) => Replaced().Replace(prefix, " ");

    private static string Next(string prefix) =>
        Digits()
            .Replace(
                prefix,
                number =>
                    (int.Parse(number.Value, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture)
            );

    [GeneratedRegex(
        @"(?<=\])\((<[^>\n]*>|[^\s()]*(\([^\s()]*\)[^\s()]*)*)([ \t\n]+(""[^""]*""|'[^']*'))?\)"
            + @"|</?[A-Za-z][A-Za-z0-9]*(\s[^>]*)?/?>",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Unseen();

    [GeneratedRegex(@"[^>\s]")]
    private static partial Regex Replaced();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
