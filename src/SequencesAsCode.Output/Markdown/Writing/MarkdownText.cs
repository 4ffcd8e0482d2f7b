using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace SequencesAsCode.Output.Markdown.Writing;

/// <summary>
/// A piece of Markdown. It is made only of literals of this program and of text that went through <see cref="Escape"/>,
/// so text from outside cannot become markup: <c>MarkdownText.Of($"&lt;b&gt;{name}&lt;/b&gt;")</c> keeps the literal
/// parts and escapes the holes.
/// </summary>
internal readonly record struct MarkdownText
{
    private const int LongestKey = 150;

    private readonly string? source;

    private MarkdownText(string source) => this.source = source;

    public int Length => source?.Length ?? 0;

    public bool IsEmpty => Length == 0;

    public static MarkdownText operator +(MarkdownText a, MarkdownText b) => new(a.ToString() + b);

    /// <summary>An interpolated string: literals unchanged, every text in a hole escaped.</summary>
    public static MarkdownText Of(Written written) => new(written.ToString());

    /// <summary>Text from outside for reading; a text beyond the limit ends in an ellipsis.</summary>
    public static MarkdownText Prose(string outside, int longest = int.MaxValue) =>
        new(Escape.Isolated(outside, Escape.Prose(outside, longest)));

    /// <summary>Text from outside for reading, with the given keys in it formatted as code.</summary>
    public static MarkdownText Prose(string outside, int longest, params ReadOnlySpan<string> keys) =>
        new(Escape.Isolated(outside, Escape.Prose(outside, longest, true, keys)));

    /// <summary>A key, an id or another name that people copy, as code; works in tables and summaries too.</summary>
    public static MarkdownText Key(string key) => new(Escape.Isolated(key, Escape.Key(key, LongestKey)));

    /// <summary>Some words of a line from outside. Isolate the whole line with <see cref="Line"/>.</summary>
    public static MarkdownText Words(string outside) => new(Escape.Words(outside));

    /// <summary>A line of words, isolated so that right-to-left text does not reorder what is around it.</summary>
    public static MarkdownText Line(string outside, MarkdownText words) =>
        new(Escape.Isolated(outside, words.ToString()));

    /// <summary>
    /// Text from outside to copy exactly, as a code span. Not for tables and summaries, where backticks are not markup.
    /// </summary>
    public static MarkdownText Code(string outside) => new(Escape.Code(outside));

    /// <summary>Lines to copy exactly, as a block of YAML.</summary>
    public static MarkdownText Yaml(IEnumerable<string> lines) => new(Escape.Fence("yaml", lines));

    /// <summary>The text with every line after the first indented, for a block inside a list item.</summary>
    public MarkdownText Indented(int columns) =>
        new(ToString().Replace("\n", $"\n{new string(' ', columns)}", StringComparison.Ordinal));

    /// <summary>
    /// A link, as an element that also works in tables. It opens what the address names and nothing else: an address
    /// cannot end the element.
    /// </summary>
    public static MarkdownText Link(MarkdownText label, Uri address) =>
        new($"<a href=\"{Escape.Address(address)}\">{label}</a>");

    /// <summary>A link to another file of the repository. Works in tables, and no path can end it.</summary>
    /// <param name="label">The text of the link.</param>
    /// <param name="path">Path relative to the file with the link, with forward slashes.</param>
    public static MarkdownText FileLink(string label, string path) =>
        new($"[{Escape.Isolated(label, Escape.Prose(label, int.MaxValue, isAtStart: false))}]({Escape.Path(path)})");

    /// <summary>The hidden marker by which a comment is found. No word in it can end the marker early.</summary>
    public static MarkdownText Marker(params IEnumerable<string> words) =>
        new(
            $"<!-- sequences-as-code: {string.Join(' ', words.Where(word => word.Length > 0).Select(Escape.Token))} -->"
        );

    public static MarkdownText Join(string separator, IEnumerable<MarkdownText> parts) =>
        new(string.Join(separator, parts));

    public override string ToString() => source ?? "";

    /// <summary>Builds the Markdown of an interpolated string.</summary>
    [InterpolatedStringHandler]
    public readonly struct Written(int literals, int holes)
    {
        private readonly StringBuilder text = new(literals + (16 * holes));

        public void AppendLiteral(string literal) => text.Append(literal);

        public void AppendFormatted(string outside) =>
            text.Append(Escape.Isolated(outside, Escape.Prose(outside, int.MaxValue, IsAtStart())));

        public void AppendFormatted(MarkdownText part) => text.Append(part.ToString());

        public void AppendFormatted(int number) => text.Append(number.ToString(CultureInfo.InvariantCulture));

        public override string ToString() => text.ToString();

        // A block can begin here when the line has only marks of lists and quotations so far.
        private bool IsAtStart()
        {
            for (var i = text.Length - 1; i >= 0 && text[i] != '\n'; i--)
            {
                if (text[i] is not (' ' or '-' or '>'))
                    return false;
            }

            return true;
        }
    }
}
