using System.Buffers;
using System.Text;

namespace SequencesAsCode.Core.Text.Simple;

/// <summary>
/// Reads markup that needs no tree: known elements, each closed where it was opened, without any repair that an HTML
/// parser makes. Most bodies are such markup, and a parser takes ten times as long.
/// </summary>
internal sealed class SimpleMarkup
{
    private const int MostNested = 32;

    // A parser changes the rest, or may drop it.
    private static readonly SearchValues<char> Plain = SearchValues.Create([
        '\t',
        '\n',
        .. Enumerable.Range(' ', 0x7f - ' ').Select(letter => (char)letter),
        .. Enumerable.Range(0xa0, 0xd800 - 0xa0).Select(letter => (char)letter),
    ]);

    private static readonly ImmutableArray<(string Written, char Read)> Entities =
    [
        ("&nbsp;", '\u00a0'),
        ("&amp;", '&'),
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&quot;", '"'),
        ("&#39;", '\''),
    ];

    private readonly string html;
    private readonly List<SimplePart> parts = [];
    private readonly List<string> open = [];
    private int at;

    private SimpleMarkup(string html) => this.html = html;

    /// <summary>The pieces of the markup; null when it is not that simple.</summary>
    public static List<SimplePart>? Read(string html)
    {
        if (html.AsSpan().ContainsAnyExcept(Plain))
            return null;
        var reader = new SimpleMarkup(html);
        return reader.ReadAll() ? reader.parts : null;
    }

    private bool ReadAll()
    {
        while (at < html.Length)
        {
            if (html[at] == '<' ? !Tag() : !Text())
                return false;
        }

        return open.Count == 0;
    }

    private bool Text()
    {
        var end = html.IndexOf('<', at);
        end = end < 0 ? html.Length : end;
        if (Resolved(html.AsSpan(at, end - at)) is not { } text)
            return false;

        // A list drops no text, but what stands between its items is seldom meant.
        if (open is [.., "ul" or "ol"] && !string.IsNullOrWhiteSpace(text))
            return false;
        parts.Add(new(SimpleKind.Text, text));
        at = end;
        return true;
    }

    private bool Tag()
    {
        at++;
        var isEnd = Skip('/');
        var from = at;
        while (at < html.Length && (char.IsAsciiLetterLower(html[at]) || char.IsAsciiDigit(html[at])))
            at++;
        var name = SimpleNames.Known(html.AsSpan(from, at - from));
        if (name is null)
            return false;
        return isEnd ? Close(name) : Open(name);
    }

    private bool Close(string name)
    {
        if (!Skip('>') || open is not [.., var last] || last != name)
            return false;
        open.RemoveAt(open.Count - 1);
        parts.Add(new(SimpleKind.End, name));
        return true;
    }

    private bool Open(string name)
    {
        if (!SimpleNames.MayStand(name, open) || !Attributes(out var attributes))
            return false;
        if (SimpleNames.IsVoid(name))
        {
            Skip('/');
            parts.Add(new(SimpleKind.Void, name, attributes));
        }
        else
        {
            parts.Add(new(SimpleKind.Start, name, attributes));
            open.Add(name);
        }

        return Skip('>') && open.Count <= MostNested;
    }

    // Each as name="value" or name='value', after white space.
    private bool Attributes(out List<KeyValuePair<string, string>>? attributes)
    {
        attributes = null;
        while (SkipSpace())
        {
            var from = at;
            while (at < html.Length && (char.IsAsciiLetterLower(html[at]) || html[at] == '-'))
                at++;
            if (at == from)
                return true;
            var name = html[from..at];
            if (!Skip('=') || at >= html.Length || html[at] is not ('"' or '\''))
                return false;
            var end = html.IndexOf(html[at], at + 1);
            if (end < 0 || Resolved(html.AsSpan(at + 1, end - at - 1)) is not { } value)
                return false;
            attributes ??= [];
            if (attributes.Exists(other => other.Key == name))
                return false;
            attributes.Add(new(name, value));
            at = end + 1;
        }

        return true;
    }

    private bool Skip(char letter)
    {
        if (at >= html.Length || html[at] != letter)
            return false;
        at++;
        return true;
    }

    private bool SkipSpace()
    {
        var from = at;
        while (at < html.Length && html[at] is ' ' or '\t' or '\n')
            at++;
        return at > from;
    }

    // Null when it has an entity that is not one of the usual ones.
    private static string? Resolved(ReadOnlySpan<char> written)
    {
        var next = written.IndexOf('&');
        if (next < 0)
            return written.ToString();
        var text = new StringBuilder(written.Length);
        for (; next >= 0; next = written.IndexOf('&'))
        {
            text.Append(written[..next]);
            written = written[next..];
            if (written.Length == 1 || written[1] is ' ' or '\n')
            {
                text.Append('&');
                written = written[1..];
                continue;
            }

            if (Entity(written) is not { Written: { } name } entity)
                return null;
            text.Append(entity.Read);
            written = written[name.Length..];
        }

        return text.Append(written).ToString();
    }

    private static (string Written, char Read)? Entity(ReadOnlySpan<char> text)
    {
        foreach (var entity in Entities)
        {
            if (text.StartsWith(entity.Written, StringComparison.Ordinal))
                return entity;
        }

        return null;
    }
}
