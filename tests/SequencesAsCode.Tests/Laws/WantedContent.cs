namespace SequencesAsCode.Tests.Laws;

/// <summary>Whether a sequence is what a file asked for.</summary>
internal static class WantedContent
{
    /// <summary>What differs; a touch may stand anywhere in its step.</summary>
    public static IEnumerable<string> Problems(DesiredSequence desired, Plan plan, CurrentSequence after)
    {
        var byHand = plan.Sequences.Single().SetByHand.Select(difference => difference.Field).ToHashSet();
        var fields = desired.Fields.Where(field => !byHand.Contains(field));
        foreach (var problem in Differing("sequence", fields, after.Fields))
            yield return problem;
        if (desired.Steps is not { } steps)
            yield break;
        if (steps.Length != after.Steps.Length)
            yield return $"{after.Steps.Length} steps instead of {steps.Length}";
        foreach (var (index, (wanted, held)) in steps.Zip(after.Steps).Index())
        {
            foreach (var problem in Step($"step {index + 1}", wanted, held))
                yield return problem;
        }
    }

    private static IEnumerable<string> Step(string where, DesiredStep wanted, CurrentStep held)
    {
        if (wanted.Type != held.Type)
            yield return $"{where} is a {held.Type}";
        foreach (var problem in Differing(where, wanted.Fields, held.Fields))
            yield return problem;
        if (wanted.Touches is not { } touches)
            yield break;
        if (touches.Length != held.Touches.Length)
            yield return $"{where}: {held.Touches.Length} touches instead of {touches.Length}";
        var free = held.Touches.ToList();
        foreach (var touch in touches)
        {
            var partner = free.FirstOrDefault(candidate => !Differing("", touch.Fields, candidate.Fields).Any());
            if (partner is null)
                yield return $"{where}: no touch is as wanted";
            else
                free.Remove(partner);
        }
    }

    private static IEnumerable<string> Differing(string where, FieldSet wanted, FieldSet held) =>
        wanted
            .Where(pair => !FieldComparison.Explained(pair.Key, pair.Value, held[pair.Key]))
            .Select(pair => $"{where}: {pair.Key} is {held[pair.Key]} instead of {pair.Value}");
}
