namespace SequencesAsCode.Core.States;

/// <summary>What the service says.</summary>
/// <param name="Account">The team id of the account the key belongs to.</param>
/// <param name="Rows">Every row of the list, all pages; archived sequences are not listed by the service.</param>
/// <param name="Sequences">The sequences that were read whole, by id.</param>
/// <param name="Absent">Ids that were asked for and that the service does not have.</param>
/// <param name="Directory">Names and ids of what sequences refer to.</param>
public sealed record CurrentState(
    string Account,
    ImmutableArray<SequenceRow> Rows,
    ImmutableDictionary<string, CurrentSequence> Sequences,
    ImmutableHashSet<string> Absent,
    AccountDirectory Directory
)
{
    /// <summary>Ids that were left unread because files and list are as the lock knows them.</summary>
    public ImmutableHashSet<string> AsLocked { get; init; } = [];

    /// <summary>The sequences that were to be read and that the key may not read; null when there are none.</summary>
    public Unreadable? Unreadable { get; init; }

    /// <summary>
    /// What is wrong with the answers about some sequences, by id, as it follows a colon: even after several looks an
    /// answer
    /// contradicts itself, or lacks what the list shows. Of the latter what was read stands in <see cref="Sequences"/>;
    /// nothing
    /// may be sent on it.
    /// </summary>
    public ImmutableDictionary<string, string> Unclear { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>
    /// The sequences that could not be read for a reason of their own, by id, each with a sentence that says why.
    /// Nothing
    /// is known of them beyond their row; the others are as they were read.
    /// </summary>
    public ImmutableDictionary<string, string> Failures { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>An account about which nothing is known.</summary>
    public static CurrentState Empty { get; } =
        new("", [], ImmutableDictionary<string, CurrentSequence>.Empty, [], AccountDirectory.Empty);
}

/// <summary>Sequences that the key may not read: of each no more is known than its row of the list.</summary>
/// <param name="Ids">Which.</param>
/// <param name="Endpoint">What the key's scope lacks, by the service's name for it.</param>
public sealed record Unreadable(ImmutableHashSet<string> Ids, string Endpoint);

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

/// <summary>A sequence read whole.</summary>
public sealed record CurrentSequence
{
    /// <summary>Apollo's id.</summary>
    public required string Id { get; init; }

    /// <summary>Every field of the table that the service returned.</summary>
    public required FieldSet Fields { get; init; }

    /// <summary>By position.</summary>
    public required ImmutableArray<CurrentStep> Steps { get; init; }

    /// <summary>How many are active or paused in it.</summary>
    public required People People { get; init; }

    /// <summary>Whether it is archived.</summary>
    public bool Archived { get; init; }

    /// <summary>Apollo's word for why it is on or off, for example <c>manual_pause</c>.</summary>
    public string? StatusReason { get; init; }

    /// <summary>Whether Apollo paused it by itself.</summary>
    public bool AutoPaused { get; init; }

    /// <summary>Hash of everything but noise that was read of it, managed or not.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Whether it is switched on.</summary>
    public bool Active => Fields[Core.Values.Fields.Active] is FieldValue.Flag { Value: true };

    /// <summary>Its name in Apollo.</summary>
    public string Name => Fields[Core.Values.Fields.Name] is FieldValue.Text name ? name.Value : "";

    /// <summary>
    /// Whether nothing says in which order its steps run; then the order of <see cref="Steps"/> means nothing.
    /// </summary>
    public bool IsOrderUnknown { get; init; }

    /// <summary>The same with the steps that an order names in that order, and the others behind them.</summary>
    public CurrentSequence InOrder(ImmutableArray<string> order)
    {
        var places = order.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        return this with { Steps = [.. Steps.OrderBy(step => places.GetValueOrDefault(step.Id, int.MaxValue))] };
    }

    /// <summary>
    /// Whether people are in it and in none of its steps, such as those who were added while it was off (recorded).
    /// </summary>
    public bool HasPeopleOutsideSteps =>
        People.Count is { } all
        && Steps.All(step => step.People.Count is not null)
        && all > Steps.Sum(step => step.People.Count);

    /// <summary>The ids of its steps and touches.</summary>
    public IEnumerable<string> PartIds => Parts.Skip(1).Select(part => part.Id);

    /// <summary>The sequence itself, its steps and their touches: the id of each and its fields.</summary>
    internal IEnumerable<(string Id, FieldSet Fields)> Parts =>
        Steps
            .SelectMany(step => step.Touches.Select(touch => (touch.Id, touch.Fields)).Prepend((step.Id, step.Fields)))
            .Prepend((Id, Fields));
}

/// <summary>A step as the service holds it.</summary>
/// <param name="Id">Apollo's id.</param>
/// <param name="Type">Its type, one of <see cref="StepTypes.All"/> or a word this version does not know.</param>
/// <param name="Fields">Every field of the table that the service returned.</param>
/// <param name="Touches">In the order of the answer, which has no meaning.</param>
/// <param name="People">How many are active or paused in it.</param>
public sealed record CurrentStep(
    string Id,
    string Type,
    FieldSet Fields,
    ImmutableArray<CurrentTouch> Touches,
    People People
);

/// <summary>A touch as the service holds it, with its template.</summary>
/// <param name="Id">Apollo's id.</param>
/// <param name="Fields">Every field of the table that the service returned.</param>
/// <param name="CannotBeKept">Names of what it holds and an update is not known to carry back.</param>
public sealed record CurrentTouch(string Id, FieldSet Fields, ImmutableArray<string> CannotBeKept)
{
    /// <summary>The id of its template where other steps may use that too; null where it is its own.</summary>
    public string? Template { get; init; }
}

/// <summary>A number of people, or that it is not known; unknown is treated as some.</summary>
public readonly record struct People(long? Count)
{
    /// <summary>The service did not say.</summary>
    public static People Unknown { get; }

    /// <summary>Nobody.</summary>
    public static People Nobody { get; } = new(0);

    /// <summary>Whether it is certain that nobody is there.</summary>
    public bool IsNobody => Count == 0;

    /// <summary><c>12 people</c>, <c>1 person</c>, <c>nobody</c>, <c>an unknown number of people</c>.</summary>
    public override string ToString() =>
        Count switch
        {
            null => "an unknown number of people",
            0 => "nobody",
            1 => "1 person",
            var many => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{many} people"),
        };
}

/// <summary>
/// Names and ids of what sequences refer to. A list is null when it was not read because nothing needed it.
/// </summary>
public sealed record AccountDirectory(
    ImmutableArray<DirectoryEntry>? Schedules,
    ImmutableArray<DirectoryEntry>? Users,
    ImmutableArray<DirectoryEntry>? Labels
)
{
    /// <summary>Why the schedules could not be looked up; null when nothing went wrong.</summary>
    public string? SchedulesTrouble { get; init; }

    /// <summary>Why the users could not be looked up; null when nothing went wrong.</summary>
    public string? UsersTrouble { get; init; }

    /// <summary>Why the labels could not be looked up; null when nothing went wrong.</summary>
    public string? LabelsTrouble { get; init; }

    /// <summary>Nothing was read.</summary>
    public static AccountDirectory Empty { get; } = new(null, null, null);

    /// <summary>The name behind an id, or null.</summary>
    public static string? NameOf(ImmutableArray<DirectoryEntry>? entries, string id) =>
        entries?.FirstOrDefault(entry => entry.Id == id)?.Name;
}

/// <summary>An id and the name people use for it: a schedule's or label's name, a user's email address.</summary>
public sealed record DirectoryEntry(string Id, string Name);
