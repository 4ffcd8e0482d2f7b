using SequencesAsCode.Core.Planning.Parts;

namespace SequencesAsCode.Core.Planning.Guarding;

/// <summary>
/// Notes and stops of a plan whose service shows or changes only a part of a sequence.
/// </summary>
internal static class ServiceLimits
{
    /// <summary>Notes for the reviewer.</summary>
    /// <param name="can">What the service can do.</param>
    /// <param name="current">The sequence in Apollo.</param>
    /// <param name="findings">The findings of the planning of its parts.</param>
    /// <param name="steps">What happens to its steps.</param>
    public static IEnumerable<string> Notes(
        Capabilities can,
        CurrentSequence current,
        Findings findings,
        ImmutableArray<StepChange> steps
    )
    {
        var unseen = findings
            .Unseen.Where(field => !can.Hidden.Contains(field))
            .Select(field => field.Label)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (unseen.Count > 0)
        {
            yield return "Neither compared nor changed, because this service does not show it: "
                + $"{string.Join(", ", unseen)}.";
        }

        if (current is { IsOrderUnknown: true, Steps.Length: > 1 })
        {
            yield return $"Supaglue does not show the order of the steps of {can.Label}. So the order is neither "
                + "compared nor changed.";
        }

        if (!WritesTouch(steps))
            yield break;
        if (can.MayApprove)
        {
            yield return "Writing a text through this service is reported to approve its variant as well. The service "
                + "does not show whether it is approved.";
        }

        if (can.SharesTemplates)
        {
            yield return $"{can.Label} may use one template in several steps and sequences. "
                + "A changed text reaches all of them, and Supaglue does not show which.";
        }
    }

    /// <summary>Whether the change writes a text.</summary>
    public static bool WritesTouch(ImmutableArray<StepChange> steps) =>
        steps.Any(step => step.Touches.Any(touch => touch.Action == PartAction.Update));

    /// <summary>
    /// Whether a step is written that only its content identifies, while the order of the steps is not known. Two steps
    /// with the same content differ by their order alone.
    /// </summary>
    public static bool IsGuessed(CurrentSequence current, ImmutableArray<StepChange> steps) =>
        current is { IsOrderUnknown: true, Steps.Length: > 1 }
        && steps.Any(step => step is { Action: PartAction.Update, MatchedBy: MatchedBy.Content or MatchedBy.Place });

    /// <summary>Stops differences that the service cannot remove.</summary>
    public static IEnumerable<Block> Impossible(
        DesiredSequence desired,
        Findings findings,
        ImmutableArray<string> crowded,
        Capabilities can
    )
    {
        if (findings.Impossible.Count > 0)
        {
            yield return ImpossibleGuards.NotPossible(
                desired,
                $"changing {string.Join("; ", findings.Impossible)}",
                can
            );
        }

        if (!crowded.IsEmpty)
        {
            var steps = string.Join(", ", crowded);
            yield return ImpossibleGuards.NotPossible(
                desired,
                $"seeing or changing more than the first variant of a step (the file lists several in {steps})",
                can
            );
        }
    }

    /// <summary>
    /// Joins all blocks of a read-only service into one sentence; for other services returns the same blocks.
    /// </summary>
    public static ImmutableArray<Block> InOneSentence(ImmutableArray<Block> blocks, Capabilities can)
    {
        if (!can.IsReadOnly || blocks.FirstOrDefault(block => block.Code == BlockCode.NotPossible) is not { } first)
        {
            return blocks;
        }

        var asked = string.Join("; ", blocks.Select(block => block.Impossible).OfType<string>());
        return [first with { Message = $"{can.Refusal}: {asked}.", Impossible = asked }];
    }
}
