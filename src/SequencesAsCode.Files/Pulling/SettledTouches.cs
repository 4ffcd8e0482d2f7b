using SequencesAsCode.Core.Plans;

namespace SequencesAsCode.Files.Pulling;

/// <summary>What the lock file records about the touches of a step after a pull.</summary>
/// <param name="before">The lock file's entry before the pull; null for a step that is new there.</param>
/// <param name="listed">The touches of the file after the pull.</param>
/// <param name="change">The step in a plan made from that file.</param>
/// <param name="current">The step in Apollo.</param>
/// <param name="taken">What the pull took into files.</param>
internal sealed class SettledTouches(
    BaseStep? before,
    ImmutableArray<DesiredTouch> listed,
    StepChange change,
    CurrentStep current,
    TakenParts taken
)
{
    private readonly ImmutableArray<BaseTouch> known = before?.Touches ?? [];

    private readonly Dictionary<string, TouchChange> matched = change
        .Touches.Where(touch => touch is { Id: not null, At: not null, Reason: not Reason.DeletedInService })
        .ToDictionary(touch => touch.Id!, StringComparer.Ordinal);

    /// <summary>The entries of all touches, in the order to record.</summary>
    public ImmutableArray<BaseTouch> All() =>
        [
            .. SettledParts.WithoutTakenKeys(
                [.. current.Touches.Select(Settled).OfType<BaseTouch>(), .. StillListed()],
                touch => touch.Key,
                touch => matched.ContainsKey(touch.Id),
                touch => touch with { Key = null }
            ),
        ];

    private BaseTouch? Settled(CurrentTouch touch)
    {
        var former = known.FirstOrDefault(candidate => candidate.Id == touch.Id);
        var isOurs = before is null || former is not null || taken.Made.Contains(touch.Id);
        if (!isOurs || !matched.TryGetValue(touch.Id, out var entry))
            return former;
        var wanted = listed.First(candidate => candidate.At == entry.At);
        return new(
            touch.Id,
            SettledParts.KeyOf(entry.Key, former?.Key, listed.Select(candidate => candidate.Key)),
            SettledParts.Fields(wanted.Fields, touch.Fields, former?.Fields ?? BaseFields.Empty, taken)
        );
    }

    // Touches that were deleted in Apollo and are still listed: the lock file still records that they existed.
    private IEnumerable<BaseTouch> StillListed() =>
        known.Where(touch => current.Touches.All(held => held.Id != touch.Id) && IsDeleted(touch));

    private bool IsDeleted(BaseTouch touch) =>
        change.Touches.Any(entry =>
            entry is { Reason: Reason.DeletedInService, At: not null }
            && (entry.Id == touch.Id || (entry.Key is not null && entry.Key == touch.Key))
        );
}
