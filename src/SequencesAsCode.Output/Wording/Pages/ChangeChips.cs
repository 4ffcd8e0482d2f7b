using SequencesAsCode.Output.Wording.Facts;

namespace SequencesAsCode.Output.Wording.Pages;

/// <summary>What kinds of things a change does, as a few words that fit a chip.</summary>
/// <param name="Words">For example <c>deletes a step</c>.</param>
/// <param name="IsStressed">Whether something is lost, or sending starts or stops.</param>
internal readonly record struct ChangeChip(string Words, bool IsStressed = false);

/// <summary>Makes the chips of a sequence.</summary>
internal static class ChangeChips
{
    /// <summary>The chips, the most important first; of a new sequence only whether it is on.</summary>
    public static ImmutableArray<ChangeChip> Of(SequenceChange change)
    {
        if (change.Intended is not (SequenceAction.Update or SequenceAction.Create or SequenceAction.Archive))
            return [];
        if (change.Intended == SequenceAction.Create)
            return Effects.SwitchesOn(change.Fields) ? [new("turned on", true)] : [];
        return [.. Sending(change), .. Lost(change), .. Added(change), .. Kinds(change)];
    }

    private static IEnumerable<ChangeChip> Sending(SequenceChange change)
    {
        if (change.Effect.Starts)
            yield return new("sends new email", true);
        else if (change.Effect.Stops)
            yield return new("stops sending", true);
        else if (Effects.SwitchesOn(change.Fields))
            yield return new("turned on", true);
        else if (Effects.SwitchesOff(change.Fields))
            yield return new("turned off", true);
    }

    private static IEnumerable<ChangeChip> Lost(SequenceChange change)
    {
        var (steps, variants) = Losses.Of(change);
        if (steps > 0)
            yield return new($"deletes {Some(steps, "step")}", true);
        if (variants > 0)
            yield return new($"deletes {Some(variants, "variant")}", true);
    }

    private static IEnumerable<ChangeChip> Added(SequenceChange change)
    {
        var steps = change.Steps.Count(step => step.Action == PartAction.Create);
        var variants = change
            .Steps.Where(step => step.Action is not (PartAction.Create or PartAction.Replace))
            .Sum(step => step.Touches.Count(touch => touch.Action == PartAction.Create));
        if (steps > 0)
            yield return new($"adds {Some(steps, "step")}");
        if (variants > 0)
            yield return new($"adds {Some(variants, "variant")}");
    }

    private static IEnumerable<ChangeChip> Kinds(SequenceChange change)
    {
        var classes = change.Fields.Concat(change.Steps.SelectMany(Changed)).Select(field => field.Field.Change);
        if (change.Steps.SelectMany(Changed).Any(field => field.Field.Change == ChangeClass.Activation))
            yield return new("approval");
        if (classes.Contains(ChangeClass.Copy))
            yield return new("wording");
        if (classes.Contains(ChangeClass.Timing))
            yield return new("timing");
        if (change.Classes.Contains(ChangeClass.Order))
            yield return new("order");
        if (change.Classes.Contains(ChangeClass.Settings))
            yield return new("settings");
        if (change.Classes.Contains(ChangeClass.Ownership))
            yield return new("owner");
    }

    // New and deleted steps and variants have chips of their own.
    private static IEnumerable<FieldChange> Changed(StepChange step) =>
        step.Action is PartAction.Update or PartAction.Move
            ? step.Fields.Concat(
                step.Touches.Where(touch => touch.Action == PartAction.Update).SelectMany(touch => touch.Fields)
            )
            : [];

    private static string Some(int count, string what) =>
        count == 1 ? $"a {what}" : Phrases.Count(count, what, $"{what}s");
}
