using SequencesAsCode.Core.Planning.Matching;
using SequencesAsCode.Core.Plans;

namespace SequencesAsCode.Files.Pulling;

/// <summary>
/// What the lock is to remember after a pull: the pair of every field in which file and Apollo agree now. What only the
/// file moved keeps its old pair, and stays pending.
/// </summary>
internal static class SettledBase
{
    /// <param name="before">What the lock knew.</param>
    /// <param name="desired">The file after the pull.</param>
    /// <param name="change">Its entry of a plan made from that file.</param>
    /// <param name="current">What Apollo holds.</param>
    /// <param name="taken">What the pull took into the file.</param>
    public static BaseSequence Of(
        BaseSequence before,
        DesiredSequence desired,
        SequenceChange change,
        CurrentSequence current,
        TakenParts taken
    )
    {
        var fields = Settled(desired.Fields, current.Fields, before.Fields, taken);
        if (desired.Steps is not { } listed)
            return before with
            {
                Key = desired.Key,
                Name = current.Name,
                Fields = fields,
                Steps = Shown(before.Steps, current),
            };

        var known = before.Steps.ToDictionary(step => step.Id, StringComparer.Ordinal);
        var byId = change
            .Steps.Where(step => step is { Id: not null, From: not null, At: not null, Action: not PartAction.Replace })
            .ToDictionary(step => step.Id!, StringComparer.Ordinal);
        var now = current
            .Steps.Select(step =>
                byId.TryGetValue(step.Id, out var one) && (known.ContainsKey(step.Id) || taken.Made.Contains(step.Id))
                    ? Step(
                        listed.First(wanted => wanted.At == one.At),
                        one,
                        step,
                        known.GetValueOrDefault(step.Id),
                        taken
                    ) with
                    {
                        Key = KeyOf(
                            one.Key,
                            known.GetValueOrDefault(step.Id)?.Key,
                            listed.Select(wanted => wanted.Key)
                        ),
                    }
                    : known.GetValueOrDefault(step.Id)
            )
            .OfType<BaseStep>()
            .ToList();

        // Deleted in Apollo and still listed: the lock goes on saying that it was there.
        var deleted = change.Steps.Where(step => step is { Reason: Reason.DeletedInService, At: not null }).ToList();
        now.AddRange(
            before.Steps.Where(step =>
                current.Steps.All(held => held.Id != step.Id)
                && deleted.Exists(one => one.Id == step.Id || (one.Key is not null && one.Key == step.Key))
            )
        );

        // An order of the file's own is still to be applied, so the lock keeps the one it knew.
        if (!IsInOrder(listed, change))
            now = before.InKnownOrder(now);
        return before with
        {
            Key = desired.Key,
            Name = current.Name,
            Fields = fields,
            Steps =
            [
                .. WithoutTakenKeys(
                    now,
                    step => step.Key,
                    step => byId.ContainsKey(step.Id),
                    step => step with { Key = null }
                ),
            ],
        };
    }

    // What no file manages, and Apollo does not have any more, is nothing to remember.
    private static ImmutableArray<BaseStep> Shown(ImmutableArray<BaseStep> known, CurrentSequence current)
    {
        var held = current.Steps.ToDictionary(step => step.Id, StringComparer.Ordinal);
        return
        [
            .. known
                .Where(step => held.ContainsKey(step.Id))
                .Select(step => step with { Touches = Shown(step.Touches, held[step.Id]) }),
        ];
    }

    private static ImmutableArray<BaseTouch> Shown(ImmutableArray<BaseTouch> known, CurrentStep current) =>
        [.. known.Where(touch => current.Touches.Any(held => held.Id == touch.Id))];

    private static BaseStep Step(
        DesiredStep wanted,
        StepChange change,
        CurrentStep current,
        BaseStep? before,
        TakenParts taken
    )
    {
        var fields = Settled(wanted.Fields, current.Fields, before?.Fields ?? BaseFields.Empty, taken);
        var known = (before?.Touches ?? []).ToDictionary(touch => touch.Id, StringComparer.Ordinal);
        if (wanted.Touches is not { } listed)
            return new(
                current.Id,
                wanted.Key,
                current.Type,
                fields,
                before is null
                    ? [.. current.Touches.Select(touch => new BaseTouch(touch.Id, null, BaseFields.Empty))]
                    : Shown(before.Touches, current)
            );

        var byId = change
            .Touches.Where(touch => touch is { Id: not null, At: not null } && touch.Reason != Reason.DeletedInService)
            .ToDictionary(touch => touch.Id!, StringComparer.Ordinal);
        var isNew = before is null;
        var deleted = change
            .Touches.Where(touch => touch is { Reason: Reason.DeletedInService, At: not null })
            .ToList();
        var now = current
            .Touches.Select(touch =>
                byId.TryGetValue(touch.Id, out var one)
                && (isNew || known.ContainsKey(touch.Id) || taken.Made.Contains(touch.Id))
                    ? Touch(
                        listed.First(candidate => candidate.At == one.At),
                        touch,
                        known.GetValueOrDefault(touch.Id),
                        taken
                    ) with
                    {
                        Key = KeyOf(
                            one.Key,
                            known.GetValueOrDefault(touch.Id)?.Key,
                            listed.Select(candidate => candidate.Key)
                        ),
                    }
                    : known.GetValueOrDefault(touch.Id)
            )
            .OfType<BaseTouch>()
            .Concat(
                (before?.Touches ?? []).Where(touch =>
                    current.Touches.All(held => held.Id != touch.Id)
                    && deleted.Exists(one => one.Id == touch.Id || (one.Key is not null && one.Key == touch.Key))
                )
            );
        return new(
            current.Id,
            wanted.Key,
            current.Type,
            fields,
            [
                .. WithoutTakenKeys(
                    [.. now],
                    touch => touch.Key,
                    touch => byId.ContainsKey(touch.Id),
                    touch => touch with { Key = null }
                ),
            ]
        );
    }

    // A key that the file gave up is remembered as long as work is pending: it says which part nothing else may be
    // taken for.
    private static string? KeyOf(string? wanted, string? known, IEnumerable<string?> inFile) =>
        wanted ?? (inFile.Contains(known) ? null : known);

    // A key that another part has in the file by now is that one's.
    private static IEnumerable<T> WithoutTakenKeys<T>(
        List<T> parts,
        Func<T, string?> keyOf,
        Func<T, bool> isListed,
        Func<T, T> without
    )
    {
        var taken = parts.Where(isListed).Select(keyOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return parts.Select(part =>
            !isListed(part) && keyOf(part) is { } key && taken.Contains(key) ? without(part) : part
        );
    }

    private static BaseTouch Touch(DesiredTouch wanted, CurrentTouch current, BaseTouch? before, TakenParts taken) =>
        new(current.Id, wanted.Key, Settled(wanted.Fields, current.Fields, before?.Fields ?? BaseFields.Empty, taken));

    private static BaseFields Settled(FieldSet desired, FieldSet current, BaseFields before, TakenParts taken)
    {
        var fields = before;
        foreach (var (field, value) in desired)
        {
            var held = current[field];
            if (held is null && field.Class == FieldClass.Deprecated)
                continue;
            if (FieldComparison.Same(field, value, held))
                fields = fields.With(field, BasePair.Of(field, value, held));
            else if (taken.Bodies.Hold(value, held))
                fields = fields.With(
                    field,
                    BasePair.Of(field, value, held) with
                    {
                        Rewrite = before[field] is { IsRefused: false } pair ? pair.Rewrite : null,
                    }
                );
        }

        return fields;
    }

    // The order of the file against Apollo's; the plan's own order is Apollo's already where only that one moved.
    private static bool IsInOrder(ImmutableArray<DesiredStep> listed, SequenceChange change)
    {
        var from = change
            .Steps.Where(step => step is { From: not null, At: not null })
            .ToDictionary(step => step.At!, step => step.From!.Value);
        return LongestRun.IsAll([.. listed.Where(step => from.ContainsKey(step.At)).Select(step => from[step.At])]);
    }
}

/// <summary>What a pull took into files.</summary>
/// <param name="Made">Ids of the steps and touches. What the lock does not know otherwise is not ours, however
/// alike.</param>
/// <param name="Bodies">Bodies of which file and service say different things on purpose.</param>
internal sealed record TakenParts(IReadOnlySet<string> Made, AgreedBodies Bodies);
