using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using SequencesAsCode.Output.Html;
using SequencesAsCode.Output.Html.Emails;

namespace SequencesAsCode.Output.Tests.Html.Emails;

/// <summary>What is left of an email's markup.</summary>
[TestFixture]
internal sealed class BodyCleanerTests
{
    private const string Attack = """
        <script>parent.document.title='owned'</script><img src=x onerror=alert(1)><a
          href="javascript:alert(1)" onclick=alert(1) target=_top>link</a><base href="https://evil.example/">
        <meta http-equiv=refresh content="0;url=https://evil.example"><form action="https://evil.example"
          id=f><input autofocus onfocus=alert(1)><button formaction=javascript:alert(1)>Go</button>kept</form>
        <style>@import "https://evil.example";</style><link rel=stylesheet href=https://evil.example><p
          style="background:url(https://evil.example)" onclick=alert(1) class=blank id=unfold>p</p>
        <svg onload=alert(1)><style><img src=x onerror=alert(1)></style></svg>
        <iframe srcdoc="<script>alert(1)</script>"></iframe><object data=x></object><embed src=x><video
          src=x onerror=alert(1)></video><noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>
        <template><script>alert(1)</script></template><textarea></textarea><xmp><script>alert(1)</script></xmp><table
          background=https://evil.example><tr><td
          background=https://evil.example bgcolor="url(x)">cell</td></tr></table>
        <font color="red;background:url(x)" face=x>f</font><a href="  java&#10;script:alert(1)">other</a><ins
          >i</ins><del>d</del></iframe></body></html>"'><script
          >alert(2)</script><math><mtext><table><mglyph><style><img
          src=x onerror=alert(1)></style></mglyph></table></mtext></math>
        """;

    private static readonly string[] AllowedAttributes =
    [
        "title",
        "align",
        "valign",
        "colspan",
        "rowspan",
        "width",
        "border",
        "cellpadding",
        "cellspacing",
        "bgcolor",
        "color",
        "start",
        "dir",
        "class",
    ];

    [Test]
    public void Nothing_that_acts_is_left()
    {
        var document = Parsed(Attack);

        var elements = document.Body!.QuerySelectorAll("*").ToList();
        Assert.That(
            elements.Select(element => element.LocalName).Distinct(),
            Is.SubsetOf(new[] { "a", "div", "p", "table", "tbody", "tr", "td", "font", "u", "s", "span", "b" })
        );
        Assert.That(
            elements.SelectMany(element => element.Attributes).Select(attribute => attribute.Name).Distinct(),
            Is.SubsetOf(AllowedAttributes)
        );
        Assert.That(elements.SelectMany(element => element.ClassList).Distinct(), Is.SubsetOf(new[] { "picture" }));
        Assert.That(
            elements.Select(element => element.GetAttribute("bgcolor") ?? element.GetAttribute("color")),
            Is.All.Null
        );
        Assert.That(
            document.Body!.TextContent,
            Does.Contain("kept").And.Contain("cell").And.Not.Contain("alert(2)").And.Not.Contain("owned")
        );
        Assert.That(
            document.QuerySelectorAll(
                "script, iframe, meta:not(head > meta), base, link, form, [href], [src], [style], [onclick]"
            ),
            Is.Empty
        );
    }

    [Test]
    public void A_link_leads_nowhere_and_says_where_it_would()
    {
        var link = Parsed("<a href=\"https://example.com/{{company}}?a=1&amp;b=2\">see</a>").QuerySelector("a")!;

        Assert.That(
            (link.GetAttribute("title"), link.HasAttribute("href")),
            Is.EqualTo(("Leads to https://example.com/Acme?a=1&b=2", false))
        );
    }

    [Test]
    public void Images_are_named_and_those_nobody_sees_are_told_apart()
    {
        var text = Parsed(
            "<img src=\"https://example.com/chart.png\" alt=\"A chart\"><img "
                + "src=\"https://example.com/open.gif\" width=1 height=1>"
        ).Body!.TextContent;

        Assert.That(
            text,
            Is.EqualTo(
                "Image: A chart https://example.com/chart.pngInvisible image, not loaded: "
                    + "https://example.com/open.gif"
            )
        );
    }

    [TestCase("<p style=\"text-align: center; font-weight:bold\">x</p>", "<p align=\"center\"><b>x</b></p>")]
    [TestCase("<span style='color:#aa0000'>x</span>", "<span><font color=\"#aa0000\">x</font></span>")]
    [TestCase("<del>a</del><ins>b</ins><strike>c</strike>", "<s>a</s><u>b</u><s>c</s>")]
    [TestCase(
        "<div style=\"display:none\">pre</div>",
        "<div><span class=\"unseen\" title=\"Hidden in the email\">pre</span></div>"
    )]
    [TestCase(
        "<table><tr><td style='background:#036 url(x.png)'><h1 style='color:#fff'>a</h1><p>b</p></td></tr></table>",
        "<table><tbody><tr><td bgcolor=\"#003366\"><font "
            + "color=\"#ffffff\"><h1>a</h1><p>b</p></font></td></tr></tbody></table>"
    )]
    [TestCase(
        "<a href=x style=\"background-color:rgb(0, 85, 212);color:#fff\">Book</a>",
        "<a title=\"Leads to x\" class=\"g024\"><font color=\"#ffffff\">Book</font></a>"
    )]
    [TestCase("<p style='color:white'>x</p>", "<p>x</p>")]
    [TestCase("<font color=white>x</font>", "<font>x</font>")]
    [TestCase(
        "<p style='color:#fffffe;background:linear-gradient(to right, navy, blue)'>x</p>",
        "<p class=\"g003\"><font color=\"#fffffe\">x</font></p>"
    )]
    [TestCase(
        "<div style='background:black'>x<div style='background:white'>y</div></div>",
        "<div class=\"g000\"><font color=\"#ffffff\">x<div class=\"g555\"><font "
            + "color=\"#1f2328\">y</font></div></font></div>"
    )]
    [TestCase("<div style='background:transparent;color:inherit'>x</div>", "<div>x</div>")]
    [TestCase("<p style='background:rgba(0,0,0,.5)'>x</p>", "<p class=\"g333\">x</p>")]
    [TestCase(
        "<div style='font-size:0'><p style='font-size:13px'>a</p> <p style='font-size:2em'>b</p></div>",
        "<div><p>a</p> <p><span class=\"unseen\" title=\"Hidden in the email\">b</span></p></div>"
    )]
    [TestCase(
        "<div style='font:0/0 a'>x</div><div style='font:bold 12px/1.5 Arial'>y</div>",
        "<div><span class=\"unseen\" title=\"Hidden in the email\">x</span></div><div>y</div>"
    )]
    [TestCase("<custom-tag>a<o:p>b</o:p></custom-tag>", "ab")]
    [TestCase("a\n   b<pre>a\n  b</pre>", "a b<pre>a\n  b</pre>")]
    [TestCase("{{#if company}}<p>with</p>{{#else}}<p>without</p>{{#endif}}", "<p>with</p>")]
    public void Structure_and_plain_looks_are_kept(string markup, string shown) =>
        Assert.That(Parsed(markup).Body!.InnerHtml, Is.EqualTo(shown));

    [TestCase(
        "<picture><source srcset=x><img src=\"https://example.com/p.png\" alt=P></picture>",
        "Image: P https://example.com/p.png"
    )]
    [TestCase("<a href=x><button type=button>Book a call</button></a>", "Book a call")]
    [TestCase(
        "<video src=x><track src=y>See <b>the film</b></video><object data=x>or this</object>",
        "See the filmor this"
    )]
    public void What_mail_clients_show_in_place_of_an_element_is_shown(string markup, string shown) =>
        Assert.That(Parsed(markup).Body!.TextContent, Is.EqualTo(shown));

    [TestCase("&#xE000;0&#xE001;")]
    [TestCase("&#57344;7&#57345;")]
    [TestCase("&#x0000e000;99999999999&#xe001;")]
    [TestCase("{{first_name}}&#xE0{{#if first_name}}00;0&#xE0{{#endif}}01;")]
    public void Marks_of_the_preview_cannot_be_written_as_references(string markup) =>
        Assert.That(
            BodyCleaner
                .Clean(markup, SampleContact.Complete)
                .OfType<BodyPart.Words>()
                .Where(words => words.Kind == WordsKind.Merged)
                .Count(),
            Is.EqualTo(markup.StartsWith("{{", StringComparison.Ordinal) ? 1 : 0)
        );

    [Test]
    public void An_address_that_holds_its_content_itself_is_shortened()
    {
        var text = Parsed($"<img src=\"data:image/png;base64,{new string('A', 500_000)}\">").Body!.TextContent;

        Assert.That(
            text,
            Has.Length.LessThan(800).And.StartsWith("Image data:image/png;base64,AAA").And.Contains("500022 characters")
        );
    }

    [Test]
    public void Elements_deeper_than_any_email_lose_their_markup_and_keep_their_text()
    {
        var document = Parsed($"{string.Concat(Enumerable.Repeat("<div>", 10_000))}deep");

        Assert.That(document.QuerySelectorAll("div"), Has.Length.LessThan(200));
        Assert.That(document.Body!.TextContent, Is.EqualTo("deep"));
    }

    [Test]
    public void What_turns_the_reading_order_is_shown()
    {
        Assert.That(Parsed("a\u202eb").Body!.TextContent, Is.EqualTo("a\\u{202e}b"));
    }

    private static IDocument Parsed(string markup) =>
        new HtmlParser().ParseDocument(
            EmailDocument.Of(BodyCleaner.Clean(markup, SampleContact.Complete), TextSides.Change)
        );
}
