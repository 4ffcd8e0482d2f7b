namespace SequencesAsCode.Files.Editing;

/// <summary>The files of one sequence as they are to be.</summary>
/// <param name="Key">The sequence's key.</param>
/// <param name="Pulled">What was edited in: what was asked for without what was refused.</param>
/// <param name="Drafts">The files that change.</param>
/// <param name="Refused">What the files cannot take in.</param>
/// <param name="Unused">Body files, relative to the workspace, that nothing in the sequence refers to any more.</param>
internal sealed record SequenceEdit(
    string Key,
    PulledSequence Pulled,
    ImmutableArray<DraftFile> Drafts,
    ImmutableArray<EditRefusal> Refused,
    ImmutableArray<string> Unused
);

/// <summary>A value that a file cannot take in.</summary>
/// <param name="At">Where the file declares the object that it belongs to.</param>
/// <param name="Field">Which field; null for the list of steps or touches.</param>
/// <param name="Why">The reason, for people.</param>
internal sealed record EditRefusal(SourceLocation At, Field? Field, string Why);
