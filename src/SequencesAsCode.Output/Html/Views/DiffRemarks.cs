using SequencesAsCode.Output.Html.Emails;

namespace SequencesAsCode.Output.Html.Views;

/// <summary>Says how two versions of a text differ where marked words do not show it.</summary>
internal static class DiffRemarks
{
    private const string TooLong = "The text changed and is too long for its words to be marked.";
    private const string OtherForMissing =
        "A contact with missing data gets other changes: choose “Missing data” to see them.";
    private const string OnlyForMissing =
        "Words change only for a contact with missing data: choose “Missing data” to see them.";
    private const string OtherTargets = "The words are the same; links or images changed.";
    private const string OtherMarkup = "The words are the same; only line breaks, looks or other markup changed.";
    private const string Unseen =
        "What changed is seen by neither of the two contacts: it is in a condition, a variable "
        + "or markup that is not shown.";

    /// <summary>One remark at most.</summary>
    /// <param name="sample">The difference for a contact with all data.</param>
    /// <param name="missing">The difference for a contact without data.</param>
    /// <param name="hasOtherTargets">Whether links or images of the source differ.</param>
    public static IEnumerable<string> Of(BodyDiff sample, BodyDiff missing, bool hasOtherTargets)
    {
        if (IsEither(TextChange.TooLong))
            return [TooLong];
        if (sample.Change == TextChange.Words)
            return IsSameMarks(sample, missing) ? [] : [OtherForMissing];
        if (missing.Change == TextChange.Words)
            return [OnlyForMissing];
        if (hasOtherTargets || IsEither(TextChange.Targets))
            return [OtherTargets];
        return [IsEither(TextChange.Markup) ? OtherMarkup : Unseen];

        bool IsEither(TextChange change) => sample.Change == change || missing.Change == change;
    }

    private static bool IsSameMarks(BodyDiff sample, BodyDiff missing) =>
        missing.Change == TextChange.Words
        && BodyDiff.Marked(sample.Before) == BodyDiff.Marked(missing.Before)
        && BodyDiff.Marked(sample.After) == BodyDiff.Marked(missing.After);
}
