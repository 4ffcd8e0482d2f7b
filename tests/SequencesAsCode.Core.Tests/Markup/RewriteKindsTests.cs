using SequencesAsCode.Core.Markup;

namespace SequencesAsCode.Core.Tests.Markup;

[TestFixture]
internal sealed class RewriteKindsTests
{
    private const string Link = "<a href=\"https://a.example/x\">here</a>";

    [TestCase($"Look {Link}.", "Look <a href=\"https://t.example/c?u=1\">here</a>.", "links")]
    [TestCase("Look", "Look<img src=\"https://t.example/o.gif\">", "images")]
    [TestCase("It's \"new\" - now...", "It’s “new” – now…", "punctuation")]
    [TestCase("A  b<br><br>c", "A b<p>c</p>d", "other")]
    [TestCase("one<br>two", "<p>one</p><p>two</p><p></p>", "")]
    [TestCase("one two", "one<br>two", "spacing")]
    [TestCase("Hello", "HELLO", "case")]
    [TestCase($"Look {Link}, it's", "Look <a href=\"https://t.example/c\">here</a>, it’s", "links punctuation")]
    [TestCase($"Look {Link}", "Look here", "other links")]
    [TestCase("Price 10", "Price 100", "other")]
    [TestCase("Call me", "Call us", "other")]
    [TestCase("Call me", "", "other")]
    public void What_was_made_of_a_body_is_told(string sent, string returned, string kinds)
    {
        var (one, two) = (new FieldValue.Html(sent), new FieldValue.Html(returned));

        // Same to a reader: nobody asks what was made of it.
        if (kinds.Length == 0)
            Assert.That(FieldComparison.Explained(Fields.Body, one, two));
        else
            Assert.That(RewriteKinds.Of(one, two), Is.EqualTo(kinds));
    }

    [Test]
    public void What_was_added_is_told_from_other_additions_and_its_links_are_a_part_of_it()
    {
        var body = new FieldValue.Html($"Hi {Link}");
        var (one, again, other) = (
            Added("Bye"),
            RewriteKinds.Of(
                new FieldValue.Html("Hello"),
                new FieldValue.Html("Hello<br>Bye <a href=\"https://s.example\">stop</a>")
            ),
            Added("See you")
        );

        Assert.That(one, Does.Match(@"\Aadded:[0-9a-f]{12}\z").And.EqualTo(again));
        Assert.That(other, Is.Not.EqualTo(one));
        Assert.That((RewriteKinds.Covers(one, again), RewriteKinds.Covers(one, other)), Is.EqualTo((true, false)));
        Assert.That(RewriteKinds.Say($"links {one}"), Is.EqualTo("links, text added"));

        string Added(string text) =>
            RewriteKinds.Of(
                body,
                new FieldValue.Html($"{body.Markup}<br>{text} <a href=\"https://s.example\">stop</a>")
            );
    }

    [TestCase("New  sequence ", "New sequence", "spacing")]
    [TestCase("New", "[Ext] New", "added")]
    [TestCase("New 1", "New 12", "other")]
    [TestCase("New", "Old", "other")]
    public void What_was_made_of_a_line_is_told(string sent, string returned, string kinds) =>
        Assert.That(RewriteKinds.Of(Some.Text(sent), Some.Text(returned)).Split(':')[0], Is.EqualTo(kinds));

    [Test]
    public void A_set_is_rewritten_in_its_letters_alone()
    {
        FieldValue[] values =
        [
            new FieldValue.Set(["Q3", "Out bound"]),
            new FieldValue.Set(["q3", "outbound"]),
            new FieldValue.Set(["q3", "outbound", "more"]),
        ];

        Assert.That(
            (RewriteKinds.Of(values[0], values[1]), RewriteKinds.Of(values[1], values[2])),
            Is.EqualTo(("spacing case", "other"))
        );
        Assert.That(RewriteKinds.Of(new FieldValue.Number(500), new FieldValue.Number(200)), Is.EqualTo("other"));
    }

    [Test]
    public void Other_words_are_never_covered_whatever_was_accepted()
    {
        Assert.That(
            (RewriteKinds.Covers("links other", "other"), RewriteKinds.Covers("links", "links")),
            Is.EqualTo((false, true))
        );
        Assert.That(RewriteKinds.Together("links other", "case"), Is.EqualTo("links case"));
        Assert.That(RewriteKinds.Together(null, null), Is.Null);
    }

    [TestCase("The  pilot", "The pilot", true)]
    [TestCase("A very long name", "A very", true)]
    [TestCase("The pilot", "Another one", false)]
    [TestCase("The pilot", "", false)]
    public void A_name_can_be_what_a_service_made_of_another(string sent, string returned, bool isIt) =>
        Assert.That(RewriteKinds.IsNameOf(sent, returned), Is.EqualTo(isIt));
}
