using SequencesAsCode.Core.Facts;
using SequencesAsCode.Files.Linting.Placeholders;
using SequencesAsCode.Files.Linting.Text;
using SequencesAsCode.Files.Reading;

namespace SequencesAsCode.Files.Linting;

/// <summary>
/// Reads a workspace and also reports what is allowed but seldom intended, at the levels that the workspace sets. Has
/// no state.
/// </summary>
/// <param name="keys">Which variables may hold keys.</param>
/// <param name="lockOf">Reads the lock file of an environment; null when there is none, so that nothing is known about
/// Apollo.</param>
/// <param name="factsOf">Reads what was measured in the account of an environment; null for guesses.</param>
public sealed class WorkspaceLint(
    KeyVariables keys,
    Func<Workspace, WorkspaceEnvironment, Base?>? lockOf = null,
    Func<Workspace, WorkspaceEnvironment, ServiceFacts>? factsOf = null
)
{
    /// <summary>A reader that takes keys only from the variables of the services themselves.</summary>
    public WorkspaceLint()
        : this(KeyVariables.OwnAlone) { }

    /// <summary>
    /// Reads like <see cref="DesiredStateReader.Read(string, string?, IEnumerable{DraftFile})"/>, and adds the findings
    /// of the rules to the diagnostics.
    /// </summary>
    /// <param name="workspaceFolder">The folder with <c>sequences.yaml</c>.</param>
    /// <param name="environmentName">The environment to take values for; null for the workspace's default or only
    /// one.</param>
    /// <param name="drafts">Files that are read as if they were in the workspace.</param>
    public ReadResult Read(string workspaceFolder, string? environmentName, params IEnumerable<DraftFile> drafts)
    {
        ArgumentNullException.ThrowIfNull(workspaceFolder);
        return DesiredStateReader.Read(new(workspaceFolder, drafts), environmentName, keys, Further);
    }

    // Each check with the codes of its rules: it runs unless all of them are off.
    private static readonly (
        ImmutableArray<string> Codes,
        Func<SequenceSource, IEnumerable<Diagnostic>> Check
    )[] Checks =
    [
        (["SEQ601", "SEQ602"], SendingRules.Check),
        (["SEQ605", "SEQ650"], SpacingRules.Check),
        (["SEQ603", "SEQ604", "SEQ609", "SEQ611"], TouchFindings.Check),
        (["SEQ618"], ThreadRules.Check),
        (["SEQ619"], RepeatedText.Check),
        (["SEQ620", "SEQ621"], FirstEmailRules.Check),
        (["SEQ622"], FallbackRules.Check),
        (["SEQ623"], LinkedInRules.Check),
        (["SEQ651"], MeasuredMarkup.Check),
    ];

    private FurtherRules Further(WorkspaceFile workspace)
    {
        // Only a few rules look at the lock file, so it is read when one does.
        var entries = new Lazy<ILookup<string, BaseSequence>>(() =>
            (lockOf?.Invoke(workspace.Workspace, workspace.Environment)?.Sequences ?? []).ToLookup(
                sequence => sequence.Key,
                StringComparer.Ordinal
            )
        );
        var facts = new Lazy<ServiceFacts>(() =>
            factsOf?.Invoke(workspace.Workspace, workspace.Environment) ?? ServiceFacts.Guesses
        );
        var findings = new TextFindings(finding => Levelled(finding, workspace));
        var bodies = new BodyRules(new(workspace.Workspace.Variables), findings);
        var copy = new CopyRules(findings);
        var checks = Checks
            .Where(check => check.Codes.Any(code => Level(code, workspace) is not LintLevel.Off))
            .Select(check => check.Check)
            .Append(bodies.Check)
            .Append(copy.Check)
            .ToList();
        return new(InSequence, InWorkspace);

        IEnumerable<Diagnostic> InSequence(SequenceSource sequence)
        {
            var known = sequence with
            {
                Facts = () => facts.Value,
                Known = () => entries.Value[sequence.Desired.Was ?? sequence.Desired.Key].FirstOrDefault(),
            };
            return checks.SelectMany(check => check(known));
        }

        IEnumerable<Diagnostic> InWorkspace(WorkspaceSource source) =>
            source
                .Sequences.SelectMany(sequence => sequence.Findings)
                .Concat(FileRules.Check(source))
                // Several touches can use one body file.
                .DistinctBy(finding => (finding.Code, finding.At, finding.Message))
                .Select(finding => Levelled(finding, workspace))
                .OfType<Diagnostic>();
    }

    // The level of a rule; null for a code that belongs to no rule.
    private static LintLevel? Level(string code, WorkspaceFile workspace) =>
        LintRules.Find(code) is null ? null : workspace.Workspace.LevelOf(code);

    // A diagnostic that counts further findings belongs to no rule, and has their level already.
    private static Diagnostic? Levelled(Diagnostic finding, WorkspaceFile workspace) =>
        Level(finding.Code, workspace) switch
        {
            null => finding,
            LintLevel.Off => null,
            LintLevel.Error => finding.As(Severity.Error),
            _ => finding.As(Severity.Warning),
        };
}
