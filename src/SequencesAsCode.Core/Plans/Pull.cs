namespace SequencesAsCode.Core.Plans;

/// <summary>What of one sequence goes from Apollo into its file, and what a person has to settle.</summary>
/// <param name="Key">Our name for it.</param>
/// <param name="Name">Its name in the file.</param>
/// <param name="Pulled">What the file is to say.</param>
/// <param name="Taken">What that changes, in file order.</param>
/// <param name="Left">What differs and stays as it is.</param>
public sealed record Pull(
    string Key,
    string Name,
    PulledSequence Pulled,
    ImmutableArray<PullNote> Taken,
    ImmutableArray<PullNote> Left
);

/// <summary>One difference between file and Apollo, for people.</summary>
/// <param name="At">Where the file declares what it is in: the sequence, step or touch of the field, or the owner of
/// the list.</param>
/// <param name="Where">The step or touch, for example <c>step 2, email (intro)</c>; null for the sequence
/// itself.</param>
/// <param name="Field">Which field; null when it is about the step or touch as a whole.</param>
/// <param name="File">What the file says.</param>
/// <param name="Service">What Apollo holds.</param>
/// <param name="What">What happened, or why it stays; empty when the values say it.</param>
public sealed record PullNote(
    SourceLocation At,
    string? Where,
    Field? Field,
    FieldValue? File,
    FieldValue? Service,
    string What
)
{
    /// <summary>Whether it would be taken if Apollo's side were asked for.</summary>
    public bool IsOpen { get; init; }
}
