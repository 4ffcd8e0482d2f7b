using SequencesAsCode.Output.Html.Emails;
using SequencesAsCode.Output.Html.Views;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Html.Pages;

/// <summary>Makes the page of a preview: what the files declare, without looking at an account.</summary>
internal static class FilesPreview
{
    private const int MostOpen = 3;
    private const string Meaning = "This is what the files contain. They are not compared with an account.";
    private const string UnmanagedSteps = "The file does not list the steps: they stay as they are in Apollo.";

    /// <summary>The page.</summary>
    /// <param name="desired">Everything that the files declare.</param>
    /// <param name="sequences">The sequences to show.</param>
    /// <param name="warnings">Warnings about the files.</param>
    /// <param name="origin">What the head names; null when nothing is known.</param>
    public static PreviewPage Of(
        DesiredState desired,
        IEnumerable<DesiredSequence> sequences,
        IEnumerable<Diagnostic> warnings,
        PageOrigin? origin = null
    )
    {
        ImmutableArray<DesiredSequence> shown = [.. sequences];
        var anchors = new PageAnchors();
        var contacts = SampleContact.All(desired.Workspace.SampleContacts);
        var previews = new StepPreviews(new(contacts), EmailAllowance.Unlimited);
        var isEachOpen = shown.Length <= MostOpen;
        var states = shown.SelectMany(sequence => StateOf(sequence)).ToList();
        return new()
        {
            Title = $"Preview for {desired.Environment.Name}",
            Account = "",
            Origin = origin ?? new(),
            Meaning = Meaning,
            Decisions = [],
            Summary = states.Distinct().Count() > 1 ? [.. PlanSummary.Counts(states)] : [],
            Consents = [],
            Remarks = [Legend.WhatDaysAre],
            Sequences =
            [
                .. shown.Select(
                    (sequence, place) =>
                        Of(sequence, anchors.Next(sequence.Key), previews) with
                        {
                            IsOpen = isEachOpen || place == 0,
                        }
                ),
            ],
            Others = [],
            Warnings = [.. warnings.Select(warning => warning.ToString())],
            Contacts = contacts,
            Compares = false,
            HasAny = !desired.Sequences.IsEmpty,
        };
    }

    private static ImmutableArray<SequenceFilter> StateOf(DesiredSequence sequence) =>
        sequence.Fields[Fields.Active] switch
        {
            FieldValue.Flag { Value: true } => [SequenceFilter.On],
            FieldValue.Flag { Value: false } => [SequenceFilter.Off],
            _ => [],
        };

    private static PreviewSequence Of(DesiredSequence sequence, string anchor, StepPreviews previews)
    {
        var steps = sequence.Steps ?? [];
        var content = SequenceContent.Of(sequence);
        return new()
        {
            Anchor = anchor,
            Name = sequence.Name,
            Key = sequence.Key,
            Facts = [.. Facts(sequence, content)],
            Chips = [],
            Filters = StateOf(sequence),
            Decisions = [],
            Settings = SettingPreviews.Of(sequence.Fields, Fields.Name, Fields.Active),
            After = content.Steps.IsEmpty ? null : Timeline.Of(content),
            Steps = previews.Of(content, steps),
            Notes = sequence.Steps is null ? [UnmanagedSteps] : [],
        };
    }

    private static IEnumerable<string> Facts(DesiredSequence sequence, SequenceContent content)
    {
        if (sequence.Fields[Fields.Active] is FieldValue.Flag active)
            yield return active.Value ? "on" : "off";
        if (sequence.Steps is null)
            yield break;
        yield return Phrases.Count(content.Steps.Length, "step", "steps");
        if (Timeline.Of(content).Days is { } days)
            yield return Phrases.Count(days, "day", "days");
    }
}
