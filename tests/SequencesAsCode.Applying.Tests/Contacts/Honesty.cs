namespace SequencesAsCode.Applying.Tests.Contacts;

/// <summary>
/// Whether a report says what the stand-in knows: of everybody who was named, once, and never more than was heard.
/// </summary>
internal static class Honesty
{
    private static readonly string[] Known =
    [
        "added",
        "skipped",
        "failed",
        "unknown",
        "not_attempted",
        "removed",
        "accepted",
    ];

    /// <summary>What is wrong with the report of a run; nothing when it is honest.</summary>
    /// <param name="scene">Afterwards.</param>
    /// <param name="before">Who was in the sequence before the run.</param>
    public static IEnumerable<string> ProblemsOf(StrictScene scene, IReadOnlySet<string> before)
    {
        var (rows, inside) = (scene.Report(), scene.InQ3);
        if (
            !rows.Select(row => row[0])
                .Order(StringComparer.Ordinal)
                .SequenceEqual(scene.Ids.Order(StringComparer.Ordinal))
        )
            yield return $"{rows.Count} rows are not the {scene.Ids.Count} contacts, each once";
        foreach (var row in rows)
        {
            var (id, outcome, isIn, wasIn) = (row[0], row[3], inside.Contains(row[0]), before.Contains(row[0]));
            if (!Known.Contains(outcome, StringComparer.Ordinal))
                yield return $"{id}: {outcome}?";
            if (outcome == "added" && (!isIn || wasIn))
                yield return $"{id}: said to be added, and was it not";
            if (outcome == "removed" && isIn)
                yield return $"{id}: said to be removed, and is in";
            if (outcome == "skipped" && row[4].StartsWith("contacts_already", StringComparison.Ordinal) && !isIn)
                yield return $"{id}: said to be in, and is not";
            if (outcome is "failed" or "not_attempted" && isIn != wasIn)
                yield return $"{id}: {outcome}, and something was done";
        }

        foreach (var (pair, times) in scene.Apollo.Times.Where(pair => pair.Value > 1))
            yield return $"{pair.Contact}: added {times} times";
        foreach (var fault in scene.Apollo.Faults)
            yield return $"a request was not as documented: {fault}";
    }
}
