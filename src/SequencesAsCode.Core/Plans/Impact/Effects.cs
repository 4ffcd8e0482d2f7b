namespace SequencesAsCode.Core.Plans.Impact;

/// <summary>Determines the effect of a change on recipients, and its change classes.</summary>
public static class Effects
{
    /// <summary>The change classes, in the order of the enumeration.</summary>
    public static ImmutableArray<ChangeClass> Classes(
        ImmutableArray<FieldChange> fields,
        ImmutableArray<StepChange> steps
    )
    {
        var classes = new SortedSet<ChangeClass>();
        foreach (var field in fields)
            classes.Add(field.Field.Change);
        foreach (var step in steps)
        {
            foreach (var field in step.Fields)
                classes.Add(field.Field.Change);
            if (step.Action is PartAction.Move)
                classes.Add(ChangeClass.Order);
            if (step.Action is PartAction.Remove or PartAction.Replace)
                classes.Add(ChangeClass.Destructive);
            if (step.Action is PartAction.Create or PartAction.Remove or PartAction.Replace)
                classes.Add(ChangeClass.Timing);
            foreach (var touch in step.Touches)
            {
                foreach (var field in touch.Fields)
                    classes.Add(field.Field.Change);
                if (touch.Action is PartAction.Remove)
                    classes.Add(ChangeClass.Destructive);
                if (touch.Action is PartAction.Create or PartAction.Remove && step.Action is not PartAction.Create)
                    classes.Add(ChangeClass.Variants);
            }
        }

        return [.. classes];
    }

    /// <summary>Whether the change turns the sequence on.</summary>
    public static bool SwitchesOn(ImmutableArray<FieldChange> fields) =>
        fields.Any(change =>
            ReferenceEquals(change.Field, Fields.Active) && change.After is FieldValue.Flag { Value: true }
        );

    /// <summary>Whether the change turns the sequence off.</summary>
    public static bool SwitchesOff(ImmutableArray<FieldChange> fields) =>
        fields.Any(change =>
            ReferenceEquals(change.Field, Fields.Active) && change.After is FieldValue.Flag { Value: false }
        );

    /// <summary>
    /// Whether a touch that waited for review is approved, or a step without approved touches gets one.
    /// </summary>
    public static bool Approves(
        CurrentSequence current,
        ImmutableArray<StepChange> steps,
        ImmutableArray<TargetStep> targets
    )
    {
        var silent = current
            .Steps.Where(step => !step.Touches.Any(touch => IsApproved(touch.Fields)))
            .Select(step => step.Id)
            .ToHashSet(StringComparer.Ordinal);
        return targets.Any(step =>
                step.Id is not null && silent.Contains(step.Id) && step.Touches.Any(touch => IsApproved(touch.Fields))
            )
            || steps
                .SelectMany(step => step.Touches)
                .Where(touch => touch.Action == PartAction.Update)
                .SelectMany(touch => touch.Fields)
                .Any(change =>
                    ReferenceEquals(change.Field, Fields.Status)
                    && change.After is FieldValue.Text { Value: "approved" }
                );
    }

    private static bool IsApproved(FieldSet touch) => touch[Fields.Status] is FieldValue.Text { Value: "approved" };

    /// <summary>The effect of an archive.</summary>
    public static Effect OfArchive(bool isLive, People people) =>
        isLive ? new(EffectKind.ArchivesLive, people) : new(EffectKind.ArchivesOff);

    /// <summary>The effect of a create.</summary>
    public static Effect OfCreate(bool isActive) => new(isActive ? EffectKind.CreatedOn : EffectKind.CreatedOff);

    /// <summary>The effect of an update.</summary>
    /// <param name="isLive">Whether the sequence is turned on now.</param>
    /// <param name="people">The number of people in it now.</param>
    /// <param name="fields">The changed fields of the sequence itself.</param>
    /// <param name="approves">Whether a touch that waited for review will be sent.</param>
    /// <param name="classes">The change classes.</param>
    public static Effect OfUpdate(
        bool isLive,
        People people,
        ImmutableArray<FieldChange> fields,
        bool approves,
        ImmutableArray<ChangeClass> classes
    )
    {
        if (SwitchesOn(fields))
            return new(EffectKind.StartsSending, people);
        if (SwitchesOff(fields))
            return new(EffectKind.StopsSending, people);
        if (!isLive)
            return new(EffectKind.ChangesOff);
        if (approves)
            return new(EffectKind.StartsReviewed, people);
        var felt = classes.Where(IsFelt).ToImmutableArray();
        if (felt.IsEmpty)
            return new(EffectKind.ChangesUnfelt);
        return new(felt is [ChangeClass.Timing] ? EffectKind.ChangesTimes : EffectKind.ChangesLive, people);
    }

    /// <summary>The effect of a change as far as its own data shows it, for a change whose effect is unknown.</summary>
    public static Effect Of(SequenceChange change) =>
        change.Intended switch
        {
            SequenceAction.Create => OfCreate(SwitchesOn(change.Fields)),
            SequenceAction.Archive => OfArchive(change.Live, change.People),
            SequenceAction.Update => OfUpdate(
                change.Live,
                change.People,
                change.Fields,
                approves: false,
                change.Classes
            ),
            _ => new(EffectKind.NothingSent),
        };

    private static bool IsFelt(ChangeClass change) =>
        change
            is ChangeClass.Copy
                or ChangeClass.Timing
                or ChangeClass.Order
                or ChangeClass.Variants
                or ChangeClass.Destructive
                or ChangeClass.Activation;
}
