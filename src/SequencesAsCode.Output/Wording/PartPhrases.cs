using System.Globalization;

namespace SequencesAsCode.Output.Wording;

/// <summary>Steps and touches with what happens to them, in the words that every output uses.</summary>
internal static class PartPhrases
{
    /// <summary>The name of a step: its place, type and key.</summary>
    public static PartName Name(StepChange step)
    {
        var place = (step.To ?? step.From) is { } position
            ? string.Create(CultureInfo.InvariantCulture, $"step {position}")
            : "step";
        var before = $"{StepTypes.Label(step.Type)}{(step.Key is null ? "" : " (")}";
        var after = step.Key is null ? "" : ")";
        return step.Action switch
        {
            PartAction.Create => new($"new {place}, {before}", step.Key, after),
            PartAction.Remove => new($"removed: {before}", step.Key, $"{after}, was {place}"),
            _ => new($"{place}, {before}", step.Key, after),
        };
    }

    /// <summary>What happens to the step, as text behind its name; may be empty.</summary>
    public static string What(StepChange step)
    {
        var facts = new List<string>();
        if (step.Action == PartAction.Replace)
            facts.Add(
                $"{StepTypes.Label(step.FormerType ?? "")} replaced by {StepTypes.Label(step.Type)}, the "
                    + $"old step is {Lost(step)}"
            );
        if (step is { Action: PartAction.Move, From: { } from, To: { } to })
            facts.Add(string.Create(CultureInfo.InvariantCulture, $"moved {from} → {to}"));
        if (step.Action != PartAction.Remove && FieldPhrases.Short(step.Fields) is { Length: > 0 } fields)
            facts.Add(fields);
        var because = Because(step.Action, step.Reason);
        if (step.Action == PartAction.Remove)
            return $"; {Lost(step)}; {because}";
        if (because is not null)
            facts.Add(because);
        return (facts.Count == 0 ? "" : $": {string.Join("; ", facts)}") + Phrases.Matched(step.MatchedBy);
    }

    /// <summary>What was done to a step in Apollo, as text behind its name; empty for an edited step.</summary>
    public static string DoneInApollo(StepChange step) =>
        step.Reason switch
        {
            Reason.AddedInService => ": added in Apollo",
            Reason.DeletedInService => ": deleted in Apollo",
            Reason.MovedInService => $": moved in Apollo, {Place(step.From)} → {Place(step.To)}",
            _ => "",
        };

    /// <summary>What was done to a touch in Apollo, as text behind its name; empty for an edited touch.</summary>
    public static string DoneInApollo(TouchChange touch) =>
        touch.Reason switch
        {
            Reason.AddedInService => ": added in Apollo",
            Reason.DeletedInService => ": deleted in Apollo",
            _ => "",
        };

    /// <summary>The number of people on a step, as text behind its name; empty when there are none.</summary>
    public static string PeopleIn(StepChange step) => step.People.IsNobody ? "" : $" · {step.People} on it";

    /// <summary>The same for a step that changes and stays; empty for any other step.</summary>
    public static string PeopleAffected(StepChange step) =>
        step.Action is PartAction.Update or PartAction.Move ? PeopleIn(step) : "";

    /// <summary>The number of a step; a question mark when it has none.</summary>
    public static string Place(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "?";

    private static string Lost(StepChange step) =>
        step.People.IsNobody
            ? "deleted with its statistics, nobody is on it"
            : $"deleted with its statistics, {step.People} {(step.People.Count == 1 ? "is" : "are")} on it";

    /// <summary>Why a step or touch changes or stays; null when its action explains it.</summary>
    public static string? Because(PartAction action, Reason reason) =>
        (action, reason) switch
        {
            (PartAction.Remove, Reason.Tombstone) => "allowed in the file",
            (PartAction.Remove, Reason.AddedInService) => "added in Apollo, not in the file",
            (PartAction.Remove, _) => "no longer in the file",
            (PartAction.Create, Reason.DeletedInService) => "it was deleted in Apollo",
            (PartAction.None, Reason.AddedInService) => "added in Apollo, kept",
            (PartAction.None, Reason.DeletedInService) => "deleted in Apollo, not created again",
            (PartAction.None, Reason.MovedInService) => "moved in Apollo, stays there",
            (_, Reason.DriftReverted) => "undoes a move or edit made in Apollo",
            _ => null,
        };

    /// <summary>The name of a touch with what happens to it.</summary>
    public static PartName What(TouchChange touch)
    {
        var name = Name(touch);
        return (touch.Action, Because(touch.Action, touch.Reason)) switch
        {
            (PartAction.Create, _) => name with { Before = $"new {name.Before}" },
            (PartAction.Remove, var reason) => name with
            {
                Before = $"removed: {name.Before}",
                After = $"; deleted with its statistics; {reason}",
            },
            (PartAction.None, { } reason) => name with { After = $": {reason}" },
            _ => name,
        };
    }

    /// <summary>The name of a touch.</summary>
    public static PartName Name(TouchChange touch) =>
        touch.Key is { } key ? new("variant ", key, "") : new($"variant {Place(touch)}", null, "");

    // The handle of a touch without a key ends with its place in the step.
    private static string Place(TouchChange touch) =>
        touch.Handle[(touch.Handle.LastIndexOf('/') + 1)..].TrimStart('#');
}
