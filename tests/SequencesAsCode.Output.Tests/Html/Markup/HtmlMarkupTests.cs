using SequencesAsCode.Output.Html.Markup;

namespace SequencesAsCode.Output.Tests.Html.Markup;

/// <summary>Text in a hole of markup is encoded for the place where it stands, and stands nowhere else.</summary>
[TestFixture]
internal sealed class HtmlMarkupTests
{
    private const string Outside = "<b a=\"1\">&'##\n::x\0";

    [Test]
    public void A_text_in_an_element_cannot_become_markup() =>
        Assert.That(
            HtmlMarkup.Of($"<p>{Outside}</p>").ToString(),
            Is.EqualTo("<p>&lt;b a=\"1\"&gt;&amp;'#&#35;\n&#58;:x␀</p>")
        );

    [Test]
    public void A_text_in_an_attribute_cannot_end_it() =>
        Assert.That(
            HtmlMarkup.Of($"<p title=\"{Outside}\" class=\"a {Outside}\">").ToString(),
            Is.EqualTo($"<p title=\"{Encoded}\" class=\"a {Encoded}\">")
        );

    [Test]
    public void Markup_stays_as_it_is()
    {
        var inner = HtmlMarkup.Of($"<b>{1}</b>");
        var attribute = HtmlAttribute.Of("title", "\"");

        var markup = HtmlMarkup.Of(
            $"<p{attribute}{HtmlAttribute.Flag("hidden", true)}{HtmlAttribute.Flag("x", false)}>{inner}"
                + $"{new[] { inner, inner }}</p>"
        );

        Assert.That(markup.ToString(), Is.EqualTo("<p title=\"&quot;\" hidden><b>1</b><b>1</b><b>1</b></p>"));
    }

    [Test]
    public void Text_that_looks_like_an_attribute_is_text() =>
        Assert.That(HtmlMarkup.Of($"{"a=\""}{"b"}").ToString(), Is.EqualTo("a=\"b"));

    [Test]
    public void A_hole_stands_only_where_its_kind_is_encoded()
    {
        var markup = HtmlMarkup.Of($"<b></b>");
        var attribute = HtmlAttribute.Of("a", "b");

        Assert.That(() => HtmlMarkup.Of($"<p {Outside}>"), Throws.InvalidOperationException);
        Assert.That(() => HtmlMarkup.Of($"<p class={Outside}>"), Throws.InvalidOperationException);
        Assert.That(() => HtmlMarkup.Of($" class=\"{Outside}\""), Throws.InvalidOperationException);
        Assert.That(() => HtmlMarkup.Of($"<p class=\"{markup}\">"), Throws.InvalidOperationException);
        Assert.That(() => HtmlMarkup.Of($"<p>{attribute}</p>"), Throws.InvalidOperationException);
        Assert.That(() => HtmlMarkup.Of($"<p class=\"a\""), Throws.InvalidOperationException);
    }

    [TestCase("b onclick=x")]
    [TestCase("b>")]
    [TestCase("")]
    public void A_name_is_only_a_name(string name)
    {
        Assert.That(() => HtmlMarkup.Start(name), Throws.ArgumentException);
        Assert.That(() => HtmlMarkup.End(name), Throws.ArgumentException);
        Assert.That(() => HtmlAttribute.Of(name, ""), Throws.ArgumentException);
    }

    private static string Encoded => "&lt;b a=&quot;1&quot;&gt;&amp;&#39;#&#35;&#10;::x";
}
