namespace SequencesAsCode.Files.Writing;

/// <summary>
/// A sequence as a file is to state it. References carry a name where the file is to use it, else an id.
/// </summary>
/// <param name="Key">Our name for it.</param>
/// <param name="Id">Apollo's id when the file is to state it.</param>
/// <param name="IsProtected">Whether nothing of it may be removed.</param>
/// <param name="Fields">What the file is to manage.</param>
/// <param name="Steps">In order.</param>
internal sealed record SequenceDraft(
    string Key,
    string? Id,
    bool IsProtected,
    FieldSet Fields,
    ImmutableArray<StepDraft> Steps
)
{
    /// <summary>
    /// The Markdown settings that the file is to state, as it states them; null for those of the workspace.
    /// </summary>
    public string? Markdown { get; init; }
}

/// <summary>A step as a file is to state it.</summary>
internal sealed record StepDraft(
    string Key,
    string? Id,
    string Type,
    FieldSet Fields,
    ImmutableArray<TouchDraft> Touches
);

/// <summary>A touch as a file is to state it. Its body is in a file of its own.</summary>
internal sealed record TouchDraft(string Key, string? Id, FieldSet Fields, BodyDraft? Body);

/// <summary>A body in a file of its own.</summary>
/// <param name="Path">Relative to the workspace.</param>
/// <param name="Text">What the file says, without its last line end.</param>
internal sealed record BodyDraft(string Path, string Text)
{
    /// <summary>The file, which ends its last line.</summary>
    public DraftFile File => DraftFile.OfText(Path, Text + "\n");
}

/// <summary>Which value of a draft a line holds.</summary>
/// <param name="Step">Index of the step; null for the sequence itself.</param>
/// <param name="Touch">Index of the touch in the step.</param>
/// <param name="Field">The field; null for the key, the id or the type of the object.</param>
internal sealed record DraftPlace(int? Step, int? Touch, Field? Field)
{
    /// <summary>The sequence as a whole.</summary>
    public static DraftPlace Whole { get; } = new(Step: null, Touch: null, Field: null);
}

/// <summary>One line of a file, and what it holds.</summary>
internal sealed record WrittenLine(string Text, DraftPlace Place);
