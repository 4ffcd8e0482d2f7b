using System.Collections.Immutable;
using System.Text;
using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Core.Diagnostics;
using SequencesAsCode.Core.States;
using SequencesAsCode.Core.Values;

namespace SequencesAsCode.Applying.Locking;

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
    private bool isMerged;

    // Key of the sequence by the id of each step and touch; null as long as nothing is noted.
    private Dictionary<string, string>? owners;

    private LockStore(string folder, string lockName, string journalName)
    {
        (this.lockName, this.journalName) = (lockName, journalName);
        lockPath = Path.Combine(folder, lockName);
        journal = new(Path.Combine(folder, journalName));
    }

    /// <summary>The store of an environment: an account's lock is committed and stands in the workspace, the emulator's stands with its state in <c>.sequences</c>.</summary>
    public static LockStore For(Workspace workspace, WorkspaceEnvironment environment)
    {
        var name = LockFile.Of(environment.Name);
        return new(workspace.Folder, environment is WorkspaceEnvironment.Emulator ? $".sequences/{name}" : name, $".sequences/journal.{environment.Name}.jsonl");
    }

    /// <summary>Path of the lock relative to the workspace.</summary>
    public string LockName => lockName;

    /// <summary>Whether the lock is there.</summary>
    public bool IsThere => File.Exists(lockPath);

    /// <summary>Whether there is a journal: a run is at work, or one was cut short.</summary>
    public bool HasJournal => journal.IsThere;

    /// <summary>The sequences of another version of a lock; null when the text is none, or of a newer format.</summary>
    public static ImmutableArray<BaseSequence>? SequencesOf(string text)
    {
        try
        {
            var (version, _, sequences) = LockFormat.Read(text);
            return version > LockFormat.Version ? null : sequences;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Reads lock and journal; neither there is the empty base.</summary>
    public LockResult Read()
    {
        var at = new SourceLocation(lockName);
        try
        {
            var (@base, notes) = (Base.Empty, ImmutableArray<Diagnostic>.Empty);
            journal.Of = "";
            if (Directory.Exists(lockPath)) return Failed(Diagnostic.LockIsUnreadable(at, "it is a folder"));
            if (File.Exists(lockPath))
            {
                var text = RegularFile.Decode(RegularFile.Bytes(lockPath));
                var read = LockText.Read(lockName, text);
                if (read.Sequences is not { } known) return new(null, read.Diagnostics);
                @base = new(read.Account, known, [], FieldToken.Hash(text)) { IsMerged = !read.Diagnostics.IsEmpty };
                notes = read.Diagnostics;

                // What git makes of line ends makes no other lock of it.
                journal.Of = text.Contains('\r', StringComparison.Ordinal) ? FieldToken.Hash(text.ReplaceLineEndings("\n")) : @base.Digest;
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

    /// <summary>Notes, before the first write, what is about to be done.</summary>
    /// <param name="key">Our name for the sequence.</param>
    /// <param name="name">Its name.</param>
    /// <param name="isCreate">Whether it is made.</param>
    /// <param name="texts">Tokens of the texts that it is to have, when it is made.</param>
    public void Intend(string key, string name, bool isCreate, ImmutableArray<string> texts = default)
    {
        var create = new PendingCreate(key, name) { Texts = texts.IsDefault ? [] : texts };
        if (isCreate) journal.Intend(create);
        else journal.Intend(key);
        if (isCreate) pending[key] = create;
        else unfinished.Add(key);
    }

    /// <summary>Notes what a sequence is now, unless it is known so; another key of the same sequence is let go.</summary>
    /// <param name="owner">The account.</param>
    /// <param name="sequence">What it is.</param>
    /// <param name="unchecked">The create that made it, as long as it is not known whether another one of its name was made at the same time; null once it is.</param>
    public void Record(string owner, BaseSequence sequence, PendingCreate? @unchecked = null)
    {
        if (owner == account && !IsBegun(sequence.Key) && Find(sequence.Key) is { } same && LockFormat.IsSame(same, sequence)) return;

        // Here first: what is done in the service is done, and a lock may be written where the journal cannot.
        account = owner;
        if (keys.TryGetValue(sequence.Id, out var former)) Drop(former);
        Drop(sequence.Key);
        var sound = Sound(sequence);
        Keep(sound);
        End(sequence.Key);
        if (@unchecked is null)
        {
            journal.Record(owner, sound);
            return;
        }

        pending[sequence.Key] = @unchecked;
        journal.Begin(owner, sound, @unchecked);
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
        if (!IsBegun(key)) return;
        journal.Abandon(key);
        End(key);
    }

    /// <summary>What the lock knows of a key, or null.</summary>
    public BaseSequence? Find(string key) => sequences.GetValueOrDefault(key);

    /// <summary>What the lock knows of an id, or null.</summary>
    public BaseSequence? FindId(string id) => keys.TryGetValue(id, out var key) ? sequences[key] : null;

    /// <summary>Everything that the lock knows by now, with what the journal adds.</summary>
    internal IEnumerable<BaseSequence> Known() => sequences.Values;

    /// <summary>Whether a run began to create or change it, and what became of that is not known.</summary>
    public bool IsBegun(string key) => pending.ContainsKey(key) || unfinished.Contains(key);

    /// <summary>Creates of unknown outcome, by key.</summary>
    public ImmutableArray<PendingCreate> PendingCreates => [.. pending.Values.OrderBy(create => create.Key, StringComparer.Ordinal)];

    /// <summary>Writes the lock when it differs, and then empties the journal.</summary>
    /// <exception cref="IOException">It could not be written, or not be read again; the journal keeps everything.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public void Save()
    {
        var text = LockFormat.Write(account, sequences.Values);
        if (sequences.Count > 0 || File.Exists(lockPath))
        {
            if (!File.Exists(lockPath) || File.ReadAllText(lockPath) != text) Write(text);
            journal.Of = FieldToken.Hash(text);
        }

        // Found, and taken over under another key.
        foreach (var create in PendingCreates.Where(create => sequences.Values.Any(known => known.Key != create.Key && known.Name.Trim() == create.Name.Trim()))) pending.Remove(create.Key);
        journal.Clear(PendingCreates, unfinished.Order(StringComparer.Ordinal));
        AtomicFile.RemoveLeftovers(lockPath);
    }

    /// <summary>What keeps the lock from being written, to stand behind "it"; null when nothing does.</summary>
    public string? Refusal => WritePlace.Of(lockPath).Refusal;

    /// <summary>
    /// Writes into the lock what a run that was cut short left in the journal, and a lock that was put together of two
    /// sides as it should be; otherwise nothing
    /// is written.
    /// </summary>
    /// <exception cref="IOException">As above.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public void Settle()
    {
        if (journal.IsThere || isMerged) Save();
    }

    // By the reader's own rules, before it takes the place of one that can be read.
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

    private BaseSequence Sound(BaseSequence sequence)
    {
        if (owners is null)
        {
            owners = new(StringComparer.Ordinal);
            foreach (var known in sequences.Values) Own(known);
        }

        return SoundEntry.Of(sequence, owners.ContainsKey);
    }

    private void Own(BaseSequence sequence)
    {
        foreach (var id in sequence.PartIds) owners?.TryAdd(id, sequence.Key);
    }

    private void Keep(BaseSequence sequence)
    {
        Drop(sequence.Key);
        sequences[sequence.Key] = sequence;
        keys[sequence.Id] = sequence.Key;
        Own(sequence);
    }

    private void Drop(string key)
    {
        if (!sequences.Remove(key, out var known)) return;
        keys.Remove(known.Id);
        foreach (var id in known.PartIds) owners?.Remove(id);
    }

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
        sequences.Clear();
        keys.Clear();
        owners = null;

        // What a journal adds to a lock that came with git may contradict it.
        foreach (var sequence in replayed.Sequences) Keep(journal.IsThere ? Sound(sequence) : sequence);
        pending.Clear();
        foreach (var create in replayed.PendingCreates) pending[create.Key] = create;
        unfinished.Clear();
        unfinished.UnionWith(replayed.Unfinished);
        return new(journal.IsThere ? replayed with { Sequences = [.. sequences.Values.OrderBy(sequence => sequence.Id, StringComparer.Ordinal)] } : replayed, notes);
    }

    private static LockResult Failed(Diagnostic diagnostic) => new(null, [diagnostic]);
}
