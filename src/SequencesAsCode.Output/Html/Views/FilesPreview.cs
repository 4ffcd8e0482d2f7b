using System.Collections.Immutable;
using System.Globalization;
using SequencesAsCode.Core.Diagnostics;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.States;
using SequencesAsCode.Core.Values;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Html.Views;

/// <summary>What the files of a workspace say, as a page; nothing is known of an account.</summary>
internal static class FilesPreview
{
    private const int MostOpen = 3;

    public static PreviewPage Of(DesiredState desired, IEnumerable<DesiredSequence> sequences, IEnumerable<Diagnostic> warnings)
    {
        ImmutableArray<DesiredSequence> shown = [.. sequences];
        return new()
        {
            Title = $"Preview of the files, for {desired.Environment.Name}",
            Meaning = "This is what the files say. No account was looked at, so nothing is compared, "
                + "and nothing has been changed or sent.",
            Remarks = [Legend.WhatDaysAre],
            Sequences = [.. shown.Select((sequence, place) => Of(sequence, Anchor(place), shown.Length <= MostOpen))],
            Warnings = [.. warnings.Select(warning => warning.ToString())],
        };
    }

    private static string Anchor(int place) => string.Create(CultureInfo.InvariantCulture, $"s{place + 1}");

    private static PreviewSequence Of(DesiredSequence sequence, string anchor, bool isOpen)
    {
        var steps = sequence.Steps ?? [];
        var content = new SequenceContent(sequence.Fields, [.. steps.Select(Of)]);
        return new()
        {
            Anchor = anchor,
            Name = sequence.Name,
            Key = sequence.Key,
            Facts = [.. Facts(sequence, content)],
            Settings = SettingPreviews.Of(sequence.Fields, Fields.Name, Fields.Active),
            After = content.Steps.IsEmpty ? null : Timeline.Of(content),
            Steps = StepPreviews.Of(content, steps),
            Notes = sequence.Steps is null
                ? ["The file does not manage the steps: they stay as they are in Apollo."]
                : [],
            IsOpen = isOpen,
        };
    }

    private static IEnumerable<string> Facts(DesiredSequence sequence, SequenceContent content)
    {
        if (sequence.Fields[Fields.Active] is FieldValue.Flag active) yield return active.Value ? "switched on" : "switched off";
        if (sequence.Steps is null) yield break;
        yield return Phrases.Count(content.Steps.Length, "step", "steps");
        if (Timeline.Of(content).Days is { } days) yield return Phrases.Count(days, "day", "days");
    }

    private static StepContent Of(DesiredStep step, int place)
    {
        var handle = step.Key ?? $"#{place + 1}";
        return new(handle, step.Type, step.Fields, [.. (step.Touches ?? []).Select((touch, number) => new TouchContent($"{handle}/{touch.Key ?? $"#{number + 1}"}", touch.Fields))]);
    }
}
