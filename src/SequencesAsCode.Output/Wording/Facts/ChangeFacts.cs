namespace SequencesAsCode.Output.Wording.Facts;

/// <summary>
/// What the change of one sequence does, as short sentences that a person understands without knowing the files:
/// <c>Deletes step 4 (call); 35 people are on it</c>.
/// </summary>
internal static class ChangeFacts
{
    /// <summary>
    /// The facts, the most important first. Of a blocked sequence, what would happen. Edits made in Apollo are not
    /// among them.
    /// </summary>
    public static ImmutableArray<ChangeFact> Of(SequenceChange change) =>
        [.. Does(change), .. ByHand(change), .. Rewritten(change)];

    private static IEnumerable<ChangeFact> Does(SequenceChange change)
    {
        var action = change.Action == SequenceAction.Blocked ? change.Intended : change.Action;
        return action switch
        {
            SequenceAction.Create => [New(change)],
            SequenceAction.Adopt when change.OnlyRecords => [new("Only the lock file changes; nothing is sent")],
            SequenceAction.Adopt => [new("Starts managing it; nothing is sent")],
            SequenceAction.Forget => [new("Stops managing it; it stays in Apollo as it is")],
            SequenceAction.Archive => [new("Archives it", IsLoss: true) { People = Receivers(change) }],
            _ => [.. Activation(change), .. new StepFacts(change).All(), .. Settings(change)],
        };
    }

    private static string Receivers(SequenceChange change)
    {
        if (!change.Live || change.People.IsNobody)
            return "";
        var get = change.People.Count == 1 ? "gets" : "get";
        return $"; {change.People} {get} no more email from it";
    }

    private static ChangeFact New(SequenceChange change)
    {
        var isOn = Effects.SwitchesOn(change.Fields);
        var length = change.Steps.IsEmpty || new DayFacts(change).Over is not { } over ? "" : $" {over}";
        var steps = change.Steps.IsEmpty ? "No steps yet" : Phrases.Count(change.Steps.Length, "step", "steps");
        return new($"{steps}{length}, {(isOn ? "on as soon as it is applied" : "off")}", isOn);
    }

    private static IEnumerable<ChangeFact> Activation(SequenceChange change)
    {
        if (Effects.SwitchesOn(change.Fields))
            yield return new("Turns it on", IsLoss: true);
        else if (change.Effect.Kind == EffectKind.StartsSending)
            yield return new("Starts sending", IsLoss: true);
        if (Effects.SwitchesOff(change.Fields))
            yield return new("Turns it off", IsLoss: true);
    }

    private static IEnumerable<ChangeFact> Settings(SequenceChange change)
    {
        var name = change.Fields.FirstOrDefault(field => field.Field == Fields.Name);
        if (name?.Before is { } old)
            yield return new($"Renames it from “{Phrases.Value(Fields.Name, old)}”");
        var others = change.Fields.Where(field => field.Field != Fields.Name && field.Field != Fields.Active);
        if (ValueFacts.Short(others) is { Length: > 0 } text)
            yield return new(Phrases.Sentence(text));
    }

    private static IEnumerable<ChangeFact> ByHand(SequenceChange change)
    {
        if (change.SetByHand.IsEmpty)
            yield break;
        var fields = change.SetByHand.Select(difference => difference.Field.Label).Distinct(StringComparer.Ordinal);
        yield return new($"To set by hand in Apollo: {string.Join(", ", fields)}");
    }

    private static IEnumerable<ChangeFact> Rewritten(SequenceChange change)
    {
        if (!change.Rewritten.IsEmpty)
            yield return new(Phrases.Sentence(RewritePhrases.Open));
    }
}
