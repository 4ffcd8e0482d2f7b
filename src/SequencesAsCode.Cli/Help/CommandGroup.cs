namespace SequencesAsCode.Cli.Help;

/// <summary>Commands that the help lists together.</summary>
/// <param name="Title">What they are for, in one word.</param>
/// <param name="Commands">The commands, in the order of the help.</param>
internal sealed record CommandGroup(string Title, params ImmutableArray<DocumentedCommand> Commands);
