using SequencesAsCode.Core.Plans;
using SequencesAsCode.Files.Editing;

namespace SequencesAsCode.Files.Pulling;

/// <summary>
/// Pairs the steps and touches of an edited file with those in Apollo: as before the edit, and new ones with those made
/// in Apollo.
/// </summary>
internal static class Pairing
{
    /// <summary>The sequence in the plan made before the edit, with the places of the edited file.</summary>
    /// <param name="edit">The edit; null for a file that was not edited.</param>
    /// <param name="before">The file before the edit.</param>
    /// <param name="planned">The sequence in the plan made from that.</param>
    /// <param name="after">The file after the edit.</param>
    public static SequenceChange Carried(
        SequenceEdit? edit,
        DesiredSequence before,
        SequenceChange planned,
        DesiredSequence after
    )
    {
        if (edit is null || after.Steps is not { } listed)
            return planned with { At = after.At };
        var pulled = edit.Pulled.Steps ?? PulledStep.Kept(before.Steps) ?? [];
        var steps = pulled
            .Zip(listed, (step, now) => Carried(step, before, planned, now))
            .OfType<StepChange>()
            .ToList();
        var ids = steps.Select(step => step.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return planned with
        {
            At = after.At,
            Steps = [.. steps, .. planned.Steps.Where(step => step.At is null && !ids.Contains(step.Id ?? ""))],
        };
    }

    /// <summary>Whether a plan made from the edited file pairs the same parts.</summary>
    public static bool Holds(SequenceChange carried, SequenceChange? replanned) =>
        replanned is not null
        && replanned.Blocks.All(block => block.Code != BlockCode.DoesNotFit)
        && carried.Id == replanned.Id
        && carried
            .Steps.Where(step => step.At is not null)
            .All(step =>
                replanned.Steps.FirstOrDefault(now => now.At == step.At) is { } now
                && IdOf(step) == IdOf(now)
                && step.Touches.Where(touch => touch.At is not null)
                    .All(touch => touch.Id == now.Touches.FirstOrDefault(other => other.At == touch.At)?.Id)
            );

    // A part that Apollo no longer has may carry its old id in one of the plans, so it counts as having none.
    private static string? IdOf(StepChange step) => step.From is null ? null : step.Id;

    private static StepChange? Carried(
        PulledStep pulled,
        DesiredSequence before,
        SequenceChange planned,
        DesiredStep now
    )
    {
        var step = planned.Steps.FirstOrDefault(candidate =>
            pulled.Made is { } made ? candidate.Id == made.Id : candidate.At == pulled.At
        );
        if (step is null)
            return null;
        if (pulled.Made is { } whole)
            return Made(step, whole, now);
        var former = before.Steps?.FirstOrDefault(candidate => candidate.At == pulled.At);
        var touches = pulled.Touches ?? PulledTouch.Kept(former?.Touches) ?? [];
        var carried = touches
            .Zip(now.Touches ?? [], (touch, wanted) => Carried(touch, step, wanted))
            .OfType<TouchChange>()
            .ToList();
        var ids = carried.Select(touch => touch.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return step with
        {
            At = now.At,
            Touches = [.. carried, .. step.Touches.Where(touch => touch.At is null && !ids.Contains(touch.Id ?? ""))],
        };
    }

    private static TouchChange? Carried(PulledTouch pulled, StepChange step, DesiredTouch now)
    {
        if (pulled.Made is { } held)
            return Made(held, now);
        var known = step.Touches.FirstOrDefault(candidate => candidate.At == pulled.At);
        return known is null ? null : known with { At = now.At };
    }

    private static StepChange Made(StepChange step, CurrentStep whole, DesiredStep now) =>
        step with
        {
            At = now.At,
            Action = PartAction.None,
            Touches =
            [
                .. whole.Touches.OrderBy(touch => touch.Id, StringComparer.Ordinal).Zip(now.Touches ?? [], Made),
            ],
        };

    private static TouchChange Made(CurrentTouch held, DesiredTouch now) =>
        new()
        {
            Action = PartAction.None,
            Reason = Reason.NothingChanged,
            Handle = now.Key ?? held.Id,
            Key = now.Key,
            Id = held.Id,
            MatchedBy = MatchedBy.Content,
            At = now.At,
        };
}
