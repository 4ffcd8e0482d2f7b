using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Applying.Tests.Locking;

[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class LockStoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string LockPath => Path.Combine(folder.Path, "sequences.production.lock.json");

    private string JournalPath => Path.Combine(folder.Path, ".sequences", "journal.production.jsonl");

    public void Dispose() => folder.Dispose();

    [Test]
    public void The_lock_of_an_account_stands_in_the_workspace_and_that_of_an_emulator_does_not()
    {
        var workspace = new Workspace(folder.Path, [], Policy.Default, [], []);

        Assert.That(
            LockStore.For(workspace, new WorkspaceEnvironment.Apollo("production", null, "KEY")).LockName,
            Is.EqualTo("sequences.production.lock.json")
        );
        Assert.That(
            LockStore.For(workspace, new WorkspaceEnvironment.Emulator("local", null)).LockName,
            Is.EqualTo(".sequences/sequences.local.lock.json")
        );
    }

    [Test]
    public void Without_files_the_base_is_empty_and_saving_makes_none()
    {
        var store = Store();

        var result = store.Read();
        store.Save();

        Assert.That((result.Base, result.Diagnostics.Length), Is.EqualTo((Base.Empty, 0)));
        Assert.That(Directory.EnumerateFileSystemEntries(folder.Path), Is.Empty);
    }

    [Test]
    public void What_is_saved_is_read_by_the_next_process()
    {
        var store = Store();
        store.Record("team", SomeLock.Written);
        store.Save();

        var @base = Read();

        Assert.That(
            (@base.Account, SomeLock.Show(@base.Sequences)),
            Is.EqualTo(("team", SomeLock.Show([SomeLock.Written])))
        );
        Assert.That(@base.Digest, Is.EqualTo(FieldToken.Hash(File.ReadAllText(LockPath))));
        Assert.That(
            Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories),
            Is.EqualTo(new[] { LockPath })
        );
    }

    [Test]
    public void A_change_that_was_begun_is_remembered_until_its_end_is_noted()
    {
        var store = Saved();
        store.Intend(SomeLock.Written.Key, "A name", isCreate: false);
        var killed = Read();
        store.Save();
        var saved = Read();

        // By what it is now, equal or not, or by a plan that read it and found nothing.
        store.Record("team", SomeLock.Written);
        var recorded = Read();
        store.Intend(SomeLock.Written.Key, "A name", isCreate: false);
        store.Conclude(SomeLock.Written.Key);
        var concluded = Read();
        store.Save();

        Assert.That(
            new[] { killed, saved, recorded, concluded }.Select(@base => string.Join(" ", @base.Unfinished)),
            Is.EqualTo(new[] { SomeLock.Written.Key, SomeLock.Written.Key, "", "" })
        );
        Assert.That(File.Exists(JournalPath), Is.False);
    }

    [Test]
    public void An_equal_lock_is_not_touched()
    {
        var old = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var store = Saved();
        File.SetLastWriteTimeUtc(LockPath, old);

        store.Record("team", SomeLock.Written);
        store.Save();
        var untouched = File.GetLastWriteTimeUtc(LockPath);
        store.Record("team", SomeLock.Written with { Name = "Another" });
        store.Save();

        Assert.That(untouched, Is.EqualTo(old));
        Assert.That(File.GetLastWriteTimeUtc(LockPath), Is.Not.EqualTo(old));
    }

    [Test]
    public void Conflict_markers_are_told_with_their_line_and_gone_with_the_next_write()
    {
        Saved();
        var lines = File.ReadAllLines(LockPath).ToList();
        lines.Insert(4, "<<<<<<< HEAD");
        lines.Insert(6, "=======");
        lines.Insert(8, ">>>>>>> theirs");
        File.WriteAllLines(LockPath, lines);

        var store = Store();
        var read = store.Read();
        store.Settle();
        var again = Store().Read();

        var diagnostic = read.Diagnostics.Single();
        Assert.That(
            (diagnostic.Code, diagnostic.At!.File, diagnostic.At.Line),
            Is.EqualTo(("SEQ510", "sequences.production.lock.json", 5))
        );
        Assert.That(read.Base!.IsMerged, Is.True);
        Assert.That((again.Base!.IsMerged, again.Diagnostics.Length), Is.EqualTo((false, 0)));
        Assert.That(SomeLock.Show(again.Base.Sequences), Is.EqualTo(SomeLock.Show(read.Base.Sequences)));
    }

    [TestCase("""{"version":2}""", "SEQ503")]
    [TestCase("""{"version":1}""", "SEQ502")]
    [TestCase("not json", "SEQ502")]
    [TestCase("", "SEQ502")]
    public void A_lock_that_cannot_be_read_is_a_diagnostic_and_no_base(string text, string code)
    {
        File.WriteAllText(LockPath, text);

        var result = Store().Read();

        Assert.That((result.Base, result.Diagnostics.Single().Code), Is.EqualTo(((Base?)null, code)));
    }

    [Test]
    public void A_lock_of_a_newer_version_says_what_to_do()
    {
        File.WriteAllText(LockPath, """{"version":2,"objects":{"laid out":"otherwise"}}""");

        Assert.That(
            Store().Read().Diagnostics.Single().Message,
            Does.Contain("version 2").And.Contain("Use a newer version of the program")
        );
    }

    [Test]
    public void A_folder_in_the_place_of_the_lock_is_not_taken_for_no_lock()
    {
        Directory.CreateDirectory(LockPath);

        Assert.That(Store().Read().Diagnostics.Single().Code, Is.EqualTo("SEQ504"));
    }

    [Test]
    public void Every_kind_of_line_is_replayed()
    {
        Saved(SomeLock.Small("goes", "id1"), SomeLock.Small("stays", "id2"));
        var store = Opened();
        store.Forget("goes");
        store.Intend("changed", "Changed", isCreate: false);
        store.Intend("made", "Made", isCreate: true);
        store.Record("team", SomeLock.Small("made", "id3"));
        store.Intend("refused", "Refused", isCreate: true);
        store.Abandon("refused");
        store.Intend("lost", "Lost", isCreate: true);

        var @base = Read();

        Assert.That(@base.Sequences.Select(sequence => sequence.Key), Is.EqualTo(new[] { "stays", "made" }));
        Assert.That(@base.PendingCreates, Is.EqualTo(new[] { new PendingCreate("lost", "Lost") }));
        Assert.That(@base.Digest, Is.EqualTo(FieldToken.Hash(File.ReadAllText(LockPath))));
    }

    [Test]
    public void The_journal_alone_says_the_account()
    {
        Store().Record("team", SomeLock.Written);

        Assert.That(
            (File.Exists(LockPath), Read().Account, SomeLock.Show(Read().Sequences)),
            Is.EqualTo((false, "team", SomeLock.Show([SomeLock.Written])))
        );
    }

    [Test]
    public void Pending_creates_survive_saving_and_nothing_else_of_the_journal_does()
    {
        var store = Opened();
        store.Intend("lost", "Lost \"one\"", isCreate: true);
        store.Intend("made", "Made", isCreate: true);
        store.Record("team", SomeLock.Small("made", "id3"));
        store.Save();

        Assert.That(File.ReadAllLines(JournalPath), Has.Length.EqualTo(1));
        Assert.That(Read().PendingCreates, Is.EqualTo(new[] { new PendingCreate("lost", "Lost \"one\"") }));
        var next = Opened();
        next.Record("team", SomeLock.Small("lost", "id4"));
        next.Save();
        Assert.That(File.Exists(JournalPath), Is.False);
        Assert.That(Read().Sequences.Select(sequence => sequence.Key), Is.EqualTo(new[] { "made", "lost" }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_new_key_of_the_same_sequence_replaces_the_former_one(bool save)
    {
        Saved(SomeLock.Small("former", "id1"));
        var store = Opened();
        store.Record("team", SomeLock.Small("present", "id1"));
        if (save)
            store.Save();

        Assert.That(
            Read().Sequences.Select(sequence => (sequence.Key, sequence.Id)),
            Is.EqualTo(new[] { ("present", "id1") })
        );
        Assert.That((store.Find("former"), store.FindId("id1")?.Key), Is.EqualTo(((BaseSequence?)null, "present")));
    }

    [Test]
    public void A_line_that_was_not_finished_is_ignored_and_the_next_one_does_not_join_it()
    {
        var store = Opened();
        store.Record("team", SomeLock.Small("made", "id1"));
        File.AppendAllText(JournalPath, """{"kind":"intent","key":"torn","na""");

        var torn = Read();
        var next = Opened();
        next.Intend("lost", "Lost", isCreate: true);
        next.Record("team", SomeLock.Small("second", "id2"));

        Assert.That((torn.Sequences.Single().Key, torn.PendingCreates.Length), Is.EqualTo(("made", 0)));
        Assert.That(Read().Sequences.Select(sequence => sequence.Key), Is.EqualTo(new[] { "made", "second" }));
        Assert.That(Read().PendingCreates.Single().Key, Is.EqualTo("lost"));
    }

    [Test]
    public void A_journal_of_one_unfinished_line_is_as_good_as_none()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(JournalPath)!);
        File.WriteAllText(JournalPath, """{"kind":""");

        Opened().Intend("lost", "Lost", isCreate: true);

        Assert.That(Read().PendingCreates.Single().Key, Is.EqualTo("lost"));
    }

    [TestCase("nonsense")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{"kind":"intent"}""")]
    [TestCase("""{"kind":"intent","key":"k","name":"n"}""")]
    [TestCase("""{"kind":"intent","key":"k","name":"n","create":"yes"}""")]
    [TestCase("""{"kind":"intent","key":"k","create":true}""")]
    [TestCase("""{"kind":"done","key":"k","account":"t"}""")]
    [TestCase("""{"kind":"done","key":"k","account":"t","objects":[]}""")]
    [TestCase("""{"kind":"done","key":"k","account":"t","objects":[7]}""")]
    [TestCase(
        """{"kind":"done","key":"k","account":"t","objects":[{"id":"a","kind":"sequence","key":"other","name":"n"}]}"""
    )]
    [TestCase("""{"kind":"thought","key":"k"}""")]
    public void A_finished_line_that_cannot_be_read_is_a_diagnostic_with_its_line(string line)
    {
        var store = Opened();
        store.Intend("first", "First", isCreate: false);
        File.AppendAllText(JournalPath, line + "\n");

        var result = Store().Read();

        Assert.That(result.Base, Is.Null);
        Assert.That(
            (result.Diagnostics.Single().Code, result.Diagnostics.Single().At!.Line),
            Is.EqualTo(("SEQ505", 2))
        );
    }

    [Test]
    public void A_lock_that_somebody_else_wrote_since_wins_over_the_journal_and_what_it_does_not_know_is_kept()
    {
        Saved(SomeLock.Small("changed", "id1", "Before"), SomeLock.Small("goes", "id2"));
        var killed = Opened();
        killed.Record("team", SomeLock.Small("changed", "id1", "By the killed run"));
        killed.Record("team", SomeLock.Small("made", "id3"));
        killed.Forget("goes");
        killed.Record("team", SomeLock.Small("twice", "id4"));
        killed.Forget("twice");
        killed.Intend("lost", "Lost", isCreate: true);
        Pull("team", SomeLock.Small("changed", "id1", "By another machine"), SomeLock.Small("goes", "id2"));

        var @base = Read();

        Assert.That(
            @base.Sequences.Select(sequence => (sequence.Key, sequence.Name)),
            Is.EqualTo(new[] { ("changed", "By another machine"), ("goes", "Small"), ("made", "Small") })
        );
        Assert.That(@base.PendingCreates, Is.EqualTo(new[] { new PendingCreate("lost", "Lost") }));
    }

    [Test]
    public void What_is_noted_after_a_newer_lock_came_is_of_that_one()
    {
        Saved(SomeLock.Small("changed", "id1", "Before"));
        Opened().Record("team", SomeLock.Small("changed", "id1", "By the killed run"));
        Pull("team", SomeLock.Small("changed", "id1", "By another machine"));
        Opened().Record("team", SomeLock.Small("changed", "id1", "By the next run"));

        Assert.That(Read().Sequences.Single().Name, Is.EqualTo("By the next run"));
    }

    [Test]
    public void A_journal_says_nothing_of_the_account_of_another_lock()
    {
        Opened().Record("team", SomeLock.Small("made", "id3"));
        Pull("other team", SomeLock.Small("theirs", "id1"));

        Assert.That((Read().Account, Read().Sequences.Single().Key), Is.EqualTo(("other team", "theirs")));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Other_line_ends_make_no_other_lock_and_a_journal_that_says_no_lock_is_of_this_one(bool lineEnds)
    {
        Saved(SomeLock.Small("changed", "id1", "Before"));
        Opened().Record("team", SomeLock.Small("changed", "id1", "By the killed run"));
        if (lineEnds)
            File.WriteAllText(LockPath, File.ReadAllText(LockPath).ReplaceLineEndings("\r\n"));
        else
            File.WriteAllText(
                JournalPath,
                System.Text.RegularExpressions.Regex.Replace(File.ReadAllText(JournalPath), "\"of\":\"[^\"]*\",", "")
            );

        Assert.That(File.ReadAllText(JournalPath), lineEnds ? Does.Contain("\"of\"") : Does.Not.Contain("\"of\""));
        Assert.That(Read().Sequences.Single().Name, Is.EqualTo("By the killed run"));
    }

    private void Pull(string account, params BaseSequence[] sequences) =>
        File.WriteAllText(LockPath, LockFormat.Write(account, sequences));

    private LockStore Store() =>
        LockStore.For(
            new(folder.Path, [], Policy.Default, [], []),
            new WorkspaceEnvironment.Apollo("production", null, "KEY")
        );

    private LockStore Opened()
    {
        var store = Store();
        Assert.That(store.Read().Diagnostics, Is.Empty);
        return store;
    }

    private LockStore Saved(params BaseSequence[] sequences)
    {
        var store = Store();
        foreach (var sequence in sequences.DefaultIfEmpty(SomeLock.Written))
            store.Record("team", sequence);
        store.Save();
        return store;
    }

    private Base Read() => Store().Read().Base!;
}
