using SequencesAsCode.Core.Facts;
using SequencesAsCode.Testing.Drawing;

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
    [TestCase("The text around it did not come back.")]
    [TestCase("No sequence of another user is known.")]
    [TestCase("")]
    public void What_documents_and_the_probe_say_stays(string text) =>
        Assert.That(SharedText.Of(text), Is.EqualTo(text));

    [TestCase("Sequence 'Zorblat outreach' is locked by Mira", "Sequence '…' is … by …")]
    [TestCase("<a href=\"https://track.zorblat.io/c/1?u=9\">One</a>", "<a href=\"…\">One</a>")]
    [TestCase("Ask mira@zorblat.io", "Ask …")]
    [TestCase("[\"66e9e215ece19801b219997f\"]", "[\"…\"]")]
    [TestCase("123456", "…")]
    [TestCase("Call +49 (0)30 123-45 67 x 12", "Call +…")]
    [TestCase("one 555.123.4567 two", "one … two")]
    [TestCase("Zorblatstreet 12, 101 Berlin", "…")]
    [TestCase("a wait of 24 hours, 3 steps", "a wait of 24 hours, 3 steps")]
    [TestCase("Zorblat 30 and 5 steps", "… and 5 steps")]
    public void Names_addresses_ids_and_copy_are_left_out(string text, string shared) =>
        Assert.That(SharedText.Of(text), Is.EqualTo(shared));

    [Test]
    public void No_digit_of_a_drawn_phone_number_or_address_is_shared() => Law.Holds(number => ProblemsOf(new(number)));

    private static IEnumerable<string> ProblemsOf(Dice dice)
    {
        var text = dice.Of(
            $"The sequence is locked, call {Phone(dice)} now",
            $"<p>{Phone(dice)}</p>",
            $"One {Phone(dice)} two",
            $"[\"{Phone(dice)}\",\"{Phone(dice)}\"]",
            $"Zorblat GmbH, Zorblatstreet {dice.Number(1, 999)}, {dice.Number(100, 999)} Berlin",
            $"template {Phone(dice)}, status {Phone(dice)}"
        );
        var shared = SharedText.Of(text);
        return shared.Any(char.IsDigit) ? [$"'{text}' is shared as '{shared}'"] : [];
    }

    // At least four digits, in groups of one to three, as people write them.
    private static string Phone(Dice dice)
    {
        var groups = dice.Many(4, 6, _ => string.Concat(dice.Many(1, 3, _ => $"{dice.Number(0, 9)}"))).ToList();
        var between = dice.Of(" ", "-", ".", "/", " / ", "\u00a0", "\u2011", "\u202f", ") ", " x ");
        return dice.Of("", "+", "(", "+49 ") + string.Join(between, groups);
    }
}
