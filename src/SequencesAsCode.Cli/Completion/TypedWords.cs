using System.CommandLine;
using SequencesAsCode.Cli.Help;

namespace SequencesAsCode.Cli.Completion;

/// <summary>The words of a command line before the one that is being typed. Mistakes in them are tolerated.</summary>
internal sealed class TypedWords
{
    private readonly List<string> arguments = [];
    private readonly Dictionary<Option, string> values = [];
    private readonly List<Option> options = [];

    private TypedWords(Command root)
    {
        Command = root;
        options.AddRange(root.Options);
    }

    /// <summary>The innermost command.</summary>
    public Command Command { get; private set; }

    /// <summary>The option that the next word is a value of; null for none.</summary>
    public Option? Open { get; private set; }

    /// <summary>Whether options have ended, with two hyphens.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>The words that are neither commands, options nor values.</summary>
    public IReadOnlyList<string> Arguments => arguments;

    /// <summary>The options of the command that were not given, or can be given again.</summary>
    public IEnumerable<Option> Remaining =>
        options.Where(option => !option.Hidden && (!values.ContainsKey(option) || IsRepeatable(option)));

    /// <summary>Reads the words.</summary>
    public static TypedWords Read(Command root, IEnumerable<string> words)
    {
        var typed = new TypedWords(root);
        foreach (var word in words)
            typed.Take(word);
        return typed;
    }

    /// <summary>The option with a name or alias; null for none.</summary>
    public Option? Find(string name) =>
        options.Find(option => option.Name == name || option.Aliases.Contains(name, StringComparer.Ordinal));

    /// <summary>The last value of an option; null when it was not given.</summary>
    public string? ValueOf(string name) => Find(name) is { } option ? values.GetValueOrDefault(option) : null;

    private void Take(string word)
    {
        if (!IsEnded && word is ['-', _, ..])
        {
            IsEnded = word == "--";
            TakeOption(word);
        }
        else if (Open is { } option)
        {
            values[option] = word;
            Open = option.AllowMultipleArgumentsPerToken ? option : null;
        }
        else if (arguments.Count == 0 && Command.Subcommands.FirstOrDefault(inner => inner.Name == word) is { } inner)
        {
            options.RemoveAll(option => !option.Recursive);
            options.InsertRange(0, inner.Options);
            Command = inner;
        }
        else
        {
            arguments.Add(word);
        }
    }

    private void TakeOption(string word)
    {
        Open = null;
        var parts = word.Split('=', 2);
        if (Find(parts[0]) is not { } option)
            return;
        values[option] = parts.Length > 1 ? parts[1] : "";
        if (parts.Length == 1 && OptionText.TakesValue(option))
            Open = option;
    }

    private static bool IsRepeatable(Option option) => option.Arity.MaximumNumberOfValues > 1;
}
