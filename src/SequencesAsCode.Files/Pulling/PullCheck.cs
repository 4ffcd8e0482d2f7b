namespace SequencesAsCode.Files.Pulling;

/// <summary>
/// Checks, before anything is written, that an edited file has the pulled values and is otherwise unchanged.
/// </summary>
internal static class PullCheck
{
    /// <summary>Whether the edited file is as expected.</summary>
    /// <param name="before">The file before the edit.</param>
    /// <param name="pulled">The wanted changes; null for a file that should not change.</param>
    /// <param name="after">The file after the edit; null when it cannot be read.</param>
    public static bool Holds(DesiredSequence before, PulledSequence? pulled, DesiredSequence? after)
    {
        if (after is null)
            return false;
        var steps = pulled?.Steps ?? PulledStep.Kept(before.Steps);
        return (before.Key, before.Id, before.Was, before.Protect, before.WinsWithoutLock)
                == (after.Key, after.Id, after.Was, after.Protect, after.WinsWithoutLock)
            && before.AcceptLoss.SequenceEqual(after.AcceptLoss)
            && before.Removed.Select(Plain).SequenceEqual(after.Removed.Select(Plain))
            && before.Allow.Select(entry => entry.Identity).SequenceEqual(after.Allow.Select(entry => entry.Identity))
            && Hold(before.Fields, pulled?.Fields ?? [], after.Fields)
            && Same(steps, after.Steps, (one, now) => Holds(one, before.Steps, now));
    }

    private static bool Holds(PulledStep pulled, ImmutableArray<DesiredStep>? all, DesiredStep after)
    {
        if (pulled.Made is { } made)
            return made.Type == after.Type
                && IsMade(made.Fields, after.Fields)
                && IsMade(made.Touches, after.Touches ?? []);
        if (all?.FirstOrDefault(step => step.At == pulled.At) is not { } before)
            return false;
        var touches = pulled.Touches ?? PulledTouch.Kept(before.Touches);
        return (before.Key, before.Id, before.Type) == (after.Key, after.Id, after.Type)
            && Hold(before.Fields, pulled.Fields, after.Fields)
            && Same(touches, after.Touches, (one, now) => Holds(one, before.Touches, now));
    }

    private static bool Holds(PulledTouch pulled, ImmutableArray<DesiredTouch>? all, DesiredTouch after)
    {
        if (pulled.Made is { } made)
            return IsMade(made.Fields, after.Fields);
        return all?.FirstOrDefault(touch => touch.At == pulled.At) is { } before
            && (before.Key, before.Id) == (after.Key, after.Id)
            && Hold(before.Fields, pulled.Fields, after.Fields);
    }

    private static bool Same<TOne, TOther>(
        ImmutableArray<TOne>? pulled,
        ImmutableArray<TOther>? after,
        Func<TOne, TOther, bool> holds
    ) =>
        pulled is { } ones && after is { } others
            ? ones.Length == others.Length && ones.Zip(others).All(pair => holds(pair.First, pair.Second))
            : pulled is null == after is null;

    private static bool Hold(FieldSet before, ImmutableArray<PulledField> pulled, FieldSet after)
    {
        var wanted = pulled.ToDictionary(one => one.Field, one => one.Value);
        return before.Count == after.Count
            && before.All(pair =>
                after[pair.Key] is { } now
                && (
                    wanted.TryGetValue(pair.Key, out var value)
                        ? FieldComparison.Same(pair.Key, value, now)
                        : FieldToken.Of(pair.Key, pair.Value) == FieldToken.Of(pair.Key, now)
                )
            );
    }

    private static bool IsMade(ImmutableArray<CurrentTouch> made, ImmutableArray<DesiredTouch> after) =>
        made.Length == after.Length
        && made.OrderBy(touch => touch.Id, StringComparer.Ordinal)
            .Zip(after)
            .All(pair => IsMade(pair.First.Fields, pair.Second.Fields));

    private static bool IsMade(FieldSet made, FieldSet after) =>
        after.All(pair => FieldComparison.Explained(pair.Key, pair.Value, made[pair.Key]));

    private static (string? Id, string? Key, string Reason) Plain(Tombstone tombstone) =>
        (tombstone.Id, tombstone.Key, tombstone.Reason);
}
