using SequencesAsCode.Core.Facts;
using SequencesAsCode.Core.Planning.Guarding;
using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Applying.Probing;

/// <summary>Finds measured facts that an apply showed to be wrong.</summary>
public static class Contradictions
{
    /// <summary>
    /// The names of facts that say yes, while the service refused the value, did not take it, or removed the markup.
    /// </summary>
    /// <param name="plan">The plan that was applied.</param>
    /// <param name="report">How it ended.</param>
    /// <param name="sheet">The measured facts.</param>
    public static ImmutableArray<string> Of(Plan plan, ApplyReport report, FactSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(sheet);
        var wrong = report
            .Results.SelectMany(result =>
                plan.Sequences.Where(change => change.Key == result.Key)
                    .SelectMany(change =>
                        Untaken(change, result).Concat(Refused(change, result, sheet)).Concat(Removed(change, result))
                    )
            )
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. sheet
                .Facts.Where(fact => fact.Outcome == FactOutcome.Yes && wrong.Contains(fact.Name))
                .Select(fact => fact.Name),
        ];
    }

    private static IEnumerable<string> Untaken(SequenceChange change, ChangeResult result) =>
        [
            .. ChangesOf(change).Where(each => result.Untaken.Contains(each.Field)).Select(NameOf),
            .. result.Untaken.Contains(Fields.Wait) && OddWaits.AreIn(change.Target?.Steps ?? [])
                ? [FactNames.WaitInSeconds]
                : (string[])[],
        ];

    private static IEnumerable<string> Refused(SequenceChange change, ChangeResult result, FactSheet sheet) =>
        result.Refusal is { } text ? RestingFacts.Refused(change, text, sheet) : [];

    // An update sends every body, also an unchanged one.
    private static IEnumerable<string> Removed(SequenceChange change, ChangeResult result) =>
        result.Written && change.Requests.Any(request => request.Kind is RequestKind.Create or RequestKind.Update)
            ? result
                .Bodies.SelectMany(body => MarkupFragments.Removed(body.Sent, body.Returned))
                .Select(each => each.Fact)
            : [];

    private static string NameOf(FieldChange change) =>
        change.After is FieldValue.Nothing ? FactNames.Clear(change.Field) : FactNames.Update(change.Field);

    /// <summary>Every changed field of a sequence, its steps and their touches.</summary>
    internal static IEnumerable<FieldChange> ChangesOf(SequenceChange change) =>
        change
            .Fields.Concat(change.Steps.SelectMany(step => step.Fields))
            .Concat(change.Steps.SelectMany(step => step.Touches).SelectMany(touch => touch.Fields));
}
