using System.Text.RegularExpressions;
using SequencesAsCode.Core.Planning.Matching;
using SequencesAsCode.Core.Text.Simple;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Core.Tests.Text;

/// <summary>The fast ways to read a body say what the slow ones say.</summary>
[TestFixture]
internal sealed class SimpleMarkupTests
{
    private static readonly string[] Pieces =
    [
        "Hi",
        " ",
        "\n",
        "  \t ",
        "a & b",
        "&nbsp;",
        "&amp;",
        "&amp;lt;",
        "&lt;p&gt;",
        "&quot;&#39;",
        "&copy;",
        "&ampx",
        "&",
        "{{first_name}}",
        "Zürich…",
        "\u00a0",
        "\u2028",
        "😀",
        "\ufeff",
        "\r\n",
        "\0",
        "<",
        "< p>",
        "</>",
        "<!-- x -->",
        "<br>",
        "<br/>",
        "<br />",
        "</br>",
        "<hr>",
        "<img src=\"a.png\" alt='x y'>",
        "<img alt=\"&amp;&quot;<>\" src=\"a\nb\" />",
        "<a href='https://a.io/?a=1&amp;b=2' target=\"_blank\">",
        "<a href=\"https://a.io/?a=1&copy=2\">",
        "<a href='x' href='y'>",
        "<p class=x>",
        "<p style=\"color: red\" id=\"b\">",
        "<P>",
        "<p/>",
        "<div / >",
    ];

    private static readonly string[] Elements =
    [
        "p",
        "div",
        "ul",
        "ol",
        "li",
        "blockquote",
        "a",
        "b",
        "i",
        "u",
        "em",
        "strong",
        "span",
        "h1",
        "pre",
        "table",
        "td",
        "style",
        "font",
    ];

    [Test]
    public void Simple_markup_is_read_as_by_way_of_a_tree()
    {
        var (simple, nested) = (0, 0);
        Law.Holds(
            seed =>
            {
                var dice = new Dice(seed);
                var html = dice.Chance(0.3) ? new MarkupDraw(dice).Body() : Drawn(dice, 0);
                var parts = SimpleMarkup.Read(html);
                simple += parts is null ? 0 : 1;
                nested += parts?.Count(part => part.Kind == SimpleKind.Start) > 1 ? 1 : 0;
                return Problems(html);
            },
            3 * Law.Cases,
            () => Law.Below(("simple", simple, 300), ("with several elements", nested, 100))
        );
    }

    [TestCase("<p>Hi {{first_name}},</p><p>see <a href=\"https://a.io\">it</a>.<br>Bye</p>")]
    [TestCase("<ul>\n<li>one</li>\n<li><b>two</b></li>\n</ul>")]
    [TestCase("<div>a<div><br></div><span style=\"x\">b &amp; c</span></div>")]
    [TestCase("plain text")]
    [TestCase("")]
    public void The_usual_bodies_are_simple(string html)
    {
        Assert.That((SimpleMarkup.Read(html) is not null, Problems(html)), Is.EqualTo((true, Array.Empty<string>())));
    }

    [TestCase("<p>a<p>b</p></p>")]
    [TestCase("<p>a<div>b</div></p>")]
    [TestCase("<b>a<i>b</b>c</i>")]
    [TestCase("<a href='x'>a<a href='y'>b</a></a>")]
    [TestCase("<ul>a<li>b</li></ul>")]
    [TestCase("<li>a</li>")]
    [TestCase("<p>a")]
    [TestCase("a</p>")]
    [TestCase("<br></br>")]
    [TestCase("<table><tr><td>a</td></tr></table>")]
    [TestCase("<pre>\na</pre>")]
    [TestCase("&eacute;")]
    [TestCase("a\rb")]
    [TestCase("\u0080")]
    public void Markup_that_a_parser_repairs_is_not_simple(string html)
    {
        Assert.That(SimpleMarkup.Read(html), Is.Null);
    }

    [Test]
    public void Words_are_what_the_expression_for_words_finds()
    {
        var every = string.Concat(Enumerable.Range(0, 0x10000).Select(letter => $"{(char)letter}x{(char)letter} "));

        var words = PartWords.WordsOf(every);

        var found = Regex.Matches(every, @"[\p{L}\p{N}_]+").Select(match => match.Value.ToLowerInvariant());
        Assert.That(words, Is.EqualTo(found));
    }

    [Test]
    public void Space_is_folded_as_by_the_expression_for_it()
    {
        Law.Holds(seed =>
        {
            var dice = new Dice(seed);
            var text = string.Concat(dice.Many(0, 12, _ => dice.Of("a", "b", " ", "  ", "\n", "\t", "\f", "\u00a0")));
            var folded = FoldedSpace.Of(text);
            return folded == Regex.Replace(text, "[ \t\r\n\f\u00a0]+", " ") ? [] : [$"'{text}' became '{folded}'"];
        });
    }

    private static string[] Problems(string html)
    {
        var (text, targets) = HtmlText.ReadTree(html);
        return
        [
            .. Differ("canonical", HtmlText.Canonical(html), HtmlText.CanonicalOfTree(html)),
            .. Differ("visible", HtmlText.Visible(html), text),
            .. Differ("targets", string.Join('|', HtmlText.Targets(html)), string.Join('|', targets)),
        ];

        IEnumerable<string> Differ(string what, string fast, string slow) =>
            fast == slow ? [] : [$"{what} of '{html}': '{fast}', but by way of a tree '{slow}'"];
    }

    // Mostly closed where it was opened, and of few pieces, so that many bodies are simple.
    private static string Drawn(Dice dice, int depth) =>
        string.Concat(
            dice.Many(
                0,
                4,
                _ =>
                {
                    if (depth > 4 || dice.Chance(0.4))
                        return dice.Chance(0.8) ? dice.Of(Pieces[..11]) : dice.Of(Pieces);
                    var name = dice.Chance(0.9) ? dice.Of(Elements[..13]) : dice.Of(Elements);
                    var inner =
                        name is "ul" or "ol" && dice.Chance(0.8)
                            ? string.Concat(dice.Many(0, 3, _ => $"<li>{Drawn(dice, depth + 1)}</li>"))
                            : Drawn(dice, depth + 1);
                    var end = dice.Chance(0.97) ? $"</{name}>" : "";
                    return $"{dice.Of($"<{name}>", $"<{name} class=\"x\">")}{inner}{end}";
                }
            )
        );
}
