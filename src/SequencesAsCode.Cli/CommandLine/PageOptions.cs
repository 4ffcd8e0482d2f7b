using System.CommandLine;
using System.CommandLine.Parsing;
using SequencesAsCode.Cli.Results;

namespace SequencesAsCode.Cli.CommandLine;

/// <summary>The options of the verbs that write a page.</summary>
internal sealed class PageOptions
{
    private readonly Option<Uri?> pullRequest = new("--pull-request")
    {
        Description = "The address of the pull request, for the head of a page.",
        HelpName = "URL",
        CustomParser = Address,
    };

    /// <summary>The options in the order of the help.</summary>
    public IEnumerable<Option> All => [pullRequest];

    /// <summary>What the command line says about the page.</summary>
    public PageArguments Of(Invocation line, CommentArguments comment) => new(comment.Commit, line.Value(pullRequest));

    private static Uri? Address(ArgumentResult result)
    {
        var given = result.Tokens[0].Value;
        if (Uri.TryCreate(given, UriKind.Absolute, out var address) && address.Scheme is ("https" or "http"))
            return address;
        result.AddError($"'{given}' is no address for --pull-request: give one that begins with https://.");
        return null;
    }
}
