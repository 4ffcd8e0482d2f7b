namespace SequencesAsCode.Emulator.Measured;

/// <summary>The switches for updates that do not list the steps.</summary>
internal static class MeasuredSteps
{
    public static IEnumerable<string> Of(ImmutableDictionary<string, MeasuredFact> facts)
    {
        if (facts.GetValueOrDefault("steps.omitted_stay") is { } omitted && Word(omitted, "kept", "wiped") is { } left)
            yield return $"steps_omitted={left}";
        if (
            facts.GetValueOrDefault("steps.empty_list_stays") is { } empty
            && Word(empty, null, "accepted") is { } given
        )
            yield return $"steps_empty={given}";
    }

    private static string? Word(MeasuredFact fact, string? yes, string no) =>
        fact.Outcome switch
        {
            "yes" => yes,
            "no" => no,
            "refused" when fact.Seen.Contains("were removed", StringComparison.Ordinal) => "wiped",
            "refused" => "rejected",
            _ => null,
        };
}
