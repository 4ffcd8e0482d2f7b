using System.Collections.Immutable;
using System.Globalization;
using SequencesAsCode.Model;
using SequencesAsCode.Planning;

namespace SequencesAsCode.Rendering.Preview;

/// <summary>The steps of a sequence, of a plan or of a file.</summary>
internal static class StepPreviews
{
    /// <summary>Every step of a change, with what it holds on either side.</summary>
    public static ImmutableArray<PreviewStep> Of(SequenceChange change)
    {
        var (before, after) = (ByHandle(change.Before), ByHandle(change.After));
        return [.. change.Steps.Where(step => step is not { Action: PartAction.None, HasDrift: false } || after.ContainsKey(step.Handle) || before.ContainsKey(step.Handle)).Select(step => Of(step, before.GetValueOrDefault(step.Handle), after.GetValueOrDefault(step.Handle)))];
    }

    /// <summary>Every step that a file declares.</summary>
    public static ImmutableArray<PreviewStep> Of(SequenceContent content, ImmutableArray<DesiredStep> declared) =>
        [.. content.Steps.Zip(declared).Select((pair, place) => Of(pair.First, pair.Second, place + 1))];

    private static PreviewStep Of(StepContent step, DesiredStep declared, int place) => new(
        PartAction.None,
        step.Handle,
        null,
        place,
        step.Type,
        declared.Key,
        Due(step),
        SettingPreviews.Of(step.Fields, Fields.Wait, Fields.At),
        TextPreviews.OfText(null, step.Fields[Fields.Note], false),
        TouchPreviews.Of(step, [.. (declared.Touches ?? []).Select(touch => touch.Key)]));

    private static PreviewStep Of(StepChange step, StepContent? before, StepContent? after)
    {
        var isCompared = step.Action is not (PartAction.None or PartAction.Create);
        var (old, now) = isCompared ? (before, after) : (null, after ?? before);
        return new(
            step.Action,
            step.Handle,
            step.From,
            step.To,
            step.Type,
            step.Key,
            [.. (now ?? old) is { } known ? Due(known) : [], .. Facts(step)],
            step.Action == PartAction.Remove ? [] : SettingPreviews.Of(step.Fields, step.Drift),
            TextPreviews.OfText(TextPreviews.On(old?.Fields, Fields.Note), TextPreviews.On(now?.Fields, Fields.Note), isCompared),
            TouchPreviews.Of(step, old, now));
    }

    private static ImmutableArray<string> Due(StepContent step) => (step.Fields[Fields.At], step.Fields[Fields.Wait]) switch
    {
        (FieldValue.Moment at, _) => [$"at {at.Value.ToString("d MMM yyyy HH:mm zzz", CultureInfo.InvariantCulture)}"],
        (_, FieldValue.Wait { Amount: 0 }) => ["at once"],
        (_, FieldValue.Wait wait) => [$"after {wait}"],
        _ => [],
    };

    private static IEnumerable<string> Facts(StepChange step)
    {
        if (step is { Action: PartAction.Move, From: { } from, To: { } to }) yield return string.Create(CultureInfo.InvariantCulture, $"moved from place {from} to {to}");
        if (step.Action == PartAction.Replace) yield return $"until now: {StepTypes.Label(step.FormerType ?? "")}, which goes with its statistics";
        if (step.Action == PartAction.Remove) yield return "goes with its statistics";
        if (step.Action is PartAction.Remove or PartAction.Replace || (step.Action != PartAction.None && !step.People.IsNobody)) yield return $"{step.People} in it";
        if (PartPhrases.Because(step.Action, step.Reason) is { } reason) yield return reason;
        if (step.MatchedBy == MatchedBy.Content && step.Action != PartAction.None) yield return "matched by content";
    }

    private static Dictionary<string, StepContent> ByHandle(SequenceContent? content)
    {
        var steps = new Dictionary<string, StepContent>(StringComparer.Ordinal);
        foreach (var step in content?.Steps ?? []) steps[step.Handle] = step;
        return steps;
    }
}
