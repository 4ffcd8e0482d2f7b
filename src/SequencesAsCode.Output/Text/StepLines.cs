using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text;

/// <summary>Lines about steps and their touches.</summary>
internal static class StepLines
{
    private const int Deeper = 4;

    public static void Add(TextDocument document, SequenceChange sequence, int indent)
    {
        var unchanged = new List<StepChange>();
        var reordered =
            sequence.Action != SequenceAction.None
            && sequence.Steps.Any(step => step.Action is not (PartAction.None or PartAction.Update));
        foreach (var step in sequence.Steps)
        {
            if (step is { Action: PartAction.None, HasDrift: false })
            {
                unchanged.Add(step);
                continue;
            }

            if (reordered)
                AddUnchanged(document, unchanged, indent);
            unchanged.Clear();
            Add(document, step, indent);
        }

        if (reordered)
            AddUnchanged(document, unchanged, indent);
    }

    private static void Add(TextDocument document, StepChange step, int indent)
    {
        var symbol = ChangeSymbols.Of(step.Action);
        document.Text(
            indent,
            new Run($"{symbol.Symbol} ", symbol.Tone),
            new Run(PartPhrases.Name(step).Text, symbol.Tone),
            PartPhrases.What(step),
            new Run(PartPhrases.PeopleAffected(step), Tone.Faint)
        );
        FieldLines.AddCopy(document, step.Fields, indent + Deeper);
        FieldLines.AddDrift(document, step.Drift, indent + Deeper);
        if (step is { Action: PartAction.Remove })
            return;
        foreach (var touch in step.Touches.Where(touch => touch.Action != PartAction.None || touch.HasDrift))
        {
            if (Legend.IsUnnamed(step, touch))
                AddContent(document, touch, indent + Deeper);
            else
                Add(document, touch, indent + Deeper);
        }
    }

    private static void AddUnchanged(TextDocument document, List<StepChange> steps, int indent)
    {
        if (steps.Count == 0)
            return;
        document.Text(
            indent,
            new Run(
                steps.Count == 1
                    ? $"  {PartPhrases.Name(steps[0]).Text}"
                    : $"  steps {steps[0].To} to {steps[^1].To} unchanged",
                Tone.Faint
            )
        );
        steps.Clear();
    }

    private static void Add(TextDocument document, TouchChange touch, int indent)
    {
        var symbol = ChangeSymbols.Of(touch.Action);
        var fields = touch.Action == PartAction.Remove ? "" : FieldPhrases.Short(touch.Fields);
        document.Text(
            indent,
            new Run($"{symbol.Symbol} {PartPhrases.What(touch).Text}", symbol.Tone),
            fields.Length == 0 ? "" : $": {fields}",
            Phrases.Matched(touch.MatchedBy)
        );
        if (touch.Action != PartAction.Remove)
            AddCopyAndDrift(document, touch, indent + Deeper);
    }

    private static void AddContent(TextDocument document, TouchChange touch, int indent)
    {
        if (FieldPhrases.Short(touch.Fields) is { Length: > 0 } fields)
            document.Text(indent, fields);
        AddCopyAndDrift(document, touch, indent);
    }

    private static void AddCopyAndDrift(TextDocument document, TouchChange touch, int indent)
    {
        FieldLines.AddCopy(document, touch.Fields, indent);
        FieldLines.AddDrift(document, touch.Drift, indent);
    }
}
