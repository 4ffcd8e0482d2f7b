using System.Text.RegularExpressions;
using SequencesAsCode.Output.Html.Emails;

namespace SequencesAsCode.Output.Tests.Html.Emails;

[TestFixture]
internal sealed class EmailSheetTests
{
    private static readonly Regex Head = new(@"[^{}]+(?=\{)", RegexOptions.CultureInvariant);

    [TestCase("<p>Hello</p>", "body{")]
    [TestCase("<p>Hello <ins>you</ins></p>", "body{ ins{")]
    [TestCase("<p><a>Book a call</a></p>", "body{ a{")]
    [TestCase("<h2>Prices</h2><ul><li>One</li></ul>", "body{ h1,h2")]
    [TestCase("<p>Hi <span class=\"merged\">Jordan</span></p>", "body{ .merged{")]
    [TestCase("<span class=\"picture\"><b>Logo</b></span>", "body{ .picture{")]
    [TestCase("<div class=\"g555\">White</div>", "body{ .g555{")]
    [TestCase("<p>class=&quot;merged&quot; &lt;ins&gt;</p>", "body{")]
    public void An_email_has_the_sheets_that_it_needs(string content, string rules)
    {
        var sheets = EmailSheet.For(content).ToList();

        var wanted = rules.Split(' ');
        Assert.That(sheets, Has.Count.EqualTo(wanted.Length));
        foreach (var (sheet, rule) in sheets.Zip(wanted))
            Assert.That(sheet.Style, Does.Contain(rule));
    }

    [Test]
    public void Every_sheet_is_allowed_by_a_hash_of_its_own() =>
        Assert.That(EmailSheet.All.Select(sheet => sheet.Hash), Is.Unique.And.All.StartsWith("'sha256-"));

    [Test]
    public void An_email_with_the_markup_of_a_rule_has_its_sheet()
    {
        foreach (var sheet in EmailSheet.All.Skip(1).SkipLast(1))
        {
            var names = Head.Matches(sheet.Style)
                .SelectMany(head => head.Value.Split(','))
                .Select(selector => selector.Split(':')[0])
                .Distinct()
                .ToList();
            Assert.That(names, Is.Not.Empty);
            foreach (var name in names)
            {
                var content = name[0] == '.' ? $"<span class=\"{name[1..]}\">x</span>" : $"<{name}>x</{name}>";
                Assert.That(EmailSheet.For(content), Does.Contain(sheet), name);
            }
        }
    }
}
