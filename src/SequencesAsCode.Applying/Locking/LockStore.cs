using System.Text;
using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Core.Planning.Allowing;

namespace SequencesAsCode.Applying.Locking;

/// <summary>The lock of an environment with its journal. Not thread-safe.</summary>
public sealed class LockStore
{
    private readonly string lockPath;
    private readonly string lockName;
    private readonly string journalName;
    private readonly Journal journal;
    private readonly LockEntries entries = new();
    private readonly Dictionary<string, PendingCreate> pending = new(StringComparer.Ordinal);
    private readonly HashSet<string> unfinished = new(StringComparer.Ordinal);
    private string account = "";
    private bool isMerged;

    private LockStore(string folder, string lockName, string journalName)
    {
        this.lockName = lockName;
        this.journalName = journalName;
        lockPath = Path.Combine(folder, lockName);
        journal = new(Path.Combine(folder, journalName));
    }

    /// <summary>
    /// The store of an environment. The lock of an account is in the workspace and committed; the lock of the emulator
    /// is in <c>.sequences</c> with its state.
    /// </summary>
    public static LockStore For(Workspace workspace, WorkspaceEnvironment environment)
    {
        var name = LockFile.Of(environment.Name);
        return new(
            workspace.Folder,
            environment is WorkspaceEnvironment.Emulator ? $".sequences/{name}" : name,
            JournalOf(environment.Name)
        );
    }

    /// <summary>Path of the journal of an environment, relative to the workspace.</summary>
    public static string JournalOf(string environment) => $".sequences/journal.{environment}.jsonl";

    /// <summary>Path of the lock relative to the workspace.</summary>
    public string LockName => lockName;

    /// <summary>Whether the lock file exists.</summary>
    public bool IsThere => File.Exists(lockPath);

    /// <summary>Whether there is a journal: a run is active, or one was interrupted.</summary>
    public bool HasJournal => journal.IsThere;

    /// <summary>Reads lock and journal; the base is empty when neither exists.</summary>
    public LockResult Read()
    {
        var at = new SourceLocation(lockName);
        try
        {
            var (@base, notes) = (Base.Empty, ImmutableArray<Diagnostic>.Empty);
            journal.LockDigest = "";
            if (Directory.Exists(lockPath))
                return Failed(Diagnostic.LockIsUnreadable(at, "it is a folder"));
            if (File.Exists(lockPath))
            {
                var text = RegularFile.Decode(RegularFile.Bytes(lockPath));
                var read = LockText.Read(lockName, text);
                if (read.Sequences is not { } known)
                    return new(null, read.Diagnostics);
                @base = new(read.Account, known, [], FieldToken.Hash(text)) { IsMerged = !read.Diagnostics.IsEmpty };
                notes = read.Diagnostics;

                // A lock with line ends changed by git is the same lock.
                journal.LockDigest = text.Contains('\r', StringComparison.Ordinal)
                    ? FieldToken.Hash(text.ReplaceLineEndings("\n"))
                    : @base.Digest;
            }

            isMerged = @base.IsMerged;
            return Remember(@base, notes);
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

    /// <summary>Adds what git knows of other versions of the lock, so that the next write of the lock has it.</summary>
    /// <param name="base">What was read.</param>
    /// <param name="history">What git knows.</param>
    /// <returns>What was read, with what git knows.</returns>
    public Base Learn(Base @base, LockHistory history)
    {
        foreach (var row in history.Completed([.. entries.All]).ToList())
            entries.Keep(row);
        return @base with { Sequences = [.. entries.All.OrderBy(row => row.Id, StringComparer.Ordinal)] };
    }

    /// <summary>Records, before the first write, what is about to be done.</summary>
    public void Intend(string key, string name, bool isCreate, ImmutableArray<string> texts = default)
    {
        if (isCreate)
            journal.Intend(pending[key] = new(key, name) { Texts = texts.IsDefault ? [] : texts });
        else
            Intend(key, "", []);
    }

    /// <summary>Records that a sequence is about to be changed, and which consents that uses up.</summary>
    public void Intend(string key, string id, ImmutableArray<string> spends)
    {
        journal.Intend(key, id, spends);
        entries.Spend(key, id, spends);
        unfinished.Add(key);
    }

    /// <summary>
    /// Records what a sequence is now, unless that is recorded already. Another key of the same sequence is removed.
    /// </summary>
    /// <param name="owner">The account.</param>
    /// <param name="sequence">The entry.</param>
    /// <param name="unchecked">
    /// The create of the sequence, as long as another one of its name may have been made at the same time; else null.
    /// </param>
    public void Record(string owner, BaseSequence sequence, PendingCreate? @unchecked = null)
    {
        sequence = FreeStart.Given(sequence);
        if (
            owner == account
            && !IsBegun(sequence.Key)
            && Find(sequence.Key) is { } same
            && LockFormat.IsSame(same, sequence)
        )
            return;

        // First in memory: the change is done in the service, and the lock may be writable where the journal is not.
        account = owner;
        if (entries.FindId(sequence.Id) is { } former)
            entries.Drop(former.Key);
        entries.Drop(sequence.Key);
        var sound = entries.Clean(sequence);
        entries.Keep(sound);
        End(sequence.Key);
        if (@unchecked is null)
        {
            journal.Record(owner, sound);
            return;
        }

        pending[sequence.Key] = @unchecked;
        journal.Begin(owner, sound, @unchecked);
    }

    /// <summary>Records that a sequence is not managed any more.</summary>
    public void Forget(string key)
    {
        journal.Forget(key);
        entries.Forget(key);
        End(key);
    }

    /// <summary>Records that an intent certainly had no effect.</summary>
    public void Abandon(string key)
    {
        journal.Abandon(key);
        entries.Unspend(key);
        End(key);
    }

    /// <summary>
    /// Records that a change that was begun had no effect or was undone: a plan read the sequence and found no change.
    /// </summary>
    public void Conclude(string key)
    {
        if (!IsBegun(key))
            return;
        journal.Abandon(key);
        End(key);
    }

    /// <summary>The entry of a key; null for none.</summary>
    public BaseSequence? Find(string key) => entries.Find(key);

    /// <summary>The entry of an id; null for none.</summary>
    public BaseSequence? FindId(string id) => entries.FindId(id);

    /// <summary>All entries of lock and journal.</summary>
    internal IEnumerable<BaseSequence> Known() => entries.All;

    /// <summary>Whether a run began to create or change a sequence, with an unknown result.</summary>
    public bool IsBegun(string key) => pending.ContainsKey(key) || unfinished.Contains(key);

    /// <summary>Creates with an unknown result, sorted by key.</summary>
    public ImmutableArray<PendingCreate> PendingCreates =>
        [.. pending.Values.OrderBy(create => create.Key, StringComparer.Ordinal)];

    /// <summary>Writes the lock if it changed, and then empties the journal.</summary>
    /// <exception cref="IOException">
    /// The lock could not be written, or could not be read again; the journal keeps everything.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">The lock must not be written.</exception>
    public void Save()
    {
        var text = LockFormat.Write(account, entries.All);
        if (entries.All.Count > 0 || File.Exists(lockPath))
        {
            if (!File.Exists(lockPath) || File.ReadAllText(lockPath) != text)
                Write(text);
            journal.LockDigest = FieldToken.Hash(text);
        }

        // The created sequence was found and is managed under another key.
        foreach (var create in PendingCreates.Where(IsManagedByAnotherKey))
            pending.Remove(create.Key);
        journal.Clear(PendingCreates, unfinished.Order(StringComparer.Ordinal));
        AtomicFile.RemoveLeftovers(lockPath);
    }

    /// <summary>Why the lock cannot be written, as it follows "it"; null when it can.</summary>
    public string? Refusal => WritePlace.Of(lockPath).Refusal;

    /// <summary>
    /// Writes the lock when an interrupted run left a journal, or when the lock was merged from two sides.
    /// </summary>
    /// <exception cref="IOException">The lock could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The lock must not be written.</exception>
    public void Settle()
    {
        if (journal.IsThere || isMerged)
            Save();
    }

    // Checks the text with the reader before it replaces a lock that can be read.
    private void Write(string text)
    {
        try
        {
            LockFormat.Read(text);
        }
        catch (FormatException exception)
        {
            throw new UnsoundLockException(exception.Message);
        }

        AtomicFile.Write(lockPath, text);
    }

    private bool IsManagedByAnotherKey(PendingCreate create) =>
        entries.All.Any(known => known.Key != create.Key && known.Name.Trim() == create.Name.Trim());

    private void End(string key)
    {
        pending.Remove(key);
        unfinished.Remove(key);
    }

    private LockResult Remember(Base @base, ImmutableArray<Diagnostic> notes)
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
        entries.Clear();

        // Entries of the journal may contradict a lock that came with git.
        foreach (var sequence in replayed.Sequences)
            entries.Keep(journal.IsThere ? entries.Clean(sequence) : sequence);
        pending.Clear();
        foreach (var create in replayed.PendingCreates)
            pending[create.Key] = create;
        unfinished.Clear();
        unfinished.UnionWith(replayed.Unfinished);
        if (!journal.IsThere)
            return new(replayed, notes);
        return new(
            replayed with
            {
                Sequences = [.. entries.All.OrderBy(entry => entry.Id, StringComparer.Ordinal)],
            },
            notes
        );
    }

    private static LockResult Failed(Diagnostic diagnostic) => new(null, [diagnostic]);
}
