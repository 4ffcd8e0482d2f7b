using System.Collections.Immutable;
using SequencesAsCode.Core.States;
using SequencesAsCode.Core.Values;

namespace SequencesAsCode.Core.Plans;

/// <summary>What a change means for recipients, and of which kinds it is.</summary>
public static class Effects
{
    private const string StartsSending = "starts sending";
    private const string StopsSending = "stops sending";
    private const string ChangesWhat = "changes what";

    /// <summary>Whether an effect says that people begin to receive something.</summary>
    public static bool Starts(string effect) => effect.StartsWith(StartsSending, StringComparison.Ordinal);

    /// <summary>Whether an effect says that people receive nothing any more.</summary>
    public static bool Stops(string effect) => effect.StartsWith(StopsSending, StringComparison.Ordinal);

    /// <summary>Whether an effect says that people receive something else.</summary>
    public static bool Changes(string effect) => effect.StartsWith(ChangesWhat, StringComparison.Ordinal);

    /// <summary>The change classes in it, in the order of the enumeration.</summary>
    public static ImmutableArray<ChangeClass> Classes(ImmutableArray<FieldChange> fields, ImmutableArray<StepChange> steps)
    {
        var classes = new SortedSet<ChangeClass>();
        foreach (var field in fields) classes.Add(field.Field.Change);
        foreach (var step in steps)
        {
            foreach (var field in step.Fields) classes.Add(field.Field.Change);
            if (step.Action is PartAction.Move) classes.Add(ChangeClass.Order);
            if (step.Action is PartAction.Remove or PartAction.Replace) classes.Add(ChangeClass.Destructive);
            if (step.Action is PartAction.Create or PartAction.Remove or PartAction.Replace) classes.Add(ChangeClass.Timing);
            foreach (var touch in step.Touches)
            {
                foreach (var field in touch.Fields) classes.Add(field.Field.Change);
                if (touch.Action is PartAction.Remove) classes.Add(ChangeClass.Destructive);
                if (touch.Action is PartAction.Create or PartAction.Remove && step.Action is not PartAction.Create) classes.Add(ChangeClass.Variants);
            }
        }

        return [.. classes];
    }

    /// <summary>Whether the change switches the sequence on.</summary>
    public static bool SwitchesOn(ImmutableArray<FieldChange> fields) =>
        fields.Any(change => ReferenceEquals(change.Field, Fields.Active) && change.After is FieldValue.Flag { Value: true });

    /// <summary>Whether the change switches the sequence off.</summary>
    public static bool SwitchesOff(ImmutableArray<FieldChange> fields) =>
        fields.Any(change => ReferenceEquals(change.Field, Fields.Active) && change.After is FieldValue.Flag { Value: false });

    /// <summary>Whether a touch that waited for review is approved, or a step that had no approved touch gets one.</summary>
    public static bool Approves(CurrentSequence current, ImmutableArray<StepChange> steps, ImmutableArray<TargetStep> targets)
    {
        var silent = current.Steps.Where(step => !step.Touches.Any(touch => IsApproved(touch.Fields))).Select(step => step.Id).ToHashSet(StringComparer.Ordinal);
        return targets.Any(step => step.Id is not null && silent.Contains(step.Id) && step.Touches.Any(touch => IsApproved(touch.Fields)))
            || steps.SelectMany(step => step.Touches)
                .Where(touch => touch.Action == PartAction.Update)
                .SelectMany(touch => touch.Fields)
                .Any(change => ReferenceEquals(change.Field, Fields.Status) && change.After is FieldValue.Text { Value: "approved" });
    }

    private static bool IsApproved(FieldSet touch) => touch[Fields.Status] is FieldValue.Text { Value: "approved" };

    /// <summary>The effect of an archive.</summary>
    public static string OfArchive(CurrentSequence current) => !current.Active ? "archives a sequence that is switched off"
        : current.People.IsNobody ? "archives a live sequence with nobody in it"
        : $"{StopsSending} to {current.People}, for good";

    /// <summary>The effect of a create.</summary>
    public static string OfCreate(bool isActive) => isActive
        ? "starts active with nobody in it: sends nothing until contacts are added"
        : "sends nothing: it is created switched off";

    /// <summary>The effect of an update.</summary>
    public static string OfUpdate(CurrentSequence current, ImmutableArray<FieldChange> fields, bool approves, ImmutableArray<ChangeClass> classes)
    {
        if (SwitchesOn(fields)) return current.People.IsNobody ? $"{StartsSending}, with nobody in it yet" : $"{StartsSending} to {current.People}";
        if (SwitchesOff(fields)) return current.People.IsNobody ? $"{StopsSending}, with nobody in it" : $"{StopsSending} to {current.People}";
        if (!current.Active) return "sends nothing: the sequence is switched off";
        if (approves) return current.People.IsNobody ? $"{StartsSending} touches that waited for review, with nobody in it yet" : $"{StartsSending} touches that waited for review, to {current.People}";
        if (!classes.Any(IsFelt)) return "changes nothing that people in it receive";
        return current.People.IsNobody ? "changes a live sequence with nobody in it" : $"{ChangesWhat} {current.People} receive{(current.People.Count == 1 ? "s" : "")}";
    }

    private static bool IsFelt(ChangeClass change) =>
        change is ChangeClass.Copy or ChangeClass.Timing or ChangeClass.Order or ChangeClass.Variants or ChangeClass.Destructive or ChangeClass.Activation;
}
