using System.Text.RegularExpressions;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Results;

namespace SequencesAsCode.Cli.Verbs.Ci;

/// <summary>Options that a person types into a form of the host for one run.</summary>
internal static partial class GivenConsents
{
    /// <summary>The words of a text, each a consent or a choice of sequences.</summary>
    /// <exception cref="CommandException">Another option is among them.</exception>
    public static ImmutableArray<string> Words(string text)
    {
        ImmutableArray<string> words =
        [
            .. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        ];
        return words.FirstOrDefault(word => !Allowed().IsMatch(word)) is { } refused
            ? throw CommandException.Arguments(
                $"The option '{refused}' cannot be given by hand.",
                "Allowed are --allow-…, --overwrite=KEY, --revert-drift, --accept-rewrites and --target=KEY, with "
                    + "spaces between them."
            )
            : words;
    }

    /// <summary>The command line with the words of a text after it.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="verb">The words of the verb.</param>
    /// <param name="text">What the person typed.</param>
    public static Invocation Read(Invocation line, IEnumerable<string> verb, string text) =>
        line.Other([.. verb, .. Words(text)]);

    [GeneratedRegex(
        @"\A--(allow-[a-z]+(=.+)?|overwrite=.+|revert-drift(=.+)?|accept-rewrites(=.+)?|target=.+)\z",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Allowed();
}
