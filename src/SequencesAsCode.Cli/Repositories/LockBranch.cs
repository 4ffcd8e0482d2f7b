using System.Security.Cryptography;
using System.Text;
using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Cli.Results;

namespace SequencesAsCode.Cli.Repositories;

/// <summary>
/// The lock file of an environment on the branch that keeps it between runs. A lock file that somebody else changed
/// there is never overwritten.
/// </summary>
internal sealed class LockBranch
{
    private const string Tip = "refs/sequences/tip";
    private const int Attempts = 3;

    private readonly GitRemote git;
    private readonly string branch;
    private readonly string folder;
    private readonly string name;
    private readonly string path;

    private LockBranch(GitRemote git, string branch, string folder, string name)
    {
        this.git = git;
        this.branch = branch;
        this.folder = folder;
        this.name = name;
        path = git.Require(folder, "rev-parse", "--show-prefix") + name;
    }

    /// <summary>The branch that keeps it.</summary>
    public string Branch => branch;

    /// <summary>Its path in the repository.</summary>
    public string Place => path;

    private string FilePath => Path.Combine(folder, name);

    // Of this lock: a job may have several.
    private string Taken =>
        $"refs/sequences/taken/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))}";

    /// <summary>Finds the lock file of an environment in the checkout.</summary>
    /// <param name="git">Reaches the remote.</param>
    /// <param name="branch">The branch that keeps the lock file. It need not exist.</param>
    /// <param name="workspace">The folder of the workspace.</param>
    /// <param name="environment">The name of the environment.</param>
    /// <param name="workingFolder">The folder that the pipeline runs in.</param>
    /// <exception cref="CommandException">It is not clear which file is meant.</exception>
    public static LockBranch Of(
        GitRemote git,
        string branch,
        string workspace,
        string environment,
        string workingFolder
    )
    {
        if (!Directory.Exists(workspace))
            throw Refused($"There is no folder '{workspace}'. Check the workspace.");
        var top = git.Run(workspace, "rev-parse", "--show-toplevel");
        if (top.ExitCode != 0)
            throw Refused($"'{workspace}' is not in a git repository.");
        if (git.Run(workingFolder, "rev-parse", "--show-toplevel").Out != top.Out)
            throw Refused($"'{workspace}' belongs to another repository, '{top.Out.Trim()}'. Run this there.");
        if (git.Run(workspace, "check-ref-format", Heads.RefOf(branch)).ExitCode != 0)
            throw Refused($"'{branch}' is not a branch name. Check the lock branch.");
        var file = new FileInfo(Path.Combine(workspace, LockFile.Of(environment)));
        if (file.LinkTarget is not null || (Path.Exists(file.FullName) && !file.Exists))
            throw Refused($"'{file.FullName}' is not an ordinary file.");
        return new(git, branch, workspace, file.Name);
    }

    /// <summary>Takes the lock file from the tip of the branch, and remembers it.</summary>
    /// <exception cref="CommandException">The branch has none and the file here did not come from it.</exception>
    public void Fetch()
    {
        var tip = FetchTip();
        if (Blob(tip) is { } held)
        {
            AtomicFile.Write(FilePath, git.Run(folder, "cat-file", "blob", held).Bytes);
            git.Require(folder, "update-ref", Taken, held);
            return;
        }

        CheckMayGo(isNewBranch: tip is null);
        File.Delete(FilePath);
        git.Require(folder, "update-ref", "-d", Taken);
    }

    /// <summary>
    /// Checks that a change to the branch that keeps the lock file begins at the lock file that is there now. With an
    /// older one, what others applied since would look like edits made in Apollo.
    /// </summary>
    /// <exception cref="CommandException">It begins at another one.</exception>
    public void CheckIsNewest()
    {
        if (Blob(FetchTip()) is not { } held || BlobHere() == held)
            return;
        throw CommandException.Stale(
            $"These files have an older lock file than '{branch}', because others were applied since.",
            $"Rebase this branch onto '{branch}', or merge '{branch}' into it."
        );
    }

    /// <summary>Commits the lock file to the branch, on top of what others committed meanwhile.</summary>
    /// <param name="message">The message of the commit.</param>
    /// <returns>A sentence for people.</returns>
    /// <exception cref="CommandException">Somebody else changed the lock file, or the branch takes no push.</exception>
    public string Push(string message)
    {
        if (!File.Exists(FilePath))
            return "There is no lock file to save.";
        var saved = git.Require(folder, "hash-object", "-w", "--", FilePath);
        var error = "";
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var parent = FetchTip();
            var held = Blob(parent);
            if (held == saved)
            {
                git.Require(folder, "update-ref", Taken, saved);
                return $"The lock file on {branch} is unchanged.";
            }

            if (held != TakenBlob())
            {
                throw CommandException.Unreachable(
                    $"The lock file on {branch} has changed since this run fetched it. Merge the two by hand: this "
                        + "run's lock file is in its artifacts."
                );
            }

            var commit = Commit(parent, saved, message);
            var push = git.Run(folder, "push", "--quiet", git.Name, $"{commit}:{Heads.RefOf(branch)}");
            if (push.ExitCode == 0)
            {
                git.Require(folder, "update-ref", Taken, saved);
                return $"The lock file is saved on {branch}.";
            }

            error = push.Error.Trim();
        }

        throw CommandException.Unreachable($"The lock file could not be pushed to {branch}: {error}");
    }

    /// <summary>Puts the lock file into a folder, with what it was made from, for <see cref="Resume"/>.</summary>
    public void Leave(string target)
    {
        if (!File.Exists(FilePath))
            return;
        Directory.CreateDirectory(target);
        File.Copy(FilePath, Path.Combine(target, "lock.json"), overwrite: true);
        File.WriteAllText(Path.Combine(target, "lock-base"), TakenBlob() ?? "");
    }

    /// <summary>The id of the lock file that was taken from the branch or pushed to it last; null when there is
    /// none.</summary>
    public string? TakenBlob() =>
        git.Run(folder, "rev-parse", "--quiet", "--verify", Taken) is { ExitCode: 0 } taken ? taken.Out.Trim() : null;

    /// <summary>The id of the lock file here; null when there is none.</summary>
    public string? BlobHere() => File.Exists(FilePath) ? git.Require(folder, "hash-object", "--", FilePath) : null;

    /// <summary>After <see cref="Fetch"/>: takes the lock file that an earlier run left, unless the branch has another
    /// one since.</summary>
    /// <returns>True when it was taken, false when the branch has another; null when nothing was left, or the branch
    /// has it already.</returns>
    public bool? Resume(string source)
    {
        var left = Path.Combine(source, "lock.json");
        if (!File.Exists(left) || IsHere(left))
            return null;
        if (File.ReadAllText(Path.Combine(source, "lock-base")).Trim() != (TakenBlob() ?? ""))
            return false;
        File.Copy(left, FilePath, overwrite: true);
        return true;
    }

    // The file here goes only when it came from the branch before and nobody has touched it since.
    private void CheckMayGo(bool isNewBranch)
    {
        if (!File.Exists(FilePath))
            return;
        if (git.Run(folder, "ls-files", "--error-unmatch", "--", $":(top,literal){path}").ExitCode == 0)
        {
            throw Refused(
                $"The branch '{branch}' has no '{path}', but this checkout does. If the branch is the wrong one, set "
                    + "the lock branch. "
                    + (
                        isNewBranch
                            ? "If the lock file should move there, run "
                                + $"'git push {git.Name} HEAD:refs/heads/{branch}' on the main branch."
                            : "If the lock file should move there, commit it there. If it was deleted on purpose, "
                                + "delete it here too."
                    )
            );
        }

        if (BlobHere() != TakenBlob())
        {
            throw Refused(
                $"The branch '{branch}' has no '{path}', and the file here did not come from it. Check the file, then "
                    + "commit it there or delete it."
            );
        }
    }

    // Null when there is no such branch; a remote that does not answer is an error.
    private string? FetchTip()
    {
        string[] question = ["ls-remote", "--exit-code", "--heads", git.Name, Heads.RefOf(branch)];
        if (git.Run(folder, question).ExitCode == 2)
            return null;
        git.FetchTip(folder, branch, Tip);
        return git.Require(folder, "rev-parse", Tip);
    }

    // Null when the commit has no such file; one that cannot be looked up is an error.
    private string? Blob(string? commit)
    {
        if (commit is null)
            return null;
        var row = git.Require(folder, "--literal-pathspecs", "ls-tree", "--full-tree", commit, "--", path);
        return row.Split(' ', '\t') switch
        {
            ["100644" or "100755", _, var id, ..] => id,
            [""] => null,
            _ => throw Refused($"'{path}' is not an ordinary file on the branch '{branch}'."),
        };
    }

    private bool IsHere(string file) =>
        File.Exists(FilePath) && File.ReadAllBytes(FilePath).AsSpan().SequenceEqual(File.ReadAllBytes(file));

    private string Commit(string? parent, string blob, string message)
    {
        var index = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            git.RequireWith(index, folder, "read-tree", parent ?? "--empty");
            git.RequireWith(index, folder, "update-index", "--add", "--cacheinfo", $"100644,{blob},{path}");
            var tree = git.RequireWith(index, folder, "write-tree");
            string[] parents = parent is null ? [] : ["-p", parent];
            return git.Require(folder, ["commit-tree", tree, .. parents, "-m", message]);
        }
        finally
        {
            File.Delete(index);
        }
    }

    private static CommandException Refused(string why) => CommandException.Arguments($"{why} Nothing was changed.");
}
