using SequencesAsCode.Core.Json;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Html.Views;

/// <summary>How actions and types of steps are shown on a page.</summary>
internal static class PreviewMarks
{
    /// <summary>A sequence that was edited in Apollo and does not change.</summary>
    public static PreviewMark Edited { get; } = new("", "edited in Apollo", "kept");

    /// <summary>A sequence with differences that only a person can fix.</summary>
    public static PreviewMark ByHand { get; } = new("", "to be set by hand", "noted");

    /// <summary>A sequence of which Apollo changed what it was sent.</summary>
    public static PreviewMark Rewritten { get; } = new("", "rewritten by Apollo", "noted");

    /// <summary>A sequence that does not change and has a note.</summary>
    public static PreviewMark Noted { get; } = new("", "note", "noted");

    public static PreviewMark Of(SequenceAction action) =>
        new(ChangeSymbols.Of(action).Symbol, Word(action), EnumWord.Of(action));

    public static PreviewMark Of(PartAction action) =>
        new(ChangeSymbols.Of(action).Symbol, ChangeSymbols.Of(action).Word, EnumWord.Of(action));

    /// <summary>The name of a type's icon.</summary>
    public static string IconOf(string type) =>
        type switch
        {
            StepTypes.AutoEmail => "email",
            StepTypes.ManualEmail => "manual",
            StepTypes.Call => "call",
            StepTypes.LinkedInConnect
            or StepTypes.LinkedInMessage
            or StepTypes.LinkedInViewProfile
            or StepTypes.LinkedInInteractPost => "linkedin",
            _ => "task",
        };

    /// <summary>The mark of a managed sequence of which only something is recorded.</summary>
    public static PreviewMark Recorded => Of(SequenceAction.Adopt) with { Word = "only the lock file" };

    private static string Word(SequenceAction action) =>
        action switch
        {
            SequenceAction.Create => "new",
            SequenceAction.Update => "changed",
            SequenceAction.Archive => "archived",
            SequenceAction.Adopt => "start managing",
            SequenceAction.Forget => "stop managing",
            SequenceAction.Blocked => "needs a decision",
            _ => ChangeSymbols.Of(action).Word,
        };
}
