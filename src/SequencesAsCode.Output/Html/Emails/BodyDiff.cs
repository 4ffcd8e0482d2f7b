using System.Text;
using SequencesAsCode.Output.Prose;

namespace SequencesAsCode.Output.Html.Emails;

/// <summary>How two versions of an email differ.</summary>
internal enum TextChange
{
    /// <summary>They are the same.</summary>
    None,

    /// <summary>Words differ.</summary>
    Words,

    /// <summary>The words are the same; links or images differ.</summary>
    Targets,

    /// <summary>Words, links and images are the same; other markup differs.</summary>
    Markup,

    /// <summary>Words differ, and there are too many of them to compare one by one.</summary>
    TooLong,
}

/// <summary>Two versions of an email with marks on the words that only one has. Marks change no structure.</summary>
/// <param name="Before">The old version.</param>
/// <param name="After">The new version.</param>
/// <param name="Change">How they differ.</param>
internal sealed record BodyDiff(ImmutableArray<BodyPart> Before, ImmutableArray<BodyPart> After, TextChange Change)
{
    // Marks in a longer text help nobody, and the time grows with the square of its length.
    private const int MostCharacters = 16_000;

    /// <summary>Compares two versions.</summary>
    public static BodyDiff Of(ImmutableArray<BodyPart> before, ImmutableArray<BodyPart> after)
    {
        var old = TextOf(before);
        var now = TextOf(after);
        if (old == now)
            return Unmarked(before, after);
        if (Math.Max(old.Length, now.Length) > MostCharacters)
            return new(before, after, TextChange.TooLong);
        ImmutableArray<ProsePiece> pieces = [.. ProseDiff.Pieces(Tokens(before), Tokens(after))];
        var was = BodyMarks.Put(before, pieces, PieceKind.Removed);
        var becomes = BodyMarks.Put(after, pieces, PieceKind.Added);

        // White space carries no mark, so a change of white space alone counts as a change of markup.
        return was.Any(IsMarked) || becomes.Any(IsMarked)
            ? new(was, becomes, TextChange.Words)
            : Unmarked(before, after);
    }

    /// <summary>The marked words of a version, joined, without those put in for a contact.</summary>
    public static string Marked(ImmutableArray<BodyPart> parts) =>
        string.Concat(
            parts
                .OfType<BodyPart.Words>()
                .Where(words => IsMarked(words) && words.Kind != WordsKind.Merged)
                .Select(words => words.Text.Trim())
        );

    /// <summary>Where the links of an email lead and where its images come from, in order.</summary>
    public static IEnumerable<string> Targets(ImmutableArray<BodyPart> parts) =>
        parts
            .Select(part =>
                part switch
                {
                    BodyPart.Start { Target: { } target } => $"link {target}",
                    BodyPart.Picture picture => $"image {picture.Address}",
                    _ => null,
                }
            )
            .OfType<string>();

    /// <summary>What a part adds to the text that is compared.</summary>
    /// <remarks>Blocks and breaks add a line end, so that the words on both sides of it stay two words.</remarks>
    public static string TextOf(BodyPart part) =>
        part switch
        {
            BodyPart.Words words => words.Text,
            BodyPart.Blank blank => $"{{{{{blank.Name}}}}}",
            BodyPart.Start { Tag: var tag } when AllowedMarkup.IsBlock(tag) => "\n",
            BodyPart.End { Tag: var tag } when AllowedMarkup.IsBlock(tag) => "\n",
            BodyPart.Break => "\n",
            _ => "",
        };

    private static string TextOf(ImmutableArray<BodyPart> parts) => string.Concat(parts.Select(TextOf));

    private static bool IsMarked(BodyPart part) =>
        part is BodyPart.Words { Change: not PieceKind.Same } or BodyPart.Blank { Change: not PieceKind.Same };

    private static BodyDiff Unmarked(ImmutableArray<BodyPart> before, ImmutableArray<BodyPart> after)
    {
        var isSameMarkup = BodyPart.AreSame(before, after);
        var isSameTargets = Targets(before).SequenceEqual(Targets(after), StringComparer.Ordinal);
        if (!isSameTargets)
            return new(before, after, TextChange.Targets);
        return new(before, after, isSameMarkup ? TextChange.None : TextChange.Markup);
    }

    // A value put in for a contact forms no word with its neighbors: d'{{company}} is two words for every contact.
    private static List<string> Tokens(ImmutableArray<BodyPart> parts)
    {
        var tokens = new List<string>();
        var run = new StringBuilder();
        foreach (var part in parts)
        {
            var isPutIn = part is BodyPart.Words { Kind: not WordsKind.Written };
            if (isPutIn)
                Cut();
            run.Append(TextOf(part));
            if (isPutIn)
                Cut();
        }

        Cut();
        return tokens;

        void Cut()
        {
            tokens.AddRange(WordPieces.Of(run.ToString()));
            run.Clear();
        }
    }
}
