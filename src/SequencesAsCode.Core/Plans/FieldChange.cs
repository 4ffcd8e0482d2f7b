
namespace SequencesAsCode.Core.Plans;

/// <summary>One changed field.</summary>
/// <param name="Field">Which.</param>
/// <param name="Before">The value in the service; null when the object does not exist yet.</param>
/// <param name="After">The value afterwards.</param>
/// <param name="Reason">Why: changed, no base, drift reverted or overwritten.</param>
public sealed record FieldChange(Field Field, FieldValue? Before, FieldValue After, Reason Reason);

/// <summary>A difference between file and service that is not planned away.</summary>
/// <param name="Field">Which.</param>
/// <param name="File">What the file says.</param>
/// <param name="Service">What the service holds.</param>
/// <param name="Handle">The step or touch it is in; null for the object that lists it.</param>
public sealed record FieldDifference(Field Field, FieldValue? File, FieldValue? Service, string? Handle = null);
