namespace SequencesAsCode.Core.Planning;

/// <summary>Collects the decisions for the fields of one object.</summary>
internal sealed class FieldTally
{
    private readonly ImmutableArray<FieldChange>.Builder changes = ImmutableArray.CreateBuilder<FieldChange>();
    private readonly List<KeyValuePair<Field, FieldValue>> recorded = [];

    /// <summary>Fields that were edited in Apollo and are kept.</summary>
    public List<FieldDifference> Drift { get; } = [];

    /// <summary>Fields that were edited on both sides.</summary>
    public List<FieldDifference> Conflicts { get; } = [];

    /// <summary>Differences that the API is not known to change.</summary>
    public List<FieldDifference> SetByHand { get; } = [];

    /// <summary>Changes that the service cannot make.</summary>
    public List<FieldDifference> Impossible { get; } = [];

    /// <summary>Fields that the service does not show.</summary>
    public List<Field> Unseen { get; } = [];

    /// <summary>Values that Apollo rewrote when they were sent.</summary>
    public RewrittenFields Rewritten { get; } = new();

    /// <summary>Whether file and Apollo agree on a field, and the lock differs.</summary>
    public bool IsBaseOld { get; set; }

    /// <summary>Records a value of the file that Apollo has after the change.</summary>
    public void Record(Field field, FieldValue wanted) => recorded.Add(new(field, wanted));

    /// <summary>Adds a value of the file that is sent.</summary>
    public void Change(Field field, FieldValue? held, FieldValue wanted, Reason reason)
    {
        changes.Add(new(field, held, wanted, reason));
        Record(field, wanted);
    }

    /// <summary>All decisions, for an object with the fields <paramref name="current"/> now.</summary>
    public FieldDecisions Done(FieldSet current) =>
        new()
        {
            Changes = changes.ToImmutable(),
            Drift = [.. Drift],
            Conflicts = [.. Conflicts],
            SetByHand = [.. SetByHand],
            Target = current.With(
                FieldSet.From(changes.Select(change => KeyValuePair.Create(change.Field, change.After)))
            ),
            Recorded = FieldSet.From(recorded),
            IsBaseOld = IsBaseOld,
            Impossible = [.. Impossible],
            Unseen = [.. Unseen],
            Rewritten = Rewritten.Done(),
        };
}
