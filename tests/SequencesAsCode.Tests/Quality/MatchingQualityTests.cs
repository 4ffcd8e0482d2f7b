using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Quality;

/// <summary>
/// Measures over generated edits how many of the surviving steps and touches keep their id. The table is printed;
/// <c>QUALITY_SEED</c> repeats a run with other draws, <c>QUALITY_SCRIPTS</c> says how many scripts each scenario has.
/// </summary>
[TestFixture(Scenario.Few)]
[TestFixture(Scenario.Many, Category = Law.Long)]
[Parallelizable(ParallelScope.All)]
internal sealed class MatchingQualityTests(int scripts)
{
    [SetUp]
    public void SaySeed() => TestContext.Out.WriteLine(Scenario.Settings(scripts));

    [Test]
    public void With_lock_and_keys_every_id_stays_whatever_is_edited()
    {
        var tally = Scenario.Measure(scripts, "lock and keys, any edits", true, Locked.Fresh, script => script.Any());

        // Keys that were exchanged in a file look like a lock that has them crossed: then the plan asks and pairs
        // nothing.
        Assert.That((tally.Steps.Value, tally.Touches.Value), Is.EqualTo((1.0, 1.0)).Within(0.002));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Without_a_lock_ordinary_edits_keep_the_ids(bool hasKeys)
    {
        var tally = Scenario.Measure(
            scripts,
            $"no lock, {(hasKeys ? "keys" : "no keys")}, ordinary edits",
            hasKeys,
            Locked.Never,
            script => script.Ordinary()
        );

        Assert.That(tally.Steps.Value, Is.AtLeast(0.995));
        Assert.That(tally.Touches.Value, Is.AtLeast(0.995));
    }

    [Test]
    public void Without_a_lock_and_keys_heavy_edits_keep_nearly_all_ids()
    {
        var tally = Scenario.Measure(
            scripts,
            "no lock, no keys, heavy edits",
            false,
            Locked.Never,
            script => script.Heavy()
        );

        Assert.That(tally.Steps.Value, Is.AtLeast(0.99));
        Assert.That(tally.Touches.Value, Is.AtLeast(0.99));
        Assert.That(tally.FalseSteps.Value, Is.AtMost(0.03));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_lock_from_before_other_edits_keeps_nearly_all_ids(bool hasKeys)
    {
        var tally = Scenario.Measure(
            scripts,
            $"stale lock, {(hasKeys ? "keys" : "no keys")}, ordinary edits",
            hasKeys,
            Locked.Stale,
            script => script.Ordinary()
        );

        Assert.That(tally.Steps.Value, Is.AtLeast(0.99));
        Assert.That(tally.Touches.Value, Is.AtLeast(0.99));
    }

    [Test]
    public void With_a_lock_and_no_keys_heavy_edits_keep_nearly_all_ids()
    {
        var tally = Scenario.Measure(
            scripts,
            "lock, no keys, heavy edits",
            false,
            Locked.Fresh,
            script => script.Heavy()
        );

        Assert.That(tally.Steps.Value, Is.AtLeast(0.99));
        Assert.That(tally.Touches.Value, Is.AtLeast(0.99));
    }

    [Test]
    public void A_step_of_new_words_is_not_taken_for_one_that_was_deleted()
    {
        var tally = Scenario.Measure(
            scripts,
            "no lock, no keys, a step exchanged for a new one",
            false,
            Locked.Never,
            script => script.Exchange()
        );

        // New and deleted texts share greeting, sign-off and product phrases, and other words by chance.
        Assert.That(tally.FalseSteps.Value, Is.AtMost(0.05));
    }
}
