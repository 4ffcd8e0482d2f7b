using SequencesAsCode.Files.Writing;

namespace SequencesAsCode.Files.Tests.Writing;

[TestFixture]
internal sealed class HtmlLinesTests
{
    [TestCase("<p style=\"x\">Hi</p><p>you<br>two</p>", "<p style=\"x\">Hi</p>\n<p>you<br>\ntwo</p>")]
    [TestCase("<div>a</div><div><br></div><div>b</div>", "<div>a</div>\n<div><br></div>\n<div>b</div>")]
    [TestCase(
        "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>x",
        "<table><tr><td>a</td><td>b</td></tr>\n<tr><td>c</td></tr>\n</table>\nx"
    )]
    [TestCase("<UL><LI>a</LI><LI>b</LI></UL>", "<UL><LI>a</LI>\n<LI>b</LI>\n</UL>")]
    [TestCase("<p>a</p>\n<p>b</p>  \r\n<p>c</p>", "<p>a</p>\n<p>b</p>  \r\n<p>c</p>")]
    public void Each_block_has_a_line(string html, string written)
    {
        Assert.That(HtmlLines.Of(html), Is.EqualTo(written));
        Assert.That(HtmlText.SameMarkup(html, written));
        Assert.That(HtmlLines.Of(written), Is.EqualTo(written));
    }

    [TestCase("<pre>a<br>b</pre><p>c</p><p>d</p>")]
    [TestCase("<div style=\"white-space:pre-wrap\">a<br>b</div><p>c</p><p>d</p>")]
    [TestCase("<span>a <b>b</b></span> c")]
    [TestCase("<!--[if mso]><p>a</p><p>b</p><![endif]-->")]
    [TestCase("<style>a:after{content:\"</p>\"}</style>x")]
    [TestCase("")]
    public void Where_a_line_end_could_be_seen_none_is_written(string html) =>
        Assert.That(HtmlLines.Of(html), Is.EqualTo(html));

    [Test]
    public void Comments_stay_whole_and_blocks_around_them_get_lines() =>
        Assert.That(
            HtmlLines.Of("<p>a</p><!--[if mso]><p>x</p><p>y</p><![endif]--><p>b</p><p>c</p>"),
            Is.EqualTo("<p>a</p>\n<!--[if mso]><p>x</p><p>y</p><![endif]--><p>b</p>\n<p>c</p>")
                .Or.EqualTo("<p>a</p><!--[if mso]><p>x</p><p>y</p><![endif]--><p>b</p><p>c</p>")
        );
}
