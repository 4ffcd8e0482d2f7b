namespace SequencesAsCode.Core.Planning;

/// <summary>What was decided for the fields of one object so far.</summary>
internal sealed class FieldTally
{
    private readonly ImmutableArray<FieldChange>.Builder changes = ImmutableArray.CreateBuilder<FieldChange>();
    private readonly List<KeyValuePair<Field, FieldValue>> recorded = [];

    /// <summary>Edited in Apollo and kept.</summary>
    public List<FieldDifference> Drift { get; } = [];

    /// <summary>Moved on both sides.</summary>
    public List<FieldDifference> Conflicts { get; } = [];

    /// <summary>Differences that the API is not known to change.</summary>
    public List<FieldDifference> SetByHand { get; } = [];

    /// <summary>What is wanted and the service cannot change.</summary>
    public List<FieldDifference> Impossible { get; } = [];

    /// <summary>What the service does not show.</summary>
    public List<Field> Unseen { get; } = [];

    /// <summary>What the service made of values that it was sent.</summary>
    public RewrittenFields Rewritten { get; } = new();

    /// <summary>Whether the lock does not say of some equal field what both sides say now.</summary>
    public bool IsBaseOld { get; set; }

    /// <summary>A value of the file that holds afterwards.</summary>
    public void Record(Field field, FieldValue wanted) => recorded.Add(new(field, wanted));

    /// <summary>A value of the file that is to be sent.</summary>
    public void Change(Field field, FieldValue? held, FieldValue wanted, Reason reason)
    {
        changes.Add(new(field, held, wanted, reason));
        Record(field, wanted);
    }

    /// <summary>All of it, for an object that holds <paramref name="current"/> now.</summary>
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
