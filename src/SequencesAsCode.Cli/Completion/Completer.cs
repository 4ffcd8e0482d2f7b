using System.CommandLine;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Help;
using SequencesAsCode.Files;
using SequencesAsCode.Files.Reading.Folder;

namespace SequencesAsCode.Cli.Completion;

/// <summary>Finds what can come next on a command line. It reads the workspace's files, but asks no service.</summary>
/// <param name="root">The command line of the program.</param>
/// <param name="workingFolder">The folder that the shell is in.</param>
internal sealed class Completer(Command root, string workingFolder)
{
    /// <summary>What help calls an argument that is a command of the program.</summary>
    public const string AnyCommand = "COMMAND";

    /// <summary>What can come next.</summary>
    /// <param name="words">The words after the program's name. The last one is being typed; it may be empty.</param>
    public Suggested Suggest(IReadOnlyList<string> words)
    {
        var current = words.Count == 0 ? "" : words[^1];
        var typed = TypedWords.Read(root, words.SkipLast(1));
        if (!typed.IsEnded && current.StartsWith('-'))
            return current.Split('=', 2) is [var name, var value]
                ? Joined(typed, name, value)
                : Options(typed, current);
        if (typed.Open is { } option)
            return Values(typed, option.HelpName, option.Name, current);
        if (typed.Command.Subcommands.Count > 0 && typed.Arguments.Count == 0)
            return new(Commands(typed.Command, current));
        return Argument(typed) is { } argument
            ? Values(typed, argument.HelpName ?? argument.Name, argument.Name, current)
            : Options(typed, current);
    }

    private Suggested Joined(TypedWords typed, string name, string value)
    {
        if (typed.Find(name) is not { } option)
            return Suggested.Nothing;
        var values = Values(typed, option.HelpName, option.Name, value);
        return values with { Words = [.. values.Words.Select(word => word with { Text = $"{name}={word.Text}" })] };
    }

    private static Suggested Options(TypedWords typed, string current) =>
        new([
            .. typed
                .Remaining.Select(option => new Suggestion(option.Name, FirstSentence(OptionText.About(option))))
                .Where(option => option.Text.StartsWith(current, StringComparison.Ordinal)),
        ]);

    private static ImmutableArray<Suggestion> Commands(Command outer, string current) =>
        [
            .. outer
                .Subcommands.Where(command => !command.Hidden)
                .Where(command => command.Name.StartsWith(current, StringComparison.Ordinal))
                .Select(command => new Suggestion(command.Name, command.Description ?? "")),
        ];

    private static Argument? Argument(TypedWords typed)
    {
        var all = typed.Command.Arguments;
        var place = typed.Arguments.Count;
        if (place < all.Count)
            return all[place];
        return all.LastOrDefault() is { Arity.MaximumNumberOfValues: > 1 } last ? last : null;
    }

    // What help calls a value tells what it can be.
    private Suggested Values(TypedWords typed, string? shown, string name, string current)
    {
        var words = shown?.TrimEnd('…').TrimEnd(',') ?? "";
        if (name == WorkspaceOptions.EnvironmentName)
            return Matching(new WorkspaceOutline(Folder(typed)).Environments, current);
        return words switch
        {
            "FILE" or "PLAN" => new([], PathKind.Files),
            "DIR" => new([], PathKind.Folders),
            AnyCommand => new(Commands(Helped(typed), current)),
            "KEY" or "KEY|NAME|ID" => Keys(typed, shown!.Contains(',', StringComparison.Ordinal), current),
            _ when words.Contains('|', StringComparison.Ordinal) && !words.Any(char.IsUpper) => Matching(
                words.Split('|'),
                current
            ),
            _ => Suggested.Nothing,
        };
    }

    // In a list of keys only the last one is completed.
    private Suggested Keys(TypedWords typed, bool isList, string current)
    {
        var before = isList ? current[..(current.LastIndexOf(',') + 1)] : "";
        var taken = before.Split(',').Concat(typed.Arguments).ToHashSet(StringComparer.Ordinal);
        var keys = new WorkspaceOutline(Folder(typed)).Keys.Where(key => !taken.Contains(key));
        return Matching(keys.Select(key => before + key), current);
    }

    private Command Helped(TypedWords typed) =>
        typed.Arguments.Aggregate(
            root,
            (outer, word) => outer.Subcommands.FirstOrDefault(inner => inner.Name == word) ?? outer
        );

    private string Folder(TypedWords typed) =>
        typed.ValueOf(WorkspaceOptions.FolderName) is { } named
            ? Path.GetFullPath(named, workingFolder)
            : WorkspaceSearch.From(workingFolder) ?? workingFolder;

    private static Suggested Matching(IEnumerable<string> words, string current) =>
        new([
            .. words
                .Where(word => word.StartsWith(current, StringComparison.Ordinal))
                .Select(word => new Suggestion(word)),
        ]);

    private static string FirstSentence(string text) => text.Split(". ")[0].TrimEnd('.');
}
