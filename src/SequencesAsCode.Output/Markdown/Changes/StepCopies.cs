using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Markdown.Changes;

/// <summary>The texts of a sequence, its steps and variants.</summary>
internal static class StepCopies
{
    /// <summary>Every text that changes or is in conflict: old and new.</summary>
    public static IEnumerable<MarkdownText> Of(SequenceChange sequence)
    {
        IEnumerable<MarkdownText?> blocks =
        [
            .. sequence.Conflicts.Select(BothSides),
            .. Parts(sequence, (title, step, touch) => CopyBlocks.Of(title, Changed(touch?.Fields ?? step.Fields))),
        ];
        return blocks.OfType<MarkdownText>();
    }

    /// <summary>Every text that was edited in Apollo and stays so: in git, then in Apollo.</summary>
    public static IEnumerable<MarkdownText> Edited(SequenceChange sequence)
    {
        var direction = MarkdownText.Of($" (in git → in Apollo)");
        IEnumerable<MarkdownText?> blocks =
        [
            CopyBlocks.Of(MarkdownText.Of($"<b>Name of the sequence</b>{direction}"), Edited(sequence.Drift)),
            .. Parts(
                sequence,
                (title, step, touch) =>
                    CopyBlocks.Of(MarkdownText.Of($"{title}{direction}"), Edited(touch?.Drift ?? step.Drift))
            ),
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

        var titles = new StepTitles(sequence);
        var contents = after
            .Steps.SelectMany(step => step.Touches)
            .ToLookup(touch => touch.Handle, touch => touch.Fields, StringComparer.Ordinal);
        var blocks =
            from step in sequence.Steps
            where StepTypes.IsEmail(step.Type)
            from touch in step.Touches
            where IsShownNowhere(touch) && (isSwitchedOn || ChangesStatus(touch))
            select Starting(titles.Of(step, touch), contents[touch.Handle].FirstOrDefault());
        return blocks.OfType<MarkdownText>();
    }

    private static IEnumerable<MarkdownText?> Parts(
        SequenceChange sequence,
        Func<MarkdownText, StepChange, TouchChange?, MarkdownText?> make
    )
    {
        var titles = new StepTitles(sequence);
        foreach (var step in sequence.Steps.Where(step => step.Action != PartAction.Remove))
        {
            yield return make(titles.Of(step), step, null);
            foreach (var touch in step.Touches.Where(touch => touch.Action != PartAction.Remove))
                yield return make(titles.Of(step, touch), step, touch);
        }
    }

    private static MarkdownText? BothSides(FieldDifference conflict)
    {
        var title = conflict.Handle is { } handle
            ? MarkdownText.Of($"<b>Both sides of {MarkdownText.Key(handle)}</b> (in git → in Apollo)")
            : MarkdownText.Of($"<b>Both sides</b> (in git → in Apollo)");
        return CopyBlocks.Of(title, Edited([conflict]));
    }

    private static MarkdownText? Starting(MarkdownText title, FieldSet? fields)
    {
        if (fields?[Fields.Status] is not FieldValue.Text { Value: "approved" })
            return null;
        var texts = new[] { Fields.Subject, Fields.Body }
            .Where(fields.Contains)
            .Select(field => new CopyEdit(field, null, fields[field]));
        return CopyBlocks.Of(MarkdownText.Of($"{title} <b>is sent from now on</b>"), texts);
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
}
