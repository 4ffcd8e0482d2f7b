using SequencesAsCode.Core.Json;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text;

/// <summary>Steps and their touches on a page.</summary>
internal static class StepLines
{
    private const int Deeper = 4;

    public static void Add(Page page, SequenceChange sequence, int indent)
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
                AddUnchanged(page, unchanged, indent);
            unchanged.Clear();
            Add(page, step, indent);
        }

        if (reordered)
            AddUnchanged(page, unchanged, indent);
    }

    private static void Add(Page page, StepChange step, int indent)
    {
        var symbol = ChangeSymbols.Of(step.Action);
        var people =
            step.Action is PartAction.Update or PartAction.Move && !step.People.IsNobody
                ? $" · {step.People} in it"
                : "";
        page.Text(
            indent,
            new Run($"{symbol.Symbol} ", symbol.Tone),
            new Run(PartPhrases.Name(step).Text, symbol.Tone),
            PartPhrases.What(step),
            new Run(people, Tone.Faint)
        );
        FieldLines.AddCopy(page, step.Fields, indent + Deeper);
        FieldLines.AddDrift(page, step.Drift, indent + Deeper);
        if (step is { Action: PartAction.Remove })
            return;
        var alone = step.Touches.Length == 1 && step.Touches[0].Action is PartAction.Create or PartAction.Update;
        foreach (var touch in step.Touches.Where(touch => touch.Action != PartAction.None || touch.HasDrift))
        {
            if (alone && touch.Key is null)
                AddContent(page, touch, indent + Deeper);
            else
                Add(page, touch, indent + Deeper);
        }
    }

    private static void AddUnchanged(Page page, List<StepChange> steps, int indent)
    {
        if (steps.Count == 0)
            return;
        page.Text(
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

    private static void Add(Page page, TouchChange touch, int indent)
    {
        var symbol = ChangeSymbols.Of(touch.Action);
        var fields = touch.Action == PartAction.Remove ? "" : FieldLines.Short(touch.Fields);
        page.Text(
            indent,
            new Run($"{symbol.Symbol} {PartPhrases.What(touch).Text}", symbol.Tone),
            fields.Length == 0 ? "" : $": {fields}",
            Phrases.Matched(touch.MatchedBy)
        );
        if (touch.Action != PartAction.Remove)
            AddCopyAndDrift(page, touch, indent + Deeper);
    }

    private static void AddContent(Page page, TouchChange touch, int indent)
    {
        if (FieldLines.Short(touch.Fields) is { Length: > 0 } fields)
            page.Text(indent, fields);
        AddCopyAndDrift(page, touch, indent);
    }

    private static void AddCopyAndDrift(Page page, TouchChange touch, int indent)
    {
        FieldLines.AddCopy(page, touch.Fields, indent);
        FieldLines.AddDrift(page, touch.Drift, indent);
    }
}
