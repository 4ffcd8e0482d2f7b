namespace SequencesAsCode.Core.Tests.Text;

[TestFixture]
internal sealed class HtmlTextTests
{
    [TestCase("<html><head></head><body>Hi</body></html>", "Hi")]
    [TestCase("  <!DOCTYPE html>\n<HTML lang=\"en\">\n<HEAD/>\n<BODY class=x>Hi<br></BODY>\n</HTML>\n", "Hi<br>")]
    [TestCase("<html><body></body></html>", "")]
    [TestCase("<html><head></head><body> Hi </body></html>", " Hi ")]
    [TestCase("<html><head></head><body>write </body> like this</body></html>", "write </body> like this")]
    [TestCase("<html><head></head><body>a\nb</body></html>", "a\nb")]
    public void The_wrapper_of_the_service_is_taken_off(string html, string inner)
    {
        var unwrapped = HtmlText.Unwrap(html);

        Assert.That(unwrapped, Is.EqualTo(inner));
    }

    [TestCase("<p>Hi</p>")]
    [TestCase("")]
    [TestCase("<html><head><style>p{}</style></head><body>Hi</body></html>")]
    [TestCase("<html><body>Hi</body>")]
    [TestCase("text <html><body>Hi</body></html>")]
    public void What_is_no_empty_wrapper_stays(string html)
    {
        var unwrapped = HtmlText.Unwrap(html);

        Assert.That(unwrapped, Is.EqualTo(html));
    }

    [TestCase("Hi<br>you", "Hi\nyou")]
    [TestCase("Hi<br><br>you", "Hi\n\nyou")]
    [TestCase("Hi<br><br><br><br><br>you", "Hi\n\nyou")]
    [TestCase("<div>Hi</div><div>you</div>", "Hi\nyou")]
    [TestCase("<p>Hi</p>\n<p>you</p>", "Hi\nyou")]
    [TestCase("<ul><li>one</li><li>two</li></ul>", "one\ntwo")]
    [TestCase("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc")]
    [TestCase("Hi&nbsp;&nbsp;you", "Hi you")]
    [TestCase("Tom &amp; Jerry &lt;3 &eacute; &#8217;", "Tom & Jerry <3 é ’")]
    [TestCase("a<script>alert(1)</script><style>p{}</style>b", "ab")]
    [TestCase("  Hi \t\n  you  ", "Hi you")]
    [TestCase("Hi <b>{{first_name}}</b>, <i>welcome</i>", "Hi {{first_name}}, welcome")]
    [TestCase("a<!-- not seen -->b", "ab")]
    [TestCase("", "")]
    public void A_reader_sees_lines_of_text(string html, string text)
    {
        var visible = HtmlText.Visible(html);

        Assert.That(visible, Is.EqualTo(text));
    }

    [TestCase("<p>Hi</p>\n<p>you</p>\n", "<p>Hi</p><p>you</p>", true)]
    [TestCase("Hi <br> you", "Hi<br>you", true)]
    [TestCase("Hi\n<ul>\n<li> a </li>\n</ul>", "Hi<ul><li>a</li></ul>", true)]
    [TestCase("Hi <b>you</b>", "Hi<b>you</b>", false)]
    [TestCase("Hi\nyou", "Hi you", false)]
    [TestCase("<pre> a\n</pre>", "<pre>a</pre>", false)]
    [TestCase("Hi&nbsp;<br>you", "Hi<br>you", false)]
    public void White_space_at_the_edge_of_a_line_is_spelling(string a, string b, bool same)
    {
        Assert.That(HtmlText.SameMarkup(a, b), Is.EqualTo(same));
    }

    [TestCase("<p style=\"color:red\">Hi</p>", "<p>Hi</p>")]
    [TestCase("<div class=a><span>Hi</span> you</div>", "<div>Hi you</div>")]
    [TestCase("Hi<script>x()</script>", "Hi")]
    [TestCase(
        "<a href=\"https://a.io/?a=1&b=2\" target=_blank onclick=x>go</a>",
        "<a href='https://a.io/?a=1&amp;b=2'>go</a>"
    )]
    [TestCase("<img src=a.png alt=logo width=3>", "<img alt=\"logo\" src=\"a.png\">")]
    [TestCase("Hi&nbsp;you<!-- x -->", "Hi you")]
    [TestCase("<p>Hi</p>", "<div>Hi</div>")]
    public void Sanitised_markup_is_the_same_to_a_reader(string sent, string returned)
    {
        var same = HtmlText.SameToAReader(sent, returned);

        Assert.That(same, Is.True);
    }

    [TestCase("<a href='https://a.io'>go</a>", "<a href='https://b.io'>go</a>")]
    [TestCase("<a href='https://a.io'>go</a>", "go")]
    [TestCase("<a href='a'>x</a><a href='b'>x</a>", "<a href='b'>x</a><a href='a'>x</a>")]
    [TestCase("<img src=a.png>", "<img src=b.png>")]
    [TestCase("<img src=a.png alt=x>", "<img src=a.png alt=y>")]
    [TestCase("Hi Dana", "Hi Dora")]
    [TestCase("Hi {{first_name}}", "Hi {{last_name}}")]
    [TestCase("Hi {{first_name}}", "Hi ")]
    [TestCase("Hi<br>you", "Hi you")]
    [TestCase("Hi<br><br>you", "Hi<br>you")]
    public void What_a_reader_would_notice_is_not_the_same(string sent, string returned)
    {
        var same = HtmlText.SameToAReader(sent, returned);

        Assert.That(same, Is.False);
    }

    [TestCase("<P CLASS='a' ID=b>x", "<p id=\"b\" class=\"a\">x</p>")]
    [TestCase("&quot;&#39;&copy;", "\"'©")]
    [TestCase("a<br/>b", "a<br>b")]
    [TestCase("a\r\nb", "a\nb")]
    public void Spelling_of_markup_does_not_count(string a, string b)
    {
        var same = HtmlText.SameMarkup(a, b);

        Assert.That(same, Is.True);
    }

    [TestCase("<p>x</p>", "x")]
    [TestCase("<b>x</b>", "<strong>x</strong>")]
    [TestCase("<p title='a'>x</p>", "<p title='b'>x</p>")]
    [TestCase("&lt;b>", "<b>")]
    [TestCase("a<!--[if mso]>b<![endif]-->", "a")]
    public void Other_markup_counts(string a, string b)
    {
        var same = HtmlText.SameMarkup(a, b);

        Assert.That(same, Is.False);
    }
}
