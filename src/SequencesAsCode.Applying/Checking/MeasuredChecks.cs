using System.Globalization;
using SequencesAsCode.Core.Facts;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Access;
using SequencesAsCode.Service.Budget;

namespace SequencesAsCode.Applying.Checking;

/// <summary>The facts that 'sequences probe' measured, and what it left.</summary>
internal static class MeasuredChecks
{
    private const string Name = "facts";

    public static IEnumerable<Check> Of(WorkspaceFacts workspace, AccountFacts? account)
    {
        if (workspace.Measured is { Findings.IsEmpty: true } measured)
            yield return new(CheckGroup.Workspace, Name, CheckStatus.Ok, Found(measured));
        foreach (var finding in workspace.Measured?.Findings ?? [])
            yield return new(
                CheckGroup.Workspace,
                Name,
                CheckStatus.Warning,
                Found(workspace.Measured!),
                finding.Message
            );
        if (OfOtherKey(workspace.Measured?.Facts ?? [], account) is { } other)
            yield return other;
        if (workspace.HasScratch)
            yield return new(
                CheckGroup.Workspace,
                "probe",
                CheckStatus.Warning,
                "an earlier probe did not finish",
                "Its scratch sequence may still be in Apollo: off, without contacts. 'sequences probe --clean' "
                    + "archives it."
            );
    }

    // Whether a sequence can be read depends on the key, and another key may have measured.
    private static Check? OfOtherKey(ImmutableArray<Fact> facts, AccountFacts? account)
    {
        var row = account?.Endpoints.FirstOrDefault(each => each.Endpoint == Endpoints.Show);
        return (facts.FirstOrDefault(fact => fact.Name == FactNames.ReadOne)?.Outcome, row?.IsAllowed) switch
        {
            (FactOutcome.Refused, true) => Differs("this key may read sequences, and the measuring key might not"),
            (FactOutcome.Yes, false) => Differs("this key may not read sequences, and the measuring key might"),
            _ => null,
        };
    }

    private static Check Differs(string found) =>
        new(
            CheckGroup.Workspace,
            FactNames.ReadOne,
            CheckStatus.Warning,
            found,
            "Measure with the key that plans use: 'sequences probe --only read.one'."
        );

    private static string Found(MeasuredFacts measured)
    {
        if (measured.Facts.IsEmpty)
            return $"{measured.Name}, no facts in use";
        var oldest = measured.Facts.Min(fact => fact.Measured);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{measured.Name}, {measured.Facts.Length} in use, measured {oldest:yyyy-MM-dd}"
        );
    }
}
