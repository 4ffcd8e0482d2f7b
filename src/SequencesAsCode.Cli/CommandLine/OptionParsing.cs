using System.CommandLine.Parsing;
using System.Globalization;
using SequencesAsCode.Output.Markdown.Writing;

namespace SequencesAsCode.Cli.CommandLine;

/// <summary>Parsers and checks that several options share.</summary>
internal static class OptionParsing
{
    /// <summary>Parses one of the words in the option's help as the enum member of that name.</summary>
    public static T? ChoiceOf<T>(ArgumentResult result)
        where T : struct, Enum
    {
        var given = result.Tokens[0].Value;
        var option = ((OptionResult)result.Parent!).Option;
        var words = option.HelpName!.Split('|');
        if (words.Contains(given, StringComparer.Ordinal))
            return Enum.Parse<T>(given, ignoreCase: true);
        result.AddError(Mistakes.NotAChoice(option.Name, given, words));
        return null;
    }

    /// <summary>The name of the option that a value was given to.</summary>
    public static string NameOf(ArgumentResult result) => ((OptionResult)result.Parent!).Option.Name;

    /// <summary>Parses the address of a page, with http or https.</summary>
    public static Uri? AddressOf(ArgumentResult result)
    {
        var given = result.Tokens[0].Value;
        if (FileAddress.IsWeb(given))
            return new(given);
        result.AddError(Mistakes.WrongValue(NameOf(result), given, "Use an address that begins with https://."));
        return null;
    }

    /// <summary>Parses a date and time with its UTC offset.</summary>
    public static DateTimeOffset? MomentOf(ArgumentResult result)
    {
        string[] forms = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];
        var given = result.Tokens[0].Value;
        if (
            DateTimeOffset.TryParseExact(
                given.Replace("Z", "+00:00", StringComparison.Ordinal),
                forms,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var moment
            )
        )
            return moment;
        result.AddError(
            Mistakes.WrongValue(NameOf(result), given, "Use date, time and offset, such as 2027-01-15T09:00:00+01:00.")
        );
        return null;
    }

    /// <summary>Refuses a value that looks like an option: it is probably an option that the verb does not
    /// have.</summary>
    public static void RefuseOptions(SymbolResult result)
    {
        if (result.Tokens.FirstOrDefault(token => token.Value.StartsWith('-')) is not { } option)
            return;
        var command = result.Parent;
        while (command is not (null or CommandResult))
            command = command.Parent;
        result.AddError(Mistakes.UnknownOption(option.Value, (CommandResult)command!));
    }
}
