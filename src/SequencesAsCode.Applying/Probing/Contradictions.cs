using SequencesAsCode.Core.Facts;
using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Applying.Probing;

/// <summary>Finds measured facts that an apply showed to be wrong.</summary>
public static class Contradictions
{
    /// <summary>The names of facts that say yes, while the service did not take the value.</summary>
    /// <param name="plan">The plan that was applied.</param>
    /// <param name="report">How it ended.</param>
    /// <param name="sheet">The measured facts.</param>
    public static ImmutableArray<string> Of(Plan plan, ApplyReport report, FactSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(sheet);
        var untaken = report
            .Results.SelectMany(result =>
                plan.Sequences.Where(change => change.Key == result.Key)
                    .SelectMany(ChangesOf)
                    .Where(change => result.Untaken.Contains(change.Field))
            )
            .Select(NameOf)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. sheet
                .Facts.Where(fact => fact.Outcome == FactOutcome.Yes && untaken.Contains(fact.Name))
                .Select(fact => fact.Name),
        ];
    }

    private static string NameOf(FieldChange change) =>
        change.After is FieldValue.Nothing ? FactNames.Clear(change.Field) : FactNames.Update(change.Field);

    private static IEnumerable<FieldChange> ChangesOf(SequenceChange change) =>
        change
            .Fields.Concat(change.Steps.SelectMany(step => step.Fields))
            .Concat(change.Steps.SelectMany(step => step.Touches).SelectMany(touch => touch.Fields));
}
