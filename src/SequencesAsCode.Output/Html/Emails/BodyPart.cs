using System.Globalization;
using SequencesAsCode.Output.Prose;

namespace SequencesAsCode.Output.Html.Emails;

/// <summary>Where a run of words in an email comes from.</summary>
internal enum WordsKind
{
    /// <summary>The email has these words.</summary>
    Written,

    /// <summary>The value of a merge variable.</summary>
    Merged,

    /// <summary>Braces that this preview cannot evaluate, left as they are.</summary>
    Unknown,
}

/// <summary>A part of a cleaned email. In order the parts are the whole email; no other markup of it is kept.</summary>
internal abstract record BodyPart
{
    private const int LongestAddress = 1_000;

    /// <summary>A run of text.</summary>
    /// <param name="Text">The text, not encoded.</param>
    /// <param name="Kind">Where it comes from.</param>
    /// <param name="Change">Which of two compared versions has it.</param>
    public sealed record Words(string Text, WordsKind Kind = WordsKind.Written, PieceKind Change = PieceKind.Same)
        : BodyPart;

    /// <summary>A merge variable for which the contact has no value.</summary>
    /// <param name="Name">The name of the variable.</param>
    /// <param name="Change">Which of two compared versions has it.</param>
    public sealed record Blank(string Name, PieceKind Change = PieceKind.Same) : BodyPart;

    /// <summary>The start of an element.</summary>
    /// <param name="Tag">An allowed tag.</param>
    /// <param name="Attributes">Allowed attributes with checked values.</param>
    public sealed record Start(string Tag, ImmutableArray<(string Name, string? Value)> Attributes) : BodyPart
    {
        /// <summary>Where a link leads; null for other elements.</summary>
        public string? Target { get; init; }
    }

    /// <summary>The end of the element that started last.</summary>
    public sealed record End(string Tag) : BodyPart;

    /// <summary>A line break or a rule.</summary>
    public sealed record Break(string Tag) : BodyPart;

    /// <summary>An image, which the preview does not load.</summary>
    /// <param name="Address">Where it would be loaded from.</param>
    /// <param name="Alternative">Its alternative text.</param>
    /// <param name="IsUnseen">Whether it is too small to be seen, as tracking pixels are.</param>
    public sealed record Picture(string Address, string Alternative, bool IsUnseen) : BodyPart;

    /// <summary>Whether two emails have equal parts.</summary>
    public static bool AreSame(ImmutableArray<BodyPart> one, ImmutableArray<BodyPart> other) =>
        one.Length == other.Length && one.Zip(other).All(pair => IsSame(pair.First, pair.Second));

    /// <summary>An address short enough to read: one that holds its content itself may be megabytes long.</summary>
    public static string Short(string address)
    {
        if (address.Length <= LongestAddress)
            return address;
        var start = address.AsSpan(0, LongestAddress / 2);
        var end = address.AsSpan(address.Length - (LongestAddress / 10));
        return string.Create(CultureInfo.InvariantCulture, $"{start}… ({address.Length} characters) …{end}");
    }

    // A record compares arrays by reference.
    private static bool IsSame(BodyPart one, BodyPart other) =>
        (one, other) switch
        {
            (Start start, Start second) => start.Tag == second.Tag && start.Attributes.SequenceEqual(second.Attributes),
            _ => one == other,
        };
}
