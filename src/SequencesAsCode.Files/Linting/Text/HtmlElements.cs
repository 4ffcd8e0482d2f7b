using System.Net;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Files.Linting.Text;

/// <summary>
/// Finds links and images in markup, with their places; a full parser would not say where an attribute stands.
/// </summary>
internal static partial class HtmlElements
{
    private static readonly ImmutableArray<string> Verbatim = ["script", "style", "textarea", "title"];

    /// <summary>Those between two indexes of a text.</summary>
    public static IEnumerable<BodyElement> In(string text, int from, int to)
    {
        var next = from;
        while (next < to && text.IndexOf('<', next, to - next) is var start and >= 0)
        {
            if (text.AsSpan(start, to - start).StartsWith("<!--", StringComparison.Ordinal))
            {
                next = Behind(text, "-->", start + 4, to);
                continue;
            }

            var scan = new TagScan(text, start, to);
            next = scan.End;
            if (Verbatim.Contains(scan.Name))
                next = Behind(text, $"</{scan.Name}", next, to);
            else if (scan.Name is "a" or "area" && scan["href"] is { } href)
                yield return new BodyElement.Link(href.Value, href.Index);
            else if (scan.Name == "img")
                yield return Image(scan, start);
        }
    }

    // An image of one point, or hidden, is there to be loaded, not to be seen.
    private static BodyElement.Image Image(TagScan tag, int start)
    {
        var isDot =
            tag["width"]?.Value is "0" or "1" or "0px" or "1px"
            || tag["height"]?.Value is "0" or "1" or "0px" or "1px"
            || (tag["style"] is { } style && Unseen().IsMatch(style.Value));
        return new(
            tag["src"]?.Value,
            tag["src"]?.Index ?? start,
            start,
            isDot ? null : LackOf(tag["alt"]?.Value),
            "<img src=\"…\" alt=\"What it shows\">"
        );
    }

    private static TextLack? LackOf(string? text)
    {
        if (text is null)
            return TextLack.Missing;
        return string.IsNullOrWhiteSpace(text) ? TextLack.Empty : null;
    }

    [GeneratedRegex(
        @"(\A|[;\s])((width|height)\s*:\s*[01](px)?|display\s*:\s*none|visibility\s*:\s*hidden)\s*(!|;|\z)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Unseen();

    private static int Behind(string text, string end, int from, int to) =>
        text.IndexOf(end, from, to - from, StringComparison.OrdinalIgnoreCase) is var index and >= 0
            ? index + end.Length
            : to;

    /// <summary>One tag: its name, empty when it is none, and its attributes.</summary>
    private sealed class TagScan
    {
        private readonly List<(string Name, string Value, int Index)> attributes = [];
        private readonly string text;
        private readonly int to;

        public TagScan(string text, int start, int to)
        {
            this.text = text;
            this.to = to;
            End = start + 1;
            Name =
                End < to && char.IsAsciiLetter(text[End])
                    ? Word(letter => letter is '/' or '>' || char.IsWhiteSpace(letter))
                    : "";
            if (Name.Length > 0)
                Attributes();
        }

        public string Name { get; }

        /// <summary>The index behind the tag.</summary>
        public int End { get; private set; }

        public (string Value, int Index)? this[string name] =>
            attributes
                .Where(attribute => attribute.Name == name)
                .Select(attribute => ((string, int)?)(attribute.Value, attribute.Index))
                .FirstOrDefault();

        private void Attributes()
        {
            while (End < to && text[End] != '>')
            {
                if (text[End] == '/' || char.IsWhiteSpace(text[End]))
                {
                    End++;
                    continue;
                }

                var start = End;
                var name = Word(letter => letter is '/' or '>' or '=' || char.IsWhiteSpace(letter));
                if (End == start)
                    End++;
                Skip();
                if (End < to && text[End] == '=')
                    Value(name);
                else
                    attributes.Add((name, "", start));
            }

            if (End < to)
                End++;
        }

        private void Value(string name)
        {
            End++;
            Skip();
            var quote = End < to && text[End] is '"' or '\'' ? text[End++] : '\0';
            var start = End;
            while (End < to && (quote == '\0' ? text[End] != '>' && !char.IsWhiteSpace(text[End]) : text[End] != quote))
                End++;
            attributes.Add((name, WebUtility.HtmlDecode(text[start..End]), start));
            if (quote != '\0' && End < to)
                End++;
        }

        private string Word(Func<char, bool> isEnd)
        {
            var start = End;
            while (End < to && !isEnd(text[End]))
                End++;
            return text[start..End].ToLowerInvariant();
        }

        private void Skip()
        {
            while (End < to && char.IsWhiteSpace(text[End]))
                End++;
        }
    }
}
