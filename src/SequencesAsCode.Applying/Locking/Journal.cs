using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Applying.Disk;

namespace SequencesAsCode.Applying.Locking;

/// <summary>
/// The journal of runs: what a run is about to do and the results, one line each, on disk before the next write, so
/// that a killed run loses nothing. A line names the lock that it continues.
/// </summary>
internal sealed class Journal(string path)
{
    /// <summary>Digest of the lock that the run continues; empty when there is no lock.</summary>
    public string LockDigest { private get; set; } = "";

    /// <summary>Whether there is a journal, of this run or an earlier one.</summary>
    public bool IsThere => File.Exists(path);

    /// <summary>Records that the first write of a sequence is about to be sent.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="id">Its id.</param>
    /// <param name="spends">The entries under <c>allow</c> that the change uses up.</param>
    public void Intend(string key, string id, ImmutableArray<string> spends)
    {
        var line = Intent(key, "", false);
        if (!spends.IsEmpty)
            (line["id"], line[SpentEntries.Spends]) = (id, SpentEntries.Write(spends));
        Append(line);
    }

    /// <summary>Records that a sequence is about to be created.</summary>
    public void Intend(PendingCreate create) => Append(Intent(create));

    /// <summary>Records what a sequence is now.</summary>
    public void Record(string account, BaseSequence sequence) =>
        Append(
            new()
            {
                ["kind"] = "done",
                ["key"] = sequence.Key,
                ["of"] = LockDigest,
                ["account"] = account,
                ["objects"] = new JsonArray([.. LockFormat.Objects(sequence)]),
            }
        );

    /// <summary>
    /// Records that a sequence was created, while another one of its name may have been made at the same time.
    /// </summary>
    public void Begin(string account, BaseSequence sequence, PendingCreate create)
    {
        var line = Intent(create);
        line["kind"] = "begun";
        (line["of"], line["account"], line["objects"]) = (
            LockDigest,
            account,
            new JsonArray([.. LockFormat.Objects(sequence)])
        );
        Append(line);
    }

    /// <summary>Records that a sequence is not managed any more.</summary>
    public void Forget(string key) =>
        Append(
            new()
            {
                ["kind"] = "forgotten",
                ["key"] = key,
                ["of"] = LockDigest,
            }
        );

    /// <summary>Records that an intent certainly had no effect.</summary>
    public void Abandon(string key) => Append(new() { ["kind"] = "abandoned", ["key"] = key });

    /// <summary>Empties the journal after the lock was written. Intents with an unknown result stay.</summary>
    public void Clear(IEnumerable<PendingCreate> pending, IEnumerable<string> unfinished)
    {
        var lines = pending
            .Select(Intent)
            .Concat(unfinished.Select(key => Intent(key, "", false)))
            .Select(line => line.ToJsonString())
            .ToList();
        if (lines.Count > 0)
            AtomicFile.Write(path, string.Join('\n', lines) + "\n");
        else if (File.Exists(path))
            File.Delete(path);
        AtomicFile.RemoveLeftovers(path);
    }

    /// <summary>
    /// Adds the journal to the lock. A lock that was written by another program since then, for example by git, is
    /// newer and wins for the sequences that it knows. Creates with an unknown result stay unknown either way.
    /// </summary>
    /// <exception cref="JournalException">A line other than an unfinished last one cannot be read.</exception>
    public Base Replay(Base @base)
    {
        if (!File.Exists(path))
            return @base;
        var replay = new JournalReplay(@base, LockDigest);
        foreach (var (index, line) in Lines(RegularFile.Bytes(path)).Index().Where(line => line.Item.Length > 0))
        {
            try
            {
                replay.Take(JsonNode.Parse(line) as JsonObject ?? throw new FormatException("not an object"));
            }
            catch (Exception exception)
                when (exception
                        is JsonException
                            or InvalidOperationException
                            or InvalidCastException
                            or FormatException
                            or ArgumentException
                            or OverflowException
                )
            {
                throw new JournalException(index + 1, exception);
            }
        }

        return replay.Result;
    }

    // Text after the last line end is a line that was not written completely, so what it announces was not begun.
    private static string[] Lines(byte[] content)
    {
        var whole = content.AsSpan(0, content.AsSpan().LastIndexOf((byte)'\n') + 1);
        try
        {
            return RegularFile.Decode(whole).Split('\n');
        }
        catch (DecoderFallbackException exception)
        {
            throw new JournalException(
                whole[..Math.Clamp(exception.Index, 0, whole.Length)].Count((byte)'\n') + 1,
                exception
            );
        }
    }

    private static JsonObject Intent(PendingCreate create)
    {
        var line = Intent(create.Key, create.Name, true);
        if (!create.Texts.IsEmpty)
            line["texts"] = new JsonArray([.. create.Texts.Select(text => (JsonNode)text)]);
        return line;
    }

    private static JsonObject Intent(string key, string name, bool isCreate) =>
        new()
        {
            ["kind"] = "intent",
            ["key"] = key,
            ["name"] = name,
            ["create"] = isCreate,
        };

    private void Append(JsonObject line)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        AtomicFile.Writing(() =>
        {
            using var stream = new FileStream(
                path,
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.Read,
                bufferSize: 0
            );
            stream.SetLength(EndOfLastLine(stream));
            stream.Seek(0, SeekOrigin.End);
            stream.Write(Encoding.UTF8.GetBytes(line.ToJsonString() + "\n"));
            stream.Flush(flushToDisk: true);
        });
    }

    // Removes a line that a killed process did not finish, or the next line would be joined to it and both would be
    // lost.
    private static long EndOfLastLine(FileStream stream)
    {
        for (var end = stream.Length; end > 0; end--)
        {
            stream.Seek(end - 1, SeekOrigin.Begin);
            if (stream.ReadByte() == '\n')
                return end;
        }

        return 0;
    }
}

/// <summary>A line of the journal cannot be read.</summary>
internal sealed class JournalException(int line, Exception inner)
    : Exception("A line of the journal cannot be read.", inner)
{
    /// <summary>1-based.</summary>
    public int Line { get; } = line;
}
