namespace SequencesAsCode.Core.Planning.Binding;

/// <summary>
/// Finds sequences that lack a step which the list shows. A step that only the list lacks is no contradiction, because
/// the list may be outdated.
/// </summary>
public static class RowContradiction
{
    /// <summary>What is missing, by the id of the sequence, as the end of a sentence after a colon.</summary>
    /// <param name="rows">The list.</param>
    /// <param name="sequences">The sequences that were read completely.</param>
    public static ImmutableDictionary<string, string> Find(
        ImmutableArray<SequenceRow> rows,
        ImmutableDictionary<string, CurrentSequence> sequences
    )
    {
        var found = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (sequences.GetValueOrDefault(row.Id) is not { Archived: false } sequence)
                continue;
            if (Find(row, sequence) is { } what)
                found[row.Id] = what;
        }

        return found.ToImmutable();
    }

    /// <summary>What is missing, as the end of a sentence after a colon; null when nothing is missing.</summary>
    public static string? Find(SequenceRow row, CurrentSequence sequence)
    {
        var held = sequence.Steps.Select(step => step.Id).ToHashSet(StringComparer.Ordinal);
        if ((row.StepRows ?? []).FirstOrDefault(step => !held.Contains(step.Id)) is { } missing)
        {
            return $"the list shows its step {missing.Id}, but the sequence itself does not";
        }

        return row.Steps > held.Count
            ? $"the list counts {row.Steps} steps, but the sequence itself shows {held.Count}"
            : null;
    }
}
