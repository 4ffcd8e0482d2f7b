using SequencesAsCode.Files.Linting.Placeholders;
using SequencesAsCode.Files.Linting.Text;
using SequencesAsCode.Files.Reading;

namespace SequencesAsCode.Files.Linting;

/// <summary>
/// Reads a workspace and also says what is allowed in it and seldom meant, with the levels that it sets. Has no state.
/// </summary>
/// <param name="keys">Which variables may hold keys.</param>
/// <param name="lockOf">Reads the lock of an environment; null when there is none to read, and then nothing is known of
/// what is in Apollo.</param>
public sealed class WorkspaceLint(KeyVariables keys, Func<Workspace, WorkspaceEnvironment, Base?>? lockOf = null)
{
    /// <summary>A reader that takes the services' own variables alone for keys.</summary>
    public WorkspaceLint()
        : this(KeyVariables.OwnAlone) { }

    /// <summary>
    /// As <see cref="DesiredStateReader.Read(string, string?, IEnumerable{DraftFile})"/>, with the findings of the
    /// rules among the diagnostics.
    /// </summary>
    /// <param name="workspaceFolder">The folder with <c>sequences.yaml</c>.</param>
    /// <param name="environmentName">The environment to take values for; null for the workspace's default or only
    /// one.</param>
    /// <param name="drafts">Files that are taken to stand in the workspace already.</param>
    public ReadResult Read(string workspaceFolder, string? environmentName, params IEnumerable<DraftFile> drafts)
    {
        ArgumentNullException.ThrowIfNull(workspaceFolder);
        return DesiredStateReader.Read(new(workspaceFolder, drafts), environmentName, keys, Findings);
    }

    // Each with the rules that it finds for: where all of them are off it is not asked.
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
    ];

    // A body file that two touches use is one text.
    private IEnumerable<Diagnostic> Findings(WorkspaceSource source)
    {
        // Hardly any workspace needs it.
        var known = new Lazy<ILookup<string, BaseSequence>>(() =>
            (lockOf?.Invoke(source.File.Workspace, source.File.Environment)?.Sequences ?? []).ToLookup(
                sequence => sequence.Key,
                StringComparer.Ordinal
            )
        );
        var bodies = new BodyRules(new(source.File.Workspace.Variables), finding => Levelled(finding, source.File));
        var copy = new CopyRules(finding => Levelled(finding, source.File));
        var checks = Checks
            .Where(check => check.Codes.Any(code => Level(code, source.File) is not LintLevel.Off))
            .Select(check => check.Check)
            .Append(bodies.Check)
            .Append(copy.Check)
            .ToList();
        return source
            .Sequences.Select(sequence =>
                sequence with
                {
                    Known = () => known.Value[sequence.Desired.Was ?? sequence.Desired.Key].FirstOrDefault(),
                }
            )
            .SelectMany(sequence => checks.SelectMany(check => check(sequence)))
            .Concat(FileRules.Check(source))
            .DistinctBy(finding => (finding.Code, finding.At, finding.Message))
            .Select(finding => Levelled(finding, source.File))
            .OfType<Diagnostic>();
    }

    // Null for what is no rule's.
    private static LintLevel? Level(string code, WorkspaceFile workspace) =>
        LintRules.Find(code) is null ? null : workspace.Workspace.LevelOf(code);

    // What only counts findings of rules is none itself, and has their level already.
    private static Diagnostic? Levelled(Diagnostic finding, WorkspaceFile workspace) =>
        Level(finding.Code, workspace) switch
        {
            null => finding,
            LintLevel.Off => null,
            LintLevel.Error => finding.As(Severity.Error),
            _ => finding.As(Severity.Warning),
        };
}
