namespace SequencesAsCode.Cli.Repositories;

/// <summary>The branch with edits made in Apollo, which belongs to the pipeline and is overwritten.</summary>
/// <param name="git">Reaches the remote.</param>
/// <param name="folder">The folder of the workspace.</param>
internal sealed class DriftBranch(GitRemote git, string folder)
{
    private const string Message = "Take edits made in Apollo into the files";

    /// <summary>Commits what changed in the workspace and pushes it.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="left">A file of the workspace that is not committed; null for none.</param>
    /// <returns>Whether there was anything to commit.</returns>
    public bool Push(string branch, string? left)
    {
        git.Require(folder, "add", "--all", "--", ".", ":(exclude,glob)**/.sequences/**");
        if (left is not null)
            git.Require(folder, "reset", "--quiet", "--", $":(literal){left}");
        if (git.Run(folder, "diff", "--cached", "--quiet").ExitCode == 0)
            return false;
        git.Require(folder, "commit", "--quiet", "--message", Message);
        git.Require(folder, "push", "--quiet", "--force", git.Name, $"HEAD:{Heads.RefOf(branch)}");
        return true;
    }
}
