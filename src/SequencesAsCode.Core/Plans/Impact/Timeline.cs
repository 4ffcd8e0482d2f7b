namespace SequencesAsCode.Core.Plans.Impact;

/// <summary>
/// When the steps of a sequence are due at the earliest, counted from the moment a contact is added. Waits are relative
/// to the previous step (documented);
/// sending windows, daily limits and tasks that nobody completes can only make it later.
/// </summary>
/// <param name="Steps">In order.</param>
public sealed record Timeline(ImmutableArray<TimelineStep> Steps)
{
    private const int SecondsPerDay = 86_400;

    /// <summary>
    /// The day of the last step, which is how long the sequence takes; null when that is not known, and without steps.
    /// </summary>
    public int? Days => Steps.IsEmpty ? null : Steps[^1].Day;

    /// <summary>Adds up the waits. A step at an exact time has no day, nor has any after it.</summary>
    public static Timeline Of(SequenceContent content)
    {
        var steps = ImmutableArray.CreateBuilder<TimelineStep>();
        Int128? seconds = 0;
        foreach (var step in content.Steps)
        {
            var at = (step.Fields[Fields.At] as FieldValue.Moment)?.Value;
            seconds = at is null && step.Fields[Fields.Wait] is FieldValue.Wait wait ? seconds + wait.Seconds : null;
            steps.Add(
                new(
                    step.Handle,
                    step.Type,
                    seconds is { } sum ? (int)Int128.Min(sum / SecondsPerDay, int.MaxValue - 1) + 1 : null,
                    at
                )
            );
        }

        return new(steps.ToImmutable());
    }
}

/// <summary>When one step is due.</summary>
/// <param name="Handle">As in <see cref="StepChange.Handle"/>.</param>
/// <param name="Type">Its type.</param>
/// <param name="Day">1 is the day on which a contact is added; null when it is not known.</param>
/// <param name="At">The exact time, of a step that has one.</param>
public sealed record TimelineStep(string Handle, string Type, int? Day, DateTimeOffset? At);
