using SequencesAsCode.Output.Html.Emails;
using SequencesAsCode.Output.Html.Heights;

namespace SequencesAsCode.Output.Tests.Html.Heights;

/// <summary>A frame is as high as its email.</summary>
[TestFixture]
internal sealed class EmailHeightTests
{
    private const double Line = 23;
    private const double Gap = 13.5;

    [TestCase("", 0, 0)]
    [TestCase("Hello", 1, 0)]
    [TestCase("a<br>b<br><br>c", 4, 0)]
    [TestCase("<p>a</p><p>b</p>", 2, 1)]
    [TestCase("<p>a</p>", 1, 0)]
    [TestCase("<div><p>a</p></div><div></div>b", 2, 1)]
    [TestCase("<ul><li>a<li>b</ul>c", 3, 1)]
    [TestCase("<pre>a\nb\n\nc</pre>", 4, 0)]
    [TestCase("<table><tr><td>a<br>b<br>c</td><td>d</td></tr></table>", 3, 0)]
    public void Lines_and_gaps_are_counted(string markup, int lines, int gaps)
    {
        var height = EmailLines.HeightOf(BodyCleaner.Clean(markup, SampleContact.Complete), 500);

        Assert.That(height, Is.EqualTo((lines * Line) + (gaps * Gap)).Within(2.5));
    }

    [TestCase(100, 7)]
    [TestCase(400, 2)]
    [TestCase(1_000, 1)]
    public void Words_go_on_in_the_next_line_where_there_is_no_room(int width, int lines)
    {
        var parts = BodyCleaner.Clean(
            "the quick brown fox jumps over the lazy dog and sleeps in the warm sun of noon",
            SampleContact.Complete
        );

        Assert.That(EmailLines.HeightOf(parts, width), Is.EqualTo(lines * Line));
    }

    [Test]
    public void A_cell_with_a_longer_line_gets_more_of_the_row()
    {
        var parts = BodyCleaner.Clean(
            "<table><tr><td>the quick brown fox jumps over the lazy dog</td><td>x</td></tr></table>",
            SampleContact.Complete
        );

        Assert.That(EmailLines.HeightOf(parts, 340), Is.EqualTo(Line).Within(2.5));
    }

    [Test]
    public void Every_class_of_a_frame_is_in_the_style_sheet()
    {
        var parts = BodyCleaner.Clean(
            string.Concat(Enumerable.Repeat("<p>A paragraph.</p>", 5_000)),
            SampleContact.Complete
        );

        foreach (var name in EmailHeight.ClassesOf(parts).Split(' ').Concat(EmailHeight.ClassesOf([]).Split(' ')))
            Assert.That(EmailHeight.Style, Does.Contain($".{name}{{"));
    }
}
