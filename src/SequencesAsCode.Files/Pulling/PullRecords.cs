using SequencesAsCode.Core.Plans;
using SequencesAsCode.Files.Editing;

namespace SequencesAsCode.Files.Pulling;

/// <summary>
/// What the lock file records after a pull: of each sequence that it has, the values in which file and Apollo agree.
/// </summary>
internal static class PullRecords
{
    /// <summary>The new entries of the sequences that were compared.</summary>
    /// <param name="ground">The state before the pull.</param>
    /// <param name="before">The files before the pull.</param>
    /// <param name="plan">The plan made from them.</param>
    /// <param name="edits">The edits of the pull.</param>
    /// <param name="after">The files after the pull.</param>
    public static ImmutableArray<BaseSequence> Of(
        PullGround ground,
        DesiredState before,
        Plan plan,
        ImmutableArray<SequenceEdit> edits,
        DesiredState after
    )
    {
        var was = before.Sequences.ToDictionary(sequence => sequence.Key, StringComparer.Ordinal);
        var now = after.Sequences.ToDictionary(sequence => sequence.Key, StringComparer.Ordinal);
        var byKey = edits.ToLookup(edit => edit.Key, StringComparer.Ordinal);
        var made = edits.SelectMany(edit => edit.Pulled.Steps ?? []).SelectMany(Made).ToHashSet(StringComparer.Ordinal);
        var taken = new TakenParts(made, new AgreedBodies(edits));
        return
        [
            .. plan
                .Sequences.Where(change => IsCompared(change) && now.ContainsKey(change.Key))
                .Select(Record)
                .OfType<BaseSequence>(),
        ];

        BaseSequence? Record(SequenceChange change)
        {
            if (
                change.Id is not { } id
                || !ground.Current.Sequences.TryGetValue(id, out var current)
                || ground.KnownOf(id) is not { } known
            )
                return null;
            var edit = byKey[change.Key].FirstOrDefault();
            var wanted = now[change.Key];
            var carried = Pairing.Carried(edit, was[change.Key], change, wanted);
            return SettledBase.Of(known, wanted, carried, current, taken);
        }
    }

    /// <summary>Whether the plan compared file and Apollo; some blocks end planning before that.</summary>
    public static bool IsCompared(SequenceChange change) =>
        change.Action is not (SequenceAction.NotRead or SequenceAction.Create)
        && change.Blocks.All(block => block.Code != BlockCode.DoesNotFit)
        && (
            change.Blocks.IsEmpty
            || !change.Steps.IsEmpty
            || !change.Fields.IsEmpty
            || !change.Conflicts.IsEmpty
            || !change.Drift.IsEmpty
        );

    private static IEnumerable<string> Made(PulledStep step)
    {
        if (step.Made is { } whole)
            return whole.Touches.Select(touch => touch.Id).Prepend(whole.Id);
        return (step.Touches ?? []).Select(touch => touch.Made?.Id).OfType<string>();
    }
}
