namespace SequencesAsCode.Tests.Emulator;

public sealed class ReadTests
{
    [Test]
    public void A_read_gives_the_sequence_and_flat_lists_of_its_parts()
    {
        var bench = new Bench();

        var answer = bench.Send("GET", $"/emailer_campaigns/{Bench.Outbound}");

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(
            answer.Json.Keys(),
            Is.EqualTo(new[] { "emailer_campaign", "emailer_steps", "emailer_touches", "emailer_templates", "attachments" }));
        Assert.That(answer.Json.Strings("emailer_steps", "id"), Is.EqualTo(new[] { Bench.Intro, Bench.Phone, Bench.FollowUp }));
    }
}
