using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Core.Markup;

/// <summary>
/// Splits HTML or text into pieces that can be compared and that keep their places. It never fails: text that is not a
/// valid tag is text.
/// </summary>
public static partial class MarkupTokens
{
    /// <summary>The sort of a comment that only Outlook reads.</summary>
    public const string Conditional = "#conditional";

    /// <summary>The sort of any other comment.</summary>
    public const string Comment = "#comment";

    /// <summary>The sort of a <c>doctype</c> or a processing instruction.</summary>
    public const string Declaration = "#declaration";

    private static readonly ImmutableHashSet<string> Opaque = ["style", "script", "title"];

    private static readonly ImmutableHashSet<string> Blocks =
    [
        .. (
            "address article aside blockquote body br center dd div dl dt footer form h1 h2 h3 h4 h5 h6 head "
            + "header hr html li link main meta ol p pre section table tbody td tfoot th thead tr ul"
        ).Split(' '),
    ];

    /// <summary>Whether a line ends before and after such an element.</summary>
    public static bool IsBlock(string name) => Blocks.Contains(name);

    /// <summary>The pieces of HTML, without invisible white space at the edges of lines.</summary>
    public static List<MarkupToken> OfHtml(string html)
    {
        var tokens = new List<MarkupToken>();
        var verbatim = 0;
        for (var at = 0; at < html.Length; )
        {
            if (html[at] == '<' && Markup(html, at) is { } token)
            {
                tokens.Add(token);
                if (token.Name is "pre" or "textarea")
                    verbatim = Math.Max(0, verbatim + (token.Kind == MarkupKind.Start ? 1 : -1));
                at = token.End;
                continue;
            }

            var end = html.IndexOf('<', at + 1);
            while (end >= 0 && Markup(html, end) is null)
                end = html.IndexOf('<', end + 1);
            end = end < 0 ? html.Length : end;
            Add(html, at, end, verbatim > 0, tokens);
            at = end;
        }

        return Seen(tokens);
    }

    /// <summary>The attributes of a tag that opens.</summary>
    public static List<MarkupAttribute> Attributes(string html, MarkupToken tag) =>
        MarkupAttribute.Of(html[(tag.Start + 1 + tag.Name.Length)..(tag.End - 1)]);

    /// <summary>The pieces of a text without markup, such as Markdown: words, signs and white space.</summary>
    public static List<MarkupToken> OfText(string text)
    {
        var tokens = new List<MarkupToken>();
        Add(text, 0, text.Length, false, tokens);
        return tokens;
    }

    private static void Add(string text, int from, int to, bool isVerbatim, List<MarkupToken> tokens)
    {
        for (int at = from, end; at < to; at = end)
        {
            var match = Piece().Match(text, at);
            end = Math.Min(to, at + (match.Success ? match.Length : StringInfo.GetNextTextElementLength(text, at)));
            var isSpace = text[at] is ' ' or '\t' or '\n' or '\r' or '\f' && !isVerbatim;
            var piece = text[at..end];
            tokens.Add(
                isSpace ? new(MarkupKind.Space, " ", "", at, end) : new(MarkupKind.Word, Decoded(piece), "", at, end)
            );
        }
    }

    private static string Decoded(string word) =>
        word.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(word) : word;

    private static MarkupToken? Markup(string html, int start)
    {
        if (At(html, start, "<!--"))
        {
            var close = html.IndexOf("-->", start + 4, StringComparison.Ordinal);
            return Hidden(
                html,
                start,
                close < 0 ? html.Length : close + 3,
                IsConditional(html.AsSpan(start + 4)) ? Conditional : Comment
            );
        }

        if (start + 1 < html.Length && html[start + 1] is '!' or '?')
        {
            var close = html.IndexOf('>', start);
            var kind = At(html, start, "<![") ? Conditional : Declaration;
            return close < 0 ? null : Hidden(html, start, close + 1, kind);
        }

        if (Tag().Match(html, start) is not { Success: true } tag)
            return null;
        var name = tag.Groups["name"].Value.ToLowerInvariant();
        var end = start + tag.Length;
        if (tag.Groups["end"].Length > 0)
            return new(MarkupKind.End, $"</{name}>", name, start, end);
        if (!Opaque.Contains(name))
            return new(
                MarkupKind.Start,
                MarkupAttribute.Key(name, MarkupAttribute.Of(tag.Groups["rest"].Value)),
                name,
                start,
                end
            );
        var closing = html.IndexOf($"</{name}", end, StringComparison.OrdinalIgnoreCase);
        var behind = closing < 0 ? -1 : html.IndexOf('>', closing);
        return Hidden(html, start, behind < 0 ? html.Length : behind + 1, name);
    }

    private static bool IsConditional(ReadOnlySpan<char> comment) =>
        comment.TrimStart() is var text
        && (
            text.StartsWith("[if", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<![", StringComparison.Ordinal)
        );

    private static MarkupToken Hidden(string html, int start, int end, string sort) =>
        new(MarkupKind.Hidden, html[start..end], sort, start, end);

    private static bool At(string html, int at, string text) =>
        string.CompareOrdinal(html, at, text, 0, text.Length) == 0;

    // White space at the edge of a block or of the text is invisible; hidden pieces do not count as neighbors.
    private static List<MarkupToken> Seen(List<MarkupToken> tokens)
    {
        var seen = new List<MarkupToken>(tokens.Count);
        var isAtEdge = true;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == MarkupKind.Space && (isAtEdge || IsBeforeEdge(tokens, i)))
                continue;
            seen.Add(tokens[i]);
            if (tokens[i].Kind != MarkupKind.Hidden)
                isAtEdge = tokens[i].Kind == MarkupKind.Space || IsBlock(tokens[i].Name);
        }

        return seen;
    }

    private static bool IsBeforeEdge(List<MarkupToken> tokens, int at)
    {
        var next = at + 1;
        while (next < tokens.Count && tokens[next].Kind is MarkupKind.Hidden or MarkupKind.Space)
            next++;
        return next == tokens.Count || IsBlock(tokens[next].Name);
    }

    [GeneratedRegex(
        """\G<(?<end>/?)(?<name>[A-Za-z][^\s/>]*)(?<rest>("[^"]*"|'[^']*'|[^>"'])*)>""",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Tag();

    // A merge variable; white space; a letter of a script without blanks; any other word, with its entities; an entity.
    [GeneratedRegex(
        @"\G(\{\{[^{}\n]*\}\}|[ \t\n\r\f]+"
            + @"|[\p{IsCJKUnifiedIdeographs}\p{IsHiragana}\p{IsKatakana}\p{IsThai}]\p{M}*"
            + @"|([\p{L}\p{N}\p{M}-[\p{IsCJKUnifiedIdeographs}\p{IsHiragana}\p{IsKatakana}\p{IsThai}]]"
            + @"|&[A-Za-z]{1,2}(acute|grave|circ|uml|tilde|cedil|ring|slash|lig|caron);)+"
            + @"|&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Piece();
}
