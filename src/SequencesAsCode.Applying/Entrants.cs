namespace SequencesAsCode.Applying;

/// <summary>
/// Finds people who entered a step that the plan removes because it was empty. People are not part of the fingerprint,
/// so they are checked again.
/// </summary>
internal static class Entrants
{
    /// <summary>Why nothing may be sent; null when nobody entered.</summary>
    /// <param name="change">The change of the plan.</param>
    /// <param name="current">The sequence as it was just read.</param>
    public static string? In(SequenceChange change, CurrentSequence current)
    {
        var isUnshown = change.EmptySteps.Any(id => current.Steps.All(step => step.Id != id));
        if (isUnshown && !current.People.IsNobody)
        {
            return $"Since the plan was made, {current.People} entered the sequence. The change would leave out "
                + "a step that Apollo does not show. Run 'sequences plan' again.";
        }

        var step = current.Steps.FirstOrDefault(step =>
            change.EmptySteps.Contains(step.Id, StringComparer.Ordinal)
            && (current.HasPeopleOutsideSteps || !step.People.IsNobody)
        );
        if (step is null)
            return null;
        var key = change.Steps.FirstOrDefault(planned => planned.Id == step.Id)?.Key;
        var name =
            $"{StepTypes.Label(step.Type)}{(key is null ? "" : $" '{key}'")} (step "
            + $"{current.Steps.IndexOf(step) + 1})";
        var who = step.People.IsNobody ? $"{current.People} entered the sequence" : $"{step.People} entered this step";
        return $"Since the plan was made, {who}. The change would delete the {name} or a variant of it. To allow "
            + "that, list the step or variant under 'removed' in the file, or run 'sequences plan' again with "
            + $"{ConsentFlags.FlagOf(Consent.Removals(change.Key))}.";
    }
}
