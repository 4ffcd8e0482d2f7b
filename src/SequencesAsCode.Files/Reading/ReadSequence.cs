using SequencesAsCode.Files.Reading.Folder;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Reading;

/// <summary>
/// A sequence that was read and checked by itself, with what the rules over several files need. Its tree and its text
/// are not kept: they take several times the memory of the sequence.
/// </summary>
/// <param name="Desired">The sequence.</param>
/// <param name="Places">Where the values are that must be unique.</param>
/// <param name="Bodies">The body files that it names in any environment.</param>
/// <param name="Faults">What the rules found in it that every reader reports.</param>
/// <param name="Findings">What further rules found in it.</param>
internal sealed record ReadSequence(
    DesiredSequence Desired,
    SequencePlaces Places,
    ImmutableArray<string> Bodies,
    ImmutableArray<Diagnostic> Faults,
    ImmutableArray<Diagnostic> Findings
)
{
    /// <summary>Keeps of a source what is needed after it was checked.</summary>
    public static ReadSequence Of(
        SequenceSource source,
        IEnumerable<Diagnostic> faults,
        IEnumerable<Diagnostic> findings
    ) =>
        new(
            source.Desired,
            SequencePlaces.Of(source.Node),
            [.. BodyReferences.In(source.Root, source.Text.File)],
            [.. faults],
            [.. findings]
        );
}

/// <summary>The places of values; the beginning of the sequence for one that is not stated.</summary>
internal sealed record SequencePlaces(SourceLocation Key, SourceLocation Name, SourceLocation Id, SourceLocation Was)
{
    /// <summary>The places in the tree of a sequence.</summary>
    public static SequencePlaces Of(YamlMap sequence)
    {
        return new(ValueOf("key"), ValueOf("name"), ValueOf("id"), ValueOf("was"));

        SourceLocation ValueOf(string key) => sequence[key]?.At ?? sequence.At;
    }
}

/// <summary>Rules beside those that every reader checks.</summary>
/// <param name="InSequence">Looks at one sequence. Several threads may call it at once.</param>
/// <param name="InWorkspace">Looks at everything, and gives its findings and those in the sequences.</param>
internal sealed record FurtherRules(
    Func<SequenceSource, IEnumerable<Diagnostic>> InSequence,
    Func<WorkspaceSource, IEnumerable<Diagnostic>> InWorkspace
)
{
    /// <summary>No further rules.</summary>
    public static FurtherRules None { get; } = new(_ => [], _ => []);
}
