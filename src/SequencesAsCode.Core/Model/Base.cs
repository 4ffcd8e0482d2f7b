using System.Collections.Immutable;

namespace SequencesAsCode.Model;

/// <summary>What the last apply left, from the lock, with what the journal adds.</summary>
/// <param name="Account">Team id of the account the lock belongs to; null when nothing was applied yet.</param>
/// <param name="Sequences">Sorted by id.</param>
/// <param name="PendingCreates">Creates whose answer was lost: the next run looks for them before it creates again.</param>
/// <param name="Digest">Digest of the lock file; a saved plan holds it.</param>
public sealed record Base(string? Account, ImmutableArray<BaseSequence> Sequences, ImmutableArray<PendingCreate> PendingCreates, string Digest)
{
    /// <summary>Nothing was ever applied.</summary>
    public static Base Empty { get; } = new(null, [], [], "");

    /// <summary>Keys of sequences that a run began to change, and never read back: what moved there since may be what it sent.</summary>
    public ImmutableHashSet<string> Unfinished { get; init; } = [];
}

/// <summary>A sequence that a run meant to create, and never learned whether it was.</summary>
public sealed record PendingCreate(string Key, string Name);

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

    /// <summary>Steps as they are by now, those that it has among them in the order that it has them in; the places of the others stay.</summary>
    internal List<BaseStep> InKnownOrder(List<BaseStep> now)
    {
        var places = Steps.Index().ToDictionary(pair => pair.Item.Id, pair => pair.Index, StringComparer.Ordinal);
        var known = new Queue<BaseStep>(now.Where(step => places.ContainsKey(step.Id)).OrderBy(step => places[step.Id]));
        return now.ConvertAll(step => places.ContainsKey(step.Id) ? known.Dequeue() : step);
    }
}

/// <summary>A step as the last apply left it.</summary>
public sealed record BaseStep(string Id, string? Key, string Type, BaseFields Fields, ImmutableArray<BaseTouch> Touches);

/// <summary>A touch as the last apply left it.</summary>
public sealed record BaseTouch(string Id, string? Key, BaseFields Fields);

/// <summary>What was sent for a field and what the service then returned, each as a <see cref="FieldToken"/>.</summary>
/// <param name="Sent">Token of the value of the file.</param>
/// <param name="Returned">Token of the value read back.</param>
/// <param name="Source">Digest of the Markdown that the sent value was rendered from, so that a new renderer version alone is no change.</param>
/// <param name="IsRefused">Whether the service took the write and did not keep the value: only a person can set it there.</param>
public sealed record BasePair(string Sent, string Returned, string? Source = null, bool IsRefused = false);

/// <summary>Pairs by field; a field that is not in it has no base.</summary>
public sealed record BaseFields(ImmutableSortedDictionary<string, BasePair> Pairs)
{
    /// <summary>No base for any field.</summary>
    public static BaseFields Empty { get; } = new(ImmutableSortedDictionary.Create<string, BasePair>(StringComparer.Ordinal));

    /// <summary>The pair of a field, or null.</summary>
    public BasePair? this[Field field] => Pairs.GetValueOrDefault(field.Key);

    /// <summary>The same with one pair set.</summary>
    public BaseFields With(Field field, BasePair pair) => new(Pairs.SetItem(field.Key, pair));
}
