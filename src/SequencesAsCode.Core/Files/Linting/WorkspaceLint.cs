using SequencesAsCode.Diagnostics;
using SequencesAsCode.Model;

namespace SequencesAsCode.Files.Linting;

/// <summary>Reads a workspace and also says what is allowed in it and seldom meant, with the levels that it sets. Has no state.</summary>
/// <param name="keys">Which variables may hold keys.</param>
/// <param name="lockOf">Reads the lock of an environment; null when there is none to read, and then nothing is known of what is in Apollo.</param>
public sealed class WorkspaceLint(KeyVariables keys, Func<Workspace, WorkspaceEnvironment, Base?>? lockOf = null)
{
    /// <summary>A reader that takes the services' own variables alone for keys.</summary>
    public WorkspaceLint()
        : this(KeyVariables.OwnAlone)
    {
    }

    /// <summary>As <see cref="DesiredStateReader.Read(string, string?, IEnumerable{DraftFile})"/>, with the findings of the rules among the diagnostics.</summary>
    /// <param name="workspaceFolder">The folder with <c>sequences.yaml</c>.</param>
    /// <param name="environmentName">The environment to take values for; null for the workspace's default or only one.</param>
    /// <param name="drafts">Files that are taken to stand in the workspace already.</param>
    public ReadResult Read(string workspaceFolder, string? environmentName, params IEnumerable<DraftFile> drafts)
    {
        ArgumentNullException.ThrowIfNull(workspaceFolder);
        return DesiredStateReader.Read(new(workspaceFolder, drafts), environmentName, keys, Findings);
    }

    // A body file that two touches use is one text.
    private IEnumerable<Diagnostic> Findings(WorkspaceSource source)
    {
        // Hardly any workspace needs it.
        var known = new Lazy<ILookup<string, BaseSequence>>(() =>
            (lockOf?.Invoke(source.File.Workspace, source.File.Environment)?.Sequences ?? []).ToLookup(sequence => sequence.Key, StringComparer.Ordinal));
        var bodies = new BodyRules([.. MergeText.BuiltIn, .. source.File.Workspace.Variables], finding =>
            Levelled(finding, source.File));
        var copy = new CopyRules(finding => Levelled(finding, source.File));
        return source.Sequences
            .Select(sequence => sequence with { Known = () => known.Value[sequence.Desired.Was ?? sequence.Desired.Key].FirstOrDefault() })
            .SelectMany(sequence => SendingRules.Check(sequence).Concat(SpacingRules.Check(sequence)).Concat(TouchFindings.Check(sequence)).Concat(bodies.Check(sequence)).Concat(copy.Check(sequence)))
            .Concat(FileRules.Check(source))
            .DistinctBy(finding => (finding.Code, finding.At, finding.Message))
            .Select(finding => Levelled(finding, source.File))
            .OfType<Diagnostic>();
    }

    // What only counts findings of rules is none itself, and has their level already.
    private static Diagnostic? Levelled(Diagnostic finding, WorkspaceFile workspace) =>
        LintRules.Find(finding.Code) is not { } rule ? finding
        : workspace.Lint.GetValueOrDefault(finding.Code, rule.Level) switch
        {
            LintLevel.Off => null,
            LintLevel.Error => finding.As(Severity.Error),
            _ => finding.As(Severity.Warning),
        };
}
