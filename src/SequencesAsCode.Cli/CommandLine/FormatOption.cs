using System.CommandLine;
using System.CommandLine.Parsing;
using SequencesAsCode.Cli.Results;

namespace SequencesAsCode.Cli.CommandLine;

/// <summary>The format of a result, one of those that the verb supports.</summary>
internal sealed class FormatOption : Option<OutputFormat>
{
    private const string OptionName = "--format";

    private readonly OutputFormat[] known;

    /// <summary>Makes the option of a verb.</summary>
    /// <param name="known">The formats that the verb supports, the default first.</param>
    public FormatOption(params OutputFormat[] known)
        : base(OptionName)
    {
        this.known = known;
        Description = "Format of the result. Default: text.";
        HelpName = OutputFormats.Names(known, "|");
        CustomParser = Parse;
    }

    /// <summary>The formats of the verbs that show a plan.</summary>
    public static FormatOption ForPlans() =>
        new(OutputFormat.Text, OutputFormat.Json, OutputFormat.Markdown, OutputFormat.Html);

    /// <summary>The format that was asked for, even when the rest of the command line is wrong.</summary>
    public static OutputFormat AskedFor(IReadOnlyList<string> arguments) =>
        arguments
            .Index()
            .Select(pair =>
                pair.Item switch
                {
                    ['-', '-', 'f', 'o', 'r', 'm', 'a', 't', '=' or ':', .. var joined] => OutputFormats.Parse(joined),
                    OptionName when pair.Index + 1 < arguments.Count => OutputFormats.Parse(arguments[pair.Index + 1]),
                    _ => null,
                }
            )
            .LastOrDefault(format => format is not null)
        ?? OutputFormat.Text;

    private OutputFormat Parse(ArgumentResult result)
    {
        var asked = result.Tokens[0].Value;
        if (OutputFormats.Parse(asked) is { } format && known.Contains(format))
            return format;
        result.AddError(Mistakes.NotAChoice(OptionName, asked, HelpName!.Split('|')));
        return OutputFormat.Text;
    }
}
