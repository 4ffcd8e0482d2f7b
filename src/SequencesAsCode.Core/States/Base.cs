using SequencesAsCode.Core.Markup;

namespace SequencesAsCode.Core.States;

/// <summary>What the last apply left, from the lock, with what the journal adds.</summary>
/// <param name="Account">Team id of the account the lock belongs to; null when nothing was applied yet.</param>
/// <param name="Sequences">Sorted by id.</param>
/// <param name="PendingCreates">Creates whose answer was lost: the next run looks for them before it creates
/// again.</param>
/// <param name="Digest">Digest of the lock file; a saved plan holds it.</param>
public sealed record Base(
    string? Account,
    ImmutableArray<BaseSequence> Sequences,
    ImmutableArray<PendingCreate> PendingCreates,
    string Digest
)
{
    /// <summary>Nothing was ever applied.</summary>
    public static Base Empty { get; } = new(null, [], [], "");

    /// <summary>Whether the lock was put together of two sides, neither of which saw all that was applied.</summary>
    public bool IsMerged { get; init; }

    /// <summary>Ids of sequences that another lock of the workspace protects: what an environment is called lifts no
    /// protection.</summary>
    public ImmutableHashSet<string> ProtectedElsewhere { get; init; } = [];

    /// <summary>
    /// Whether there is neither a lock nor anything in the journal, so that nothing says what was made before.
    /// </summary>
    public bool KnowsNothing => Digest.Length == 0 && Sequences.IsEmpty && PendingCreates.IsEmpty;

    /// <summary>
    /// Keys of sequences that a run began to change, and never read back: what moved there since may be what it sent.
    /// </summary>
    public ImmutableHashSet<string> Unfinished { get; init; } = [];
}

/// <summary>A sequence that a run meant to create, and never learned whether it was.</summary>
/// <param name="Key">Our name for it then.</param>
/// <param name="Name">Its name then: by it the service is searched.</param>
public sealed record PendingCreate(string Key, string Name)
{
    /// <summary>
    /// Tokens of the texts that it was to have: by them it is recognised when key and name have changed in the files
    /// since.
    /// </summary>
    public ImmutableArray<string> Texts { get; init; } = [];

    /// <summary>Whether what is to be made now may be the same: by its key, its name, or a text of it.</summary>
    public bool Resembles(string key, string name, IEnumerable<string> texts) =>
        Key == key
        || string.Equals(Name.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase)
        || texts.Any(Texts.Contains);
}

/// <summary>A sequence as the last apply left it.</summary>
/// <param name="Id">Apollo's id.</param>
/// <param name="Key">Our name for it.</param>
/// <param name="Name">Its name then.</param>
/// <param name="Fields">What was sent and returned, by managed field.</param>
/// <param name="Steps">Every step it then had, managed or not, in order.</param>
public sealed record BaseSequence(string Id, string Key, string Name, BaseFields Fields, ImmutableArray<BaseStep> Steps)
{
    /// <summary>Whether it is protected, so that deleting a line of its file does not lift that.</summary>
    public bool IsProtected { get; init; }

    /// <summary>The ids of its steps and touches.</summary>
    public IEnumerable<string> PartIds => Parts.Skip(1).Select(part => part.Id);

    /// <summary>The sequence itself, its steps and their touches: the id of each and its fields.</summary>
    internal IEnumerable<(string Id, BaseFields Fields)> Parts =>
        Steps
            .SelectMany(step => step.Touches.Select(touch => (touch.Id, touch.Fields)).Prepend((step.Id, step.Fields)))
            .Prepend((Id, Fields));

    /// <summary>
    /// Steps as they are by now, those that it has among them in the order that it has them in; the places of the
    /// others stay.
    /// </summary>
    public List<BaseStep> InKnownOrder(List<BaseStep> now) => InOrder(now, [.. Steps.Select(step => step.Id)]);

    /// <summary>Steps with those that an order names in that order; the places of the others stay.</summary>
    public static List<BaseStep> InOrder(List<BaseStep> now, ImmutableArray<string> order)
    {
        var places = order.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        var known = new Queue<BaseStep>(
            now.Where(step => places.ContainsKey(step.Id)).OrderBy(step => places[step.Id])
        );
        return now.ConvertAll(step => places.ContainsKey(step.Id) ? known.Dequeue() : step);
    }
}

/// <summary>A step as the last apply left it.</summary>
public sealed record BaseStep(
    string Id,
    string? Key,
    string Type,
    BaseFields Fields,
    ImmutableArray<BaseTouch> Touches
);

/// <summary>A touch as the last apply left it.</summary>
public sealed record BaseTouch(string Id, string? Key, BaseFields Fields);

/// <summary>What was sent for a field and what the service then returned, each as a <see cref="FieldToken"/>.</summary>
/// <param name="Sent">Token of the value of the file.</param>
/// <param name="Returned">Token of the value read back.</param>
/// <param name="Source">How the file said it, as <see cref="FieldToken.SourceOf"/> has it; null for most
/// fields.</param>
/// <param name="IsRefused">Whether the service took the write and did not keep the value, and nobody accepted what came
/// back.</param>
/// <param name="Rewrite">
/// What the service made of the value (see <see cref="RewriteKinds"/>); null when it kept it, or left what was there.
/// Not refused, it was accepted.
/// </param>
public sealed record BasePair(
    string Sent,
    string Returned,
    string? Source = null,
    bool IsRefused = false,
    string? Rewrite = null
)
{
    /// <summary>
    /// How what came back differs from what was sent, see <see cref="ServedText"/>; null where it is the same, or where
    /// that was not kept.
    /// </summary>
    public string? Served { get; init; }

    /// <summary>
    /// Whether something came back that is neither what was sent nor what was there before, accepted or not.
    /// </summary>
    public bool IsRewritten => Rewrite is not null;

    /// <summary>The pair of a value that was sent, or is agreed on.</summary>
    public static BasePair Of(Field field, FieldValue sent, FieldValue? returned) =>
        new(FieldToken.Of(field, sent), FieldToken.Of(field, returned), FieldToken.SourceOf(sent))
        {
            Served =
                sent is FieldValue.Html one && returned is FieldValue.Html other
                    ? ServedText.Difference(one.Markup, other.Markup)
                    : null,
        };
}

/// <summary>Pairs by field; a field that is not in it has no base.</summary>
public sealed record BaseFields(ImmutableSortedDictionary<string, BasePair> Pairs)
{
    /// <summary>No base for any field.</summary>
    public static BaseFields Empty { get; } =
        new(ImmutableSortedDictionary.Create<string, BasePair>(StringComparer.Ordinal));

    /// <summary>The pair of a field, or null.</summary>
    public BasePair? this[Field field] => Pairs.GetValueOrDefault(field.Key);

    /// <summary>The same with one pair set.</summary>
    public BaseFields With(Field field, BasePair pair) => new(Pairs.SetItem(field.Key, pair));
}
