namespace SequencesAsCode.Core.Values;

/// <summary>
/// The object that a field belongs to. A template's fields count as the touch's, because a touch has exactly one
/// template.
/// </summary>
public enum FieldOwner
{
    /// <summary>Apollo's <c>emailer_campaign</c>.</summary>
    Sequence,

    /// <summary>Apollo's <c>emailer_step</c>.</summary>
    Step,

    /// <summary>Apollo's <c>emailer_touch</c> with its <c>emailer_template</c>.</summary>
    Touch,
}

/// <summary>How a field can be changed through the API.</summary>
public enum FieldClass
{
    /// <summary>Documented on create and on update.</summary>
    Updatable,

    /// <summary>Ignored on create or not documented there: sent by a second call.</summary>
    UpdateOnly,

    /// <summary>Not documented on update but seen to work: sent, then checked by reading back.</summary>
    Observed,

    /// <summary>
    /// Documented only on create, and whether an update accepts it is unknown: a difference is shown as <em>set by
    /// hand</em>.
    /// </summary>
    CreateOnly,

    /// <summary>Accepted and sent, but documented to have no effect; compared only if the service returns it.</summary>
    Deprecated,
}

/// <summary>The kind of value, which decides how it is compared, shown and sent.</summary>
public enum FieldKind
{
    /// <summary>One line of text.</summary>
    Text,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>One of a fixed list of words.</summary>
    Choice,

    /// <summary>A set of strings; the order has no meaning.</summary>
    Set,

    /// <summary>A set of email addresses; letter case has no meaning.</summary>
    EmailSet,

    /// <summary>An amount and a unit.</summary>
    Wait,

    /// <summary>A point in time.</summary>
    Moment,

    /// <summary>HTML, compared in canonical form.</summary>
    Html,

    /// <summary>Another object of the account, written by name and sent by id.</summary>
    Reference,
}

/// <summary>The classes of changes, by which reviews can be routed.</summary>
public enum ChangeClass
{
    /// <summary>Text that a recipient or caller reads.</summary>
    Copy,

    /// <summary>When messages are sent.</summary>
    Timing,

    /// <summary>The order of steps.</summary>
    Order,

    /// <summary>Touches are added or removed (A/B).</summary>
    Variants,

    /// <summary>Other settings.</summary>
    Settings,

    /// <summary>Owner and sharing.</summary>
    Ownership,

    /// <summary>Whether anything is sent at all.</summary>
    Activation,

    /// <summary>A step or touch is removed or replaced, a sequence archived.</summary>
    Destructive,
}

/// <summary>
/// A row of the table of fields (<see cref="Fields"/>), which the planner, the payloads, the schemas and the
/// reference in docs/files.md use.
/// </summary>
public sealed record Field
{
    internal Field(
        FieldOwner owner,
        string key,
        string apiName,
        FieldClass fieldClass,
        FieldKind kind,
        ChangeClass change
    )
    {
        Owner = owner;
        Key = key;
        ApiName = apiName;
        Class = fieldClass;
        Kind = kind;
        Change = change;
        (ApiParent, ApiProperty) = apiName.Split('.') is [var parent, var property]
            ? (parent, property)
            : (null, apiName);
    }

    /// <summary>The object that it belongs to.</summary>
    public FieldOwner Owner { get; }

    /// <summary>
    /// Its name in YAML, in plans and in the lock, for example <c>schedule</c> or <c>sharing.visibility</c>.
    /// </summary>
    public string Key { get; }

    /// <summary>Its name in Apollo's API.</summary>
    public string ApiName { get; }

    /// <summary>
    /// The nested object that contains it in Apollo's API, for example <c>emailer_template</c>; null for a property of
    /// the owner itself.
    /// </summary>
    public string? ApiParent { get; }

    /// <summary>Its property name in that object.</summary>
    public string ApiProperty { get; }

    /// <summary>How it can be changed.</summary>
    public FieldClass Class { get; }

    /// <summary>The kind of its value.</summary>
    public FieldKind Kind { get; }

    /// <summary>The class of a change to it.</summary>
    public ChangeClass Change { get; }

    /// <summary>The allowed words of a <see cref="FieldKind.Choice"/>; empty otherwise.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>
    /// Whether <c>none</c> clears it. It is not documented that an update accepts null, so a cleared field is read
    /// back.
    /// </summary>
    public bool Clearable { get; init; }

    /// <summary>Smallest allowed number.</summary>
    public long Minimum { get; init; }

    /// <summary>Largest allowed number; null when Apollo states none.</summary>
    public long? Maximum { get; init; }

    /// <summary>
    /// The value that a create without the field was recorded to give in Apollo; null when no recording shows it.
    /// </summary>
    public FieldValue? Default { get; init; }

    /// <summary>Its name in plans, for example <c>emails per day</c>.</summary>
    public required string Label { get; init; }

    /// <summary>The label in JSON, where Apollo's word of the API may stay; otherwise <see cref="Label"/>.</summary>
    public string JsonLabel
    {
        get => field ?? Label;
        init;
    }

    /// <summary>One sentence for the schema and the reference.</summary>
    public required string Summary { get; init; }

    /// <summary>Sorts fields as <see cref="Fields.All"/> does.</summary>
    internal int Order { get; init; }

    /// <summary>The name that is unique over all objects, for example <c>step.wait</c>.</summary>
    public string FullName =>
        $"{Owner switch { FieldOwner.Sequence => "sequence", FieldOwner.Step => "step", _ => "touch" }}.{Key}";

    /// <inheritdoc/>
    public bool Equals(Field? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Order;

    /// <inheritdoc/>
    public override string ToString() => FullName;
}
