using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Output.Markdown;

namespace SequencesAsCode.Cli.CommandLine;

/// <summary>What the verbs share that write a comment in Markdown.</summary>
internal sealed class CommentOptions
{
    private readonly Option<int?> maxLength = new("--max-length")
    {
        Description =
            "With --format markdown: the most characters the comment may have (UTF-16 units); 60000 when "
            + "not given, at least 500. What matters least is left out and counted.",
        HelpName = "N",
        CustomParser = Length,
    };

    private readonly Option<string?> commit = new("--commit")
    {
        Description =
            "The commit to name in a comment or page; when not given that of the pipeline "
            + "(GITHUB_SHA, CI_COMMIT_SHA, BUILD_SOURCEVERSION).",
        HelpName = "SHA",
    };

    public IEnumerable<Option> All => [maxLength, commit];

    /// <summary>The commit to name, in a comment or on a page.</summary>
    public Option<string?> Commit => commit;

    /// <summary>What the command line says about the comment.</summary>
    public CommentArguments Of(Invocation line) => new(line.Value(maxLength), line.Value(commit));

    private static int? Length(ArgumentResult result)
    {
        var given = result.Tokens[0].Value;
        if (
            int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            && length >= CommentContext.Smallest
        )
            return length;
        var smallest = CommentContext.Smallest.ToString(CultureInfo.InvariantCulture);
        result.AddError(
            $"'{given}' is no length for --max-length: give a whole number of characters, at least {smallest}."
        );
        return null;
    }
}
