namespace SequencesAsCode.Output.Wording;

/// <summary>What a person can do about drift; only commands that work.</summary>
internal static class DriftAdvice
{
    /// <summary>The command that takes edits into files; null when it would take none.</summary>
    public static string? Pull(Plan plan)
    {
        var edited = plan.Sequences.Where(CanBePulled).ToList();
        return (edited.Count, edited.Count(change => !change.Conflicts.IsEmpty)) switch
        {
            (0, _) => null,
            (_, 0) => CommandWords.Pull("KEY"),
            var (all, both) when all == both => CommandWords.PullTheirs("KEY"),
            _ => $"{CommandWords.Pull("KEY")} (with {OptionNames.Theirs} where the file changed too)",
        };
    }

    /// <summary>Why a file cannot take the edits of its sequence yet, each a sentence.</summary>
    public static ImmutableArray<string> Obstacles(SequenceChange change) => change.HasDrift ? change.Notes : [];

    /// <summary>The sequences that could not be read, each with the reason.</summary>
    public static IEnumerable<(SequenceChange Change, string Why)> NotRead(Plan plan) =>
        from change in plan.Sequences
        where change.Action == SequenceAction.Blocked
        select (change, change.Blocks.FirstOrDefault()?.Message ?? EffectSentence.Of(change.Effect));

    private static bool CanBePulled(SequenceChange change) =>
        change is { HasDrift: true, At: not null, Notes.IsEmpty: true }
        && change.Reason is not (Reason.ArchivedInService or Reason.DeletedInService);
}
