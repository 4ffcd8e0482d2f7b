using SequencesAsCode.Core.Facts;
using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Files.Reading.Folder;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Reading;

/// <summary>A workspace that was read.</summary>
/// <param name="File">The workspace file.</param>
/// <param name="Sequences">The sequences that could be read.</param>
/// <param name="Desired">The state that the files ask for.</param>
/// <param name="Found">The files that the patterns name.</param>
internal sealed record WorkspaceSource(
    WorkspaceFile File,
    ImmutableArray<ReadSequence> Sequences,
    DesiredState Desired,
    FoundFiles Found
);

/// <summary>The result of looking for the files that the patterns of a workspace name.</summary>
/// <param name="Files">The workspace's files.</param>
/// <param name="Paths">The sequence files, relative to the workspace.</param>
/// <param name="Idle">The patterns that name no file.</param>
internal sealed record FoundFiles(
    WorkspaceFiles Files,
    IReadOnlyCollection<string> Paths,
    ImmutableArray<(string Pattern, SourceLocation At)> Idle
);

/// <summary>A sequence together with the nodes it was read from, so that a rule can name the line.</summary>
internal sealed record SequenceSource(
    DesiredSequence Desired,
    YamlMap Node,
    ImmutableArray<StepSource> Steps,
    SourceText Text
)
{
    /// <summary>The tree of the whole file, with the values for every environment.</summary>
    public required YamlNode Root { get; init; }

    /// <summary>How its Markdown is rendered.</summary>
    public MarkdownStyle Markdown { get; init; } = MarkdownStyle.Default;

    /// <summary>Its Markdown bodies, parsed as far as rules asked for them.</summary>
    public ParsedBodies Parsed { get; } = new();

    /// <summary>What was measured in the account.</summary>
    public Func<ServiceFacts> Facts { get; init; } = () => ServiceFacts.Guesses;

    /// <summary>Looks the sequence up in the lock file; gives null when it is not there.</summary>
    public Func<BaseSequence?> Known { get; init; } = () => null;

    /// <summary>
    /// Whether the lock file has a touch with this key: Apollo may hold values that the file leaves out.
    /// </summary>
    public bool IsKnown(DesiredStep step, DesiredTouch touch) =>
        step.Key is { } stepKey
        && touch.Key is { } touchKey
        && Known()?.Steps.FirstOrDefault(one => one.Key == stepKey)?.Touches.Any(one => one.Key == touchKey) == true;
}

/// <summary>A step together with its node.</summary>
internal sealed record StepSource(DesiredStep Desired, YamlMap Node, ImmutableArray<TouchSource> Touches);

/// <summary>A touch together with its node and the text its body was made of.</summary>
internal sealed record TouchSource(DesiredTouch Desired, YamlMap Node, BodySource? Body);

/// <summary>
/// The text of a body: that of its own file when <paramref name="File"/> is set, else that of <paramref name="Node"/>.
/// </summary>
/// <param name="Text">The text, without its final line ends.</param>
/// <param name="Node">The value in the sequence file: the text, or the path of the file.</param>
/// <param name="File">The body's own file; null when the sequence file holds the text.</param>
/// <param name="IsMarkdown">Whether the text is Markdown; else it is HTML.</param>
internal sealed record BodySource(string Text, YamlScalar Node, SourceText? File, bool IsMarkdown)
{
    /// <summary>The place of a character of the text.</summary>
    /// <param name="sequence">The sequence file.</param>
    /// <param name="index">Index of the character in the text.</param>
    public SourceLocation PlaceIn(SourceText sequence, int index) =>
        File is null ? ScalarPlace.Of(sequence, Node, index) : File.PlaceAt(index);
}
