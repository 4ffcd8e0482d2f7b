using SequencesAsCode.Core.Planning.Matching;
using SequencesAsCode.Core.Plans;

namespace SequencesAsCode.Files.Pulling;

/// <summary>What the lock file records about the steps of a sequence after a pull.</summary>
/// <param name="before">The lock file's entry before the pull.</param>
/// <param name="listed">The steps of the file after the pull.</param>
/// <param name="change">The sequence in a plan made from that file.</param>
/// <param name="current">The sequence in Apollo.</param>
/// <param name="taken">What the pull took into files.</param>
internal sealed class SettledSteps(
    BaseSequence before,
    ImmutableArray<DesiredStep> listed,
    SequenceChange change,
    CurrentSequence current,
    TakenParts taken
)
{
    private readonly Dictionary<string, BaseStep> known = before.Steps.ToDictionary(
        step => step.Id,
        StringComparer.Ordinal
    );

    private readonly Dictionary<string, StepChange> matched = change
        .Steps.Where(step => step is { Id: not null, From: not null, At: not null, Action: not PartAction.Replace })
        .ToDictionary(step => step.Id!, StringComparer.Ordinal);

    /// <summary>The entries of all steps, in the order to record.</summary>
    public ImmutableArray<BaseStep> All()
    {
        var now = current.Steps.Select(Settled).OfType<BaseStep>().Concat(StillListed()).ToList();

        // When the file's order is still to be applied, the lock file keeps the order that it knew.
        if (!IsInOrder())
            now = before.InKnownOrder(now);
        return
        [
            .. SettledParts.WithoutTakenKeys(
                now,
                step => step.Key,
                step => matched.ContainsKey(step.Id),
                step => step with { Key = null }
            ),
        ];
    }

    private BaseStep? Settled(CurrentStep step)
    {
        var former = known.GetValueOrDefault(step.Id);
        if (!matched.TryGetValue(step.Id, out var entry) || (former is null && !taken.Made.Contains(step.Id)))
            return former;
        var wanted = listed.First(candidate => candidate.At == entry.At);
        return new(
            step.Id,
            SettledParts.KeyOf(entry.Key, former?.Key, listed.Select(candidate => candidate.Key)),
            step.Type,
            SettledParts.Fields(wanted.Fields, step.Fields, former?.Fields ?? BaseFields.Empty, taken),
            Touches(wanted, entry, step, former)
        );
    }

    private ImmutableArray<BaseTouch> Touches(DesiredStep wanted, StepChange entry, CurrentStep step, BaseStep? former)
    {
        if (wanted.Touches is { } touches)
            return new SettledTouches(former, touches, entry, step, taken).All();
        return former is null
            ? [.. step.Touches.Select(touch => new BaseTouch(touch.Id, null, BaseFields.Empty))]
            : SettledParts.Held(former.Touches, step);
    }

    // Steps that were deleted in Apollo and are still listed: the lock file still records that they existed.
    private IEnumerable<BaseStep> StillListed()
    {
        var deleted = change.Steps.Where(step => step is { Reason: Reason.DeletedInService, At: not null }).ToList();
        return before.Steps.Where(step =>
            current.Steps.All(held => held.Id != step.Id)
            && deleted.Exists(entry => entry.Id == step.Id || (entry.Key is not null && entry.Key == step.Key))
        );
    }

    // Compares the file's order with Apollo's. The plan follows Apollo's order where only Apollo changed it.
    private bool IsInOrder()
    {
        var from = change
            .Steps.Where(step => step is { From: not null, At: not null })
            .ToDictionary(step => step.At!, step => step.From!.Value);
        return LongestRun.IsAll([.. listed.Where(step => from.ContainsKey(step.At)).Select(step => from[step.At])]);
    }
}
