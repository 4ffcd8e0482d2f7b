using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Output.Markdown;

namespace SequencesAsCode.Cli.CommandLine;

/// <summary>The options of the verbs that can write a Markdown comment.</summary>
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
            "With --format markdown: the commit to name; when not given that of the pipeline "
            + "(GITHUB_SHA, CI_COMMIT_SHA, BUILD_SOURCEVERSION).",
        HelpName = "SHA",
    };

    public IEnumerable<Option> All => [maxLength, commit];

    /// <summary>Reads the values of the options.</summary>
    public CommentArguments Read(Invocation line) => new(line.Value(maxLength), line.Value(commit));

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
