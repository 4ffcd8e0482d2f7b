namespace SequencesAsCode.Core.States;

/// <summary>A sequence that was read in full.</summary>
public sealed record CurrentSequence
{
    /// <summary>The id of the service: for Apollo, 24 characters of 0-9 and a-f.</summary>
    public required string Id { get; init; }

    /// <summary>All known fields that the service returned.</summary>
    public required FieldSet Fields { get; init; }

    /// <summary>The steps by position.</summary>
    public required ImmutableArray<CurrentStep> Steps { get; init; }

    /// <summary>How many people are active or paused in it.</summary>
    public required People People { get; init; }

    /// <summary>Whether it is archived.</summary>
    public bool Archived { get; init; }

    /// <summary>Apollo's word for the reason of its state, for example <c>manual_pause</c>.</summary>
    public string? StatusReason { get; init; }

    /// <summary>Whether Apollo paused it automatically.</summary>
    public bool AutoPaused { get; init; }

    /// <summary>Hash of everything that was read except noise, managed or not.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Whether it is switched on.</summary>
    public bool Active => Fields[Core.Values.Fields.Active] is FieldValue.Flag { Value: true };

    /// <summary>Its name in Apollo.</summary>
    public string Name => Fields[Core.Values.Fields.Name] is FieldValue.Text name ? name.Value : "";

    /// <summary>
    /// Whether no answer shows the order of its steps; then the order of <see cref="Steps"/> has no meaning.
    /// </summary>
    public bool IsOrderUnknown { get; init; }

    /// <summary>A copy with the steps named by an order in that order, followed by the others.</summary>
    public CurrentSequence InOrder(ImmutableArray<string> order)
    {
        var places = order.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        return this with { Steps = [.. Steps.OrderBy(step => places.GetValueOrDefault(step.Id, int.MaxValue))] };
    }

    /// <summary>
    /// Whether people are in the sequence but in none of its steps, such as people added while it was off (recorded).
    /// </summary>
    public bool HasPeopleOutsideSteps =>
        People.Count is { } all
        && Steps.All(step => step.People.Count is not null)
        && all > People.Sum(Steps.Select(step => step.People)).Count;

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
/// <param name="Type">Its type: one of <see cref="StepTypes.All"/> or a word that this version does not know.</param>
/// <param name="Fields">All known fields that the service returned.</param>
/// <param name="Touches">The touches in the order of the answer, which has no meaning.</param>
/// <param name="People">How many people are active or paused in it.</param>
public sealed record CurrentStep(
    string Id,
    string Type,
    FieldSet Fields,
    ImmutableArray<CurrentTouch> Touches,
    People People
);

/// <summary>A touch as the service holds it, with its template.</summary>
/// <param name="Id">Apollo's id.</param>
/// <param name="Fields">All known fields that the service returned.</param>
/// <param name="CannotBeKept">Names of properties that an update is not known to preserve.</param>
public sealed record CurrentTouch(string Id, FieldSet Fields, ImmutableArray<string> CannotBeKept)
{
    /// <summary>The id of its template when other steps may use that too; null when it is its own.</summary>
    public string? Template { get; init; }
}

/// <summary>A number of people, or unknown; unknown counts as some.</summary>
public readonly record struct People(long? Count)
{
    /// <summary>The service did not tell the number.</summary>
    public static People Unknown { get; }

    /// <summary>No people.</summary>
    public static People Nobody { get; } = new(0);

    /// <summary>Whether the number is known to be 0.</summary>
    public bool IsNobody => Count == 0;

    /// <summary>
    /// The number of people in all, at most <see cref="long.MaxValue"/>; unknown as soon as one number is.
    /// </summary>
    public static People Sum(IEnumerable<People> parts)
    {
        var counts = parts.Select(part => part.Count).ToList();
        return counts.Contains(null)
            ? Unknown
            : new((long)Math.Min(counts.Sum(count => (decimal)count.GetValueOrDefault()), long.MaxValue));
    }

    /// <summary>
    /// The number in words: <c>2,383 people</c>, <c>1 person</c>, <c>nobody</c>, <c>an unknown number of people</c>.
    /// </summary>
    public override string ToString() =>
        Count switch
        {
            null => "an unknown number of people",
            0 => "nobody",
            1 => "1 person",
            var many => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{many:N0} people"),
        };
}
