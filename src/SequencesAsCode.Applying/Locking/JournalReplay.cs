using System.Text.Json.Nodes;

namespace SequencesAsCode.Applying.Locking;

/// <summary>
/// Adds the lines of a journal to the content of a lock. A lock that the journal does not continue, such as one that
/// came with git, is newer and wins for the sequences that it knows.
/// </summary>
internal sealed class JournalReplay
{
    private readonly Base before;
    private readonly string lockDigest;
    private readonly Dictionary<string, BaseSequence> sequences;
    private readonly Dictionary<string, string> keys;
    private readonly HashSet<string> lockedKeys;
    private readonly HashSet<string> lockedIds;
    private readonly SortedDictionary<string, PendingCreate> pending = new(StringComparer.Ordinal);
    private readonly HashSet<string> unfinished = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonObject> begun = new(StringComparer.Ordinal);
    private string? account;

    /// <summary>Starts with the lock alone.</summary>
    /// <param name="before">The content of the lock.</param>
    /// <param name="lockDigest">The digest of the lock; empty when there is none.</param>
    public JournalReplay(Base before, string lockDigest)
    {
        this.before = before;
        this.lockDigest = lockDigest;
        account = before.Account;
        sequences = before.Sequences.ToDictionary(sequence => sequence.Key, StringComparer.Ordinal);
        keys = before.Sequences.ToDictionary(sequence => sequence.Id, sequence => sequence.Key, StringComparer.Ordinal);
        lockedKeys = sequences.Keys.ToHashSet(StringComparer.Ordinal);
        lockedIds = keys.Keys.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The lock with all lines so far.</summary>
    public Base Result =>
        before with
        {
            Account = account,
            Sequences =
            [
                .. sequences.Values.Select(UsedByBegun).OrderBy(sequence => sequence.Id, StringComparer.Ordinal),
            ],
            PendingCreates = [.. pending.Values],
            Unfinished = unfinished.ToImmutableHashSet(StringComparer.Ordinal),
        };

    /// <summary>Adds a line.</summary>
    /// <exception cref="FormatException">
    /// It is malformed. Values of a wrong type cause the exceptions of <see cref="JsonNode"/>.
    /// </exception>
    public void Take(JsonObject line)
    {
        var key = (string?)line["key"] ?? throw new FormatException("no key");
        var open = pending.GetValueOrDefault(key);
        pending.Remove(key);
        unfinished.Remove(key);
        begun.Remove(key);
        switch ((string)line["kind"]!)
        {
            case "intent" when (bool)(line["create"] ?? throw new FormatException("no create")):
                pending[key] = Create(key, line);
                break;
            case "intent":
                // Found by its name and begun again: while its id is unknown, the create says to which key it belongs.
                if (open is not null && !sequences.ContainsKey(key))
                    pending[key] = open;
                unfinished.Add(key);
                begun[key] = line;
                break;
            case "begun":
                pending[key] = Create(key, line);
                Record(key, line);
                break;
            case "done":
                Record(key, line);
                break;
            case "forgotten":
                if (Continues(line) || !lockedKeys.Contains(key))
                    Forget(key);
                break;
            case "abandoned":
                break;
            default:
                throw new FormatException("unknown kind");
        }
    }

    private void Record(string key, JsonObject line)
    {
        var done = LockFormat.Sequences((JsonArray)line["objects"]!).Single();
        var owner = (string?)line["account"] ?? throw new FormatException("no account");
        if (done.Key != key)
            throw new FormatException("another key");
        if (!Continues(line) && IsLocked(done, owner))
        {
            RememberSpent(done);
            return;
        }

        if (keys.TryGetValue(done.Id, out var former))
            Drop(former);
        Drop(key);
        sequences[key] = done;
        keys[done.Id] = key;
        account = owner;
    }

    // A lock that came with git may be older than the journal. What the journal says was used stays used.
    private void RememberSpent(BaseSequence done)
    {
        if (keys.TryGetValue(done.Id, out var key))
            sequences[key] = sequences[key].Spending(done.Spent);
    }

    // What an apply that did not finish may have used stays used.
    private BaseSequence UsedByBegun(BaseSequence sequence) =>
        sequence.Spending(
            begun
                .Values.Where(line => (string?)line["id"] == sequence.Id)
                .SelectMany(line => SpentEntries.Read(line, SpentEntries.Spends))
        );

    private void Forget(string key)
    {
        if (sequences.TryGetValue(key, out var known) && SpentEntries.Heir(known, sequences.Values) is { } heir)
            sequences[heir.Key] = heir;
        Drop(key);
    }

    private void Drop(string key)
    {
        if (sequences.Remove(key, out var known))
            keys.Remove(known.Id);
    }

    // Lines of old journals name no lock and belong to this one.
    private bool Continues(JsonObject line) => (string?)line["of"] is not { } of || of == lockDigest;

    private bool IsLocked(BaseSequence done, string owner) =>
        lockedKeys.Contains(done.Key)
        || lockedIds.Contains(done.Id)
        || (before.Account is { Length: > 0 } locked && locked != owner);

    private static PendingCreate Create(string key, JsonObject line) =>
        new(key, (string?)line["name"] ?? throw new FormatException("no name")) { Texts = Texts(line) };

    private static ImmutableArray<string> Texts(JsonObject line) =>
        line["texts"] is JsonArray texts
            ? [.. texts.Select(text => (string?)text ?? throw new FormatException("no text"))]
            : [];
}
