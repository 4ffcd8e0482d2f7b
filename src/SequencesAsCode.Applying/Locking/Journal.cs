using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Core.States;

namespace SequencesAsCode.Applying.Locking;

/// <summary>
/// What a run meant to do and what became of it, one line each, on disk before the next write: a killed run loses nothing. A line says which lock it goes on from.
/// </summary>
internal sealed class Journal(string path)
{
    /// <summary>Digest of the lock that the run goes on from; empty while there is none.</summary>
    public string Of { private get; set; } = "";

    /// <summary>Whether anything is noted, of this run or an earlier one.</summary>
    public bool IsThere => File.Exists(path);

    /// <summary>Before the first write of a sequence.</summary>
    public void Intend(string key) => Append(Intent(key, "", false));

    /// <summary>Before a sequence is created.</summary>
    public void Intend(PendingCreate create) => Append(Intent(create));

    /// <summary>What the sequence is now.</summary>
    public void Record(string account, BaseSequence sequence) =>
        Append(new() { ["kind"] = "done", ["key"] = sequence.Key, ["of"] = Of, ["account"] = account, ["objects"] = new JsonArray([.. LockFormat.Objects(sequence)]) });

    /// <summary>The sequence was made, and whether another one of its name was made at the same time is not known yet.</summary>
    public void Begin(string account, BaseSequence sequence, PendingCreate create)
    {
        var line = Intent(create);
        line["kind"] = "begun";
        (line["of"], line["account"], line["objects"]) = (Of, account, new JsonArray([.. LockFormat.Objects(sequence)]));
        Append(line);
    }

    /// <summary>The sequence is not managed any more.</summary>
    public void Forget(string key) => Append(new() { ["kind"] = "forgotten", ["key"] = key, ["of"] = Of });

    /// <summary>What was meant surely did not happen.</summary>
    public void Abandon(string key) => Append(new() { ["kind"] = "abandoned", ["key"] = key });

    /// <summary>The lock holds everything; only what was begun and is of unknown outcome stays.</summary>
    public void Clear(IEnumerable<PendingCreate> pending, IEnumerable<string> unfinished)
    {
        var lines = pending.Select(Intent).Concat(unfinished.Select(key => Intent(key, "", false))).Select(line => line.ToJsonString()).ToList();
        if (lines.Count > 0) AtomicFile.Write(path, string.Join('\n', lines) + "\n");
        else if (File.Exists(path)) File.Delete(path);
        AtomicFile.RemoveLeftovers(path);
    }

    /// <summary>
    /// Adds what the journal knows to what the lock says. A lock that somebody else wrote since then (it came with git) is newer: it wins for what it knows, and a line
    /// about what it does not know is all that is left of that. Creates of unknown outcome stay so either way.
    /// </summary>
    /// <exception cref="JournalException">A line other than an unfinished last one cannot be read.</exception>
    public Base Replay(Base @base)
    {
        if (!File.Exists(path)) return @base;
        var sequences = @base.Sequences.ToDictionary(sequence => sequence.Key, StringComparer.Ordinal);
        var keys = @base.Sequences.ToDictionary(sequence => sequence.Id, sequence => sequence.Key, StringComparer.Ordinal);
        var pending = new SortedDictionary<string, PendingCreate>(StringComparer.Ordinal);
        var unfinished = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        var account = @base.Account;
        var (lockedKeys, lockedIds) = (sequences.Keys.ToHashSet(StringComparer.Ordinal), keys.Keys.ToHashSet(StringComparer.Ordinal));
        var lines = Lines(RegularFile.Bytes(path));

        foreach (var (index, line) in lines.Index().Where(line => line.Item.Length > 0))
        {
            try
            {
                Replay(JsonNode.Parse(line) as JsonObject ?? throw new FormatException("not an object"));
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException or InvalidCastException or FormatException or ArgumentException or OverflowException)
            {
                throw new JournalException(index + 1, exception);
            }
        }

        return @base with { Account = account, Sequences = [.. sequences.Values.OrderBy(sequence => sequence.Id, StringComparer.Ordinal)], PendingCreates = [.. pending.Values], Unfinished = unfinished.ToImmutable() };

        void Drop(string key)
        {
            if (sequences.Remove(key, out var known)) keys.Remove(known.Id);
        }

        // Without the word, which journals once had not, it is of this one.
        bool IsOfThis(JsonObject line) => (string?)line["of"] is not { } of || of == Of;

        bool IsSettled(BaseSequence done, string owner) => lockedKeys.Contains(done.Key) || lockedIds.Contains(done.Id) || (@base.Account is { Length: > 0 } locked && locked != owner);

        void Replay(JsonObject line)
        {
            var key = (string?)line["key"] ?? throw new FormatException("no key");
            var open = pending.GetValueOrDefault(key);
            pending.Remove(key);
            unfinished.Remove(key);
            switch ((string)line["kind"]!)
            {
                case "intent" when (bool)(line["create"] ?? throw new FormatException("no create")):
                    pending[key] = Create(key, line);
                    break;
                case "begun":
                    pending[key] = Create(key, line);
                    goto case "done";
                case "done":
                    var done = LockFormat.Sequences((JsonArray)line["objects"]!).Single();
                    var owner = (string?)line["account"] ?? throw new FormatException("no account");
                    if (done.Key != key) throw new FormatException("another key");
                    if (!IsOfThis(line) && IsSettled(done, owner)) break;
                    if (keys.TryGetValue(done.Id, out var old)) Drop(old);
                    Drop(key);
                    sequences[key] = done;
                    keys[done.Id] = key;
                    account = owner;
                    break;
                case "forgotten":
                    if (IsOfThis(line) || !lockedKeys.Contains(key)) Drop(key);
                    break;
                case "intent":
                    // Found by its name and begun again: as long as nothing knows its id, the create says whose it is.
                    if (open is not null && !sequences.ContainsKey(key)) pending[key] = open;
                    unfinished.Add(key);
                    break;
                case "abandoned":
                    break;
                default:
                    throw new FormatException("unknown kind");
            }
        }
    }

    // What stands behind the last line end is a line that the process did not finish writing: what it announces was not begun.
    private static string[] Lines(byte[] content)
    {
        var whole = content.AsSpan(0, content.AsSpan().LastIndexOf((byte)'\n') + 1);
        try
        {
            return RegularFile.Decode(whole).Split('\n');
        }
        catch (DecoderFallbackException exception)
        {
            throw new JournalException(whole[..Math.Clamp(exception.Index, 0, whole.Length)].Count((byte)'\n') + 1, exception);
        }
    }

    private static JsonObject Intent(PendingCreate create)
    {
        var line = Intent(create.Key, create.Name, true);
        if (!create.Texts.IsEmpty) line["texts"] = new JsonArray([.. create.Texts.Select(text => (JsonNode)text)]);
        return line;
    }

    private static PendingCreate Create(string key, JsonObject line) => new(key, (string?)line["name"] ?? throw new FormatException("no name")) { Texts = Texts(line) };

    private static ImmutableArray<string> Texts(JsonObject line) =>
        line["texts"] is JsonArray texts ? [.. texts.Select(text => (string?)text ?? throw new FormatException("no text"))] : [];

    private static JsonObject Intent(string key, string name, bool isCreate) => new() { ["kind"] = "intent", ["key"] = key, ["name"] = name, ["create"] = isCreate };

    private void Append(JsonObject line)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        AtomicFile.Writing(() =>
        {
            using var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
            stream.SetLength(EndOfLastLine(stream));
            stream.Seek(0, SeekOrigin.End);
            stream.Write(Encoding.UTF8.GetBytes(line.ToJsonString() + "\n"));
            stream.Flush(flushToDisk: true);
        });
    }

    // What a killed process left unfinished goes, or the next line would join it and both would be lost.
    private static long EndOfLastLine(FileStream stream)
    {
        for (var end = stream.Length; end > 0; end--)
        {
            stream.Seek(end - 1, SeekOrigin.Begin);
            if (stream.ReadByte() == '\n') return end;
        }

        return 0;
    }
}

/// <summary>A line of the journal cannot be read.</summary>
internal sealed class JournalException(int line, Exception inner) : Exception("A line of the journal cannot be read.", inner)
{
    /// <summary>1-based.</summary>
    public int Line { get; } = line;
}
