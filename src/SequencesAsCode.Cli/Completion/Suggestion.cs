namespace SequencesAsCode.Cli.Completion;

/// <summary>A word that can come next on a command line.</summary>
/// <param name="Text">The word.</param>
/// <param name="About">What it means; empty when the word says it.</param>
internal sealed record Suggestion(string Text, string About = "");

/// <summary>Paths that a shell suggests by itself.</summary>
internal enum PathKind
{
    None,
    Files,
    Folders,
}

/// <summary>What can come next.</summary>
/// <param name="Words">Words that begin with what was typed.</param>
/// <param name="Paths">Paths that the shell adds.</param>
internal sealed record Suggested(ImmutableArray<Suggestion> Words, PathKind Paths = PathKind.None)
{
    public static readonly Suggested Nothing = new([]);
}
