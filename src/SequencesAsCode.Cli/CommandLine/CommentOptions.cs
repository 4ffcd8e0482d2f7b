using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Output.Markdown.Writing;

namespace SequencesAsCode.Cli.CommandLine;

/// <summary>The options of the verbs that can write a Markdown comment.</summary>
internal sealed class CommentOptions
{
    private readonly Option<int?> maxLength = new("--max-length")
    {
        Description =
            "With --format markdown: the longest comment, in characters (UTF-16 units), at least 500. Default: 60000. "
            + "The least important details are left out first, and counted.",
        HelpName = "N",
        CustomParser = Length,
    };

    private readonly Option<string?> commit = new("--commit")
    {
        Description =
            "Commit to name in the comment or page. Default: the commit of the pipeline (GITHUB_SHA, "
            + "CI_COMMIT_SHA, BUILD_SOURCEVERSION).",
        HelpName = "SHA",
    };

    private readonly Option<Uri?> pageUrl = new("--page-url")
    {
        Description = "With --format markdown: link to the page with every email.",
        HelpName = "URL",
        CustomParser = OptionParsing.AddressOf,
    };

    private readonly Option<FileAddress?> fileUrl = new("--file-url")
    {
        Description =
            "With --format markdown: link to a file in the repository, with {path} for its path, such as "
            + "https://github.com/org/repo/blob/main/{path}.",
        HelpName = "URL",
        CustomParser = Files,
    };

    private readonly Option<FileAddress?> editUrl = new("--edit-url")
    {
        Description = "With --format markdown: link that edits a file in the repository, with {path} for its path.",
        HelpName = "URL",
        CustomParser = Files,
    };

    private readonly Option<CommentHost?> host = new("--host")
    {
        Description = "With --format markdown: where the comment is posted. Default: the host of the pipeline.",
        HelpName = "github|gitlab|azure",
        CustomParser = OptionParsing.ChoiceOf<CommentHost>,
    };

    public IEnumerable<Option> All => [maxLength, commit, pageUrl, fileUrl, editUrl, host];

    /// <summary>The commit to name, in a comment or on a page.</summary>
    public Option<string?> Commit => commit;

    /// <summary>What the command line says about the comment.</summary>
    public CommentArguments Read(Invocation line) =>
        new(
            line.Value(maxLength),
            line.Value(commit),
            line.Value(pageUrl),
            line.Value(fileUrl),
            line.Value(editUrl),
            line.Value(host)
        );

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
            Mistakes.WrongValue("--max-length", given, $"Use a whole number of characters, at least {smallest}.")
        );
        return null;
    }

    private static FileAddress? Files(ArgumentResult result)
    {
        var given = result.Tokens[0].Value;
        if (FileAddress.Parse(given) is { } address)
            return address;
        result.AddError(
            Mistakes.WrongValue(
                OptionParsing.NameOf(result),
                given,
                "Use an address that begins with https:// and contains {path}."
            )
        );
        return null;
    }
}
