namespace SequencesAsCode.Core.States;

/// <summary>
/// What a sequence file is to say, so that it agrees with what was edited in Apollo. Everything it does not name stays
/// as it is written.
/// </summary>
/// <param name="At">Where the file declares the sequence.</param>
/// <param name="Fields">Values that take the place of the file's.</param>
/// <param name="Steps">Every step that the list is to hold, in order; null when no step changes.</param>
public sealed record PulledSequence(
    SourceLocation At,
    ImmutableArray<PulledField> Fields,
    ImmutableArray<PulledStep>? Steps
)
{
    /// <summary>Whether the file says all of it already.</summary>
    public bool IsEmpty => Fields.IsEmpty && Steps is null;
}

/// <summary>A value of Apollo's that goes into a file.</summary>
/// <param name="Field">Which.</param>
/// <param name="Value">What the file is to say.</param>
public sealed record PulledField(Field Field, FieldValue Value)
{
    /// <summary>
    /// What Apollo holds, where the file keeps what the service took out of it; null where both are the same.
    /// </summary>
    public FieldValue? Held { get; init; }
}

/// <summary>A step as its file is to list it: one that stands there already, or one that was made in Apollo.</summary>
/// <param name="At">Where the file declares it; null when it does not yet.</param>
/// <param name="Made">What was made in Apollo; null when the file has it.</param>
/// <param name="Fields">Values that take the place of the file's.</param>
/// <param name="Touches">Every touch that it is to hold; null when no touch changes.</param>
public sealed record PulledStep(
    SourceLocation? At,
    CurrentStep? Made,
    ImmutableArray<PulledField> Fields,
    ImmutableArray<PulledTouch>? Touches
)
{
    /// <summary>A step of the file that stays as it is.</summary>
    public static PulledStep Kept(SourceLocation at) => new(at, null, [], null);

    /// <summary>The steps of a file where none changes.</summary>
    public static ImmutableArray<PulledStep>? Kept(ImmutableArray<DesiredStep>? steps) =>
        steps is { } all ? [.. all.Select(step => Kept(step.At))] : null;
}

/// <summary>A touch as its step is to list it.</summary>
/// <param name="At">Where the file declares it; null when it does not yet.</param>
/// <param name="Made">What was made in Apollo; null when the file has it.</param>
/// <param name="Fields">Values that take the place of the file's.</param>
public sealed record PulledTouch(SourceLocation? At, CurrentTouch? Made, ImmutableArray<PulledField> Fields)
{
    /// <summary>A touch of the file that stays as it is.</summary>
    public static PulledTouch Kept(SourceLocation at) => new(at, null, []);

    /// <summary>The touches of a step where none changes.</summary>
    public static ImmutableArray<PulledTouch>? Kept(ImmutableArray<DesiredTouch>? touches) =>
        touches is { } all ? [.. all.Select(touch => Kept(touch.At))] : null;
}
