using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace SequencesAsCode.Output.Html.Markup;

/// <summary>
/// A piece of HTML. It is made only of literals of this program and of text that went through
/// <see cref="HtmlEncoding"/>, so text from outside cannot become markup:
/// <c>HtmlMarkup.Of($"&lt;b&gt;{name}&lt;/b&gt;")</c> keeps the literal parts and encodes the holes, each for the place
/// where it stands.
/// </summary>
internal readonly record struct HtmlMarkup
{
    private readonly string? source;

    private HtmlMarkup(string source) => this.source = source;

    /// <summary>Literals as they are; every text in a hole encoded.</summary>
    /// <exception cref="InvalidOperationException">The literals end inside a tag.</exception>
    public static HtmlMarkup Of(Written written) => new(written.Finish());

    /// <summary>Text from outside, encoded.</summary>
    public static HtmlMarkup Text(string outside) => new(HtmlEncoding.Text(outside));

    /// <summary>Pieces one after the other.</summary>
    public static HtmlMarkup Join(params IEnumerable<HtmlMarkup> pieces) => new(string.Concat(pieces));

    /// <summary>The start of an element whose name is not fixed.</summary>
    /// <param name="tag">A name from a list of allowed ones.</param>
    /// <param name="attributes">Its attributes.</param>
    public static HtmlMarkup Start(string tag, params IEnumerable<HtmlAttribute> attributes)
    {
        HtmlName.Check(tag);
        return new($"<{tag}{string.Concat(attributes)}>");
    }

    /// <summary>The end of an element whose name is not fixed.</summary>
    public static HtmlMarkup End(string tag)
    {
        HtmlName.Check(tag);
        return new($"</{tag}>");
    }

    /// <summary>An element whose name is not fixed.</summary>
    public static HtmlMarkup Element(string tag, HtmlMarkup content, params IEnumerable<HtmlAttribute> attributes) =>
        Join(Start(tag, attributes), content, End(tag));

    /// <summary>Styles or a script of this program, as they are. Never a text from outside.</summary>
    public static HtmlMarkup Asset(string tag, string asset)
    {
        HtmlName.Check(tag);
        return new($"<{tag}>{asset}</{tag}>");
    }

    /// <summary>The markup.</summary>
    public override string ToString() => source ?? "";

    /// <summary>What an interpolated string becomes. A text may stand in an element or between double quotes.</summary>
    [InterpolatedStringHandler]
    public ref struct Written(int literals, int holes)
    {
        private readonly StringBuilder markup = new(literals + (16 * holes));
        private Place place = Place.Text;

        // Where the next character of a literal stands.
        private enum Place
        {
            Text,
            Tag,
            Value,
        }

        public void AppendLiteral(string literal)
        {
            // A source file may be checked out with line ends of Windows.
            var unix = literal.ReplaceLineEndings("\n");
            foreach (var letter in unix)
                place = After(letter);
            markup.Append(unix);
            if (place == Place.Text && unix.EndsWith("=\"", StringComparison.Ordinal))
                throw Misplaced("A value");
        }

        public readonly void AppendFormatted(string outside) =>
            markup.Append(
                place switch
                {
                    Place.Value => HtmlEncoding.Attribute(outside),
                    Place.Text => HtmlEncoding.Text(outside),
                    _ => throw Misplaced("A text"),
                }
            );

        public readonly void AppendFormatted(int number) =>
            AppendFormatted(number.ToString(CultureInfo.InvariantCulture));

        public readonly void AppendFormatted(HtmlMarkup piece) =>
            markup.Append(place == Place.Text ? piece.ToString() : throw Misplaced("Markup"));

        public readonly void AppendFormatted(IEnumerable<HtmlMarkup> pieces) => AppendFormatted(Join(pieces));

        public readonly void AppendFormatted(HtmlAttribute attribute) =>
            markup.Append(place == Place.Tag ? attribute.ToString() : throw Misplaced("An attribute"));

        public readonly void AppendFormatted(IEnumerable<HtmlAttribute> attributes)
        {
            foreach (var attribute in attributes)
                AppendFormatted(attribute);
        }

        internal readonly string Finish() => place == Place.Text ? markup.ToString() : throw Misplaced("The end");

        private readonly Place After(char letter) =>
            (place, letter) switch
            {
                (Place.Text, '<') => Place.Tag,
                (Place.Tag, '>') => Place.Text,
                (Place.Tag, '"') => Place.Value,
                (Place.Value, '"') => Place.Tag,
                _ => place,
            };

        private readonly InvalidOperationException Misplaced(string what) =>
            new($"{what} cannot stand behind {markup}");
    }
}
