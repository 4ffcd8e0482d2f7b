using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Quality;

/// <summary>
/// The same measures over what teams do between two campaigns: near-equal reminders, splits, merges, notes, rewrites,
/// translations and variants.
/// </summary>
[TestFixture(Scenario.Few)]
[TestFixture(Scenario.Many, Category = Law.Long)]
[Parallelizable(ParallelScope.All)]
internal sealed class RevisionQualityTests(int scripts)
{
    [SetUp]
    public void SaySeed() => TestContext.Out.WriteLine(Scenario.Settings(scripts));

    [TestCase(false)]
    [TestCase(true)]
    public void With_lock_and_keys_every_id_stays_and_no_new_key_takes_one(bool isHeavy)
    {
        var tally = Scenario.MeasureRevision(
            scripts,
            $"lock and keys, {Words(isHeavy)}",
            true,
            Locked.Fresh,
            revision => Revise(revision, isHeavy)
        );

        Assert.That((tally.Steps.Value, tally.Touches.Value, tally.FalseSteps.Hits), Is.EqualTo((1.0, 1.0, 0)));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void With_a_lock_and_no_keys_nearly_every_id_stays(bool isHeavy)
    {
        var tally = Scenario.MeasureRevision(
            scripts,
            $"lock, no keys, {Words(isHeavy)}",
            false,
            Locked.Fresh,
            revision => Revise(revision, isHeavy)
        );

        Assert.That(tally.Steps.Value, Is.AtLeast(isHeavy ? 0.98 : 0.99));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Without_a_lock_most_ids_stay(bool isHeavy)
    {
        var tally = Scenario.MeasureRevision(
            scripts,
            $"no lock, {Words(isHeavy)}",
            false,
            Locked.Never,
            revision => Revise(revision, isHeavy)
        );

        Assert.That(tally.Steps.Value, Is.AtLeast(0.85));
    }

    [Test]
    public void With_a_lock_a_rewritten_email_beside_unchanged_ones_is_the_same_email()
    {
        var tally = Scenario.MeasureRevision(
            scripts,
            "lock, no keys, one email rewritten",
            false,
            Locked.Fresh,
            revision => revision.RewriteOne()
        );

        Assert.That(tally.Steps.Value, Is.AtLeast(0.999));
    }

    [TestCase(Locked.Fresh)]
    [TestCase(Locked.Never)]
    public void An_email_that_gets_or_loses_a_variant_is_the_same_email(Locked locked)
    {
        var tally = Scenario.MeasureRevision(
            scripts,
            $"{(locked == Locked.Never ? "no lock" : "lock")}, no keys, a variant more or less",
            false,
            locked,
            revision => revision.ChangeVariants()
        );

        Assert.That(tally.Steps.Value, Is.EqualTo(1.0));
    }

    [Test]
    public void With_lock_and_keys_a_step_exchanged_for_a_new_one_lends_it_no_id()
    {
        var tally = Scenario.Measure(
            scripts,
            "lock and keys, a step exchanged for a new one",
            true,
            Locked.Fresh,
            script => script.Exchange()
        );

        Assert.That((tally.Steps.Value, tally.FalseSteps.Hits), Is.EqualTo((1.0, 0)));
    }

    private static void Revise(Revision revision, bool isHeavy) => _ = isHeavy ? revision.Heavy() : revision.Light();

    private static string Words(bool isHeavy) => isHeavy ? "three to five revisions" : "one or two revisions";
}
