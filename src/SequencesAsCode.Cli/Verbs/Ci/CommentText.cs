using SequencesAsCode.Output.Markdown.Writing;

namespace SequencesAsCode.Cli.Verbs.Ci;

/// <summary>A comment that is being written.</summary>
/// <param name="Context">What it needs in addition to its content.</param>
/// <param name="Writer">Where it goes.</param>
internal sealed record CommentText(CommentContext Context, TextWriter Writer);
