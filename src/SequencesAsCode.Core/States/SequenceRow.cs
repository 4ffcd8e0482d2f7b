namespace SequencesAsCode.Core.States;

/// <summary>A sequence as the list shows it, without touches and bodies.</summary>
public sealed record SequenceRow(string Id, string Name, bool Active)
{
    /// <summary>How many steps it has; null when the row does not tell.</summary>
    public int? Steps { get; init; }

    /// <summary>The other fields in the row; a row may have fewer than a sequence read in full.</summary>
    public FieldSet Fields { get; init; } = FieldSet.Empty;

    /// <summary>Its steps in order; null when the row does not have them.</summary>
    public ImmutableArray<StepRow>? StepRows { get; init; }

    /// <summary>
    /// How many people are active or paused in it. Recorded rows do not tell; a sequence read in full does.
    /// </summary>
    public People People { get; init; } = People.Unknown;

    /// <summary>Hash of the row without noise; empty when the row does not come from an answer.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>The sequence as far as the row shows it. It has no touches, so it must not be written back.</summary>
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
/// <param name="Fields">The fields in the row.</param>
public sealed record StepRow(string Id, string Type, FieldSet Fields);
