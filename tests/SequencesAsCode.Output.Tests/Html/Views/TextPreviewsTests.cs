using SequencesAsCode.Output.Html.Emails;
using SequencesAsCode.Output.Html.Texts;

namespace SequencesAsCode.Output.Tests.Html.Views;

/// <summary>What is said of two versions where their marked words do not say it.</summary>
[TestFixture]
internal sealed class TextPreviewsTests
{
    private const string OnlyMissing = "Words change only for “Missing data”. Choose that contact";
    private const string AlsoMissing = "Other words change for “Missing data”. Choose that contact";
    private const string Neither = "None of the contacts shows this change";

    private static readonly TextPreviews Previews = new(SampleContact.All([]));

    [TestCase("Hi {{first_name}}", "Hi {{#if first_name}}{{first_name}}{{#else}}there{{#endif}}", OnlyMissing)]
    [TestCase("{{#if company}}a{{#else}}b{{#endif}}", "{{#if company}}x{{#else}}y{{#endif}}", AlsoMissing)]
    [TestCase(
        "{{#if sender_email}}a{{#else}}b{{#endif}}",
        "{{#if sender_email}}a{{#else}}free money{{#endif}}",
        Neither
    )]
    [TestCase("{{#if company}}a{{#endif}}", "{{#if title}}a{{#endif}}", Neither)]
    [TestCase("<p>a</p>", "<p style=\"background:url(https://example.com)\">a</p>", Neither)]
    [TestCase("a<br>b", "a<br><br>b", "The words are the same. Only line breaks")]
    public void A_change_that_the_first_look_does_not_show_is_said_and_can_be_read_as_it_is_written(
        string before,
        string after,
        string said
    )
    {
        var text = Previews.OfBody(Some.Html(before), Some.Html(after), true);

        Assert.That(text.Remarks.Single(), Does.StartWith(said));
        Assert.That(text.Source!.Change, Is.EqualTo(TextChange.Words));
    }

    [TestCase("Hi {{first_name}}", "Hello {{first_name}}")]
    [TestCase("Hi {{first_name}}", "Hi {{city}}")]
    public void Marked_words_speak_for_themselves(string before, string after)
    {
        var text = Previews.OfBody(Some.Html(before), Some.Html(after), true);

        Assert.That((text.Remarks.Length, text.Source), Is.EqualTo((0, (BodyDiff?)null)));
    }

    [Test]
    public void Links_are_listed_from_every_side_of_a_condition_and_as_often_as_they_are_there()
    {
        var text = Previews.OfBody(
            Some.Html(
                "{{#if sender_email}}a{{#else}}<a href=\"https://good.example/{{company}}\">b</a>{{#endif}} "
                    + "<a href=x>1</a><a href=x>2</a>"
            ),
            Some.Html(
                "{{#if sender_email}}a{{#else}}<a href=\"https://evil.example/{{company}}\">b</a>{{#endif}} "
                    + "<a href=x>1</a>2"
            ),
            true
        );

        Assert.That(text.Gone, Is.EqualTo(new[] { "link https://good.example/{{company}}", "link x" }));
        Assert.That(text.Come, Is.EqualTo(new[] { "link https://evil.example/{{company}}" }));
    }

    [Test]
    public void A_link_in_a_note_does_not_change_unsaid()
    {
        var text = Previews.OfText(Some.Html("see <a href=x>this</a>"), Some.Html("see <a href=y>this</a>"), true)!;

        Assert.That(text.Gone.Concat(text.Come), Is.EqualTo(new[] { "link x", "link y" }));
        Assert.That(text.Remarks.Single(), Does.StartWith("The words are the same. Links"));
    }

    [Test]
    public void A_subject_changes_for_one_contact_and_it_is_said()
    {
        var text = Previews.OfText(
            new FieldValue.Text("{{company}}"),
            new FieldValue.Text("{{#if company}}{{company}}{{#else}}you{{#endif}}"),
            true
        )!;

        Assert.That(text.Remarks.Single(), Does.StartWith(OnlyMissing));
    }
}
