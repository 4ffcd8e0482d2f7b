using System.Globalization;
using SequencesAsCode.Output.Html.Emails;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Html.Views;

/// <summary>Makes the page of a preview: what the files declare, without looking at an account.</summary>
internal static class FilesPreview
{
    private const int MostOpen = 3;
    private const string Meaning =
        "This is what the files say. No account was looked at, so nothing is compared, and "
        + "nothing has been changed or sent.";

    private const string UnmanagedSteps = "The file does not manage the steps: they stay as they are in Apollo.";

    /// <summary>The page.</summary>
    /// <param name="desired">Everything that the files declare.</param>
    /// <param name="sequences">The sequences to show.</param>
    /// <param name="warnings">Warnings about the files.</param>
    public static PreviewPage Of(
        DesiredState desired,
        IEnumerable<DesiredSequence> sequences,
        IEnumerable<Diagnostic> warnings
    )
    {
        ImmutableArray<DesiredSequence> shown = [.. sequences];
        var contacts = SampleContact.All(desired.Workspace.SampleContacts);
        var previews = new StepPreviews(new(contacts));
        return new()
        {
            Title = $"Preview of the files, for {desired.Environment.Name}",
            Meaning = Meaning,
            Alarms = [],
            Effects = [],
            Consents = [],
            Remarks = [Legend.WhatDaysAre],
            Sequences =
            [
                .. shown.Select(
                    (sequence, place) => Of(sequence, place + 1, previews) with { IsOpen = shown.Length <= MostOpen }
                ),
            ],
            Others = [],
            Warnings = [.. warnings.Select(warning => warning.ToString())],
            Contacts = contacts,
            Compares = false,
        };
    }

    private static PreviewSequence Of(DesiredSequence sequence, int number, StepPreviews previews)
    {
        var steps = sequence.Steps ?? [];
        var content = new SequenceContent(sequence.Fields, [.. steps.Select(Of)]);
        return new()
        {
            Anchor = string.Create(CultureInfo.InvariantCulture, $"s{number}"),
            Name = sequence.Name,
            Key = sequence.Key,
            Facts = [.. Facts(sequence, content)],
            Classes = [],
            Blocks = [],
            Settings = SettingPreviews.Of(sequence.Fields, Fields.Name, Fields.Active),
            After = content.Steps.IsEmpty ? null : Timeline.Of(content),
            Steps = previews.Of(content, steps),
            Notes = sequence.Steps is null ? [UnmanagedSteps] : [],
        };
    }

    private static IEnumerable<string> Facts(DesiredSequence sequence, SequenceContent content)
    {
        if (sequence.Fields[Fields.Active] is FieldValue.Flag active)
            yield return active.Value ? "switched on" : "switched off";
        if (sequence.Steps is null)
            yield break;
        yield return Phrases.Count(content.Steps.Length, "step", "steps");
        if (Timeline.Of(content).Days is { } days)
            yield return Phrases.Count(days, "day", "days");
    }

    private static StepContent Of(DesiredStep step, int place)
    {
        var handle = step.Key ?? $"#{place + 1}";
        var touches = (step.Touches ?? []).Select((touch, number) => Of(handle, touch, number));
        return new(handle, step.Type, step.Fields, [.. touches]);
    }

    private static TouchContent Of(string step, DesiredTouch touch, int place) =>
        new($"{step}/{touch.Key ?? $"#{place + 1}"}", touch.Fields);
}
