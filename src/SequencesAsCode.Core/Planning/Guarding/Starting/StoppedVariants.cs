using SequencesAsCode.Core.Planning.Parts;

namespace SequencesAsCode.Core.Planning.Guarding.Starting;

/// <summary>Variants that somebody may have stopped in Apollo, and that a change lets send again.</summary>
internal static class StoppedVariants
{
    private const string Approved = "approved";

    /// <summary>
    /// Whether a change approves a variant that the last apply left approved, or adds an approved one to a step whose
    /// variants are all stopped.
    /// </summary>
    /// <param name="parts">What is decided for the steps.</param>
    /// <param name="current">The sequence in Apollo.</param>
    /// <param name="known">What the lock has of it; null if it has nothing.</param>
    public static bool AreIn(UpdatedParts parts, CurrentSequence current, BaseSequence? known)
    {
        var statuses = (known?.Steps ?? [])
            .SelectMany(step => step.Touches)
            .ToDictionary(touch => touch.Id, touch => touch.Fields[Fields.Status]?.Sent, StringComparer.Ordinal);
        var starting = parts
            .Targets.Where(step => step.Id is not null && step.Touches.Any(touch => IsApproved(touch.Fields)))
            .ToDictionary(step => step.Id!, StringComparer.Ordinal);
        return current
            .Steps.Where(step => starting.ContainsKey(step.Id))
            .Any(step => Starting(step, starting[step.Id]).Any(touch => MayBeStopped(touch.Id)));

        bool MayBeStopped(string id) => statuses.GetValueOrDefault(id) == Approved;
    }

    // Of a step that sends already, only the variants that are approved now start. Of a silent one, all of it does.
    private static IEnumerable<CurrentTouch> Starting(CurrentStep step, TargetStep target)
    {
        var isSilent = !step.Touches.Any(touch => IsApproved(touch.Fields));
        var approved = target
            .Touches.Where(touch => touch.Id is not null && IsApproved(touch.Fields))
            .Select(touch => touch.Id!)
            .ToHashSet(StringComparer.Ordinal);
        return step.Touches.Where(touch => !IsApproved(touch.Fields) && (isSilent || approved.Contains(touch.Id)));
    }

    private static bool IsApproved(FieldSet touch) => touch[Fields.Status] is FieldValue.Text { Value: Approved };
}
