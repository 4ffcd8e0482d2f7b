namespace SequencesAsCode.Core.Planning.Binding;

/// <summary>
/// Finds sequences that lack a step which the list shows. The other way round nothing can be lost, because a list may
/// be late.
/// </summary>
public static class RowContradiction
{
    /// <summary>What is missing, by the id of the sequence, as the end of a sentence after a colon.</summary>
    /// <param name="rows">The list.</param>
    /// <param name="sequences">The sequences that were read completely.</param>
    public static ImmutableDictionary<string, string> Of(
        ImmutableArray<SequenceRow> rows,
        ImmutableDictionary<string, CurrentSequence> sequences
    )
    {
        var found = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (sequences.GetValueOrDefault(row.Id) is not { Archived: false } sequence)
                continue;
            if (Of(row, sequence) is { } what)
                found[row.Id] = what;
        }

        return found.ToImmutable();
    }

    /// <summary>What is missing, as the end of a sentence after a colon; null when nothing is missing.</summary>
    public static string? Of(SequenceRow row, CurrentSequence sequence)
    {
        var held = sequence.Steps.Select(step => step.Id).ToHashSet(StringComparer.Ordinal);
        if ((row.StepRows ?? []).FirstOrDefault(step => !held.Contains(step.Id)) is { } missing)
        {
            return $"the list shows the step {missing.Id} of it, and the sequence itself does not";
        }

        return row.Steps > held.Count
            ? $"the list counts {row.Steps} steps, and the sequence itself shows {held.Count}"
            : null;
    }
}
