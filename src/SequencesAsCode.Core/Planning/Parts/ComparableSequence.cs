namespace SequencesAsCode.Core.Planning.Parts;

/// <summary>
/// The part of a desired sequence that can be compared through a service with partial reads: one that shows only the
/// first touch of a step, and that one without its id.
/// </summary>
/// <param name="Desired">The file without what cannot be compared.</param>
/// <param name="Crowded">Handles of the steps for which the file lists several touches.</param>
internal sealed record ComparableSequence(DesiredSequence Desired, ImmutableArray<string> Crowded)
{
    /// <summary>Leaves out of a file what a service does not show.</summary>
    public static ComparableSequence Of(DesiredSequence desired, Capabilities can)
    {
        if (can.ShowsAll || desired.Steps is not { } steps)
            return new(desired, []);
        var crowded = steps
            .Index()
            .Where(pair => pair.Item.Touches is { Length: > 1 })
            .Select(pair => PartNames.StepHandle(pair.Item.Key, pair.Index));
        return new(desired with { Steps = [.. steps.Select(Comparable)] }, [.. crowded]);
    }

    private static DesiredStep Comparable(DesiredStep step)
    {
        var touches = step.Touches?.Select(touch => touch with { Id = null }).ToImmutableArray();
        return step with { Touches = touches is { Length: > 1 } ? null : touches };
    }
}
