using System.Collections.Immutable;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.States;
using SequencesAsCode.Core.Values;

namespace SequencesAsCode.Core.Reports;

/// <summary>What reaches contacts first, and when at the earliest.</summary>
/// <param name="Step">Its place, from 1.</param>
/// <param name="Type">The step's type.</param>
/// <param name="Day">1 is the day on which they are added; null when it is not known.</param>
/// <param name="At">The exact time, of a step that has one.</param>
public sealed record FirstTouch(int Step, string Type, int? Day, DateTimeOffset? At)
{
    /// <summary>The first email; the first step where there is none; null without steps.</summary>
    public static FirstTouch? Of(CurrentSequence sequence) => Of(SequenceContent.Of(sequence, []));

    /// <summary>The same as far as a row of the list says; null when it does not.</summary>
    public static FirstTouch? Of(SequenceRow row) => row.StepRows is not { } steps
        ? null
        : Of(new SequenceContent(row.Fields, [.. steps.Select(step => new StepContent(step.Id, step.Type, step.Fields, []))]));

    private static FirstTouch? Of(SequenceContent content)
    {
        var steps = Timeline.Of(content).Steps.Index().ToImmutableArray();
        var emails = steps.Where(step => StepTypes.IsEmail(step.Item.Type)).Concat(steps).Take(1);
        return emails.Select(step => new FirstTouch(step.Index + 1, step.Item.Type, step.Item.Day, step.Item.At)).FirstOrDefault();
    }
}
