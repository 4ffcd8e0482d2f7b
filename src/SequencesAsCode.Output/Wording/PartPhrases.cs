using System.Globalization;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.States;
using SequencesAsCode.Core.Values;
using SequencesAsCode.Output.Text;

namespace SequencesAsCode.Output.Wording;

/// <summary>Steps and touches, and what happens to them, in the words that every output uses.</summary>
internal static class PartPhrases
{
    /// <summary>Which step: its place, type and key.</summary>
    public static string Name(StepChange step)
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

    /// <summary>What happens to the step, to stand behind its name; empty where nothing is to be said.</summary>
    public static string What(StepChange step)
    {
        var facts = new List<string>();
        if (step.Action == PartAction.Replace) facts.Add($"{StepTypes.Label(step.FormerType ?? "")} replaced by {StepTypes.Label(step.Type)}, the old step goes {Lost(step)}");
        if (step is { Action: PartAction.Move, From: { } from, To: { } to }) facts.Add(string.Create(CultureInfo.InvariantCulture, $"moved {from} → {to}"));
        if (step.Action != PartAction.Remove && FieldLines.Short(step.Fields) is { Length: > 0 } fields) facts.Add(fields);
        var because = Because(step.Action, step.Reason);
        if (step.Action == PartAction.Remove) return $"; goes {Lost(step)}; {because}";
        if (because is not null) facts.Add(because);
        return (facts.Count == 0 ? "" : $": {string.Join("; ", facts)}") + Phrases.Matched(step.MatchedBy);
    }

    private static string Lost(StepChange step) => step.People.IsNobody ? "with its statistics, nobody is in it" : $"with its statistics, {step.People} in it";

    /// <summary>What is worth saying of why a step or touch is what it is; null when the action says it.</summary>
    public static string? Because(PartAction action, Reason reason) => (action, reason) switch
    {
        (PartAction.Remove, Reason.Tombstone) => "listed under removed in the file",
        (PartAction.Remove, Reason.AddedInService) => "made in Apollo, no file lists it",
        (PartAction.Remove, _) => "no longer in the file",
        (PartAction.Create, Reason.DeletedInService) => "it was deleted in Apollo",
        (PartAction.None, Reason.AddedInService) => "made in Apollo, kept",
        (PartAction.None, Reason.DeletedInService) => "deleted in Apollo, not made again",
        (PartAction.None, Reason.MovedInService) => "moved in Apollo, stays there",
        (_, Reason.DriftReverted) => "moved or edited in Apollo, set back to the file",
        _ => null,
    };

    /// <summary>Which touch, and what happens to it.</summary>
    public static string What(TouchChange touch)
    {
        var name = Name(touch);
        return (touch.Action, Because(touch.Action, touch.Reason)) switch
        {
            (PartAction.Create, _) => $"new {name}",
            (PartAction.Remove, var reason) => $"removed: {name}; goes with its statistics; {reason}",
            (PartAction.None, { } reason) => $"{name}: {reason}",
            _ => name,
        };
    }

    /// <summary>Which touch.</summary>
    public static string Name(TouchChange touch) => $"touch {touch.Key ?? touch.Handle[(touch.Handle.LastIndexOf('/') + 1)..].TrimStart('#')}";
}
