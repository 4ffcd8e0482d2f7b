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

    private readonly Option<Uri?> pageUrl = new("--page-url")
    {
        Description = "With --format markdown: the address of the page with every email, to link it.",
        HelpName = "URL",
        CustomParser = OptionParsing.AddressOf,
    };

    private readonly Option<FileAddress?> fileUrl = new("--file-url")
    {
        Description =
            "With --format markdown: the address of a file in the repository, to link each sequence; {path} is "
            + "replaced, for example https://github.com/org/repo/blob/main/{path}.",
        HelpName = "URL",
        CustomParser = Files,
    };

    private readonly Option<FileAddress?> editUrl = new("--edit-url")
    {
        Description = "With --format markdown: the same for the address where a file is edited.",
        HelpName = "URL",
        CustomParser = Files,
    };

    private readonly Option<CommentHost?> host = new("--host")
    {
        Description = "With --format markdown: the host of the comment; when not given, the one this pipeline runs on.",
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
            $"'{given}' is no length for --max-length: give a whole number of characters, at least {smallest}."
        );
        return null;
    }

    private static FileAddress? Files(ArgumentResult result)
    {
        var given = result.Tokens[0].Value;
        if (FileAddress.Parse(given) is { } address)
            return address;
        result.AddError(
            $"'{given}' is not a web address: give one that begins with https:// and has {{path}} where the file goes."
        );
        return null;
    }
}
