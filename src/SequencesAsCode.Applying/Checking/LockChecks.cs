using System.Globalization;
using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Applying.Checking;

/// <summary>The lock, the journal, and whether git has them.</summary>
internal static class LockChecks
{
    private const string Meaning =
        "Without it in git, other machines and the pipeline cannot distinguish edits in Apollo from "
        + "changes in a file.";

    public static IEnumerable<Check> Of(WorkspaceFacts facts)
    {
        if (facts is not { Lock: { } known, Environment: { } environment })
            yield break;
        var isEmulator = environment is WorkspaceEnvironment.Emulator;
        var isDeleted = !isEmulator && !known.IsThere && facts.Git.Lock == GitFile.Deleted;
        yield return isDeleted ? Deleted(known) : Lock(known, isEmulator);
        foreach (var other in known.Others)
            yield return new(CheckGroup.Workspace, "other lock", CheckStatus.Warning, other.At!.File, other.Message);
        if (known.IsThere)
            yield return InGit(facts.Git, isEmulator);
        yield return Journal(known);
        yield return State(facts.Git);
    }

    private static Check Lock(LockFacts known, bool isEmulator) =>
        (known.Base, known.IsThere, isEmulator) switch
        {
            (null, _, _) => Check.Problem(
                CheckGroup.Workspace,
                "lock",
                FailureKind.FilesInvalid,
                "cannot be read",
                string.Join(' ', known.Diagnostics.Select(diagnostic => diagnostic.ToString()))
            ),
            ({ }, true, _) when known.Diagnostics is [var note, ..] => new(
                CheckGroup.Workspace,
                "lock",
                CheckStatus.Warning,
                known.Name,
                note.Message
            ),
            ({ } read, true, _) => new(
                CheckGroup.Workspace,
                "lock",
                CheckStatus.Ok,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{known.Name}, {read.Sequences.Length} sequence{(read.Sequences.Length == 1 ? "" : "s")}"
                )
            ),
            (_, _, true) => new(CheckGroup.Workspace, "lock", CheckStatus.Ok, "none yet; the first apply makes it"),
            _ => new(
                CheckGroup.Workspace,
                "lock",
                CheckStatus.Warning,
                "none yet",
                $"The first apply or import creates {known.Name}. If your team already has this file, get it from "
                    + $"git. {Meaning}"
            ),
        };

    private static Check Deleted(LockFacts known) =>
        Check.Problem(
            CheckGroup.Workspace,
            "lock",
            FailureKind.FilesInvalid,
            "deleted",
            Diagnostic.LockWasDeleted(new(known.Name)).ToString()
        );

    private static Check InGit(GitFacts git, bool isEmulator)
    {
        const string name = "lock in git";
        return (isEmulator, git.Lock) switch
        {
            (true, _) => new(
                CheckGroup.Workspace,
                name,
                CheckStatus.Ok,
                "not needed: the emulator's lock file stays on this machine"
            ),
            (_, GitFile.Committed) => new(CheckGroup.Workspace, name, CheckStatus.Ok, "committed"),
            (_, GitFile.Changed) => Warning("changed since it was committed"),
            (_, GitFile.Untracked) => Warning("not committed"),
            (_, GitFile.Ignored) => Warning("ignored by git"),
            _ => new(
                CheckGroup.Workspace,
                name,
                CheckStatus.Unknown,
                git.Why ?? "no answer",
                $"Keep the lock file where every run finds it. {Meaning}"
            ),
        };

        Check Warning(string found) =>
            new(
                CheckGroup.Workspace,
                name,
                CheckStatus.Warning,
                found,
                $"Commit it, unless the pipeline keeps it on its own branch. {Meaning}"
            );
    }

    private static Check Journal(LockFacts known)
    {
        if (!known.HasJournal)
            return new(CheckGroup.Workspace, "journal", CheckStatus.Ok, "nothing unfinished");
        var begun = known.Base is { } read ? read.PendingCreates.Length + read.Unfinished.Count : 0;
        return new(
            CheckGroup.Workspace,
            "journal",
            CheckStatus.Warning,
            begun == 0
                ? "a run did not finish"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"a run did not finish: {begun} sequence{(begun == 1 ? "" : "s")} begun"
                ),
            $"If no other run is active, run '{CommandWords.Apply}'. It looks in Apollo for what was "
                + "begun, then continues."
        );
    }

    private static Check State(GitFacts git)
    {
        const string name = ".sequences/ in git";
        return git.IgnoresState switch
        {
            true => new(CheckGroup.Workspace, name, CheckStatus.Ok, "ignored"),
            false => new(
                CheckGroup.Workspace,
                name,
                CheckStatus.Warning,
                "not ignored",
                "Add the line '.sequences/' to .gitignore. The journal and the emulator's state belong "
                    + "to this machine."
            ),
            null => new(
                CheckGroup.Workspace,
                name,
                CheckStatus.Unknown,
                git.Why ?? "no answer",
                "Do not share '.sequences/'. The journal and the emulator's state belong to this machine."
            ),
        };
    }
}
