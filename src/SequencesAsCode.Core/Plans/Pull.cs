namespace SequencesAsCode.Core.Plans;

/// <summary>
/// The edits of one sequence that go from Apollo into its file, and those that a person has to decide.
/// </summary>
/// <param name="Key">Its key in the workspace.</param>
/// <param name="Name">Its name in the file.</param>
/// <param name="Pulled">The changes to the file.</param>
/// <param name="Taken">The same changes for people, in file order.</param>
/// <param name="Left">The differences that stay.</param>
public sealed record Pull(
    string Key,
    string Name,
    PulledSequence Pulled,
    ImmutableArray<PullNote> Taken,
    ImmutableArray<PullNote> Left
);

/// <summary>A difference between file and Apollo, for people.</summary>
/// <param name="At">Where the file declares the sequence, step or touch of the field, or the owner of the list.</param>
/// <param name="Where">The step or touch, for example <c>step 2, email (intro)</c>; null for the sequence
/// itself.</param>
/// <param name="Field">The field; null when it is about the step or touch as a whole.</param>
/// <param name="File">The file's value.</param>
/// <param name="Service">Apollo's value.</param>
/// <param name="What">What happened, or why the difference stays; empty when the values are enough.</param>
public sealed record PullNote(
    SourceLocation At,
    string? Where,
    Field? Field,
    FieldValue? File,
    FieldValue? Service,
    string What
)
{
    /// <summary>Whether it would be taken if Apollo's side were requested.</summary>
    public bool IsOpen { get; init; }
}
