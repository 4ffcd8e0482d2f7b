using SequencesAsCode.Cli.Results;

namespace SequencesAsCode.Cli.Repositories;

/// <summary>Runs git in the checkout of a pipeline, with the right to reach its remote.</summary>
/// <param name="variables">Environment variables of the pipeline.</param>
/// <param name="remote">The name or the address of the remote.</param>
/// <param name="header">The header of HTTP that gives the right; null for none.</param>
internal sealed class GitRemote(IReadOnlyDictionary<string, string?> variables, string remote, string? header)
{
    private const string Author = "sequences";
    private const string Address = "sequences@noreply.invalid";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>The name or the address of the remote.</summary>
    public string Name => remote;

    /// <summary>Runs git, whatever it ends with.</summary>
    /// <param name="folder">The folder that it runs in.</param>
    /// <param name="arguments">The command line.</param>
    /// <exception cref="CommandException">Git is missing or does not answer.</exception>
    public GitAnswer Run(string folder, params IEnumerable<string> arguments) => RunWith([], folder, arguments);

    /// <summary>Runs git with another index.</summary>
    /// <param name="index">The file of the index.</param>
    /// <param name="folder">The folder that it runs in.</param>
    /// <param name="arguments">The command line.</param>
    public string RequireWith(string index, string folder, params IEnumerable<string> arguments) =>
        Checked(RunWith([new("GIT_INDEX_FILE", index)], folder, arguments), arguments);

    /// <summary>Runs git, which must end well.</summary>
    /// <param name="folder">The folder that it runs in.</param>
    /// <param name="arguments">The command line.</param>
    /// <returns>The text on stdout without the last line end.</returns>
    /// <exception cref="CommandException">Git ended with an error.</exception>
    public string Require(string folder, params IEnumerable<string> arguments) =>
        Checked(Run(folder, arguments), arguments);

    /// <summary>Fetches the newest commit of a branch, without its history.</summary>
    /// <param name="folder">The folder that git runs in.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="kept">The ref that the commit is kept under.</param>
    /// <exception cref="CommandException">There is no such branch, or the remote does not answer.</exception>
    public void FetchTip(string folder, string branch, string kept) =>
        Require(folder, "fetch", "--quiet", "--depth", "1", remote, $"+{Heads.RefOf(branch)}:{kept}");

    private static string Checked(GitAnswer answer, IEnumerable<string> arguments) =>
        answer.ExitCode == 0
            ? answer.Out.TrimEnd('\n')
            : throw CommandException.Unreachable($"git {arguments.First()} failed: {answer.Error.Trim()}");

    private GitAnswer RunWith(
        IEnumerable<KeyValuePair<string, string?>> more,
        string folder,
        IEnumerable<string> arguments
    )
    {
        var program =
            GitProcess.Find(variables) ?? throw CommandException.Unreachable("git is not installed. Install git.");
        string[] settings = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"];
        var around = variables.Where(variable => !IsSecret(variable.Key)).Concat(Settings()).Concat(more);
        return GitProcess.Run(program, folder, around, Patience, settings.Concat(arguments))
            ?? throw CommandException.Unreachable($"git {arguments.First()} did not answer in time.");
    }

    // The header goes through the environment, so that no list of processes shows it.
    private IEnumerable<KeyValuePair<string, string?>> Settings()
    {
        foreach (var who in (string[])["AUTHOR", "COMMITTER"])
        {
            yield return new($"GIT_{who}_NAME", Author);
            yield return new($"GIT_{who}_EMAIL", Address);
        }

        if (header is null)
            yield break;
        yield return new("GIT_CONFIG_COUNT", "1");
        yield return new("GIT_CONFIG_KEY_0", "http.extraheader");
        yield return new("GIT_CONFIG_VALUE_0", $"Authorization: {header}");
    }

    private static bool IsSecret(string name) =>
        name.StartsWith("APOLLO_", StringComparison.Ordinal)
        || name.StartsWith("SUPAGLUE_", StringComparison.Ordinal)
        || name.EndsWith("TOKEN", StringComparison.Ordinal);
}
