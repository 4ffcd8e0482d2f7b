using System.CommandLine;
using System.CommandLine.Help;

namespace SequencesAsCode.Cli.Help;

/// <summary>Options and arguments as help shows them.</summary>
internal static class OptionText
{
    /// <summary>Whether an option may be given without its value.</summary>
    public static bool HasOptionalValue(Option option) => TakesValue(option) && option.Arity.MinimumNumberOfValues == 0;

    /// <summary>Whether an option can have a value.</summary>
    public static bool TakesValue(Option option) =>
        option.ValueType != typeof(bool) && option.Arity.MaximumNumberOfValues > 0;

    /// <summary>The name with its short form and its value: <c>-C, --directory DIR</c>.</summary>
    public static string Of(Option option)
    {
        var names = option.Aliases.Where(IsShown).Order(StringComparer.Ordinal).Append(option.Name);
        return $"{string.Join(", ", names)}{Value(option)}";
    }

    /// <summary>An argument in a usage line: <c>[KEY…]</c>.</summary>
    public static string Usage(Argument argument)
    {
        var word = $"{Of(argument)}{(argument.Arity.MaximumNumberOfValues > 1 ? "…" : "")}";
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{word}]" : word;
    }

    /// <summary>The name of an argument, or the words that it can be.</summary>
    public static string Of(Argument argument) => argument.HelpName ?? argument.Name;

    /// <summary>What an option is for.</summary>
    public static string About(Option option) =>
        option switch
        {
            HelpOption => "Show help.",
            VersionOption => "Show the version.",
            _ => option.Description ?? "",
        };

    /// <summary>What an option is for, and whether it is required.</summary>
    public static string Description(Option option) => option.Required ? $"Required. {About(option)}" : About(option);

    /// <summary>The value of an option with the space before it; in brackets when it is optional.</summary>
    public static string Value(Option option)
    {
        if (!TakesValue(option))
            return "";
        var value = option.HelpName ?? "VALUE";
        return HasOptionalValue(option) ? $" [{value}]" : $" {value}";
    }

    // The library also knows -?, /? and /h, which nobody needs to read.
    private static bool IsShown(string alias) => alias is ['-', not ('-' or '?')];
}
