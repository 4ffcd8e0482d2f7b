namespace SequencesAsCode.Output.Wording.Facts;

/// <summary>What was done to a sequence in Apollo, counted.</summary>
internal static class DriftPhrases
{
    /// <summary>The facts, each a few words: <c>2 values edited</c>.</summary>
    public static IEnumerable<string> Of(SequenceChange change)
    {
        var reasons = change
            .Steps.Select(step => step.Reason)
            .Concat(change.Steps.SelectMany(step => step.Touches).Select(touch => touch.Reason))
            .ToList();
        var values =
            change.Drift.Length
            + change.Steps.Sum(step => step.Drift.Length + step.Touches.Sum(touch => touch.Drift.Length));
        string?[] facts =
        [
            Count(values, "value edited", "values edited"),
            Count(reasons.Count(reason => reason == Reason.AddedInService), "part added", "parts added"),
            Count(reasons.Count(reason => reason == Reason.DeletedInService), "part deleted", "parts deleted"),
            Count(reasons.Count(reason => reason == Reason.MovedInService), "step moved", "steps moved"),
        ];
        var known = facts.OfType<string>().ToList();
        return known.Count == 0 ? ["steps in another order"] : known;
    }

    private static string? Count(int number, string one, string many) =>
        number > 0 ? Phrases.Count(number, one, many) : null;
}
