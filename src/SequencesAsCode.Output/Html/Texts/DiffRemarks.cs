using SequencesAsCode.Output.Html.Emails;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Html.Texts;

/// <summary>How a text changes for one contact.</summary>
internal sealed record ContactDiff(SampleContact Contact, BodyDiff Diff);

/// <summary>Sentences on how two versions of a text differ where marked words do not show it.</summary>
internal static class DiffRemarks
{
    private const string TooLong = "The text changed, but is too long to mark its words.";
    private const string OtherTargets = "The words are the same. Links or images changed.";
    private const string OtherMarkup = "The words are the same. Only line breaks, formatting or other markup changed.";
    private const string Unseen =
        "None of the contacts shows this change: it is in a condition, a variable or markup that the "
        + "page does not show.";

    /// <summary>One remark at most.</summary>
    /// <param name="diffs">The differences for each contact; the first one is shown first.</param>
    /// <param name="hasOtherTargets">Whether links or images of the source differ.</param>
    public static IEnumerable<string> Of(ImmutableArray<ContactDiff> diffs, bool hasOtherTargets)
    {
        var first = diffs[0].Diff;
        if (IsAny(TextChange.TooLong))
            return [TooLong];
        if (first.Change == TextChange.Words)
            return ForOthers("Other words change for", diffs.Where(diff => !IsSameMarks(first, diff.Diff)));
        if (IsAny(TextChange.Words))
            return ForOthers("Words change only for", diffs.Where(diff => diff.Diff.Change == TextChange.Words));
        if (hasOtherTargets || IsAny(TextChange.Targets))
            return [OtherTargets];
        return [IsAny(TextChange.Markup) ? OtherMarkup : Unseen];

        bool IsAny(TextChange change) => diffs.Any(diff => diff.Diff.Change == change);
    }

    private static IEnumerable<string> ForOthers(string lead, IEnumerable<ContactDiff> others)
    {
        List<string> labels = [.. others.Select(diff => $"“{diff.Contact.Label}”")];
        if (labels.Count == 0)
            return [];
        var choice = labels.Count == 1 ? "that contact" : "one of these contacts";
        return [$"{lead} {Phrases.And(labels)}. Choose {choice} to see them."];
    }

    private static bool IsSameMarks(BodyDiff one, BodyDiff other) =>
        other.Change == TextChange.Words
        && BodyDiff.Marked(other.Before) == BodyDiff.Marked(one.Before)
        && BodyDiff.Marked(other.After) == BodyDiff.Marked(one.After);
}
