namespace SequencesAsCode.Core.States;

/// <summary>A sequence as the list shows it: no touches, no bodies.</summary>
public sealed record SequenceRow(string Id, string Name, bool Active)
{
    /// <summary>How many steps it has; null when the row does not say.</summary>
    public int? Steps { get; init; }

    /// <summary>What else the row says of fields of the table; a row may say less than a sequence read whole.</summary>
    public FieldSet Fields { get; init; } = FieldSet.Empty;

    /// <summary>Its steps in order; null when the row does not say.</summary>
    public ImmutableArray<StepRow>? StepRows { get; init; }

    /// <summary>How many are active or paused in it. Recorded rows do not say it; a sequence read whole does.</summary>
    public People People { get; init; } = People.Unknown;

    /// <summary>
    /// Hash of everything but noise that the row says; empty where it stands for no answer of a service.
    /// </summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>
    /// The sequence as far as the row says it: without touches. To be written back whole it is not enough.
    /// </summary>
    public CurrentSequence AsSequence() =>
        new()
        {
            Id = Id,
            Fields = Fields
                .With(Core.Values.Fields.Name, new FieldValue.Text(Name))
                .With(Core.Values.Fields.Active, new FieldValue.Flag(Active)),
            Steps = [.. (StepRows ?? []).Select(AsStep)],
            People = People,
            Fingerprint = Fingerprint,
        };

    private static CurrentStep AsStep(StepRow step) => new(step.Id, step.Type, step.Fields, [], People.Unknown);
}

/// <summary>A step as the list shows it.</summary>
/// <param name="Id">Apollo's id.</param>
/// <param name="Type">Its type.</param>
/// <param name="Fields">What the row says of fields of the table.</param>
public sealed record StepRow(string Id, string Type, FieldSet Fields);
