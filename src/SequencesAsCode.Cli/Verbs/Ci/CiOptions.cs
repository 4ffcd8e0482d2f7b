using System.CommandLine;
using System.Text.RegularExpressions;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Hosts;
using SequencesAsCode.Cli.Repositories;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Output.Markdown.Writing;

namespace SequencesAsCode.Cli.Verbs.Ci;

/// <summary>The options that verbs of a pipeline share, and what they mean.</summary>
internal sealed partial class CiOptions
{
    private const string Usual = "sequences-out";
    private const string NoLock = "none";

    private readonly Option<string> folder = new(OptionNames.Out)
    {
        Description = $"Folder that hands files from step to step. Default: {Usual}.",
        HelpName = "DIR",
        DefaultValueFactory = _ => Usual,
    };

    private readonly Option<string> branch = new("--lock-branch")
    {
        Description = "Branch that keeps the lock file. Default: main.",
        HelpName = "BRANCH",
        DefaultValueFactory = _ => "main",
    };

    private readonly Option<string> accept = new("--accept-lock")
    {
        Description =
            "Lock file to accept on a lock branch although no apply left it: the id of its git blob, or none "
            + "(default).",
        HelpName = "ID",
        DefaultValueFactory = _ => NoLock,
    };

    public CiOptions() =>
        accept.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var given }] && !Acceptable().IsMatch(given))
                result.AddError(
                    Mistakes.WrongValue(
                        "--accept-lock",
                        given,
                        "Use the id of a git blob, with 40 or 64 digits, or none."
                    )
                );
        });

    /// <summary>The folder that hands files from step to step.</summary>
    public Option<string> Folder => folder;

    /// <summary>The branch that keeps the lock file.</summary>
    public Option<string> Branch => branch;

    /// <summary>The lock file that counts although no apply left it.</summary>
    public Option<string> Accept => accept;

    /// <summary>The files of the folder that hands files from step to step.</summary>
    public OutFolder Files(Invocation line) => new(line.FullPath(line.Value(folder)!), Environment(line));

    /// <summary>The name of the branch.</summary>
    public string BranchOf(Invocation line) => line.Value(branch)!;

    /// <summary>The lock file on its branch.</summary>
    public LockBranch Lock(Invocation line, GitRemote git) =>
        LockBranch.Of(git, BranchOf(line), line.Folder, Environment(line), line.WorkingFolder);

    /// <summary>The lock file on its branch, with what tells whether an apply left it.</summary>
    public KeptLock Kept(Invocation line, GitRemote git) =>
        new(Lock(line, git), line.Value(accept) is { } given and not NoLock ? given : null);

    /// <summary>Checks that a run for a branch has the newest files of that branch.</summary>
    /// <exception cref="CommandException">It has not, or that cannot be found out.</exception>
    public void CheckIsNewest(Invocation line, Host host)
    {
        // It says what is wrong with the folder or the branch, if something is.
        _ = Lock(line, host.Git);
        if (host.Run.PullRequest is null)
            new DeployedBranch(host.Git, line.Folder).CheckIsNewest(host.Run.Branch);
    }

    /// <summary>What a comment needs in addition to its content.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="host">Where it is posted.</param>
    /// <param name="purpose">What it is about; empty for a plan.</param>
    public static CommentContext Comment(Invocation line, Host host, string purpose) =>
        CommentArguments.Name(line.Folder, Environment(line)) with
        {
            Commit = host.Run.Commit,
            Host = host.Kind,
            FileUrl = host.Run.FileUrl,
            EditUrl = host.Run.EditUrl,
            Purpose = purpose,
        };

    /// <summary>The name of the environment.</summary>
    /// <exception cref="CommandException">It was not given.</exception>
    public static string Environment(Invocation line) =>
        line.Environment
        ?? throw CommandException.Arguments("The environment is not given.", "Name it: -e production.");

    [GeneratedRegex(@"\A(none|[0-9a-f]{40}|[0-9a-f]{64})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Acceptable();
}
