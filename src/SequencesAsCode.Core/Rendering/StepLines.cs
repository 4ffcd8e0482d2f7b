using System.Globalization;
using SequencesAsCode.Model;
using SequencesAsCode.Planning;

namespace SequencesAsCode.Rendering;

/// <summary>Steps and their touches on a page.</summary>
internal static class StepLines
{
    private const int Deeper = 4;

    public static void Add(Page page, SequenceChange sequence, int indent)
    {
        var unchanged = new List<StepChange>();
        var reordered = sequence.Action != SequenceAction.None && sequence.Steps.Any(step => step.Action is not (PartAction.None or PartAction.Update));
        foreach (var step in sequence.Steps)
        {
            if (step is { Action: PartAction.None, HasDrift: false })
            {
                unchanged.Add(step);
                continue;
            }

            if (reordered) AddUnchanged(page, unchanged, indent);
            unchanged.Clear();
            Add(page, step, indent);
        }

        if (reordered) AddUnchanged(page, unchanged, indent);
    }

    private static void Add(Page page, StepChange step, int indent)
    {
        var symbol = ChangeSymbols.Of(step.Action);
        var people = step.Action is PartAction.Update or PartAction.Move && !step.People.IsNobody ? $" · {step.People} in it" : "";
        page.Text(indent, new Run($"{symbol.Symbol} ", symbol.Tone), new Run(Name(step), symbol.Tone), What(step), new Run(people, Tone.Faint));
        FieldLines.AddCopy(page, step.Fields, indent + Deeper);
        FieldLines.AddDrift(page, step.Drift, indent + Deeper);
        if (step is { Action: PartAction.Remove }) return;
        var alone = step.Touches.Length == 1 && step.Touches[0].Action is PartAction.Create or PartAction.Update;
        foreach (var touch in step.Touches.Where(touch => touch.Action != PartAction.None || touch.HasDrift))
        {
            if (alone && touch.Key is null) AddContent(page, touch, indent + Deeper);
            else Add(page, touch, indent + Deeper);
        }
    }

    private static void AddUnchanged(Page page, List<StepChange> steps, int indent)
    {
        if (steps.Count == 0) return;
        page.Text(indent, new Run(steps.Count == 1 ? $"  {Name(steps[0])}" : $"  steps {steps[0].To} to {steps[^1].To} unchanged", Tone.Faint));
        steps.Clear();
    }

    private static string Name(StepChange step)
    {
        var place = (step.To ?? step.From) is { } position ? string.Create(CultureInfo.InvariantCulture, $"step {position}") : "step";
        var name = $"{StepTypes.Label(step.Type)}{(step.Key is null ? "" : $" ({step.Key})")}";
        return step.Action switch
        {
            PartAction.Create => $"new {place}, {name}",
            PartAction.Remove => $"removed: {name}, was {place}",
            _ => $"{place}, {name}",
        };
    }

    private static string What(StepChange step)
    {
        var facts = new List<string>();
        if (step.Action == PartAction.Replace) facts.Add($"{StepTypes.Label(step.FormerType ?? "")} replaced by {StepTypes.Label(step.Type)}, the old step goes {Lost(step)}");
        if (step is { Action: PartAction.Move, From: { } from, To: { } to }) facts.Add(string.Create(CultureInfo.InvariantCulture, $"moved {from} → {to}"));
        if (step.Action != PartAction.Remove && FieldLines.Short(step.Fields) is { Length: > 0 } fields) facts.Add(fields);
        var reason = (step.Action, step.Reason) switch
        {
            (PartAction.Create, Reason.DeletedInService) => "it was deleted in Apollo",
            (PartAction.None, Reason.AddedInService) => "made in Apollo, kept",
            (PartAction.None, Reason.DeletedInService) => "deleted in Apollo, not made again",
            (PartAction.None, Reason.MovedInService) => "moved in Apollo, stays there",
            (_, Reason.DriftReverted) => "moved or edited in Apollo, set back to the file",
            _ => null,
        };
        if (reason is not null) facts.Add(reason);
        if (step.Action == PartAction.Remove) return $"; goes {Lost(step)}; {Missing(step.Reason)}";
        return (facts.Count == 0 ? "" : $": {string.Join("; ", facts)}") + Phrases.Matched(step.MatchedBy);
    }

    private static string Lost(StepChange step) => step.People.IsNobody ? "with its statistics, nobody is in it" : $"with its statistics, {step.People} in it";

    private static string Missing(Reason reason) => reason switch
    {
        Reason.Tombstone => "listed under removed in the file",
        Reason.AddedInService => "made in Apollo, no file lists it",
        _ => "no longer in the file",
    };

    private static void Add(Page page, TouchChange touch, int indent)
    {
        var symbol = ChangeSymbols.Of(touch.Action);
        var name = $"touch {touch.Key ?? touch.Handle[(touch.Handle.LastIndexOf('/') + 1)..].TrimStart('#')}";
        var what = (touch.Action, touch.Reason) switch
        {
            (PartAction.Create, _) => $"new {name}",
            (PartAction.Remove, var reason) => $"removed: {name}; goes with its statistics; {Missing(reason)}",
            (PartAction.None, Reason.AddedInService) => $"{name}: made in Apollo, kept",
            (PartAction.None, Reason.DeletedInService) => $"{name}: deleted in Apollo, not made again",
            _ => name,
        };
        var fields = touch.Action == PartAction.Remove ? "" : FieldLines.Short(touch.Fields);
        page.Text(indent, new Run($"{symbol.Symbol} {what}", symbol.Tone), fields.Length == 0 ? "" : $": {fields}", Phrases.Matched(touch.MatchedBy));
        if (touch.Action != PartAction.Remove) AddCopyAndDrift(page, touch, indent + Deeper);
    }

    private static void AddContent(Page page, TouchChange touch, int indent)
    {
        if (FieldLines.Short(touch.Fields) is { Length: > 0 } fields) page.Text(indent, fields);
        AddCopyAndDrift(page, touch, indent);
    }

    private static void AddCopyAndDrift(Page page, TouchChange touch, int indent)
    {
        FieldLines.AddCopy(page, touch.Fields, indent);
        FieldLines.AddDrift(page, touch.Drift, indent);
    }
}
