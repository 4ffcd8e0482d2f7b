using SequencesAsCode.Core.Json;
using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Text;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Markdown;

/// <summary>Steps and touches as short facts, and the words in them.</summary>
internal static class StepFacts
{
    /// <summary>A bullet for each step that changes or was edited in Apollo, with its touches.</summary>
    public static IEnumerable<MarkdownText> Of(SequenceChange sequence) =>
        sequence
            .Steps.Where(step => step.Action != PartAction.None || step.HasDrift)
            .Select(step => Of(Unmarked(step)));

    /// <summary>
    /// What is uncertain, said once instead of on each line: no earlier apply is known, or parts were recognised by
    /// what they say.
    /// </summary>
    public static IEnumerable<MarkdownText> Doubts(SequenceChange sequence)
    {
        if (sequence.Action is not (SequenceAction.Update or SequenceAction.Blocked))
            yield break;
        var touches = sequence.Steps.SelectMany(step => step.Touches).ToList();
        var fields = sequence
            .Fields.Concat(sequence.Steps.SelectMany(step => step.Fields))
            .Concat(touches.SelectMany(touch => touch.Fields));
        if (fields.Any(change => change.Reason == Reason.NoBase))
            yield return MarkdownText.Of(
                $"Nothing is known of an earlier apply here: this may undo an edit made in Apollo"
            );
        var matched =
            sequence.Steps.Count(step => step.MatchedBy == MatchedBy.Content)
            + touches.Count(touch => touch.MatchedBy == MatchedBy.Content);
        if (matched > 0)
            yield return MarkdownText.Of(
                $"Recognised by what they say, not by an id: "
                    + $"{Phrases.Count(matched, "step or touch", "steps and touches")}; apply notes the ids"
            );
        var placed =
            sequence.Steps.Count(step => step.MatchedBy == MatchedBy.Place)
            + touches.Count(touch => touch.MatchedBy == MatchedBy.Place);
        if (placed > 0)
            yield return MarkdownText.Of(
                $"Recognised by their place, because their words are new: "
                    + $"{Phrases.Count(placed, "step or touch", "steps and touches")}"
            );
    }

    /// <summary>The words of the sequence, its steps and touches, old and new.</summary>
    public static IEnumerable<MarkdownText> Copies(SequenceChange sequence)
    {
        var isNew = sequence.Id is null;
        if (
            CopyBlocks.Of(
                MarkdownText.Of($"Name"),
                Changed(sequence.Fields.Where(change => !isNew || change.Field != Fields.Name))
            ) is
            { } name
        )
            yield return name;
        foreach (var conflict in sequence.Conflicts)
        {
            if (
                CopyBlocks.Of(
                    conflict.Handle is { } handle
                        ? MarkdownText.Of($"Both sides of {MarkdownText.Key(handle)} (file → Apollo)")
                        : MarkdownText.Of($"Both sides (file → Apollo)"),
                    Edited([conflict])
                ) is
                { } both
            )
                yield return both;
        }

        if (
            CopyBlocks.Of(MarkdownText.Of($"Edited in Apollo, kept (file → Apollo)"), Edited(sequence.Drift)) is
            { } kept
        )
            yield return kept;
        foreach (var step in sequence.Steps.Where(step => step.Action != PartAction.Remove))
        {
            var title = PartNames.Of(step);
            if (CopyBlocks.Of(title, Changed(step.Fields)) is { } note)
                yield return note;
            if (
                CopyBlocks.Of(
                    MarkdownText.Of($"{title}: edited in Apollo, kept (file → Apollo)"),
                    Edited(step.Drift)
                ) is
                { } drift
            )
                yield return drift;
            foreach (var touch in step.Touches.Where(touch => touch.Action != PartAction.Remove))
            {
                var touchTitle = IsAlone(step, touch) ? title : PartNames.Of(step, touch);
                if (CopyBlocks.Of(touchTitle, Changed(touch.Fields)) is { } copy)
                    yield return copy;
                if (
                    CopyBlocks.Of(
                        MarkdownText.Of($"{touchTitle}: edited in Apollo, kept (file → Apollo)"),
                        Edited(touch.Drift)
                    ) is
                    { } edited
                )
                    yield return edited;
            }
        }
    }

    /// <summary>
    /// The words of every email that starts to go out as it is: what is switched on or approved is not in any
    /// difference.
    /// </summary>
    public static IEnumerable<MarkdownText> Starting(SequenceChange sequence)
    {
        var starts = sequence.Effect.Starts || Effects.SwitchesOn(sequence.Fields);
        if (sequence.Before is null || sequence.After is not { } after || !starts)
            yield break;
        var contents = after
            .Steps.SelectMany(step => step.Touches)
            .ToLookup(touch => touch.Handle, touch => touch.Fields, StringComparer.Ordinal);
        foreach (var step in sequence.Steps.Where(step => StepTypes.IsEmail(step.Type)))
        {
            foreach (
                var touch in step.Touches.Where(touch =>
                    IsShownNowhere(touch)
                    && (
                        Effects.SwitchesOn(sequence.Fields) || touch.Fields.Any(change => change.Field == Fields.Status)
                    )
                )
            )
            {
                if (
                    contents[touch.Handle].FirstOrDefault() is not { } fields
                    || fields[Fields.Status] is not FieldValue.Text { Value: "approved" }
                )
                    continue;
                var copy = new[] { Fields.Subject, Fields.Body }
                    .Where(fields.Contains)
                    .Select(field => (field, (FieldValue?)null, fields[field], ""));
                if (CopyBlocks.Of(MarkdownText.Of($"Starts to go out: {Email(step, touch)}"), copy) is { } words)
                {
                    yield return words;
                }
            }
        }
    }

    private static MarkdownText Email(StepChange step, TouchChange touch)
    {
        var name = PartNames.Of(PartPhrases.Name(step));
        return IsAlone(step, touch) ? name : MarkdownText.Of($"{name}, {PartNames.Of(PartPhrases.Name(touch))}");
    }

    private static bool IsShownNowhere(TouchChange touch) =>
        touch.Action is PartAction.None or PartAction.Update
        && !touch.Fields.Any(change => FieldLines.IsCopy(change.Field));

    /// <summary>One edit made in Apollo that stays.</summary>
    public static MarkdownText Kept(string where, FieldDifference edit) =>
        MarkdownText.Of($"Edited in Apollo, kept: {where}{BlockParts.Difference(edit)}");

    /// <summary>Differences between file and Apollo, as copy.</summary>
    public static IEnumerable<(Field Field, FieldValue? Before, FieldValue? After, string Because)> Edited(
        IEnumerable<FieldDifference> edits
    ) => edits.Where(edit => FieldLines.IsCopy(edit.Field)).Select(edit => (edit.Field, edit.File, edit.Service, ""));

    private static IEnumerable<(Field Field, FieldValue? Before, FieldValue? After, string Because)> Changed(
        IEnumerable<FieldChange> changes
    ) =>
        changes
            .Where(change => FieldLines.IsCopy(change.Field))
            .Select(change => (change.Field, change.Before, (FieldValue?)change.After, ""));

    private static StepChange Unmarked(StepChange step) =>
        step with
        {
            MatchedBy = MatchedBy.Lock,
            Fields = Unmarked(step.Fields),
            Touches =
            [
                .. step.Touches.Select(touch =>
                    touch with
                    {
                        MatchedBy = MatchedBy.Lock,
                        Fields = Unmarked(touch.Fields),
                    }
                ),
            ],
        };

    /// <summary>Without the marks of what <see cref="Doubts"/> says once.</summary>
    public static ImmutableArray<FieldChange> Unmarked(ImmutableArray<FieldChange> fields) =>
        [
            .. fields.Select(change =>
                change.Reason == Reason.NoBase ? change with { Reason = Reason.FieldChanged } : change
            ),
        ];

    private static MarkdownText Of(StepChange step)
    {
        var people =
            step.Action is PartAction.Update or PartAction.Move && !step.People.IsNobody
                ? $" · {step.People} in it"
                : "";
        var what = PartPhrases.What(step);
        var danger = step.Action is PartAction.Remove or PartAction.Replace && !step.People.IsNobody ? "⚠️ " : "";
        var text = MarkdownText.Of(
            $"{danger}<b>{PartNames.Of(step)}</b>{what}{Facts(step.Action, step.Fields, what.Length == 0)}{people}"
        );
        foreach (var edit in step.Drift)
            text += MarkdownText.Of($"\n  - {Kept("", edit)}");
        if (step.Action == PartAction.Remove)
            return text;
        foreach (var touch in step.Touches.Where(touch => touch.Action != PartAction.None || touch.HasDrift))
            text += Of(touch);
        return text;
    }

    private static MarkdownText Of(TouchChange touch)
    {
        var settings = touch.Action == PartAction.Remove ? "" : FieldLines.Short(touch.Fields);
        var text = MarkdownText.Of(
            $"\n  - "
                + $"{PartNames.Of(PartPhrases.What(touch).AsSentence())}"
                + $"{(settings.Length == 0 ? "" : $": {settings}")}"
                + $"{Facts(touch.Action, touch.Fields, settings.Length == 0)}"
        );
        foreach (var edit in touch.Drift)
            text += MarkdownText.Of($"\n    - {Kept("", edit)}");
        return text;
    }

    private static string Facts(PartAction action, ImmutableArray<FieldChange> fields, bool areFirst)
    {
        if (action == PartAction.Remove)
            return "";
        var facts = fields
            .Where(change => FieldLines.IsCopy(change.Field))
            .Select(CopyBlocks.Fact)
            .Where(fact => fact.Length > 0)
            .ToList();
        return facts.Count == 0 ? "" : $"{(areFirst ? ": " : "; ")}{string.Join("; ", facts)}";
    }

    private static bool IsAlone(StepChange step, TouchChange touch) => step.Touches.Length == 1 && touch.Key is null;
}
