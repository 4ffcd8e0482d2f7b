namespace SequencesAsCode.Core.Tests.Values;

[TestFixture]
internal sealed class TextHashTests
{
    [Test]
    public void A_copy_with_another_text_has_the_token_of_that_text()
    {
        var body = new FieldValue.Html("<p>a</p>");
        var first = FieldToken.Of(Fields.Body, body);

        var copy = body with { Markup = "<p>b</p>" };

        Assert.That(
            (first, FieldToken.Of(Fields.Body, copy), FieldToken.Of(Fields.Body, body)),
            Is.EqualTo((FieldToken.Hash("<p>a</p>"), FieldToken.Hash("<p>b</p>"), first))
        );
    }

    [Test]
    public void A_token_that_was_asked_for_changes_no_comparison()
    {
        var asked = new FieldValue.Html("<p>a</p>", "digest");
        _ = FieldToken.Of(Fields.Body, asked);

        var other = new FieldValue.Html("<p>a</p>", "digest");

        Assert.That((asked.Equals(other), asked.GetHashCode() == other.GetHashCode()), Is.EqualTo((true, true)));
    }
}
