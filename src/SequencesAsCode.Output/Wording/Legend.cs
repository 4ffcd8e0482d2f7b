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

    /// <summary>The explanations, each a line.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="isPage">Whether it is shown as a page, which marks more variants than the terminal.</param>
    public static IEnumerable<string> Of(Plan plan, bool isPage = false)
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
        var marks = plan
            .Sequences.Where(PlanPhrases.IsWorthSaying)
            .SelectMany(change => change.Steps)
            .SelectMany(step => isPage ? OnPage(step) : InText(step))
            .ToHashSet();
        if (marks.Contains(MatchedBy.Content))
        {
            yield return "[matched by content]: no id was known, so the text decided. Apply notes the id in the lock "
                + "file.";
        }

        if (marks.Contains(MatchedBy.Place))
        {
            yield return "[matched by place]: the text is new, so its place between the same steps decided.";
        }
    }

    private static IEnumerable<MatchedBy> OnPage(StepChange step) =>
        step
            .Touches.Where(touch => touch.Action != PartAction.None)
            .Select(touch => touch.MatchedBy)
            .Concat(step.Action == PartAction.None ? [] : [step.MatchedBy]);

    // As the lines of a step show them.
    private static IEnumerable<MatchedBy> InText(StepChange step)
    {
        if (step is { Action: PartAction.None, HasDrift: false } or { Action: PartAction.Remove })
            yield break;
        yield return step.MatchedBy;
        foreach (var touch in step.Touches)
        {
            if (touch is not { Action: PartAction.None, HasDrift: false } && !IsUnnamed(step, touch))
                yield return touch.MatchedBy;
        }
    }

    /// <summary>Whether the only variant of a step has no line of its own.</summary>
    public static bool IsUnnamed(StepChange step, TouchChange touch) =>
        step.Touches.Length == 1 && touch is { Action: PartAction.Create or PartAction.Update, Key: null };
}
