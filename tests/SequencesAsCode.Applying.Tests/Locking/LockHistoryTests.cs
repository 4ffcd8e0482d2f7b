using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Core.Planning.Allowing;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Applying.Tests.Locking;

/// <summary>What git knows of other versions of the lock counts, and the next write of the lock has it.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class LockHistoryTests : IDisposable
{
    private const string One = "activation:0000000a";
    private const string Many = "many:0000000b";

    private static readonly BaseSequence Off = Small("false");
    private static readonly BaseSequence On = Small("true");
    private static readonly BaseSequence Other = SomeLock.Small("other", "66e9e215ece19801b2199800");
    private static readonly BaseSequence Reviewing = With("to_be_reviewed");
    private static readonly BaseSequence Approved = With("approved");

    private readonly TemporaryFolder folder = new();

    private string LockPath => Path.Combine(folder.Path, "sequences.production.lock.json");

    public void Dispose() => folder.Dispose();

    [Test]
    public void An_entry_that_any_version_has_as_spent_is_spent_and_gets_written()
    {
        var (store, known) = Learned([Off, Other], [], Text(Off.Spending([One])), Text(Off));
        store.Record("team", Other with { Name = "Another" });
        store.Save();

        Assert.That(known.Sequences.Single(row => row.Id == Off.Id).Spent, Is.EqualTo(new[] { One }));
        Assert.That(LockHistory.SequencesOf(File.ReadAllText(LockPath))!.Value[0].Spent, Is.EqualTo(new[] { One }));
        Assert.That(LockSchema.ProblemsOf(LockPath), Is.Empty);
    }

    [Test]
    public void A_lock_that_knows_everything_stays_as_it_is()
    {
        var before = Text(Off.Spending([One]), Other);
        var (store, known) = Learned([Off.Spending([One]), Other], [], before, Text(Off));
        store.Settle();

        Assert.That(File.ReadAllText(LockPath), Is.EqualTo(before));
        Assert.That(known.Sequences.Select(row => row.Spent.Length), Is.EqualTo(new[] { 1, 0 }));
    }

    [Test]
    public void A_row_that_is_gone_does_not_take_the_entries_for_the_whole_workspace_with_it()
    {
        var (_, known) = Learned([Other], [], Text(Off.Spending([One, Many])));

        Assert.That(known.Sequences.Single().Spent, Is.EqualTo(new[] { Many }));
    }

    [Test]
    public void A_version_that_somebody_formatted_counts_and_one_that_is_no_lock_does_not()
    {
        var formatted = Text(Off.Spending([One])).Replace("\"spent\":[", "\"spent\":\n[\n", StringComparison.Ordinal);
        var broken = Text(Off.Spending([Many])).Replace("\"spent\":[", "\"spent\":7,[", StringComparison.Ordinal);
        var newer = formatted.Replace("\"version\": 1", "\"version\": 9", StringComparison.Ordinal);

        Assert.That(Learned([Off], [], formatted).Known.Sequences.Single().Spent, Is.EqualTo(new[] { One }));
        Assert.That(Learned([Off], [broken], broken, newer, "").Known.Sequences.Single().Spent, Is.Empty);
    }

    [Test]
    public void What_a_later_version_had_on_loses_its_free_start_until_an_apply_records_it_on()
    {
        var (store, known) = Learned([Off, Other], [Text(On, Other)]);
        var lost = known.Sequences.Select(row => row.Spent.Contains(FreeStart.OfSequence)).ToList();
        store.Record("team", store.Find("small")! with { Name = "Edited" });
        store.Save();
        var kept = File.ReadAllText(LockPath);
        store.Record("team", On with { Spent = store.Find("small")!.Spent });
        store.Record("team", Off with { Spent = store.Find("small")!.Spent });
        store.Save();
        var again = Learned(null, [], kept).Known;

        Assert.That(lost, Is.EqualTo(new[] { true, false }));
        Assert.That(kept, Does.Contain(FreeStart.OfSequence));
        Assert.That(LockSchema.ProblemsOf(LockPath), Is.Empty);
        Assert.That(again.Sequences.SelectMany(row => row.Spent), Is.Empty, "it was on since, and git knows");
    }

    [Test]
    public void A_free_start_that_a_later_version_lost_stays_lost()
    {
        var lost = FreeStart.Lost(Off, On);

        Assert.That(Learned([Off], [Text(lost)]).Known.Sequences.Single().Spent, Is.EqualTo(lost.Spent));
        Assert.That(Learned([On], [Text(lost)]).Known.Sequences.Single().Spent, Is.Empty);
        Assert.That(
            Learned([On with { Spent = lost.Spent }], []).Known.Sequences.Single().Spent,
            Is.Empty,
            "as git merges the two"
        );
        Assert.That(FreeStart.Lost(Off, Off), Is.SameAs(Off));
        Assert.That(FreeStart.Lost(On, Off), Is.SameAs(On));
    }

    [Test]
    public void A_variant_that_a_later_version_had_approved_does_not_start_freely_until_all_are()
    {
        var lost = FreeStart.Lost(Reviewing, Approved);

        Assert.That(lost.Spent, Is.EqualTo(new[] { FreeStart.OfVariants }));
        Assert.That(FreeStart.Lost(Reviewing, lost).Spent, Is.EqualTo(lost.Spent));
        Assert.That(FreeStart.Lost(Approved, Reviewing).Spent, Is.Empty);
        Assert.That(FreeStart.Given(lost).Spent, Is.EqualTo(lost.Spent));
        Assert.That(FreeStart.Given(Approved with { Spent = [FreeStart.OfVariants, One] }).Spent, Is.EqualTo([One]));
    }

    private static BaseSequence Small(string active) =>
        SomeLock.Small("small", "66e9e215ece19801b2199700") with
        {
            Fields = BaseFields.Empty.With(Fields.Active, new(active, active)),
            Steps = [],
        };

    private static BaseSequence With(string status) =>
        On with
        {
            Steps =
            [
                new(
                    "66e9e215ece19801b2199701",
                    "intro",
                    StepTypes.AutoEmail,
                    BaseFields.Empty,
                    [new("66e9e215ece19801b2199702", "a", BaseFields.Empty.With(Fields.Status, new(status, status)))]
                ),
            ],
        };

    private static string Text(params BaseSequence[] rows) => LockFormat.Write("team", rows);

    // Reads a lock, or the one that is there, and then what git knows.
    private (LockStore Store, Base Known) Learned(BaseSequence[]? own, string[] later, params string[] all)
    {
        if (own is not null)
            File.WriteAllText(LockPath, Text(own));
        var store = LockStore.For(
            new(folder.Path, [], Policy.Default, [], []),
            new WorkspaceEnvironment.Apollo("production", null, "KEY")
        );
        var read = store.Read().Base!;
        return (store, store.Learn(read, LockHistory.Of(later.Select(text => ("abc1234", text)), all)));
    }
}
