using System.CommandLine;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Pipeline;

namespace SequencesAsCode.Cli.Verbs.Contacts;

/// <summary>The options that name contacts.</summary>
internal sealed class PeopleOptions
{
    private readonly Option<string[]> ids = new(OptionNames.ContactId)
    {
        Description = "Contacts by id.",
        HelpName = "ID…",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string[]> lists = new(OptionNames.Label)
    {
        Description = "Everyone on these lists, by exact name.",
        HelpName = "NAME…",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string[]> addresses = new(OptionNames.Email)
    {
        Description = "Contacts by email address, one call each.",
        HelpName = "ADDRESS…",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> file = new(OptionNames.FromFile)
    {
        Description =
            "Contacts from a file: a CSV with a column id or email, or one id or address per line. - is standard "
            + "input.",
        HelpName = "FILE",
    };

    public PeopleOptions()
    {
        foreach (var several in new[] { ids, lists, addresses })
            several.Validators.Add(OptionParsing.RefuseOptions);
    }

    public IEnumerable<Option> All => [ids, lists, addresses, file];

    /// <summary>Reads the contacts that the command line names.</summary>
    public NamedPeople Read(Invocation line)
    {
        var isTyped = line.Value(file) == InputFile.StandardInput;
        return new(
            line.Values(ids),
            line.Values(addresses),
            line.Values(lists),
            isTyped ? InputFile.StandardInput : line.FullPath(line.Value(file)),
            isTyped ? "standard input" : line.Value(file)
        );
    }
}
