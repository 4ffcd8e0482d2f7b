using System.Globalization;
using SequencesAsCode.Tests.Laws;
using SequencesAsCode.Tests.Planning;
using Scene = SequencesAsCode.Tests.Planning.Scene;

namespace SequencesAsCode.Tests.Quality;

/// <summary>
/// Measures over generated edits how many of the surviving steps and touches keep their id. The table is printed; <c>QUALITY_SEED</c> repeats
/// a run with other draws, <c>QUALITY_SCRIPTS</c> says how many scripts each scenario has.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class MatchingQualityTests
{
    private static readonly int Seed = Number("QUALITY_SEED", 20_251);
    private static readonly int Scripts = Number("QUALITY_SCRIPTS", 1000);

    [SetUp]
    public void SaySeed() => TestContext.Out.WriteLine($"QUALITY_SEED={Seed} QUALITY_SCRIPTS={Scripts}");

    [Test]
    public void With_lock_and_keys_every_id_stays_whatever_is_edited()
    {
        var tally = Measure("lock and keys, any edits", new(HasKeys: true, Locked.Fresh, script => script.Any()));

        Assert.That((tally.Steps.Value, tally.Touches.Value), Is.EqualTo((1.0, 1.0)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Without_a_lock_ordinary_edits_keep_the_ids(bool hasKeys)
    {
        var tally = Measure($"no lock, {(hasKeys ? "keys" : "no keys")}, ordinary edits", new(hasKeys, Locked.Never, script => script.Ordinary()));

        Assert.That(tally.Steps.Value, Is.AtLeast(0.995));
        Assert.That(tally.Touches.Value, Is.AtLeast(0.995));
    }

    [Test]
    public void Without_a_lock_and_keys_heavy_edits_keep_nearly_all_ids()
    {
        var tally = Measure("no lock, no keys, heavy edits", new(HasKeys: false, Locked.Never, script => script.Heavy()));

        Assert.That(tally.Steps.Value, Is.AtLeast(0.99));
        Assert.That(tally.Touches.Value, Is.AtLeast(0.99));
        Assert.That(tally.FalseSteps.Value, Is.AtMost(0.03));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_lock_from_before_other_edits_keeps_nearly_all_ids(bool hasKeys)
    {
        var tally = Measure($"stale lock, {(hasKeys ? "keys" : "no keys")}, ordinary edits", new(hasKeys, Locked.Stale, script => script.Ordinary()));

        Assert.That(tally.Steps.Value, Is.AtLeast(0.99));
        Assert.That(tally.Touches.Value, Is.AtLeast(0.99));
    }

    [Test]
    public void With_a_lock_and_no_keys_heavy_edits_keep_nearly_all_ids()
    {
        var tally = Measure("lock, no keys, heavy edits", new(HasKeys: false, Locked.Fresh, script => script.Heavy()));

        Assert.That(tally.Steps.Value, Is.AtLeast(0.99));
        Assert.That(tally.Touches.Value, Is.AtLeast(0.99));
    }

    [Test]
    public void A_step_of_new_words_is_not_taken_for_one_that_was_deleted()
    {
        var tally = Measure("no lock, no keys, a step exchanged for a new one", new(HasKeys: false, Locked.Never, script => script.Exchange()));

        // New and deleted texts share greeting, sign-off and product phrases, and other words by chance.
        Assert.That(tally.FalseSteps.Value, Is.AtMost(0.05));
    }

    private static Tally Measure(string name, Scenario scenario)
    {
        var tally = new Tally();
        for (var script = 0; script < Scripts; script++) scenario.Run(new Dice(unchecked((Seed * 1_000_003) + script)), tally);
        TestContext.Out.WriteLine($"{name,-50} steps {tally.Steps,-18} touches {tally.Touches,-18} new taken for old: steps {tally.FalseSteps,-15} touches {tally.FalseTouches}");
        return tally;
    }

    private static int Number(string variable, int usual) =>
        Environment.GetEnvironmentVariable(variable) is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : usual;

    private enum Locked
    {
        Never,
        Fresh,
        Stale,
    }

    private sealed record Scenario(bool HasKeys, Locked Locked, Action<EditScript> Edit)
    {
        public void Run(Dice dice, Tally tally)
        {
            var copy = new SalesCopy(dice);
            var draw = new SequenceDraw(dice, copy);
            var isMarkdown = dice.Chance(0.5);
            var locked = draw.Steps();
            var held = Locked == Locked.Stale ? draw.Held(new EditScript(dice, copy, draw, locked).Ordinary().Ordinary().Steps) : locked;
            var script = new EditScript(dice, copy, draw, held);
            Edit(script);

            var file = Wanted.Sequence("drawn", script.Steps.Select(step => step.Want(HasKeys, isMarkdown)));
            var service = Held.Of(Wanted.Sequence("drawn"));
            var known = Wanted.Sequence("drawn", locked.Select(step => step.Want(HasKeys, isMarkdown)));
            var scene = new Scene
            {
                Files = [file with { Id = service.Id }],
                Service = [service with { Steps = [.. held.Select(step => step.Hold())] }],
                Lock = Locked == Locked.Never ? [] : [Held.Known(known, service with { Steps = [.. locked.Select(step => step.Hold())] })],
            };
            tally.Add(held, script.Steps, HasKeys, isExact: HasKeys && Locked == Locked.Fresh, scene.Change());
        }
    }
}
