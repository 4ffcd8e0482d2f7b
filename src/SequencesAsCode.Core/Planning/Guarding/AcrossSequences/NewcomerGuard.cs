using SequencesAsCode.Core.Planning.Binding;

namespace SequencesAsCode.Core.Planning.Guarding.AcrossSequences;

/// <summary>
/// Stops the creation of a sequence that may exist already: under a name that reads the same or, without a lock, under
/// any name. It cannot see archived sequences, because Apollo's list hides them.
/// </summary>
/// <param name="namesakes">Names of the account and of the files.</param>
/// <param name="unclaimed">Rows of the list that no file claims.</param>
/// <param name="state">The files.</param>
/// <param name="consents">What the command line allowed.</param>
/// <param name="isWithoutLock">Whether no lock says what was made before.</param>
internal sealed class NewcomerGuard(
    Namesakes namesakes,
    ImmutableArray<SequenceRow> unclaimed,
    DesiredState state,
    Consents consents,
    bool isWithoutLock
)
{
    /// <summary>What stops the creation.</summary>
    public IEnumerable<Block> Blocks(SequenceBinding binding)
    {
        var desired = binding.Desired;
        if (consents.Creation.Contains(desired.Key))
            yield break;
        if (namesakes.Find(desired) is { } namesake)
        {
            yield return CreationGuards.ReadsAlike(desired, namesake, state);
            yield break;
        }

        if (!isWithoutLock)
            yield break;
        var alike = unclaimed
            .Where(row => HasStepsOf(row, desired))
            .OrderBy(row => row.Id, StringComparer.Ordinal)
            .ToImmutableArray();
        if (!alike.IsEmpty)
            yield return CreationGuards.HasSameSteps(desired, alike, state);
    }

    // Compares what the row shows: the number, types and waits of the steps.
    private static bool HasStepsOf(SequenceRow row, DesiredSequence desired)
    {
        if (desired.Steps is not { IsEmpty: false } steps)
            return false;
        if (row.StepRows is not { } rows)
            return row.Steps == steps.Length;
        return rows.Length == steps.Length
            && rows.Zip(steps).All(pair => pair.First.Type == pair.Second.Type && HasWaitOf(pair.First, pair.Second));
    }

    private static bool HasWaitOf(StepRow row, DesiredStep step) =>
        (row.Fields[Fields.Wait], step.Fields[Fields.Wait]) is not ({ } held, { } wanted)
        || FieldComparison.Same(Fields.Wait, wanted, held);
}
