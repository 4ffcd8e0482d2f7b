using SequencesAsCode.Emulator.Answers;

namespace SequencesAsCode.Emulator.Measured;

/// <summary>The switches for single fields: what an update changes, and what null clears.</summary>
internal static class MeasuredFields
{
    private const string Sequence = "update.sequence.";
    private const string Mode = "sequence_by_exact_daytime";
    private const string Update = "update.";
    private const string Clear = "clear.";

    // The facts name fields as files do. The others have the same name in both.
    private static readonly ImmutableDictionary<string, string> ApiNames = ImmutableDictionary.CreateRange(
        StringComparer.Ordinal,
        [
            KeyValuePair.Create("sequence.schedule", "campaign.emailer_schedule_id"),
            KeyValuePair.Create("step.at", "step.exact_datetime"),
            KeyValuePair.Create("touch.subject", "template.subject"),
            KeyValuePair.Create("touch.body", "template.body_html"),
        ]
    );

    public static IEnumerable<string> Of(ImmutableDictionary<string, MeasuredFact> facts)
    {
        var sorted = facts.Values.OrderBy(fact => fact.Name, StringComparer.Ordinal).ToList();
        var taken = sorted
            .Where(fact =>
                fact.Name.StartsWith(Sequence, StringComparison.Ordinal)
                && fact.Outcome == "yes"
                && fact.Name != $"{Sequence}{Mode}"
            )
            .Select(fact => fact.Name[Sequence.Length..])
            .ToList();
        yield return "create_only_on_update=false";
        if (taken.Count > 0)
            yield return $"taken_on_update={string.Join(',', taken)}";
        var refused = sorted
            .Where(fact => fact.Name.StartsWith(Sequence, StringComparison.Ordinal) && fact.Outcome == "refused")
            .Select(fact => fact.Name[Sequence.Length..])
            .Where(name => name != Mode)
            .ToList();
        if (refused.Count > 0)
            yield return $"refused_on_update={string.Join(',', refused)}";

        var ignored = sorted
            .Where(IsIgnoredPart)
            .Select(fact => ApiName(fact.Name[Update.Length..]))
            .Where(name => KnownKeys.Written.Contains(name, StringComparer.Ordinal))
            .ToList();
        if (ignored.Count > 0)
            yield return $"ignore_fields={string.Join(',', ignored)}";

        var cleared = sorted.Where(fact => fact.Name.StartsWith(Clear, StringComparison.Ordinal)).ToList();
        var kept = cleared
            .Where(fact => fact.Outcome == "no")
            .Select(fact => ApiName(fact.Name[Clear.Length..]))
            .Where(name => KnownKeys.Cleared.Contains(name, StringComparer.Ordinal))
            .ToList();
        if (kept.Count == 0)
            yield break;
        if (cleared.TrueForAll(fact => fact.Outcome != "yes"))
            yield return "null_clears=false";
        else
            yield return $"kept_on_null={string.Join(',', kept)}";
    }

    private static bool IsIgnoredPart(MeasuredFact fact) =>
        fact.Outcome == "no"
        && (
            fact.Name.StartsWith("update.step.", StringComparison.Ordinal)
            || fact.Name.StartsWith("update.touch.", StringComparison.Ordinal)
        );

    private static string ApiName(string name) =>
        ApiNames.GetValueOrDefault(name) ?? name.Replace("sequence.", "campaign.", StringComparison.Ordinal);
}
