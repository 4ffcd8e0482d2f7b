namespace SequencesAsCode.Core.Plans;

/// <summary>A changed field.</summary>
/// <param name="Field">The field.</param>
/// <param name="Before">The value in the service; null when the object does not exist yet.</param>
/// <param name="After">The value afterwards.</param>
/// <param name="Reason">The reason: changed, no base, drift reverted or overwritten.</param>
public sealed record FieldChange(Field Field, FieldValue? Before, FieldValue After, Reason Reason);

/// <summary>A difference between file and service that the plan keeps.</summary>
/// <param name="Field">The field.</param>
/// <param name="File">The file's value.</param>
/// <param name="Service">The service's value.</param>
/// <param name="Handle">
/// The handle of the step or touch it belongs to; null for the object that lists the difference.
/// </param>
public sealed record FieldDifference(Field Field, FieldValue? File, FieldValue? Service, string? Handle = null);
