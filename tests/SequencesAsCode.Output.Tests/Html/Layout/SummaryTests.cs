using SequencesAsCode.Core.Plans;

namespace SequencesAsCode.Output.Tests.Html.Layout;

/// <summary>The summary counts what its filters choose.</summary>
internal sealed class SummaryTests
{
    private static SequenceChange Felt(string key, People people) =>
        Some.Sequence(SequenceAction.Update, key, key) with
        {
            People = people,
            Effect = new(EffectKind.ChangesLive, people),
            Classes = [ChangeClass.Copy],
        };

    [Test]
    public void It_says_who_gets_different_email_and_how_many_sequences_there_are_of_each_kind()
    {
        var page = SomePages.Of(
            Some.Plan(
                Felt("one", new(1_200)),
                Felt("two", new(1_183)),
                SomePlans.New,
                SomePlans.Blocked,
                SomePlans.Drifted with
                {
                    Key = "drifted",
                }
            )
        );

        Assert.That(
            page.TextsOf(".summary .part").Select(part => part.Split(": ")[^1]),
            Is.EqualTo(
                new[]
                {
                    "2,383 people get different messages",
                    "1 needs a decision",
                    "2 changed",
                    "1 new",
                    "1 edited in Apollo",
                }
            )
        );
    }

    [Test]
    public void A_number_that_is_not_known_is_a_lower_bound()
    {
        var some = SomePages.Of(Some.Plan(Felt("one", new(12)), Felt("two", People.Unknown)));
        var none = SomePages.Of(Some.Plan(Felt("two", People.Unknown)));

        Assert.That(some.TextOf(".part"), Is.EqualTo("at least 12 people get different messages"));
        Assert.That(none.TextOf(".part"), Is.EqualTo("an unknown number of people get different messages"));
    }

    [Test]
    public void Every_part_chooses_as_many_sequences_as_it_counts()
    {
        var page = SomePages.Of(SomePlans.Everything);
        var chosen = page.QuerySelectorAll("main > .sequence")
            .SelectMany(sequence => sequence.GetAttribute("data-filters")!.Split(' '))
            .CountBy(filter => filter)
            .ToDictionary();

        var parts = page.QuerySelectorAll(".summary .part")
            .Where(part => part.GetAttribute("data-filter") != "reaches")
            .ToDictionary(
                part => part.GetAttribute("data-filter")!,
                part => part.TextContent.Split(": ")[^1].Split(' ')[0]
            );

        Assert.That(parts, Has.Count.GreaterThan(3));
        Assert.That(parts.Select(part => part.Value), Is.EqualTo(parts.Select(part => $"{chosen[part.Key]}")));
    }
}
