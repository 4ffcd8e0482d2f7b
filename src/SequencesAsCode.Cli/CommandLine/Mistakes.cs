using System.CommandLine;
using System.CommandLine.Parsing;
using SequencesAsCode.Cli.Help;
using SequencesAsCode.Cli.Results;

namespace SequencesAsCode.Cli.CommandLine;

/// <summary>Says what is wrong with a command line, and what to do about it, in the words of this program.</summary>
internal static class Mistakes
{
    // Parsers of options write both sentences into one error.
    private const char LineEnd = '\n';

    /// <summary>The failure for a command line that could not be parsed.</summary>
    public static CommandException Of(ParseResult result, HelpWriter help)
    {
        var command = result.CommandResult;
        if (WithoutValue(result) is { } option)
            return Failure(NeedsValue(option), command);
        if (result.Errors.Select(Refused).FirstOrDefault(text => text is not null) is { } refused)
            return Failure(refused, command);
        if (result.UnmatchedTokens is [var word, ..])
            return Failure(Unknown(word, result), command);
        if (command.Command is RootCommand or { Subcommands.Count: > 0 })
            return NoCommand(command.Command, help);
        return Failure(Required(command) ?? result.Errors[0].Message, command);
    }

    /// <summary>The failure for a word that is no command.</summary>
    public static CommandException UnknownCommand(string word, Command outer) =>
        Failure(UnknownCommandText(word, outer), HelpWriter.WordsOf(outer));

    /// <summary>The error for an option that a command does not have.</summary>
    public static string UnknownOption(string word, CommandResult command)
    {
        var name = word.Split('=', ':')[0];
        var names = Options(command).Where(option => !option.Hidden).Select(option => option.Name);
        var nearest = name.StartsWith("--", StringComparison.Ordinal) ? Similar.To(name, names) : null;
        return $"Unknown option '{name}'.{DidYouMean(nearest)}";
    }

    /// <summary>The error for a value that is not one of the words which an option can have.</summary>
    public static string NotAChoice(string option, string given, IReadOnlyList<string> words) =>
        $"'{given}' is not a valid value for {option}.{DidYouMean(Similar.To(given, words))}{LineEnd}"
        + "Use "
        + $"{Or(words)}.";

    /// <summary>The error for a value of the wrong form.</summary>
    public static string WrongValue(string option, string given, string use) =>
        $"'{given}' is not a valid value for {option}.{LineEnd}{use}";

    /// <summary>The error for a list of keys without a key.</summary>
    public static string EmptyList(Option option) =>
        $"'{option.Name}' has an empty list.{LineEnd}"
        + (
            OptionText.HasOptionalValue(option)
                ? "Give at least one key, or leave the list out for all sequences."
                : "Give at least one key."
        );

    /// <summary>The question after an error, with the space before it; empty without a suggestion.</summary>
    public static string DidYouMean(string? nearest) => nearest is null ? "" : $" Did you mean '{nearest}'?";

    private static CommandException Failure(string text, CommandResult command) =>
        Failure(text, HelpWriter.WordsOf(command.Command));

    private static CommandException Failure(string text, string command)
    {
        var parts = text.Split(LineEnd, 2);
        var next = parts.Length > 1 ? parts[1] : $"See '{$"{HelpWriter.Program} {command}".TrimEnd()} --help'.";
        return CommandException.Arguments(parts[0], next);
    }

    private static CommandException NoCommand(Command command, HelpWriter help)
    {
        var words = HelpWriter.WordsOf(command);
        var names = command.Subcommands.Where(inner => !inner.Hidden).Select(inner => inner.Name).ToList();
        return CommandException.NoCommand(
            words.Length == 0
                ? "No command was given."
                : $"'{HelpWriter.Program} {words}' needs a command: {Or(names)}.",
            [
                "",
                .. help.CommandsOf(command),
                "",
                $"'{$"{HelpWriter.Program} help {words}".TrimEnd()} COMMAND' shows the options of a command.",
            ]
        );
    }

    private static string Unknown(string word, ParseResult result)
    {
        var command = result.CommandResult;
        if (word.StartsWith('-') && word.Length > 1)
            return UnknownOption(word, command);
        if (command.Command.Subcommands.Count > 0)
            return UnknownCommandText(word, command.Command);
        if (SwitchBefore(word, result) is { } option)
            return $"'{option}' takes no value, but '{word}' follows it.";
        var hasTarget = command.Command.Options.Any(option => option.Name == OptionNames.Target);
        var next =
            hasTarget && command.Command.Arguments.Count == 0
                ? $"{LineEnd}For one sequence: {OptionNames.Target} KEY."
                : "";
        return $"Unexpected word '{word}'.{next}";
    }

    // The option directly before a word, when it has no value.
    private static string? SwitchBefore(string word, ParseResult result)
    {
        var (before, _) = result
            .Tokens.Zip(result.Tokens.Skip(1))
            .FirstOrDefault(pair => pair.Second.Value == word && pair.Second.Type == TokenType.Argument);
        return
            before is { Type: TokenType.Option }
            && Options(result.CommandResult)
                .Any(option =>
                    !OptionText.TakesValue(option)
                    && (option.Name == before.Value || option.Aliases.Contains(before.Value))
                )
            ? before.Value
            : null;
    }

    private static string UnknownCommandText(string word, Command outer)
    {
        var words = HelpWriter.WordsOf(outer);
        var names = outer.Subcommands.Where(inner => !inner.Hidden).Select(inner => inner.Name);
        var typed = words.Length == 0 ? word : $"{words} {word}";
        return Similar.To(word, names) is { } nearest
            ? $"Unknown command '{typed}'. Did you mean '{$"{words} {nearest}".TrimStart()}'?"
            : $"Unknown command '{typed}'.";
    }

    private static OptionResult? WithoutValue(ParseResult result) =>
        result
            .Errors.Select(error => error.SymbolResult)
            .OfType<OptionResult>()
            .FirstOrDefault(option =>
                !option.Implicit && option.Tokens.Count == 0 && option.Option.Arity.MinimumNumberOfValues > 0
            );

    private static string NeedsValue(OptionResult option)
    {
        var name = option.IdentifierToken?.Value ?? option.Option.Name;
        return $"'{name}' needs a value: {name}{OptionText.Value(option.Option)}.";
    }

    // What the library refuses by itself is told by what was typed, because its words are not ours.
    private static string? Refused(ParseError error) =>
        error.SymbolResult switch
        {
            OptionResult { Option: VersionOption } =>
                $"'--version' takes nothing else.{LineEnd}Run '{HelpWriter.Program} version'.",
            OptionResult { Option: var option, Tokens.Count: var given }
                when given > option.Arity.MaximumNumberOfValues => $"Give '{option.Name}' only once.",
            OptionResult { Implicit: false, Tokens.Count: > 0 } => error.Message,
            ArgumentResult { Tokens.Count: > 0 } => error.Message,
            _ => null,
        };

    private static string? Required(CommandResult command)
    {
        var option = command.Command.Options.FirstOrDefault(option =>
            option.Required && command.GetResult(option) is null or { Implicit: true }
        );
        if (option is not null)
            return $"Missing option: {option.Name}{OptionText.Value(option)}.";
        var argument = command.Command.Arguments.FirstOrDefault(argument =>
            argument.Arity.MinimumNumberOfValues > 0 && command.GetResult(argument) is null or { Tokens.Count: 0 }
        );
        return argument is null ? null : $"Missing argument: {OptionText.Of(argument)}.";
    }

    private static IEnumerable<Option> Options(CommandResult command) =>
        command.Parent is CommandResult outer
            ? command.Command.Options.Concat(Options(outer).Where(option => option.Recursive))
            : command.Command.Options;

    private static string Or(IReadOnlyList<string> words) =>
        words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.SkipLast(1))} or {words[^1]}";
}
