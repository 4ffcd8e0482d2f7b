using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Markdown;

/// <summary>The texts of a sequence, its steps and touches, as quotations.</summary>
internal static class StepCopies
{
    /// <summary>Every text that changes, is in conflict, or was edited in Apollo: old and new.</summary>
    public static IEnumerable<MarkdownText> Of(SequenceChange sequence)
    {
        // The heading of a new sequence shows its name.
        var fields = sequence.Fields.Where(change => sequence.Id is not null || change.Field != Fields.Name);
        IEnumerable<MarkdownText?> blocks =
        [
            CopyBlocks.Of(MarkdownText.Of($"Name"), Changed(fields)),
            .. sequence.Conflicts.Select(BothSides),
            CopyBlocks.Of(MarkdownText.Of($"Edited in Apollo, kept (file → Apollo)"), Edited(sequence.Drift)),
            .. sequence.Steps.Where(step => step.Action != PartAction.Remove).SelectMany(OfStep),
        ];
        return blocks.OfType<MarkdownText>();
    }

    /// <summary>
    /// The emails that start to go out unchanged, because they are switched on or approved: no comparison shows them.
    /// </summary>
    public static IEnumerable<MarkdownText> Starting(SequenceChange sequence)
    {
        var isSwitchedOn = Effects.SwitchesOn(sequence.Fields);
        if (sequence.Before is null || sequence.After is not { } after || !(sequence.Effect.Starts || isSwitchedOn))
            return [];

        var contents = after
            .Steps.SelectMany(step => step.Touches)
            .ToLookup(touch => touch.Handle, touch => touch.Fields, StringComparer.Ordinal);
        var blocks =
            from step in sequence.Steps
            where StepTypes.IsEmail(step.Type)
            from touch in step.Touches
            where IsShownNowhere(touch) && (isSwitchedOn || ChangesStatus(touch))
            select Starting(step, touch, contents[touch.Handle].FirstOrDefault());
        return blocks.OfType<MarkdownText>();
    }

    private static IEnumerable<MarkdownText?> OfStep(StepChange step)
    {
        var title = PartNames.Of(step);
        return
        [
            .. OfPart(title, step.Fields, step.Drift),
            .. step
                .Touches.Where(touch => touch.Action != PartAction.Remove)
                .SelectMany(touch =>
                    OfPart(IsAlone(step, touch) ? title : PartNames.Of(step, touch), touch.Fields, touch.Drift)
                ),
        ];
    }

    private static IEnumerable<MarkdownText?> OfPart(
        MarkdownText title,
        ImmutableArray<FieldChange> changes,
        ImmutableArray<FieldDifference> drift
    ) =>
        [
            CopyBlocks.Of(title, Changed(changes)),
            CopyBlocks.Of(MarkdownText.Of($"{title}: edited in Apollo, kept (file → Apollo)"), Edited(drift)),
        ];

    private static MarkdownText? BothSides(FieldDifference conflict)
    {
        var title = conflict.Handle is { } handle
            ? MarkdownText.Of($"Both sides of {MarkdownText.Key(handle)} (file → Apollo)")
            : MarkdownText.Of($"Both sides (file → Apollo)");
        return CopyBlocks.Of(title, Edited([conflict]));
    }

    private static MarkdownText? Starting(StepChange step, TouchChange touch, FieldSet? fields)
    {
        if (fields?[Fields.Status] is not FieldValue.Text { Value: "approved" })
            return null;
        var texts = new[] { Fields.Subject, Fields.Body }
            .Where(fields.Contains)
            .Select(field => new CopyEdit(field, null, fields[field]));
        return CopyBlocks.Of(MarkdownText.Of($"Starts to go out: {Email(step, touch)}"), texts);
    }

    private static MarkdownText Email(StepChange step, TouchChange touch)
    {
        var name = PartNames.Of(PartPhrases.Name(step));
        return IsAlone(step, touch) ? name : MarkdownText.Of($"{name}, {PartNames.Of(PartPhrases.Name(touch))}");
    }

    private static bool IsShownNowhere(TouchChange touch) =>
        touch.Action is PartAction.None or PartAction.Update
        && !touch.Fields.Any(change => FieldPhrases.IsCopy(change.Field));

    private static bool ChangesStatus(TouchChange touch) => touch.Fields.Any(change => change.Field == Fields.Status);

    private static IEnumerable<CopyEdit> Edited(IEnumerable<FieldDifference> edits) =>
        edits
            .Where(edit => FieldPhrases.IsCopy(edit.Field))
            .Select(edit => new CopyEdit(edit.Field, edit.File, edit.Service));

    private static IEnumerable<CopyEdit> Changed(IEnumerable<FieldChange> changes) =>
        changes
            .Where(change => FieldPhrases.IsCopy(change.Field))
            .Select(change => new CopyEdit(change.Field, change.Before, change.After));

    private static bool IsAlone(StepChange step, TouchChange touch) => step.Touches.Length == 1 && touch.Key is null;
}
