using SequencesAsCode.Core.Variables;

namespace SequencesAsCode.Core.Plans;

/// <summary>
/// The content of a sequence at one time, managed or not: for comparing before and after, never for writing. Parts with
/// the same handle are the same on both sides.
/// </summary>
/// <param name="Fields">All known fields.</param>
/// <param name="Steps">The steps in order.</param>
public sealed record SequenceContent(FieldSet Fields, ImmutableArray<StepContent> Steps)
{
    /// <summary>
    /// The merge variables in subjects, bodies and notes, each once, in the order of their first use.
    /// </summary>
    public IEnumerable<string> Variables =>
        Steps
            .SelectMany(step => step.Touches.SelectMany(touch => touch.Fields).Concat(step.Fields))
            .SelectMany(pair =>
                pair.Value switch
                {
                    FieldValue.Html html => MergeText.Variables(html.Markup),
                    FieldValue.Text text when pair.Key == Core.Values.Fields.Subject => MergeText.Variables(text.Value),
                    _ => [],
                }
            )
            .Distinct(StringComparer.Ordinal);

    /// <summary>
    /// The merge variables without a fallback in its emails, each once, in the order of their first use.
    /// </summary>
    public IEnumerable<string> Needed =>
        Steps
            .Where(step => StepTypes.IsEmail(step.Type))
            .SelectMany(step => step.Touches)
            .SelectMany(touch => MergeNeeds.Of(touch.Fields))
            .Distinct(StringComparer.Ordinal);

    /// <summary>The content that a file declares. A part without a key has its place as its handle.</summary>
    public static SequenceContent Of(DesiredSequence sequence) =>
        new(
            sequence.Fields,
            [
                .. (sequence.Steps ?? []).Select(
                    (step, place) =>
                    {
                        var handle = step.Key ?? $"#{place + 1}";
                        return new StepContent(
                            handle,
                            step.Type,
                            step.Fields,
                            [
                                .. (step.Touches ?? []).Select(
                                    (touch, number) =>
                                        new TouchContent($"{handle}/{touch.Key ?? $"#{number + 1}"}", touch.Fields)
                                ),
                            ]
                        );
                    }
                ),
            ]
        );

    internal static SequenceContent Of(TargetSequence target) =>
        new(
            target.Fields,
            [
                .. target.Steps.Select(step => new StepContent(
                    step.Handle,
                    step.Type,
                    step.Fields,
                    [.. step.Touches.Select(touch => new TouchContent(touch.Handle, touch.Fields))]
                )),
            ]
        );

    // Parts without a handle in the plan use their id.
    internal static SequenceContent Of(CurrentSequence current, ImmutableArray<StepChange> changes)
    {
        var steps = Handles(changes.Where(step => step.From is not null).Select(step => (step.Id, step.Handle)));
        var touches = Handles(changes.SelectMany(step => step.Touches).Select(touch => (touch.Id, touch.Handle)));
        return new(
            current.Fields,
            [
                .. current.Steps.Select(step => new StepContent(
                    steps.GetValueOrDefault(step.Id, step.Id),
                    step.Type,
                    step.Fields,
                    [
                        .. step.Touches.Select(touch => new TouchContent(
                            touches.GetValueOrDefault(touch.Id, touch.Id),
                            touch.Fields
                        )),
                    ]
                )),
            ]
        );
    }

    private static Dictionary<string, string> Handles(IEnumerable<(string? Id, string Handle)> parts)
    {
        var handles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, handle) in parts.Where(part => part.Id is not null))
            handles[id!] = handle;
        return handles;
    }
}

/// <summary>The content of a step.</summary>
/// <param name="Handle">As in <see cref="StepChange.Handle"/>.</param>
/// <param name="Type">Its type.</param>
/// <param name="Fields">All known fields.</param>
/// <param name="Touches">The touches; their order has no meaning.</param>
public sealed record StepContent(string Handle, string Type, FieldSet Fields, ImmutableArray<TouchContent> Touches);

/// <summary>The content of a touch.</summary>
/// <param name="Handle">As in <see cref="TouchChange.Handle"/>.</param>
/// <param name="Fields">All known fields.</param>
public sealed record TouchContent(string Handle, FieldSet Fields);
