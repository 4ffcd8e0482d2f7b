namespace SequencesAsCode.Core.Tests.Text;

[TestFixture]
internal sealed class SimilarTests
{
    [TestCase("wiat", "wait")]
    [TestCase("wai", "wait")]
    [TestCase("waitt", "wait")]
    [TestCase("Wait", "wait")]
    [TestCase("tuoches", "touches")]
    [TestCase("stpes", "steps")]
    [TestCase("linkedin_step_conect", "linkedin_step_connect")]
    public void The_word_meant_is_suggested(string written, string meant)
    {
        string[] known = ["at", "type", "touches", "wait", "waste", "steps", "linkedin_step_connect"];

        var suggestion = Similar.To(written, known);

        Assert.That(suggestion, Is.EqualTo(meant));
    }

    [TestCase("priority")]
    [TestCase("")]
    [TestCase("linkedin_connect_step")]
    public void Nothing_is_suggested_when_nothing_is_near(string written)
    {
        var suggestion = Similar.To(written, ["wait", "type", "linkedin_step_message"]);

        Assert.That(suggestion, Is.Null);
    }

    [Test]
    public void Of_two_equally_near_words_the_first_in_the_alphabet_is_taken()
    {
        var suggestions = new[] { Similar.To("bat", ["cat", "hat"]), Similar.To("bat", ["hat", "cat"]) };

        Assert.That(suggestions, Is.All.EqualTo("cat"));
    }

    [Test]
    public void Very_long_words_are_not_near()
    {
        var suggestion = Similar.To(new string('a', 50_000), ["aaaa"]);

        Assert.That(suggestion, Is.Null);
    }
}
