using SequencesAsCode.Core.Facts;

namespace SequencesAsCode.Core.Tests.Facts;

[TestFixture]
internal sealed class SharedTextTests
{
    [TestCase("Missing Step 1 for this sequence")]
    [TestCase("At least one step is required for the sequence. (the steps were removed)")]
    [TestCase("At least one template is required for a sequence step")]
    [TestCase("Wait mode must be valid")]
    [TestCase("The schedule you are trying to attach to this sequence is empty.")]
    [TestCase("<a href=\"https://www.example.com/\">One</a>")]
    [TestCase("<p>One</p><br>Two &amp; three")]
    [TestCase("Café \u00a0\U0001F642")]
    [TestCase("mark_finished_if_click cannot be changed")]
    [TestCase("after 3 seconds")]
    [TestCase("1 day")]
    [TestCase("same_account_reply_delay_days: 30")]
    [TestCase("missing: campaign.folder_id; type: step.position string")]
    [TestCase("")]
    public void What_documents_and_the_probe_say_stays(string text) =>
        Assert.That(SharedText.Of(text), Is.EqualTo(text));

    [TestCase("Sequence 'Zorblat outreach' is locked by Mira", "Sequence '…' is … by …")]
    [TestCase("<a href=\"https://track.zorblat.io/c/1?u=9\">One</a>", "<a href=\"…\">One</a>")]
    [TestCase("Ask mira@zorblat.io", "…")]
    [TestCase("[\"66e9e215ece19801b219997f\"]", "[\"…\"]")]
    [TestCase("123456", "…")]
    public void Names_addresses_ids_and_copy_are_left_out(string text, string shared) =>
        Assert.That(SharedText.Of(text), Is.EqualTo(shared));
}
