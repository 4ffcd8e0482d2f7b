namespace SequencesAsCode.Output.Wording;

/// <summary>Explains the marks that occur in a plan, each once.</summary>
internal static class Legend
{
    /// <summary>What to do with edits made in Apollo; null when there are none.</summary>
    public static string? Drift(Plan plan) =>
        plan.HasDrift
            ? $"Edited in Apollo and kept: '{CommandWords.Pull("KEY")}' copies it to the file, "
                + $"'{OptionNames.RevertDrift}=KEY' undoes it."
            : null;

    /// <summary>How days are counted.</summary>
    public const string WhatDaysAre =
        "Day 1 is the day a contact is added. Sending windows, limits and open tasks can only make a day later.";

    /// <summary>How days are counted; null when none are shown.</summary>
    public static string? Days(Plan plan) =>
        plan.Sequences.Any(change => DayChange.Of(change) is not null) ? WhatDaysAre : null;

    public static IEnumerable<string> Of(Plan plan)
    {
        // Sequences that are only counted show no marks.
        var steps = plan
            .Sequences.Where(change => change.Action is not (SequenceAction.None or SequenceAction.Adopt))
            .SelectMany(change => change.Steps)
            .ToList();
        var touches = steps.SelectMany(step => step.Touches).ToList();
        var fields = plan
            .Sequences.SelectMany(change => change.Fields)
            .Concat(steps.SelectMany(step => step.Fields))
            .Concat(touches.SelectMany(touch => touch.Fields));
        if (Drift(plan) is { } drift)
            yield return drift;
        if (Days(plan) is { } days)
            yield return days;
        if (fields.Any(change => change.Reason == Reason.NoBase))
            yield return "[no earlier apply known]: this may undo an edit made in Apollo.";
        if (
            steps.Any(step => step.MatchedBy == MatchedBy.Content)
            || touches.Any(touch => touch.MatchedBy == MatchedBy.Content)
        )
        {
            yield return "[matched by content]: no id was known, so the text decided. Apply notes the id in the lock "
                + "file.";
        }

        if (
            steps.Any(step => step.MatchedBy == MatchedBy.Place)
            || touches.Any(touch => touch.MatchedBy == MatchedBy.Place)
        )
        {
            yield return "[matched by place]: the text is new, so its place between the same steps decided.";
        }
    }
}
