namespace SequencesAsCode.Core.Reports;

/// <summary>The first step that reaches contacts, and its earliest time.</summary>
/// <param name="Step">The position of the step, from 1.</param>
/// <param name="Type">The type of the step.</param>
/// <param name="Day">The day; 1 is the day on which contacts are added; null when unknown.</param>
/// <param name="At">The exact time; null when the step has none.</param>
public sealed record FirstTouch(int Step, string Type, int? Day, DateTimeOffset? At)
{
    /// <summary>The first email; the first step when there is no email; null without steps.</summary>
    public static FirstTouch? Of(CurrentSequence sequence) => Of(SequenceContent.Of(sequence, []));

    /// <summary>The first touch by a row of the list; null when the row does not show its steps.</summary>
    public static FirstTouch? Of(SequenceRow row) =>
        row.StepRows is not { } steps
            ? null
            : Of(
                new SequenceContent(
                    row.Fields,
                    [.. steps.Select(step => new StepContent(step.Id, step.Type, step.Fields, []))]
                )
            );

    private static FirstTouch? Of(SequenceContent content)
    {
        var steps = Timeline.Of(content).Steps.Index().ToImmutableArray();
        var emails = steps.Where(step => StepTypes.IsEmail(step.Item.Type)).Concat(steps).Take(1);
        return emails
            .Select(step => new FirstTouch(step.Index + 1, step.Item.Type, step.Item.Day, step.Item.At))
            .FirstOrDefault();
    }
}
