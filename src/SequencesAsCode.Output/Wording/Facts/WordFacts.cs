using SequencesAsCode.Output.Prose;

namespace SequencesAsCode.Output.Wording.Facts;

/// <summary>Which texts of a sequence get other words.</summary>
internal sealed class WordFacts(StepNames names)
{
    private const int MostAlike = 3;

    /// <summary>The facts about subjects, bodies and notes of steps that stay.</summary>
    public IEnumerable<ChangeFact> Of(SequenceChange sequence)
    {
        var facts = sequence
            .Steps.Where(step => step.Action is PartAction.None or PartAction.Update or PartAction.Move)
            .SelectMany(OfStep)
            .ToList();
        return facts.Count > MostAlike
            ? [new($"Changes {facts.Count} texts")]
            : facts.Select(fact => new ChangeFact(fact));
    }

    private IEnumerable<string> OfStep(StepChange step) =>
        [
            .. step.Fields.Where(IsText).Select(change => Note(step, change)),
            .. step.Touches.Where(touch => touch.Action == PartAction.Update).SelectMany(touch => OfTouch(step, touch)),
        ];

    private string Note(StepChange step, FieldChange change) =>
        $"{Verb(CopyChange.KindOf(change.Before, change.After))} the {change.Field.Label} of {names.Of(step)}";

    private IEnumerable<string> OfTouch(StepChange step, TouchChange touch)
    {
        var name = names.Of(step, touch);
        var texts = touch.Fields.Where(IsText).ToList();
        var hasSubject = texts.Exists(change => change.Field == Fields.Subject);
        if (texts.Find(change => change.Field != Fields.Subject) is not { } body)
            return hasSubject ? [$"New subject in {name}"] : [];
        var verb = CopyChange.KindOf(body.Before, body.After) switch
        {
            CopyKind.MarkupOnly => $"Changes the formatting of {name}, not its words",
            CopyKind.OtherTargets => $"Changes links or images in {name}, not its words",
            CopyKind.New => $"Writes the text of {name}",
            CopyKind.Removed => $"Deletes the text of {name}",
            _ => $"Rewords {name}",
        };
        return [hasSubject ? $"{verb}; new subject" : verb];
    }

    private static string Verb(CopyKind kind) =>
        kind switch
        {
            CopyKind.New => "Writes",
            CopyKind.Removed => "Deletes",
            CopyKind.MarkupOnly or CopyKind.OtherTargets => "Changes",
            _ => "Rewords",
        };

    private static bool IsText(FieldChange change) => FieldPhrases.IsCopy(change.Field);
}
