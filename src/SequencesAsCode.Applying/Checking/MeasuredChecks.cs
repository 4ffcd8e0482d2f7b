using System.Globalization;
using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Applying.Checking;

/// <summary>The facts that 'sequences probe' measured, and what it left.</summary>
internal static class MeasuredChecks
{
    private const string Name = "facts";

    public static IEnumerable<Check> Of(WorkspaceFacts workspace)
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
