using SequencesAsCode.Cli.Results;

namespace SequencesAsCode.Cli.Repositories;

/// <summary>
/// The branch that is deployed. A run of one of its older commits would undo what was merged since, because it has the
/// older files and the newest lock file.
/// </summary>
/// <param name="git">Reaches the remote.</param>
/// <param name="folder">The folder of the workspace.</param>
internal sealed class DeployedBranch(GitRemote git, string folder)
{
    private const string Tip = "refs/sequences/deployed";
    private const int ShortId = 7;

    /// <summary>Checks that the checkout has the files that the branch has now, lock files aside.</summary>
    /// <param name="branch">The branch of the run; null when it runs for none.</param>
    /// <exception cref="CommandException">It has not, or that cannot be found out.</exception>
    public void CheckIsNewest(string? branch)
    {
        if (branch is null)
        {
            throw CommandException.Stale(
                "This run is not for a branch, so nothing tells whether its files are the newest. Nothing was sent.",
                "Run the pipeline of the branch that is deployed."
            );
        }

        var changed = Changed(branch);
        if (changed.Length == 0)
            return;
        var (mine, newest) = (Short("HEAD"), Short(Tip));
        throw CommandException.Stale(
            $"This run has the files of commit {mine}, and {branch} is at {newest}, where {changed[0]} differs. "
                + "Nothing was sent, because that would undo what was merged since.",
            $"Run the newest pipeline of {branch}. To go back to the older files, merge a 'git revert'."
        );
    }

    // The trees are compared, so the history of a shallow checkout is enough.
    private string[] Changed(string branch)
    {
        try
        {
            git.FetchTip(folder, branch, Tip);
            string[] what = ["--name-only", "--no-renames", "HEAD", Tip];
            string[] where = ["--", ".", ":(exclude,glob)sequences.*.lock.json"];
            var names = git.Require(folder, ["diff", "--no-ext-diff", .. what, .. where]);
            return names.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (CommandException exception)
        {
            throw CommandException.Unreachable(
                $"Nothing tells whether {branch} has moved on since this run began: {exception.Message.TrimEnd('.')}. "
                    + "Nothing was sent. Run the newest pipeline of the branch again."
            );
        }
    }

    private string Short(string commit) => git.Require(folder, "rev-parse", commit)[..ShortId];
}
