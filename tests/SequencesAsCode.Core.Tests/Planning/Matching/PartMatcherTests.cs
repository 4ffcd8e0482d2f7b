using SequencesAsCode.Core.Planning.Matching;
using SequencesAsCode.Core.Plans;

namespace SequencesAsCode.Core.Tests.Planning.Matching;

[TestFixture]
internal sealed class PartMatcherTests
{
    [Test]
    public void Parts_that_equal_those_at_their_places_are_matched_without_their_words()
    {
        var matches = PartMatcher.Match(PoolOf(["a", "b", "c"], ["a", "b", "c"], hasWords: false));

        Assert.That(matches.Partners, Is.EqualTo(new[] { 0, 1, 2 }));
        Assert.That(matches.By, Is.All.EqualTo(MatchedBy.Content));
    }

    [Test]
    public void Parts_whose_ids_are_stated_do_not_prevent_it()
    {
        var pool = PoolOf(["a", "b", "c"], ["a", "b", "c"], hasWords: false);
        pool = pool with { Desired = pool.Desired.SetItem(1, pool.Desired[1] with { Id = "id 1" }) };

        var matches = PartMatcher.Match(pool);

        Assert.That(matches.Partners, Is.EqualTo(new[] { 0, 1, 2 }));
        Assert.That(matches.By, Is.EqualTo(new[] { MatchedBy.Content, MatchedBy.Id, MatchedBy.Content }));
    }

    [Test]
    public void Parts_in_another_order_are_matched_by_their_words()
    {
        var matches = PartMatcher.Match(PoolOf(["a", "b", "c"], ["b", "c", "a"], hasWords: true));

        Assert.That(matches.Partners, Is.EqualTo(new[] { 2, 0, 1 }));
    }

    [Test]
    public void Parts_that_the_lock_knows_are_matched_by_their_words_too()
    {
        var pool = PoolOf(["a", "b"], ["a", "b"], hasWords: false) with { Known = new HashSet<string> { "id 0" } };

        Assert.That(() => PartMatcher.Match(pool), Throws.InvalidOperationException);
    }

    private static PartPool PoolOf(string[] desired, string[] current, bool hasWords)
    {
        return new(
            [.. desired.Select(text => new DesiredPart(null, null, null, null, () => TraitsOf(text)))],
            [.. current.Select((text, at) => new CurrentPart($"id {at}", at, false, null, () => TraitsOf(text)))],
            new HashSet<string>(),
            new HashSet<string>(),
            IsOrdered: true,
            (index, other) => desired[index] == current[other]
        );

        Traits TraitsOf(string text) =>
            hasWords
                ? new(
                    "",
                    [
                        [text],
                    ],
                    [new(null, text)],
                    null
                )
                : throw new InvalidOperationException("The words were read.");
    }
}
