using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Output.Wording;

/// <summary>How one kind of change is shown.</summary>
/// <param name="Symbol">A symbol that is one column wide.</param>
/// <param name="Tone">The tone, which decides the color.</param>
/// <param name="Word">The words in the closing count, for example <c>to create</c>.</param>
/// <param name="Done">The word in a report, for example <c>created</c>.</param>
/// <param name="Order">The place in the closing count.</param>
internal sealed record ChangeSymbol(string Symbol, Tone Tone, string Word, string Done, int Order);

/// <summary>The only table of symbols, tones, words and order.</summary>
internal static class ChangeSymbols
{
    /// <summary>What happens to a managed sequence of which only something is recorded, in the closing count.</summary>
    public const string ToRecord = "to record in the lock file";

    /// <summary>The same in a report.</summary>
    public const string Recorded = "recorded in the lock file";

    /// <summary>The word in a report for what was done.</summary>
    public static string Done(ChangeResult result) => result.OnlyRecorded ? Recorded : Of(result.Action).Done;

    public static ChangeSymbol Of(SequenceAction action) =>
        action switch
        {
            SequenceAction.Create => new("+", Tone.Added, "to create", "created", 0),
            SequenceAction.Update => new("~", Tone.Changed, "to update", "updated", 1),
            SequenceAction.Archive => new("-", Tone.Removed, "to archive", "archived", 2),
            SequenceAction.Adopt => new("=", Tone.Moved, "to start managing", "now managed", 3),
            SequenceAction.Forget => new("o", Tone.Faint, "to stop managing", "no longer managed", 4),
            SequenceAction.None => new(" ", Tone.Faint, "unchanged", "unchanged", 5),
            SequenceAction.NotRead => new("?", Tone.Faint, "up to date", "up to date", 6),
            _ => new("!", Tone.Alarm, "needs a decision", "needs a decision", 7),
        };

    public static ChangeSymbol Of(PartAction action) =>
        action switch
        {
            PartAction.Create => new("+", Tone.Added, "new", "created", 0),
            PartAction.Update => new("~", Tone.Changed, "changed", "changed", 1),
            PartAction.Move => new("↕", Tone.Moved, "moved", "moved", 2),
            PartAction.Replace => new("±", Tone.Removed, "replaced", "replaced", 3),
            PartAction.Remove => new("-", Tone.Removed, "removed", "removed", 4),
            _ => new(" ", Tone.Faint, "unchanged", "unchanged", 5),
        };

    public static ChangeSymbol Of(ChangeStatus status) =>
        status switch
        {
            ChangeStatus.Applied => new("+", Tone.Added, "applied", "applied", 0),
            ChangeStatus.Failed => new("!", Tone.Alarm, "failed", "failed", 1),
            ChangeStatus.Unknown => new("?", Tone.Alarm, "unknown", "unknown", 2),
            ChangeStatus.Stale => new("!", Tone.Changed, "stale", "stale", 3),
            ChangeStatus.Blocked => new("!", Tone.Alarm, "blocked", "blocked", 4),
            _ => new(" ", Tone.Faint, "not attempted", "not attempted", 5),
        };
}

/// <summary>The role of a piece of text. It decides the color, or the brackets where there is no color.</summary>
internal enum Tone
{
    Plain,
    Strong,
    Faint,
    Added,
    Removed,
    Changed,
    Moved,
    Alarm,

    /// <summary>Removed words inside a line that stays.</summary>
    WordsOut,

    /// <summary>Added words inside a line that stays.</summary>
    WordsIn,

    /// <summary>What git has, where both sides stay as they are.</summary>
    InGit,

    /// <summary>What Apollo has, where both sides stay as they are.</summary>
    InApollo,
}
