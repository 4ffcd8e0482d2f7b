namespace SequencesAsCode.Files.Editing;

/// <summary>The edited files of one sequence.</summary>
/// <param name="Key">The sequence's key.</param>
/// <param name="Pulled">The edits that were made: those asked for without those refused.</param>
/// <param name="Drafts">The files that change.</param>
/// <param name="Refused">The edits that the files cannot take.</param>
/// <param name="Unused">Body files, relative to the workspace, that the sequence no longer uses.</param>
internal sealed record SequenceEdit(
    string Key,
    PulledSequence Pulled,
    ImmutableArray<DraftFile> Drafts,
    ImmutableArray<EditRefusal> Refused,
    ImmutableArray<string> Unused
);

/// <summary>An edit that a file cannot take.</summary>
/// <param name="At">Where the file declares the object that it belongs to.</param>
/// <param name="Field">Which field; null for the list of steps or touches.</param>
/// <param name="Why">The reason, for people.</param>
internal sealed record EditRefusal(SourceLocation At, Field? Field, string Why);
