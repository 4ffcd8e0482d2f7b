using System.CommandLine.Parsing;
using System.Globalization;

namespace SequencesAsCode.Cli;

// Values of options that several verbs may take.
internal sealed partial class CommandLine
{
    // The words are those of the help.
    private static T? ChoiceOf<T>(ArgumentResult result)
        where T : struct, Enum
    {
        var (given, option) = (result.Tokens[0].Value, ((OptionResult)result.Parent!).Option);
        var words = option.HelpName!.Split('|');
        if (words.Contains(given, StringComparer.Ordinal)) return Enum.Parse<T>(given, ignoreCase: true);
        result.AddError($"'{given}' is not known to {option.Name}: give {string.Join(" or ", words)}.");
        return null;
    }

    private static DateTimeOffset? MomentOf(ArgumentResult result)
    {
        string[] forms = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];
        if (DateTimeOffset.TryParseExact(result.Tokens[0].Value.Replace("Z", "+00:00", StringComparison.Ordinal), forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)) return moment;
        result.AddError($"'{result.Tokens[0].Value}' is no moment for {((OptionResult)result.Parent!).Option.Name}: give date, time and offset, for example 2027-01-15T09:00:00+01:00.");
        return null;
    }
}
