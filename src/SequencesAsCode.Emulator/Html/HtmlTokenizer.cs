namespace SequencesAsCode.Emulator.Html;

/// <summary>
/// Splits HTML into tokens; joined, they are the input again. It never fails: everything that is not a tag is text.
/// </summary>
internal static class HtmlTokenizer
{
    public static IEnumerable<HtmlToken> Read(string html)
    {
        var at = 0;
        while (at < html.Length)
        {
            var token = html[at] == '<' ? ReadMarkup(html, at) : null;
            token ??= ReadText(html, at);
            yield return token;
            at += token.Raw.Length;
        }
    }

    private static HtmlToken ReadText(string html, int start)
    {
        var end = start + 1;
        while (end < html.Length && !(html[end] == '<' && ReadMarkup(html, end) is not null))
            end++;
        return new HtmlToken(HtmlTokenKind.Text, html[start..end], "", []);
    }

    private static HtmlToken? ReadMarkup(string html, int start)
    {
        if (string.CompareOrdinal(html, start, "<!--", 0, 4) == 0)
        {
            var close = html.IndexOf("-->", start + 4, StringComparison.Ordinal);
            return new HtmlToken(HtmlTokenKind.Other, close < 0 ? html[start..] : html[start..(close + 3)], "", []);
        }

        var next = start + 1 < html.Length ? html[start + 1] : '\0';
        if (next is '!' or '?')
        {
            var close = html.IndexOf('>', start);
            return close < 0 ? null : new HtmlToken(HtmlTokenKind.Other, html[start..(close + 1)], "", []);
        }

        var isEnd = next == '/';
        var nameStart = start + (isEnd ? 2 : 1);
        if (nameStart >= html.Length || !char.IsAsciiLetter(html[nameStart]))
            return null;

        return ReadTag(html, start, nameStart, isEnd ? HtmlTokenKind.EndTag : HtmlTokenKind.StartTag);
    }

    private static HtmlToken? ReadTag(string html, int start, int nameStart, HtmlTokenKind kind)
    {
        var at = nameStart;
        while (at < html.Length && !char.IsWhiteSpace(html[at]) && html[at] is not ('>' or '/'))
            at++;
        var name = html[nameStart..at].ToLowerInvariant();
        var attributes = ImmutableArray.CreateBuilder<HtmlAttribute>();
        while (true)
        {
            while (at < html.Length && (char.IsWhiteSpace(html[at]) || html[at] == '/'))
                at++;
            if (at >= html.Length)
                return null;
            if (html[at] == '>')
                return new HtmlToken(kind, html[start..(at + 1)], name, attributes.ToImmutable());

            attributes.Add(ReadAttribute(html, ref at));
        }
    }

    private static HtmlAttribute ReadAttribute(string html, ref int at)
    {
        var start = at++;
        while (at < html.Length && !char.IsWhiteSpace(html[at]) && html[at] is not ('=' or '>' or '/'))
            at++;
        var name = html[start..at];
        var look = at;
        while (look < html.Length && char.IsWhiteSpace(html[look]))
            look++;
        if (look >= html.Length || html[look] != '=')
            return new HtmlAttribute(name, null);

        at = look + 1;
        while (at < html.Length && char.IsWhiteSpace(html[at]))
            at++;
        return new HtmlAttribute(name, ReadValue(html, ref at));
    }

    private static string ReadValue(string html, ref int at)
    {
        if (at >= html.Length)
            return "";

        if (html[at] is '"' or '\'')
        {
            var close = html.IndexOf(html[at], at + 1);
            var end = close < 0 ? html.Length : close;
            var quoted = html[(at + 1)..end];
            at = close < 0 ? end : end + 1;
            return quoted;
        }

        var start = at;
        while (at < html.Length && !char.IsWhiteSpace(html[at]) && html[at] != '>')
            at++;
        return html[start..at];
    }
}
