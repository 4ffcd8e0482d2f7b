using SequencesAsCode.Core.Plans;
using SequencesAsCode.Files.Editing;

namespace SequencesAsCode.Files.Pulling;

/// <summary>
/// What the lock is to learn from a pull: of each sequence that it knows, the parts that file and Apollo agree on by
/// now.
/// </summary>
internal static class PullRecords
{
    /// <summary>The lock's entries afterwards, for the sequences that were compared.</summary>
    /// <param name="ground">What the pull starts from.</param>
    /// <param name="before">What the files said.</param>
    /// <param name="plan">The plan made from that.</param>
    /// <param name="edits">What was edited in.</param>
    /// <param name="after">What the files say with it.</param>
    public static ImmutableArray<BaseSequence> Of(
        PullGround ground,
        DesiredState before,
        Plan plan,
        ImmutableArray<SequenceEdit> edits,
        DesiredState after
    )
    {
        var (was, now) = (
            before.Sequences.ToDictionary(sequence => sequence.Key, StringComparer.Ordinal),
            after.Sequences.ToDictionary(sequence => sequence.Key, StringComparer.Ordinal)
        );
        var made = edits.SelectMany(edit => edit.Pulled.Steps ?? []).SelectMany(Made).ToHashSet(StringComparer.Ordinal);
        var agreed = new AgreedBodies(edits);
        return
        [
            .. plan
                .Sequences.Where(change =>
                    change.Id is not null
                    && IsCompared(change)
                    && now.ContainsKey(change.Key)
                    && ground.Current.Sequences.ContainsKey(change.Id)
                )
                .Select(change => (Change: change, Known: ground.KnownOf(change.Id!)))
                .Where(pair => pair.Known is not null)
                .Select(pair =>
                    SettledBase.Of(
                        pair.Known!,
                        now[pair.Change.Key],
                        Pairing.Carried(
                            edits.FirstOrDefault(edit => edit.Key == pair.Change.Key),
                            was[pair.Change.Key],
                            pair.Change,
                            now[pair.Change.Key]
                        ),
                        ground.Current.Sequences[pair.Change.Id!],
                        new(made, agreed)
                    )
                ),
        ];
    }

    /// <summary>Whether the plan compared file and Apollo; some blocks stand before that.</summary>
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
