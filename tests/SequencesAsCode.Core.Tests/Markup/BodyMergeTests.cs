using SequencesAsCode.Core.Markup;

namespace SequencesAsCode.Core.Tests.Markup;

[TestFixture]
internal sealed class BodyMergeTests
{
    private const string Styled = """
        <!DOCTYPE html>
        <html>
        <head>
          <style> .btn { color: #fff } </style>
        </head>
        <body class="dark">
          <!-- keep in step with the page -->
          <!--[if mso]><table><tr><td><![endif]-->
          <p>Worth a call?</p>
          <p>See
             you</p>
          <!--[if mso]></td></tr></table><![endif]-->
          <a class="btn" href="https://example.com/book">Book</a>
        </body>
        </html>
        """;

    private const string Served = "<p>Worth a call?</p><p>See you</p><a href=\"https://example.com/book\">Book</a>";

    [TestCase("Worth a call", "Worth ten minutes", "Worth a call", "Worth ten minutes")]
    [TestCase(
        "example.com/book",
        "example.com/seat",
        "class=\"btn\" href=\"https://example.com/book\"",
        "href=\"https://example.com/seat\""
    )]
    [TestCase("<p>Worth a call?</p>", "", "  <p>Worth a call?</p>\n", "")]
    [TestCase("</p><p>See", "</p><p>New</p><p>See", "<p>Worth a call?</p>\n", "<p>Worth a call?</p>\n  <p>New</p>\n")]
    [TestCase("See you", "See <strong>you</strong>", "     you", "     <strong>you</strong>")]
    public void Only_the_edit_changes_and_what_the_service_took_out_stays(
        string old,
        string by,
        string inFile,
        string merged
    )
    {
        var now = Served.Replace(old, by, StringComparison.Ordinal);

        Assert.That(
            BodyMerge.Of(Styled, null, now),
            Is.EqualTo(Styled.Replace(inFile, merged, StringComparison.Ordinal))
        );
    }

    [Test]
    public void What_the_service_wrote_otherwise_is_no_edit()
    {
        const string File = "it's <a href=\"https://a.example\">here</a>, \"now\"<!-- note -->";
        const string Back = "it’s <a href=\"https://track.example/?u=a\">here</a>, “now”<br><br>Unsubscribe";

        var merged = BodyMerge.Of(File, Back, Back.Replace("here", "there", StringComparison.Ordinal));

        Assert.That(merged, Is.EqualTo(File.Replace("here", "there", StringComparison.Ordinal)));
    }

    [Test]
    public void Where_nothing_was_taken_out_a_comment_that_goes_was_edited_away()
    {
        Assert.That(BodyMerge.Of("a<!-- note --> b", "a<!-- note --> b", "a b"), Is.EqualTo("a b"));
    }

    [TestCase("<p>a</p><!-- note --><p>b</p>", "<p>a</p><p>b</p>")]
    [TestCase("it's <b>{{x}}</b>", "it’s <strong>{{x}}</strong>. Unsubscribe")]
    [TestCase("", "x")]
    public void What_came_back_is_kept_as_the_difference_from_what_was_sent(string sent, string returned)
    {
        var pair = BasePair.Of(Fields.Body, new FieldValue.Html(sent), new FieldValue.Html(returned));

        Assert.That(
            sent.Length == 0 ? returned : ServedText.Restore(sent, pair.Served, pair.Sent, pair.Returned),
            Is.EqualTo(returned)
        );
        Assert.That(ServedText.Restore($"{sent}!", pair.Served, pair.Sent, pair.Returned), Is.Null);
    }

    [Test]
    public void Of_the_same_markup_nothing_is_kept()
    {
        Assert.That(
            BasePair.Of(Fields.Body, new FieldValue.Html("<P>a</P>"), new FieldValue.Html("<p>a</p>")).Served,
            Is.Null
        );
    }
}
