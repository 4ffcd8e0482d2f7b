namespace SequencesAsCode.Core.Planning;

/// <summary>
/// What of a file can be compared at all through a service that shows the first touch of a step alone, and that one
/// without its id.
/// </summary>
/// <param name="Desired">The file as far as it can.</param>
/// <param name="Crowded">Steps of which the file lists several touches.</param>
internal sealed record Sight(DesiredSequence Desired, ImmutableArray<string> Crowded)
{
    public static Sight Of(DesiredSequence desired, Capabilities can) =>
        can.ShowsAll || desired.Steps is not { } steps
            ? new(desired, [])
            : new(
                desired with
                {
                    Steps =
                    [
                        .. steps.Select(step =>
                            step with
                            {
                                Touches = step.Touches is { Length: > 1 }
                                    ? null
                                    : step.Touches?.Select(touch => touch with { Id = null }).ToImmutableArray(),
                            }
                        ),
                    ],
                },
                [
                    .. steps
                        .Index()
                        .Where(pair => pair.Item.Touches is { Length: > 1 })
                        .Select(pair => StepPlanner.Handle(pair.Item.Key, pair.Index)),
                ]
            );
}
