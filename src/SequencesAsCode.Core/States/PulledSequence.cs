namespace SequencesAsCode.Core.States;

/// <summary>
/// The changes to a sequence file that make it agree with edits in Apollo. Everything else in the file stays unchanged.
/// </summary>
/// <param name="At">Where the file declares the sequence.</param>
/// <param name="Fields">The values that replace the file's.</param>
/// <param name="Steps">All steps that the list will have, in order; null when no step changes.</param>
public sealed record PulledSequence(
    SourceLocation At,
    ImmutableArray<PulledField> Fields,
    ImmutableArray<PulledStep>? Steps
)
{
    /// <summary>Whether the file needs no change.</summary>
    public bool IsEmpty => Fields.IsEmpty && Steps is null;
}

/// <summary>A value from Apollo for a file.</summary>
/// <param name="Field">The field.</param>
/// <param name="Value">The value for the file.</param>
public sealed record PulledField(Field Field, FieldValue Value)
{
    /// <summary>
    /// The value in Apollo when the file keeps parts that the service removed; null when both are equal.
    /// </summary>
    public FieldValue? Held { get; init; }
}

/// <summary>A step as the file will list it: one that it has already, or one that was created in Apollo.</summary>
/// <param name="At">Where the file declares it; null when the file does not have it yet.</param>
/// <param name="Made">The part that was created in Apollo; null when the file has it.</param>
/// <param name="Fields">The values that replace the file's.</param>
/// <param name="Touches">All touches that it will have; null when no touch changes.</param>
public sealed record PulledStep(
    SourceLocation? At,
    CurrentStep? Made,
    ImmutableArray<PulledField> Fields,
    ImmutableArray<PulledTouch>? Touches
)
{
    /// <summary>A step of the file without changes.</summary>
    public static PulledStep Kept(SourceLocation at) => new(at, null, [], null);

    /// <summary>The steps of a file when none changes.</summary>
    public static ImmutableArray<PulledStep>? Kept(ImmutableArray<DesiredStep>? steps) =>
        steps is { } all ? [.. all.Select(step => Kept(step.At))] : null;
}

/// <summary>A touch as its step will list it.</summary>
/// <param name="At">Where the file declares it; null when the file does not have it yet.</param>
/// <param name="Made">The part that was created in Apollo; null when the file has it.</param>
/// <param name="Fields">The values that replace the file's.</param>
public sealed record PulledTouch(SourceLocation? At, CurrentTouch? Made, ImmutableArray<PulledField> Fields)
{
    /// <summary>A touch of the file without changes.</summary>
    public static PulledTouch Kept(SourceLocation at) => new(at, null, []);

    /// <summary>The touches of a step when none changes.</summary>
    public static ImmutableArray<PulledTouch>? Kept(ImmutableArray<DesiredTouch>? touches) =>
        touches is { } all ? [.. all.Select(touch => Kept(touch.At))] : null;
}
