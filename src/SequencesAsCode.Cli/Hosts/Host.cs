using SequencesAsCode.Cli.Pipeline;
using SequencesAsCode.Cli.Repositories;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Output.Markdown.Writing;

namespace SequencesAsCode.Cli.Hosts;

/// <summary>The host of the repository: its pipelines, its pull requests and its API.</summary>
internal abstract class Host : IDisposable
{
    /// <summary>How comments are written for it.</summary>
    public abstract CommentHost Kind { get; }

    /// <summary>What this pipeline runs for.</summary>
    public abstract HostRun Run { get; }

    /// <summary>Reaches the remote repository.</summary>
    public abstract GitRemote Git { get; }

    /// <summary>The most characters of the text of a pull request.</summary>
    public virtual int LongestPullRequest => CommentContext.UsualMaxLength;

    /// <summary>Finds the host whose pipeline this is.</summary>
    /// <param name="variables">The environment variables.</param>
    /// <param name="services">Reaches the network.</param>
    /// <exception cref="CommandException">It is no pipeline of a known host.</exception>
    public static Host Of(IReadOnlyDictionary<string, string?> variables, ServiceFactory services)
    {
        var set = new HostVariables(variables);
        var network = new HostNetwork(set, services);
        if (set.Find("GITHUB_ACTIONS") is not null)
            return new GithubHost(network);
        if (set.Find("GITLAB_CI") is not null)
            return new GitlabHost(network);
        if (set.Find("TF_BUILD") is not null)
            return new AzureHost(network);
        throw CommandException.Arguments(
            "This is not a pipeline of GitHub, GitLab or Azure DevOps.",
            "Commands of 'sequences ci' run in pipelines. They read variables such as GITHUB_ACTIONS, GITLAB_CI or "
                + "TF_BUILD."
        );
    }

    /// <summary>The newest commit of the pull request now.</summary>
    public abstract Task<string?> NewestCommitAsync(CancellationToken cancellation);

    /// <summary>The id of this pipeline's own comment with a marker; null when there is none. Others can write the
    /// marker, too, and theirs do not count.</summary>
    public abstract Task<string?> FindCommentAsync(string pullRequest, string marker, CancellationToken cancellation);

    /// <summary>Writes a comment.</summary>
    /// <param name="pullRequest">The number of the pull request.</param>
    /// <param name="id">The comment to replace; null for a new one.</param>
    /// <param name="body">The whole text.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public abstract Task WriteCommentAsync(string pullRequest, string? id, string body, CancellationToken cancellation);

    /// <summary>The labels of the pull request.</summary>
    public abstract Task<ImmutableArray<string>> LabelsAsync(string pullRequest, CancellationToken cancellation);

    /// <summary>Adds and removes labels of the pull request.</summary>
    public abstract Task ChangeLabelsAsync(
        string pullRequest,
        ImmutableArray<string> added,
        ImmutableArray<string> removed,
        CancellationToken cancellation
    );

    /// <summary>The numbers of the pull requests that were merged with the commit of this run.</summary>
    public abstract Task<ImmutableArray<string>> MergedAsync(CancellationToken cancellation);

    /// <summary>Opens a pull request for a branch that was pushed, or writes the text of the open one.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="target">The branch that it would change.</param>
    /// <param name="title">The title of a new one.</param>
    /// <param name="body">The text.</param>
    /// <param name="cancellation">Cancels the calls.</param>
    public abstract Task OfferAsync(
        string branch,
        string target,
        string title,
        string body,
        CancellationToken cancellation
    );

    /// <summary>Whether only members can read the repository.</summary>
    public abstract Task<bool> IsPrivateAsync(CancellationToken cancellation);

    /// <summary>Reads the newest snapshot that a run of the main branch took.</summary>
    /// <param name="environment">The name of the environment.</param>
    /// <param name="given">The file to which a task of the pipeline downloads it, where the host has such a
    /// task.</param>
    /// <param name="cancellation">Cancels the calls.</param>
    /// <returns>The bytes; null when there is none.</returns>
    public abstract Task<byte[]?> ReadSnapshotAsync(string environment, string given, CancellationToken cancellation);

    /// <summary>Takes what the last apply of the branch of this run left into a folder. It is nothing when that apply
    /// left nothing.</summary>
    /// <param name="environment">The name of the environment.</param>
    /// <param name="folder">Where the files go.</param>
    /// <param name="cancellation">Cancels the calls.</param>
    public abstract Task TakeLeftAsync(string environment, string folder, CancellationToken cancellation);

    /// <summary>Names to later steps of the job what a task has to download for <see cref="TakeLeftAsync"/>.</summary>
    /// <param name="environment">The name of the environment.</param>
    /// <param name="tell">Writes a line to stdout, where some hosts read commands.</param>
    /// <param name="cancellation">Cancels the calls.</param>
    /// <returns>Whether the host needs a task.</returns>
    public virtual Task<bool> NameLeftAsync(string environment, Action<string> tell, CancellationToken cancellation) =>
        Task.FromResult(false);

    /// <summary>Whether this job is a further attempt of the same run.</summary>
    public virtual Task<bool> IsAgainAsync(CancellationToken cancellation) => Task.FromResult(Run.IsAgain);

    /// <summary>Shows a Markdown file on the page of the run.</summary>
    /// <param name="file">The full path of the file.</param>
    /// <param name="tell">Writes a line to stdout, where some hosts read commands.</param>
    public virtual void Show(string file, Action<string> tell) { }

    /// <summary>Gives a value to later steps and jobs.</summary>
    /// <param name="name">The name of the value.</param>
    /// <param name="value">One line.</param>
    /// <param name="tell">Writes a line to stdout, where some hosts read commands.</param>
    public virtual void Pass(string name, string value, Action<string> tell) { }

    public abstract void Dispose();
}
