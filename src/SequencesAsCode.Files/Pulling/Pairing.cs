using SequencesAsCode.Core.Plans;
using SequencesAsCode.Files.Editing;

namespace SequencesAsCode.Files.Pulling;

/// <summary>
/// Which step and touch of Apollo each one of an edited file means: what it meant before, or what was made there.
/// </summary>
internal static class Pairing
{
    /// <summary>The entry of the plan made before the edit, with the places of the edited file.</summary>
    /// <param name="edit">What was edited in; null for a file that was not edited.</param>
    /// <param name="before">What the file said.</param>
    /// <param name="planned">Its entry of the plan made from that.</param>
    /// <param name="after">What the edited file says.</param>
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

    /// <summary>Whether a plan made from the edited file pairs it as it is meant.</summary>
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

    // What is gone has the id that it had, in one plan or the other.
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
            return step with
            {
                At = now.At,
                Action = PartAction.None,
                Touches =
                [
                    .. whole
                        .Touches.OrderBy(touch => touch.Id, StringComparer.Ordinal)
                        .Zip(now.Touches ?? [], (touch, one) => Made(touch, one)),
                ],
            };

        var touches =
            pulled.Touches
            ?? PulledTouch.Kept(before.Steps?.FirstOrDefault(candidate => candidate.At == pulled.At)?.Touches)
            ?? [];
        var carried = touches
            .Zip(
                now.Touches ?? [],
                (touch, one) =>
                    touch.Made is { } held ? Made(held, one)
                    : step.Touches.FirstOrDefault(candidate => candidate.At == touch.At) is { } known
                        ? known with
                        {
                            At = one.At,
                        }
                    : null
            )
            .OfType<TouchChange>()
            .ToList();
        var ids = carried.Select(touch => touch.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return step with
        {
            At = now.At,
            Touches = [.. carried, .. step.Touches.Where(touch => touch.At is null && !ids.Contains(touch.Id ?? ""))],
        };
    }

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
