using System.Diagnostics;

namespace SequencesAsCode.Core.Tests;

/// <summary>What files and the service may hold must neither throw, nor overflow the stack, nor take long.</summary>
[TestFixture]
internal sealed class HostileHtmlTests
{
    private const int SmallStack = 256 * 1024;

    private static IEnumerable<TestCaseData> Bodies =>
        [
            Named("10,000 nested div", string.Concat(Enumerable.Repeat("<div>", 10_000)) + "x"),
            Named("10,000 nested b", string.Concat(Enumerable.Repeat("<b>", 10_000)) + "x"),
            Named(
                "closed nested spans",
                string.Concat(Enumerable.Repeat("<span>", 10_000))
                    + "x"
                    + string.Concat(Enumerable.Repeat("</span>", 10_000))
            ),
            Named("a megabyte of text", new string('x', 1_000_000)),
            Named("50,000 br", string.Concat(Enumerable.Repeat("<br>", 50_000)) + "x"),
            Named("unclosed everything", "<html><head><body <p <a href='x <img src=\"x"),
            Named("NUL and controls", "x\0<p\0 a=\0>\u0001\ud800</p>\0"),
            Named("blanks where a body should be", "<html>" + new string(' ', 200_000) + "x"),
            Named("blanks after the end", "<html><body>x</body></html>" + new string('\n', 200_000) + "x"),
            Named("many ends", "<html><body>" + string.Concat(Enumerable.Repeat("</body> </html>", 20_000)) + "x"),
            Named("frames instead of a body", "<html><frameset><frame src=x></frameset></html>"),
            Named(
                "a nested template",
                "<template><p>x</p></template><svg><title>x</title></svg><math><mi>x</mi></math>"
            ),
        ];

    [TestCaseSource(nameof(Bodies))]
    public void Hostile_markup_is_read_in_a_small_stack_and_a_short_time(string html)
    {
        Exception? failure = null;
        var clock = Stopwatch.StartNew();
        var thread = new Thread(() => failure = Read(html), SmallStack);

        thread.Start();
        var isDone = thread.Join(TimeSpan.FromSeconds(30));

        Assert.That((isDone, failure), Is.EqualTo((true, (Exception?)null)), $"after {clock.Elapsed}");
    }

    [Test]
    public void Deeply_nested_text_is_still_seen_and_compared()
    {
        var (deep, other) = (
            string.Concat(Enumerable.Repeat("<i>", 400)) + "x",
            string.Concat(Enumerable.Repeat("<i>", 400)) + "y"
        );

        var (text, same, sameToAReader) = (
            HtmlText.Visible(deep),
            HtmlText.SameMarkup(deep, other),
            HtmlText.SameToAReader(deep, other)
        );

        Assert.That((text, same, sameToAReader), Is.EqualTo(("x", false, false)));
    }

    private static Exception? Read(string html)
    {
        try
        {
            _ = HtmlText.Unwrap(html);
            _ = HtmlText.Visible(html);
            _ = HtmlText.SameMarkup(html, html + "y");
            _ = HtmlText.SameToAReader(html, html + "y");
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    private static TestCaseData Named(string name, string html) => new TestCaseData(html).SetArgDisplayNames(name);
}
