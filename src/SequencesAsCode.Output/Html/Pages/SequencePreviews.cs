using SequencesAsCode.Output.Html.Views;
using SequencesAsCode.Output.Wording;
using SequencesAsCode.Output.Wording.Facts;
using SequencesAsCode.Output.Wording.Pages;

namespace SequencesAsCode.Output.Html.Pages;

/// <summary>Makes the sequences on the page of a plan.</summary>
internal static class SequencePreviews
{
    /// <summary>A sequence with everything that happens to it, folded.</summary>
    public static PreviewSequence Of(SequenceChange change, string anchor, PlanContext context, StepPreviews steps) =>
        new()
        {
            Anchor = anchor,
            Mark = MarkOf(change),
            Name = change.Name,
            Key = change.Key,
            Facts = [.. Facts(change)],
            Chips = ChangeChips.Of(change),
            Filters = PlanSummary.FiltersOf(change),
            Effect = Effect(change),
            Advice = Advice(change),
            Decisions = [.. change.Blocks.Select(block => new PreviewDecision(block, DecisionWays.Of(block, change)))],
            Settings = Settings(change),
            Before = Days(change.Before),
            After = Days(change.After),
            Steps = steps.Of(change),
            Notes =
            [
                .. change.Notes,
                .. VariablePhrases.Of(change).Select(line => $"{Phrases.Sentence(line)}."),
                .. Address(change, context),
            ],
        };

    private static PreviewMark MarkOf(SequenceChange change)
    {
        if (IsEdited(change))
            return PreviewMarks.Edited;
        return change switch
        {
            { OnlyRecords: true } => PreviewMarks.Recorded,
            { Action: not SequenceAction.None } => PreviewMarks.Of(change.Action),
            { SetByHand.IsEmpty: false } => PreviewMarks.ByHand,
            { Rewritten.IsEmpty: false } => PreviewMarks.Rewritten,
            _ => PreviewMarks.Noted,
        };
    }

    private static IEnumerable<string> Facts(SequenceChange change)
    {
        yield return SequenceState.Of(change);
        if (SequenceState.PeopleOf(change) is { } people)
            yield return people;
        if (change.Id is null && !change.Steps.IsEmpty)
            yield return Phrases.Count(change.Steps.Length, "step", "steps");
    }

    private static string? Effect(SequenceChange change) =>
        change.Action switch
        {
            SequenceAction.None or SequenceAction.NotRead => null,
            SequenceAction.Blocked when change.Effect is { Kind: EffectKind.Blocked, Words: null } => null,
            SequenceAction.Blocked => $"If allowed: {EffectSentence.Of(change.Effect)}",
            _ => Phrases.Sentence(EffectSentence.Of(change.Effect)),
        };

    private static PreviewAdvice? Advice(SequenceChange change)
    {
        if (!change.HasDrift || IsGone(change) || change.Action == SequenceAction.Blocked)
            return null;
        return new("Apollo's version stays.", [.. Ways(change)]);
    }

    private static IEnumerable<PreviewWay> Ways(SequenceChange change)
    {
        if (change is { At: not null, Notes.IsEmpty: true })
            yield return new("Keep it in git", CommandWords.Pull(change.Key));
        var revert = ConsentFlags.FlagOf(Consent.RevertDrift(change.Key));
        yield return new("Undo it in Apollo", $"sequences plan {revert}");
    }

    // A new sequence shows its name as its title.
    private static ImmutableArray<PreviewSetting> Settings(SequenceChange change)
    {
        var fields = change.Fields.Where(field => change.Id is not null || field.Field != Fields.Name);
        return
        [
            .. SettingPreviews.Of(fields, change.Drift),
            .. Elsewhere(change).Select(conflict => SettingPreviews.Of(conflict, KeptPreviews.Conflict)),
            .. change.SetByHand.Select(difference => SettingPreviews.Of(difference, "to be set by hand in Apollo")),
            .. change.Rewritten.Select(difference => SettingPreviews.Of(difference, RewritePhrases.Open)),
            .. change.AcceptedRewrites.Select(difference => SettingPreviews.Of(difference, RewritePhrases.Accepted)),
        ];
    }

    // What an apply leaves alone is not what it was.
    private static bool IsEdited(SequenceChange change) =>
        change is { Action: SequenceAction.None, HasDrift: true } && !IsGone(change);

    private static bool IsGone(SequenceChange change) =>
        change.Reason is Reason.ArchivedInService or Reason.DeletedInService;

    // Those of a step or touch stand there.
    private static IEnumerable<FieldDifference> Elsewhere(SequenceChange change)
    {
        var handles = change
            .Steps.SelectMany(step => step.Touches.Select(touch => touch.Handle).Append(step.Handle))
            .ToHashSet(StringComparer.Ordinal);
        return change.Conflicts.Where(conflict => conflict.Handle is null || !handles.Contains(conflict.Handle));
    }

    private static IEnumerable<string> Address(SequenceChange change, PlanContext context) =>
        PlanPhrases.ByHandAt(context, change) is { } address ? [$"To be set by hand at {address}"] : [];

    private static Timeline? Days(SequenceContent? content) =>
        content is null || content.Steps.IsEmpty ? null : Timeline.Of(content);
}
