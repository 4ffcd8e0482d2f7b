using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Applying.Tests.Locking;

/// <summary>The lock never forgets which entries under <c>allow</c> were used.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SpentEntriesTests : IDisposable
{
    private const string One = "activation:0000000a";
    private const string Two = "many:0000000b";
    private const string Three = "overwrite:0000000c";
    private const string Four = "removal:0000000d";

    private static readonly BaseSequence Small = SomeLock.Small("small", "66e9e215ece19801b2199700");

    private readonly TemporaryFolder folder = new();

    private string LockPath => Path.Combine(folder.Path, "sequences.production.lock.json");

    public void Dispose() => folder.Dispose();

    [Test]
    public void They_are_written_sorted_and_read_back_and_left_out_when_there_are_none()
    {
        var none = LockFormat.Write("team", [Small]);
        var some = LockFormat.Write("team", [Small.Spending([Two, One]).Spending([One])]);

        Assert.That(none, Does.Not.Contain("spent"));
        Assert.That(some, Does.Contain($"\"spent\":[\"{One}\",\"{Two}\"]"));
        Assert.That(LockFormat.Read(some).Sequences.Single().Spent, Is.EqualTo(new[] { One, Two }));
    }

    [TestCase("\"spent\":7")]
    [TestCase("\"spent\":[null]")]
    [TestCase("\"spent\":[7]")]
    public void Anything_else_is_no_lock(string spent)
    {
        var text = LockFormat.Write("team", [Small.Spending([One])]);

        Assert.That(
            () => LockFormat.Read(text.Replace($"\"spent\":[\"{One}\"]", spent, StringComparison.Ordinal)),
            Throws.TypeOf<FormatException>()
        );
    }

    [TestCase(One, Two, null, $"{One} {Two}")]
    [TestCase(One, Two, One, $"{One} {Two}")]
    [TestCase(One, null, One, One)]
    [TestCase(null, null, Three, Three)]
    [TestCase($"{One} {Two}", Three, Two, $"{One} {Two} {Three}")]
    public void A_merge_keeps_what_any_version_remembers(string? ours, string? theirs, string? before, string kept)
    {
        var origin = before is null ? "" : $"||||||| base\n{Row(before)}\n";
        var conflict = $"<<<<<<< HEAD\n{Row(ours)}\n{origin}=======\n{Row(theirs)}\n>>>>>>> alice";
        var text = LockFormat.Write("team", [Small]).Replace(Row(null), conflict, StringComparison.Ordinal);

        var read = LockText.Read("x.lock.json", text);

        Assert.That(string.Join(' ', read.Sequences!.Value.Single().Spent), Is.EqualTo(kept));
    }

    [Test]
    public void An_older_lock_beside_a_newer_journal_does_not_bring_an_entry_back()
    {
        var store = Store();
        store.Record("team", Small);
        store.Save();
        var old = File.ReadAllText(LockPath);
        store.Record("team", Small.Spending([One]));
        File.WriteAllText(LockPath, old + "\n");

        var read = Store();

        Assert.That(read.Read().Base!.Sequences.Single().Spent, Is.EqualTo(new[] { One }));
        Assert.That(read.Find("small")!.Spent, Is.EqualTo(new[] { One }));
    }

    [Test]
    public void A_change_that_was_begun_uses_its_entries_unless_it_had_no_effect()
    {
        var store = Store();
        store.Record("team", Small);
        store.Save();
        store.Intend("small", Small.Id, [One]);

        var killed = Store().Find("small")!.Spent;
        store.Save();
        File.Delete(Path.Combine(folder.Path, ".sequences", "journal.production.jsonl"));
        var withoutJournal = Store().Find("small")!.Spent;
        store.Abandon("small");

        Assert.That((killed, withoutJournal), Is.EqualTo((new[] { One }, new[] { One })));
        Assert.That(store.Find("small")!.Spent, Is.Empty);
    }

    [Test]
    public void What_the_whole_workspace_used_outlives_the_row_that_remembered_it()
    {
        var store = Store();
        store.Record("team", Small.Spending([One, Two]));
        store.Record("team", SomeLock.Small("other", "66e9e215ece19801b2199800"));
        store.Save();

        store.Forget("small");

        Assert.That(store.Find("other")!.Spent, Is.EqualTo(new[] { Two }));
        Assert.That(Store().Find("other")!.Spent, Is.EqualTo(new[] { Two }));
    }

    [Test]
    public void The_schema_of_the_lock_has_them()
    {
        var store = Store();
        store.Record("team", Small.Spending([One, Two, Three, Four]));
        store.Save();

        Assert.That(LockSchema.ProblemsOf(LockPath), Is.Empty);
    }

    private static string Row(string? spent) =>
        LockFormat
            .Write("team", [Small.Spending(spent?.Split(' ') ?? [])])
            .Split('\n')
            .Single(line => line.Contains("\"kind\"", StringComparison.Ordinal));

    private LockStore Store()
    {
        var store = LockStore.For(
            new(folder.Path, [], Policy.Default, [], []),
            new WorkspaceEnvironment.Apollo("production", null, "KEY")
        );
        store.Read();
        return store;
    }
}
