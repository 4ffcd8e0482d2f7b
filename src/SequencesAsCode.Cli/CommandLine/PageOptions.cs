using System.CommandLine;
using SequencesAsCode.Cli.Results;

namespace SequencesAsCode.Cli.CommandLine;

/// <summary>The options of the verbs that write a page.</summary>
internal sealed class PageOptions
{
    private readonly Option<Uri?> pullRequest = new("--pull-request")
    {
        Description = "Pull request to link at the top of the page.",
        HelpName = "URL",
        CustomParser = OptionParsing.AddressOf,
    };

    /// <summary>The options in the order of the help.</summary>
    public IEnumerable<Option> All => [pullRequest];

    /// <summary>What the command line says about the page.</summary>
    public PageArguments Of(Invocation line, CommentArguments comment) => new(comment.Commit, line.Value(pullRequest));
}
