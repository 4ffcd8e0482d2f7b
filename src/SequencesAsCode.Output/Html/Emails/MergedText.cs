using System.Globalization;
using System.Text.RegularExpressions;
using SequencesAsCode.Core.Variables;

namespace SequencesAsCode.Output.Html.Emails;

/// <summary>
/// A text with its conditions decided and its variables replaced for one contact. What was put in is marked by two
/// characters of the private use area and
/// looked up in <see cref="Puts"/>, so that the text may be parsed as markup in between.
/// </summary>
/// <param name="Text">With marks.</param>
/// <param name="Puts">What stands at the marks.</param>
internal sealed partial record MergedText(string Text, ImmutableArray<BodyPart> Puts)
{
    /// <summary>Opens a mark.</summary>
    internal const char Begin = '\uE000';

    /// <summary>Closes a mark.</summary>
    internal const char End = '\uE001';

    /// <summary>
    /// Decides and replaces. An operator that is not known leaves its condition as it is written, both branches of it.
    /// </summary>
    public static MergedText Of(string text, SampleContact contact)
    {
        var (merged, puts) = new MergeDecisions([.. MergeText.Parts(WithoutMarks(text))], contact).Decide();
        return new(Calm(merged), puts);
    }

    /// <summary>The text as it is written: every side of its conditions, and variables by their names.</summary>
    public static MergedText AsWritten(string text) => new(Calm(WithoutMarks(text)), []);

    /// <summary>A piece of the text as parts.</summary>
    public IEnumerable<BodyPart> Split(string piece)
    {
        var next = 0;
        foreach (Match match in Marks().Matches(piece))
        {
            if (match.Index > next)
                yield return new BodyPart.Words(piece[next..match.Index]);
            yield return Puts[int.Parse(match.Groups["put"].Value, CultureInfo.InvariantCulture)];
            next = match.Index + match.Length;
        }

        if (next < piece.Length)
            yield return new BodyPart.Words(piece[next..]);
    }

    /// <summary>A piece of the text as one string, as it stands in an attribute.</summary>
    public string Plain(string piece) => string.Concat(Split(piece).Select(part => (part as BodyPart.Words)?.Text));

    // The marks' own characters mean nothing anywhere, so nobody misses them.
    private static string WithoutMarks(string text) => text.Replace(Begin, '\uFFFD').Replace(End, '\uFFFD');

    // Nor as references, which a parser would turn into them. Only afterwards: what a condition leaves out may join the
    // halves of one.
    private static string Calm(string merged) => References().Replace(merged, "\uFFFD");

    [GeneratedRegex("&#(?:x0*e00[01](?![0-9a-f])|0*5734[45](?![0-9]));?", RegexOptions.IgnoreCase)]
    private static partial Regex References();

    [GeneratedRegex("\uE000(?<put>[0-9]{1,9})\uE001", RegexOptions.ExplicitCapture)]
    private static partial Regex Marks();
}
