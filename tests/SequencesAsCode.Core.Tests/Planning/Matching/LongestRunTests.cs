using SequencesAsCode.Core.Planning.Matching;

namespace SequencesAsCode.Core.Tests.Planning.Matching;

[TestFixture]
internal sealed class LongestRunTests
{
    [Test]
    public void No_increasing_run_is_longer([Range(0, 9)] int count)
    {
        for (var round = 0; round < 60; round++)
        {
            var values = Enumerable.Range(1, count).ToArray();
            TestContext.CurrentContext.Random.Shuffle(values);

            var kept = LongestRun.Mark(values);

            var run = values.Where((_, index) => kept[index]).ToList();
            Assert.That(run, Is.Ordered, string.Join(" ", values));
            Assert.That(run, Has.Count.EqualTo(Longest(values)), string.Join(" ", values));
            Assert.That(LongestRun.Mark(values), Is.EqualTo(kept));
        }
    }

    private static int Longest(int[] values) =>
        Enumerable
            .Range(0, 1 << values.Length)
            .Max(subset =>
            {
                var chosen = values.Where((_, index) => (subset >> index & 1) == 1).ToList();
                return chosen.Zip(chosen.Skip(1)).All(pair => pair.First < pair.Second) ? chosen.Count : 0;
            });
}
