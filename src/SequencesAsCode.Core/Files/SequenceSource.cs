using System.Collections.Immutable;
using SequencesAsCode.Model;

namespace SequencesAsCode.Files;

/// <summary>A workspace together with the nodes it was read from.</summary>
internal sealed record WorkspaceSource(WorkspaceFile File, ImmutableArray<SequenceSource> Sequences, DesiredState Desired);

/// <summary>A sequence together with the nodes it was read from, so that a rule can name the line.</summary>
internal sealed record SequenceSource(DesiredSequence Desired, YamlMap Node, ImmutableArray<StepSource> Steps, SourceText Text);

/// <summary>A step together with its node.</summary>
internal sealed record StepSource(DesiredStep Desired, YamlMap Node, ImmutableArray<TouchSource> Touches);

/// <summary>A touch together with its node and the text its body was made of.</summary>
internal sealed record TouchSource(DesiredTouch Desired, YamlMap Node, BodySource? Body);

/// <summary>The text of a body: of a file of its own when <paramref name="File"/> is set, else of <paramref name="Node"/>.</summary>
/// <param name="Text">The text, without its final line ends.</param>
/// <param name="Node">The value in the sequence file: the text, or the path of the file.</param>
/// <param name="File">The file of its own.</param>
/// <param name="IsMarkdown">Whether the text is Markdown; else it is HTML.</param>
internal sealed record BodySource(string Text, YamlScalar Node, SourceText? File, bool IsMarkdown);
