using System.Diagnostics.CodeAnalysis;
using SequencesAsCode.Diagnostics;
using SequencesAsCode.Model;

namespace SequencesAsCode.Files.Linting;

/// <summary>Reads a workspace and also says what is allowed in it and seldom meant, with the levels that it sets. Has no state.</summary>
public sealed class WorkspaceLint
{
    /// <summary>As <see cref="DesiredStateReader.Read(string, string?, IEnumerable{DraftFile})"/>, with the findings of the rules among the diagnostics.</summary>
    /// <param name="workspaceFolder">The folder with <c>sequences.yaml</c>.</param>
    /// <param name="environmentName">The environment to take values for; null for the workspace's default or only one.</param>
    /// <param name="drafts">Files that are taken to stand in the workspace already.</param>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "Commands receive it as an argument.")]
    public ReadResult Read(string workspaceFolder, string? environmentName, params IEnumerable<DraftFile> drafts)
    {
        ArgumentNullException.ThrowIfNull(workspaceFolder);
        return DesiredStateReader.Read(new(workspaceFolder, drafts), environmentName, Findings);
    }

    // A body file that two touches use is one text.
    private static IEnumerable<Diagnostic> Findings(WorkspaceSource source)
    {
        var bodies = new BodyRules([.. MergeText.BuiltIn, .. source.File.Workspace.Variables]);
        return source.Sequences
            .SelectMany(sequence => SendingRules.Check(sequence).Concat(SpacingRules.Check(sequence)).Concat(TouchFindings.Check(sequence)).Concat(bodies.Check(sequence)))
            .DistinctBy(finding => (finding.Code, finding.At, finding.Message))
            .Select(finding => Levelled(finding, source.File))
            .OfType<Diagnostic>();
    }

    private static Diagnostic? Levelled(Diagnostic finding, WorkspaceFile workspace) => workspace.Lint.GetValueOrDefault(finding.Code, LintRules.Find(finding.Code)!.Level) switch
    {
        LintLevel.Off => null,
        LintLevel.Error => finding.As(Severity.Error),
        _ => finding.As(Severity.Warning),
    };
}
