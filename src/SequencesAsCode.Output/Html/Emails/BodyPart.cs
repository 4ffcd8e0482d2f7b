using System.Collections.Immutable;
using System.Globalization;

namespace SequencesAsCode.Output.Html.Emails;

/// <summary>How a run of words came into an email.</summary>
internal enum WordsKind
{
    /// <summary>It is written there.</summary>
    Written,

    /// <summary>It stands in place of a merge variable.</summary>
    Merged,

    /// <summary>Braces that this preview does not know, left as they are.</summary>
    Unknown,
}

/// <summary>A part of an email that was cleaned: in order they are the email, and nothing else of its markup is kept.</summary>
internal abstract record BodyPart
{
    private const int LongestAddress = 1_000;

    /// <summary>A run of text.</summary>
    /// <param name="Text">Not encoded.</param>
    /// <param name="Kind">Where it comes from.</param>
    /// <param name="Changed">Whether the other version does not have it.</param>
    public sealed record Words(string Text, WordsKind Kind = WordsKind.Written, bool Changed = false) : BodyPart;

    /// <summary>A merge variable without data, where something should be.</summary>
    /// <param name="Name">Of the variable.</param>
    /// <param name="Changed">Whether the other version does not have it.</param>
    public sealed record Blank(string Name, bool Changed = false) : BodyPart;

    /// <summary>An element begins.</summary>
    /// <param name="Tag">One of the allowed ones.</param>
    /// <param name="Attributes">Allowed ones, with checked values.</param>
    public sealed record Start(string Tag, ImmutableArray<(string Name, string? Value)> Attributes) : BodyPart
    {
        /// <summary>Where a link leads; null when it is none.</summary>
        public string? Target { get; init; }
    }

    /// <summary>The element that began last ends.</summary>
    public sealed record End(string Tag) : BodyPart;

    /// <summary>A line break or rule.</summary>
    public sealed record Break(string Tag) : BodyPart;

    /// <summary>An address for people: one that holds its content itself may be megabytes long.</summary>
    public static string Short(string address) =>
        address.Length <= LongestAddress ? address : string.Create(CultureInfo.InvariantCulture, $"{address.AsSpan(0, LongestAddress / 2)}… ({address.Length} characters) …{address.AsSpan(address.Length - (LongestAddress / 10))}");

    /// <summary>An image, which is not loaded.</summary>
    /// <param name="Address">Where it would come from.</param>
    /// <param name="Alternative">Its text.</param>
    /// <param name="IsUnseen">Whether it is too small to be seen, as tracking pixels are.</param>
    public sealed record Picture(string Address, string Alternative, bool IsUnseen) : BodyPart;
}
