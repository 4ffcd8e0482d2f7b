using System.Collections.Immutable;
using System.Text;
using SequencesAsCode.Diagnostics;
using SequencesAsCode.Model;

namespace SequencesAsCode.Locking;

/// <summary>What reading the lock gave: the base, or why there is none.</summary>
public sealed record LockResult(Base? Base, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>The lock of one environment with the journal beside it. Not safe for several threads.</summary>
public sealed class LockStore
{
    private readonly string lockPath;
    private readonly string lockName;
    private readonly string journalName;
    private readonly Journal journal;
    private readonly Dictionary<string, BaseSequence> sequences = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PendingCreate> pending = new(StringComparer.Ordinal);
    private readonly HashSet<string> unfinished = new(StringComparer.Ordinal);
    private string account = "";

    private LockStore(string folder, string lockName, string journalName)
    {
        (this.lockName, this.journalName) = (lockName, journalName);
        lockPath = Path.Combine(folder, lockName);
        journal = new(Path.Combine(folder, journalName));
    }

    /// <summary>The store of an environment: an account's lock is committed and stands in the workspace, the emulator's stands with its state in <c>.sequences</c>.</summary>
    public static LockStore For(Workspace workspace, WorkspaceEnvironment environment)
    {
        var name = $"sequences.{environment.Name}.lock.json";
        return new(workspace.Folder, environment is WorkspaceEnvironment.Emulator ? $".sequences/{name}" : name, $".sequences/journal.{environment.Name}.jsonl");
    }

    /// <summary>Path of the lock relative to the workspace.</summary>
    public string LockName => lockName;

    /// <summary>Whether the lock is there.</summary>
    public bool IsThere => File.Exists(lockPath);

    /// <summary>Whether there is a journal: a run is at work, or one was cut short.</summary>
    public bool HasJournal => journal.IsThere;

    /// <summary>Reads lock and journal; neither there is the empty base.</summary>
    public LockResult Read()
    {
        var at = new SourceLocation(lockName);
        try
        {
            var @base = Base.Empty;
            journal.Of = "";
            if (Directory.Exists(lockPath)) return Failed(Diagnostic.LockIsUnreadable(at, "it is a folder"));
            if (File.Exists(lockPath))
            {
                var text = RegularFile.Decode(RegularFile.Bytes(lockPath));
                if (ConflictLine(text) is { } line) return Failed(Diagnostic.LockHasConflictMarkers(at with { Line = line }));
                var (version, owner, known) = LockFormat.Read(text);
                if (version > LockFormat.Version) return Failed(Diagnostic.LockIsNewer(at, version));
                @base = new(owner, known, [], FieldToken.Hash(text));

                // What git makes of line ends makes no other lock of it.
                journal.Of = text.Contains('\r', StringComparison.Ordinal) ? FieldToken.Hash(text.ReplaceLineEndings("\n")) : @base.Digest;
            }

            return Remember(@base);
        }
        catch (DecoderFallbackException)
        {
            return Failed(Diagnostic.LockIsMalformed(at, "it is not UTF-8 text"));
        }
        catch (FormatException exception)
        {
            return Failed(Diagnostic.LockIsMalformed(at, exception.Message));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Failed(Diagnostic.LockIsUnreadable(at, exception.Message.TrimEnd('.')));
        }
    }

    /// <summary>Notes, before the first write, what is about to be done.</summary>
    public void Intend(string key, string name, bool isCreate)
    {
        journal.Intend(key, name, isCreate);
        if (isCreate) pending[key] = new(key, name);
        else unfinished.Add(key);
    }

    /// <summary>Notes what a sequence is now, unless it is known so; another key of the same sequence is let go.</summary>
    public void Record(string owner, BaseSequence sequence)
    {
        if (owner == account && !IsBegun(sequence.Key) && Find(sequence.Key) is { } same && LockFormat.IsSame(same, sequence)) return;

        // Here first: what is done in the service is done, and a lock may be written where the journal cannot.
        account = owner;
        if (keys.TryGetValue(sequence.Id, out var former)) Drop(former);
        Keep(sequence);
        End(sequence.Key);
        journal.Record(owner, sequence);
    }

    /// <summary>Notes that a sequence is not managed any more.</summary>
    public void Forget(string key)
    {
        journal.Forget(key);
        Drop(key);
        End(key);
    }

    /// <summary>Notes that what was meant surely did not happen.</summary>
    public void Abandon(string key)
    {
        journal.Abandon(key);
        End(key);
    }

    /// <summary>Notes that a change that was begun came to nothing, or was undone: a plan read the sequence and has nothing to say of it.</summary>
    public void Conclude(string key)
    {
        if (!unfinished.Contains(key)) return;
        journal.Abandon(key);
        unfinished.Remove(key);
    }

    /// <summary>What the lock knows of a key, or null.</summary>
    public BaseSequence? Find(string key) => sequences.GetValueOrDefault(key);

    /// <summary>What the lock knows of an id, or null.</summary>
    public BaseSequence? FindId(string id) => keys.TryGetValue(id, out var key) ? sequences[key] : null;

    /// <summary>Whether a run began to create or change it, and what became of that is not known.</summary>
    public bool IsBegun(string key) => pending.ContainsKey(key) || unfinished.Contains(key);

    /// <summary>The name that a create of unknown outcome had, or null when the key has none.</summary>
    public string? PendingName(string key) => pending.GetValueOrDefault(key)?.Name;

    /// <summary>Writes the lock when it differs, and then empties the journal.</summary>
    /// <exception cref="IOException">It could not be written; the journal keeps everything.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public void Save()
    {
        var text = LockFormat.Write(account, sequences.Values);
        if (sequences.Count > 0 || File.Exists(lockPath))
        {
            if (!File.Exists(lockPath) || File.ReadAllText(lockPath) != text) AtomicFile.Write(lockPath, text);
            journal.Of = FieldToken.Hash(text);
        }

        journal.Clear(pending.Values.OrderBy(create => create.Key, StringComparer.Ordinal), unfinished.Order(StringComparer.Ordinal));
        AtomicFile.RemoveLeftovers(lockPath);
    }

    /// <summary>Writes into the lock what a run that was cut short left in the journal; without a journal nothing is written.</summary>
    /// <exception cref="IOException">As above.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public void Settle()
    {
        if (journal.IsThere) Save();
    }

    private void Keep(BaseSequence sequence)
    {
        Drop(sequence.Key);
        sequences[sequence.Key] = sequence;
        keys[sequence.Id] = sequence.Key;
    }

    private void Drop(string key)
    {
        if (sequences.Remove(key, out var known)) keys.Remove(known.Id);
    }

    private void End(string key)
    {
        pending.Remove(key);
        unfinished.Remove(key);
    }

    private LockResult Remember(Base @base)
    {
        Base replayed;
        try
        {
            replayed = journal.Replay(@base);
        }
        catch (JournalException exception)
        {
            return Failed(Diagnostic.JournalIsMalformed(new(journalName, exception.Line)));
        }

        account = replayed.Account ?? "";
        sequences.Clear();
        keys.Clear();
        foreach (var sequence in replayed.Sequences) Keep(sequence);
        pending.Clear();
        foreach (var create in replayed.PendingCreates) pending[create.Key] = create;
        unfinished.Clear();
        unfinished.UnionWith(replayed.Unfinished);
        return new(replayed, []);
    }

    private static int? ConflictLine(string text) => text.Split('\n').Index()
        .Where(line => line.Item.StartsWith("<<<<<<< ", StringComparison.Ordinal) || line.Item.StartsWith(">>>>>>> ", StringComparison.Ordinal))
        .Select(line => (int?)(line.Index + 1))
        .FirstOrDefault();

    private static LockResult Failed(Diagnostic diagnostic) => new(null, [diagnostic]);
}
