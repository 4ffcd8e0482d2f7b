namespace SequencesAsCode.Core.Plans.Impact;

/// <summary>
/// The earliest times of the steps of a sequence, counted from the moment a contact is added. Waits are relative to the
/// previous step (documented); sending windows, daily limits and tasks that nobody completes can only delay them.
/// </summary>
/// <param name="Steps">The steps in order.</param>
public sealed record Timeline(ImmutableArray<TimelineStep> Steps)
{
    private const int SecondsPerDay = 86_400;

    /// <summary>
    /// The day of the last step, which is the length of the sequence; null when it is unknown or there are no steps.
    /// </summary>
    public int? Days => Steps.IsEmpty ? null : Steps[^1].Day;

    /// <summary>Whether the same steps are at the same times, in the same order.</summary>
    public bool HasSameDays(Timeline other) =>
        Steps
            .Select(step => (step.Handle, step.When))
            .SequenceEqual(other.Steps.Select(step => (step.Handle, step.When)));

    /// <summary>Adds up the waits. A step at an exact time has no day, nor have the steps after it.</summary>
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

/// <summary>The earliest time of one step.</summary>
/// <param name="Handle">As in <see cref="StepChange.Handle"/>.</param>
/// <param name="Type">Its type.</param>
/// <param name="Day">The day, where 1 is the day on which a contact is added; null when it is unknown.</param>
/// <param name="At">The exact time of a step that has one.</param>
public sealed record TimelineStep(string Handle, string Type, int? Day, DateTimeOffset? At)
{
    /// <summary>The day and the exact time, of which a step has one at most.</summary>
    public (int? Day, DateTimeOffset? At) When => (Day, At);
}
