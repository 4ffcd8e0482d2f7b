using System.Globalization;
using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Applying.Checking;

/// <summary>The files and the environment.</summary>
internal static class WorkspaceChecks
{
    public static IEnumerable<Check> Of(WorkspaceFacts facts) => [Files(facts), Environment(facts)];

    private static Check Files(WorkspaceFacts facts)
    {
        const string name = "files";
        var errors = facts.Diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error);
        if (facts.Desired is not { } desired)
        {
            return Check.Problem(
                CheckGroup.Workspace,
                name,
                FailureKind.FilesInvalid,
                Count(errors, "error", "errors"),
                $"Run '{CommandWords.Validate}': it shows each error, its place and the fix."
            );
        }

        if (facts.Lock is { Base: { } known } && desired.LacksFilesOf(known))
            return Check.Problem(
                CheckGroup.Workspace,
                name,
                FailureKind.FilesInvalid,
                "none",
                Diagnostic.NoFilesButALock(new(facts.Lock.Name)).Message
            );
        return Readable(desired, facts.Diagnostics.Length);
    }

    private static Check Readable(DesiredState desired, int warnings)
    {
        const string name = "files";
        if (desired.Sequences.IsEmpty)
            return new(
                CheckGroup.Workspace,
                name,
                CheckStatus.Warning,
                "nothing managed yet",
                Begin(desired, warnings)
            );
        var found = Count(desired.Sequences.Length, "sequence", "sequences");
        return warnings == 0
            ? new(CheckGroup.Workspace, name, CheckStatus.Ok, $"{found}, no errors")
            : new(
                CheckGroup.Workspace,
                name,
                CheckStatus.Warning,
                $"{found}, {Count(warnings, "warning", "warnings")}",
                $"Run '{CommandWords.Validate}': it shows each warning and its place."
            );
    }

    private static string Begin(DesiredState desired, int warnings)
    {
        var first =
            warnings == 0
                ? ""
                : $"Run '{CommandWords.Validate}': it shows {Count(warnings, "warning", "warnings")} about "
                    + "files and patterns. ";
        var import =
            RealAccounts.Sentence(desired.Workspace, desired.Environment, false, CommandWords.ImportAll)
            ?? $"Run '{CommandWords.ImportAll}'.";
        return $"{first}Add a file that 'sequences:' in sequences.yaml matches, or import what the account has. "
            + $"{import}";
    }

    private static Check Environment(WorkspaceFacts facts)
    {
        const string name = "environment";
        if (facts is not { Workspace: { } workspace, Environment: { } environment })
            return new(
                CheckGroup.Workspace,
                name,
                CheckStatus.Unknown,
                "unknown",
                "First correct sequences.yaml, or the name after -e. The environment sets the account "
                    + "and where its key is."
            );
        var others = workspace.Environments.Where(other => other.Name != environment.Name).Select(Named).ToList();
        var found =
            others.Count == 0 ? Named(environment) : $"{Named(environment)}; others: {string.Join(", ", others)}";
        return !facts.IsNamed && workspace.Environments.OfType<WorkspaceEnvironment.Apollo>().Count() > 1
            ? new(
                CheckGroup.Workspace,
                name,
                CheckStatus.Warning,
                found,
                "Several environments are Apollo accounts. Name the one you mean with -e NAME. 'apply' "
                    + "requires it when it cannot ask."
            )
            : new(CheckGroup.Workspace, name, CheckStatus.Ok, found);

        string Named(WorkspaceEnvironment one) =>
            one.Name == workspace.DefaultEnvironment ? $"{one.Name} (the default)" : one.Name;
    }

    private static string Count(int number, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : many)}");
}
