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
                Count(errors, "mistake", "mistakes"),
                $"Run '{CommandWords.Validate}': it tells each mistake with its place and what to write instead."
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
            ? new(CheckGroup.Workspace, name, CheckStatus.Ok, $"{found}, no mistakes")
            : new(
                CheckGroup.Workspace,
                name,
                CheckStatus.Warning,
                $"{found}, {Count(warnings, "warning", "warnings")}",
                $"Run '{CommandWords.Validate}': it tells each warning with its place."
            );
    }

    private static string Begin(DesiredState desired, int warnings)
    {
        var first =
            warnings == 0
                ? ""
                : $"Run '{CommandWords.Validate}': it tells {Count(warnings, "warning", "warnings")} about files and "
                    + "patterns. ";
        var import =
            RealAccounts.Sentence(desired.Workspace, desired.Environment, false, CommandWords.ImportAll)
            ?? $"Run '{CommandWords.ImportAll}'.";
        return $"{first}Write a file where 'sequences:' looks for them, or take what the account has. {import}";
    }

    private static Check Environment(WorkspaceFacts facts)
    {
        const string name = "environment";
        if (facts is not { Workspace: { } workspace, Environment: { } environment })
            return new(
                CheckGroup.Workspace,
                name,
                CheckStatus.Unknown,
                "sequences.yaml does not say one",
                "Correct sequences.yaml, or the name after -e, first: it says which account is meant and "
                    + "where its key is."
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
                "Several environments are Apollo accounts: name the one that you mean with -e, as apply "
                    + "demands where nobody can be asked."
            )
            : new(CheckGroup.Workspace, name, CheckStatus.Ok, found);

        string Named(WorkspaceEnvironment one) =>
            one.Name == workspace.DefaultEnvironment ? $"{one.Name} (the default)" : one.Name;
    }

    private static string Count(int number, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : many)}");
}
