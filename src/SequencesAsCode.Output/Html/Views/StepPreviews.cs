using System.Globalization;
using SequencesAsCode.Output.Html.Texts;
using SequencesAsCode.Output.Wording;
using SequencesAsCode.Output.Wording.Facts;

namespace SequencesAsCode.Output.Html.Views;

/// <summary>Makes the steps on a page, of a plan or of a file.</summary>
/// <param name="texts">Prepares texts.</param>
/// <param name="allowance">Which emails the page has room for.</param>
internal sealed class StepPreviews(TextPreviews texts, EmailAllowance allowance)
{
    private readonly TouchPreviews touches = new(texts, allowance);

    /// <summary>The steps of a plan that have something to show, with their old and new contents.</summary>
    public ImmutableArray<PreviewStep> Of(SequenceChange change)
    {
        var before = ByHandle(change.Before);
        var after = ByHandle(change.After);
        var days = new DayFacts(change);
        return [.. change.Steps.Where(IsShown).Select(Preview)];

        bool IsShown(StepChange step) =>
            step is not { Action: PartAction.None, HasDrift: false }
            || IsInConflict(step, change)
            || before.ContainsKey(step.Handle)
            || after.ContainsKey(step.Handle);

        PreviewStep Preview(StepChange step) =>
            Of(step, before.GetValueOrDefault(step.Handle), after.GetValueOrDefault(step.Handle), change.Conflicts) with
            {
                IsOnOtherDay = days.FromTo(step) is not null,
            };
    }

    private static bool IsInConflict(StepChange step, SequenceChange change)
    {
        var handles = step.Touches.Select(touch => touch.Handle).Append(step.Handle);
        return change.Conflicts.Any(conflict => handles.Contains(conflict.Handle));
    }

    /// <summary>Every step that a file declares.</summary>
    public ImmutableArray<PreviewStep> Of(SequenceContent content, ImmutableArray<DesiredStep> declared) =>
        [.. content.Steps.Zip(declared).Select((pair, place) => Of(pair.First, pair.Second, place + 1))];

    private PreviewStep Of(StepContent step, DesiredStep declared, int place) =>
        new()
        {
            Action = PartAction.None,
            Handle = step.Handle,
            To = place,
            Type = step.Type,
            Key = declared.Key,
            Facts = Due(step),
            Settings = SettingPreviews.Of(step.Fields, Fields.Wait, Fields.At),
            Note = texts.OfText(null, step.Fields[Fields.Note], false),
            Touches = touches.Of(step, [.. (declared.Touches ?? []).Select(touch => touch.Key)]),
        };

    private PreviewStep Of(
        StepChange step,
        StepContent? before,
        StepContent? after,
        ImmutableArray<FieldDifference> conflicts
    )
    {
        var isCompared = step.Action is not (PartAction.None or PartAction.Create);
        var old = isCompared ? before : null;
        var now = isCompared ? after : after ?? before;
        var kept = KeptPreviews.Of(texts, step.Drift, conflicts, step.Handle);
        var isRemoved = step.Action == PartAction.Remove;
        var isShownBySides = step.Action == PartAction.None && !kept.Texts.IsEmpty;
        return new()
        {
            Action = step.Action,
            Handle = step.Handle,
            From = step.From,
            To = step.To,
            Type = step.Type,
            Key = step.Key,
            Facts = [.. (now ?? old) is { } known ? Due(known) : [], .. Facts(step)],
            Settings = isRemoved ? [] : [.. SettingPreviews.Of(step.Fields, []), .. kept.Settings],
            Note = isShownBySides ? null : Note(old, now, isCompared),
            Touches = touches.Of(step, old, now, conflicts),
            Kept = kept.Mark,
            Differences = kept.Texts,
        };
    }

    private PreviewText? Note(StepContent? old, StepContent? now, bool isCompared)
    {
        var before = TextPreviews.On(old?.Fields, Fields.Note);
        var after = TextPreviews.On(now?.Fields, Fields.Note);
        return texts.OfText(before, after, isCompared);
    }

    private static ImmutableArray<string> Due(StepContent step) =>
        (step.Fields[Fields.At], step.Fields[Fields.Wait]) switch
        {
            (FieldValue.Moment at, _) =>
            [
                $"at {at.Value.ToString("d MMM yyyy HH:mm zzz", CultureInfo.InvariantCulture)}",
            ],
            (_, FieldValue.Wait { Amount: 0 }) => ["at once"],
            (_, FieldValue.Wait wait) => [$"after {wait}"],
            _ => [],
        };

    private static IEnumerable<string> Facts(StepChange step)
    {
        if (step is { Action: PartAction.Move, From: { } from, To: { } to })
            yield return string.Create(CultureInfo.InvariantCulture, $"moved from place {from} to {to}");
        if (step.Action == PartAction.Replace)
            yield return $"replaces: {StepTypes.Label(step.FormerType ?? "")}, deleted with its statistics";
        if (step.Action == PartAction.Remove)
            yield return "deleted with its statistics";
        if (
            step.Action is PartAction.Remove or PartAction.Replace
            || (step.Action != PartAction.None && !step.People.IsNobody)
        )
            yield return $"{step.People} on it";
        if (PartPhrases.Because(step.Action, step.Reason) is { } reason)
            yield return reason;
        if (step.Action != PartAction.None && Phrases.HowMatched(step.MatchedBy) is { } how)
            yield return how;
    }

    private static Dictionary<string, StepContent> ByHandle(SequenceContent? content)
    {
        var steps = new Dictionary<string, StepContent>(StringComparer.Ordinal);
        foreach (var step in content?.Steps ?? [])
            steps[step.Handle] = step;
        return steps;
    }
}
