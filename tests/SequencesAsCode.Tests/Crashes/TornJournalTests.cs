using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Tests.Crashes;

/// <summary>What a process leaves that is killed while it writes to disk, made byte by byte.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class TornJournalTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string LockPath => Path.Combine(folder.Path, "sequences.production.lock.json");

    private string JournalPath => Path.Combine(folder.Path, ".sequences", "journal.production.jsonl");

    public void Dispose() => folder.Dispose();

    [Test]
    public void A_journal_that_ends_at_any_byte_says_what_its_whole_lines_say_and_can_be_written_on()
    {
        Work(Opened());
        var whole = File.ReadAllBytes(JournalPath);
        var expected = Enumerable
            .Range(0, whole.Count(letter => letter == '\n') + 1)
            .Select(lines => Shown(Ends(whole, lines)))
            .ToList();

        Assert.That(expected.Distinct().Count(), Is.GreaterThan(5));
        for (var length = 0; length <= whole.Length; length++)
        {
            var lines = whole.AsSpan(0, length).Count((byte)'\n');
            Assert.That(Shown(whole[..length]), Is.EqualTo(expected[lines]), $"{length} bytes");
            if (length % 11 != 0)
                continue;
            Opened().Intend("next", "Next one", isCreate: true);
            Assert.That(
                Opened().Read().Base!.PendingCreates.Select(create => create.Key),
                Has.Member("next"),
                $"{length} bytes"
            );
        }
    }

    [Test]
    public void A_journal_that_was_not_emptied_after_the_lock_was_written_says_nothing_new()
    {
        var store = Opened();
        Work(store);
        var journal = File.ReadAllBytes(JournalPath);
        store.Save();
        var saved = File.ReadAllText(LockPath);
        File.WriteAllBytes(JournalPath, journal);

        var next = Opened();
        next.Save();

        Assert.That(File.ReadAllText(LockPath), Is.EqualTo(saved));
        Assert.That(
            Opened().Read().Base!.PendingCreates.Select(create => create.Key),
            Is.EqualTo(new[] { "half", "lost" })
        );
    }

    [Test]
    public void What_a_killed_process_left_beside_the_files_goes_with_the_next_save_and_nothing_else_does()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(JournalPath)!);
        string[] others =
        [
            $"{LockPath}.tmp",
            Path.Combine(folder.Path, "sequences.staging.lock.json.abcdefgh.ijk.tmp"),
            $"{LockPath}.of-a-person.tmp",
        ];
        foreach (var file in others.Append($"{LockPath}.abcdefgh.ijk.tmp").Append($"{JournalPath}.abcdefgh.ijk.tmp"))
            File.WriteAllText(file, "half");

        var store = Opened();
        store.Record("team", SomeLock.Written);
        store.Save();

        Assert.That(
            Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories),
            Is.EquivalentTo(others.Append(LockPath))
        );
    }

    private static void Work(LockStore store)
    {
        store.Intend("made", "Made", isCreate: true);
        store.Record("team", SomeLock.Small("made", "id1"));
        store.Intend("refused", "Refused", isCreate: true);
        store.Abandon("refused");
        store.Intend("changed", "Changed é\u2028", isCreate: false);
        store.Record("team", SomeLock.Small("changed", "id2"));
        store.Forget("made");
        store.Record("team", SomeLock.Small("renamed", "id2"));
        store.Intend("half", "Half", isCreate: true, ["sha256:aa"]);
        store.Record(
            "team",
            SomeLock.Small("half", "id3"),
            new PendingCreate("half", "Half") { Texts = ["sha256:aa"] }
        );
        store.Intend("lost", "Lost", isCreate: true);
    }

    private static byte[] Ends(byte[] whole, int lines)
    {
        var end = 0;
        for (; lines > 0; lines--)
            end = Array.IndexOf(whole, (byte)'\n', end) + 1;
        return whole[..end];
    }

    private string Shown(byte[] journal)
    {
        File.WriteAllBytes(JournalPath, journal);
        var @base = Opened().Read().Base!;
        return $"{@base.Account}|{SomeLock.Show(@base.Sequences)}|{string.Join(",", @base.PendingCreates)}";
    }

    private LockStore Opened()
    {
        var store = LockStore.For(
            new(folder.Path, [], Policy.Default, [], []),
            new WorkspaceEnvironment.Apollo("production", null, "KEY")
        );
        Assert.That(store.Read().Diagnostics, Is.Empty);
        return store;
    }
}
