using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Markdown;

/// <summary>Steps and touches as short facts.</summary>
internal static class StepFacts
{
    /// <summary>A list item for each step that changes or was edited in Apollo, with its touches.</summary>
    public static IEnumerable<MarkdownText> Of(SequenceChange sequence) =>
        sequence
            .Steps.Where(step => step.Action != PartAction.None || step.HasDrift)
            .Select(step => Of(Unmarked(step)));

    /// <summary>
    /// What is uncertain about the sequence, once for all its parts: no earlier apply is known, or parts were
    /// recognized
    /// by content or place.
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
        if (Parts(MatchedBy.Content) is { } byContent)
            yield return MarkdownText.Of(
                $"Recognised by what they say, not by an id: {byContent}; apply notes the ids"
            );
        if (Parts(MatchedBy.Place) is { } byPlace)
            yield return MarkdownText.Of($"Recognised by their place, because their words are new: {byPlace}");

        string? Parts(MatchedBy how)
        {
            var count =
                sequence.Steps.Count(step => step.MatchedBy == how) + touches.Count(touch => touch.MatchedBy == how);
            return count == 0 ? null : Phrases.Count(count, "step or touch", "steps and touches");
        }
    }

    /// <summary>An edit made in Apollo that an apply keeps.</summary>
    public static MarkdownText Kept(FieldDifference edit) =>
        MarkdownText.Of($"Edited in Apollo, kept: {BlockParts.Difference(edit)}");

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

    /// <summary>The fields without the marks that <see cref="Doubts"/> explains.</summary>
    public static ImmutableArray<FieldChange> Unmarked(ImmutableArray<FieldChange> fields) =>
        [
            .. fields.Select(change =>
                change.Reason == Reason.NoBase ? change with { Reason = Reason.FieldChanged } : change
            ),
        ];

    private static MarkdownText Of(StepChange step)
    {
        var what = PartPhrases.What(step);
        var danger = step.Action is PartAction.Remove or PartAction.Replace && !step.People.IsNobody ? "⚠️ " : "";
        var text = MarkdownText.Of(
            $"{danger}<b>{PartNames.Of(step)}</b>{what}{Facts(step.Action, step.Fields, what.Length == 0)}"
                + $"{PartPhrases.PeopleAffected(step)}"
        );
        foreach (var edit in step.Drift)
            text += MarkdownText.Of($"\n  - {Kept(edit)}");
        if (step.Action == PartAction.Remove)
            return text;
        foreach (var touch in step.Touches.Where(touch => touch.Action != PartAction.None || touch.HasDrift))
            text += Of(touch);
        return text;
    }

    private static MarkdownText Of(TouchChange touch)
    {
        var settings = touch.Action == PartAction.Remove ? "" : FieldPhrases.Short(touch.Fields);
        var text = MarkdownText.Of(
            $"\n  - {PartNames.Of(PartPhrases.What(touch).AsSentence())}"
                + $"{(settings.Length == 0 ? "" : $": {settings}")}"
                + $"{Facts(touch.Action, touch.Fields, settings.Length == 0)}"
        );
        foreach (var edit in touch.Drift)
            text += MarkdownText.Of($"\n    - {Kept(edit)}");
        return text;
    }

    private static string Facts(PartAction action, ImmutableArray<FieldChange> fields, bool areFirst)
    {
        if (action == PartAction.Remove)
            return "";
        var facts = fields
            .Where(change => FieldPhrases.IsCopy(change.Field))
            .Select(CopyBlocks.Fact)
            .Where(fact => fact.Length > 0)
            .ToList();
        return facts.Count == 0 ? "" : $"{(areFirst ? ": " : "; ")}{string.Join("; ", facts)}";
    }
}
