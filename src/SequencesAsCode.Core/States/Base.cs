using SequencesAsCode.Core.Markup;

namespace SequencesAsCode.Core.States;

/// <summary>The state that the last apply recorded in the lock, completed from the journal.</summary>
/// <param name="Account">Team id of the account that the lock belongs to; null before the first apply.</param>
/// <param name="Sequences">Sorted by id.</param>
/// <param name="PendingCreates">
/// Creates whose answer was lost; the next run looks for them before it creates again.
/// </param>
/// <param name="Digest">Digest of the lock file, which a saved plan contains.</param>
public sealed record Base(
    string? Account,
    ImmutableArray<BaseSequence> Sequences,
    ImmutableArray<PendingCreate> PendingCreates,
    string Digest
)
{
    /// <summary>The base before the first apply.</summary>
    public static Base Empty { get; } = new(null, [], [], "");

    /// <summary>
    /// Whether the lock was merged from two versions, neither of which has everything that was applied.
    /// </summary>
    public bool IsMerged { get; init; }

    /// <summary>
    /// Ids of sequences that another lock of the workspace protects, so that renaming an environment does not remove
    /// the protection.
    /// </summary>
    public ImmutableHashSet<string> ProtectedElsewhere { get; init; } = [];

    /// <summary>
    /// Whether there is neither a lock nor a journal entry, so that nothing tells what was created before.
    /// </summary>
    public bool KnowsNothing => Digest.Length == 0 && Sequences.IsEmpty && PendingCreates.IsEmpty;

    /// <summary>
    /// Keys of sequences that a run began to change and never read back; a difference there may be what that run sent.
    /// </summary>
    public ImmutableHashSet<string> Unfinished { get; init; } = [];
}

/// <summary>A sequence that a run tried to create, with unknown result.</summary>
/// <param name="Key">Its key at that time.</param>
/// <param name="Name">Its name at that time, by which the service is searched.</param>
public sealed record PendingCreate(string Key, string Name)
{
    /// <summary>Tokens of its texts; they identify it when its key and name have changed in the files since.</summary>
    public ImmutableArray<string> Texts { get; init; } = [];

    /// <summary>
    /// Whether a sequence to be created may be the same one: it has its key, its name or one of its texts.
    /// </summary>
    public bool Resembles(string key, string name, IEnumerable<string> texts) =>
        Key == key
        || string.Equals(Name.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase)
        || texts.Any(Texts.Contains);
}

/// <summary>A sequence as the last apply left it.</summary>
/// <param name="Id">Apollo's id.</param>
/// <param name="Key">Its key in the workspace.</param>
/// <param name="Name">Its name at that time.</param>
/// <param name="Fields">The values sent and returned, by managed field.</param>
/// <param name="Steps">All its steps at that time, managed or not, in order.</param>
public sealed record BaseSequence(string Id, string Key, string Name, BaseFields Fields, ImmutableArray<BaseStep> Steps)
{
    /// <summary>Whether it is protected; deleting the line from its file does not lift the protection.</summary>
    public bool IsProtected { get; init; }

    /// <summary>
    /// The entries under <c>allow</c> that were in its file when it was applied, sorted. None of them consents again.
    /// </summary>
    public ImmutableArray<string> Spent { get; init; } = [];

    /// <summary>A copy in which further entries are spent.</summary>
    public BaseSequence Spending(IEnumerable<string> entries) =>
        this with
        {
            Spent = [.. Spent.Union(entries, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };

    /// <summary>The ids of its steps and touches.</summary>
    public IEnumerable<string> PartIds => Parts.Skip(1).Select(part => part.Id);

    /// <summary>The sequence itself, its steps and their touches: the id of each and its fields.</summary>
    internal IEnumerable<(string Id, BaseFields Fields)> Parts =>
        Steps
            .SelectMany(step => step.Touches.Select(touch => (touch.Id, touch.Fields)).Prepend((step.Id, step.Fields)))
            .Prepend((Id, Fields));

    /// <summary>Puts the steps of this sequence into its recorded order; the other steps keep their places.</summary>
    public List<BaseStep> InKnownOrder(List<BaseStep> now) => InOrder(now, [.. Steps.Select(step => step.Id)]);

    /// <summary>Puts the steps named by an order into that order; the other steps keep their places.</summary>
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

/// <summary>
/// The value sent for a field and the value the service then returned, each as a <see cref="FieldToken"/>.
/// </summary>
/// <param name="Sent">Token of the file's value.</param>
/// <param name="Returned">Token of the value read back.</param>
/// <param name="Source">
/// The source of the value in the file, see <see cref="FieldToken.SourceOf"/>; null for most fields.
/// </param>
/// <param name="IsRefused">
/// Whether the service accepted the call but changed the value, and nobody has accepted that yet.
/// </param>
/// <param name="Rewrite">
/// How the service changed the value, see <see cref="RewriteKinds"/>; null when it kept the value or the previous one.
/// If the pair is not refused, the change was accepted.
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
    /// How the returned text differs from the one sent, see <see cref="ServedText"/>; null when they are equal or the
    /// difference was not kept.
    /// </summary>
    public string? Served { get; init; }

    /// <summary>Whether the returned value is neither the one sent nor the previous one, accepted or not.</summary>
    public bool IsRewritten => Rewrite is not null;

    /// <summary>The pair of a value that was sent or is equal on both sides.</summary>
    public static BasePair Of(Field field, FieldValue sent, FieldValue? returned) =>
        new(FieldToken.Of(field, sent), FieldToken.Of(field, returned), FieldToken.SourceOf(sent))
        {
            Served =
                sent is FieldValue.Html one && returned is FieldValue.Html other
                    ? ServedText.Difference(one.Markup, other.Markup)
                    : null,
        };
}

/// <summary>Pairs by field; a field without a pair has no base.</summary>
public sealed record BaseFields(ImmutableSortedDictionary<string, BasePair> Pairs)
{
    /// <summary>No base for any field.</summary>
    public static BaseFields Empty { get; } =
        new(ImmutableSortedDictionary.Create<string, BasePair>(StringComparer.Ordinal));

    /// <summary>The pair of a field, or null.</summary>
    public BasePair? this[Field field] => Pairs.GetValueOrDefault(field.Key);

    /// <summary>A copy with one pair set.</summary>
    public BaseFields With(Field field, BasePair pair) => new(Pairs.SetItem(field.Key, pair));
}
