using SequencesAsCode.Files.Linting;

namespace SequencesAsCode.Files.Tests.Linting.Text;

/// <summary>What recipients would get otherwise than it was written, where it is told, and what is let pass.</summary>
[TestFixture]
internal sealed class CopyRulesTests
{
    /// <summary>The codes that are tested here.</summary>
    public static readonly string[] Codes = ["SEQ630", "SEQ631", "SEQ632", "SEQ633", "SEQ634", "SEQ635", "SEQ636"];

    private const string Prose =
        "most teams get more out of the trial when somebody shows them around\n"
        + "once. It takes half an hour, and you choose what we look at. Last week\n"
        + "a team like yours found two reports that nobody had opened for a year.\n"
        + "They are using both of them now.";

    [TestCase("Best,\nDana Reyes\nSales lead | Example", "1:6 2:11")]
    [TestCase("What you get:\n✓ a report\n✓ three steps\n\nBye", "1:14 2:11")]
    [TestCase(Prose + "\n✅ and this is a line of its own that is long enough to be wrapped", "4:33")]
    [TestCase(Prose + "\n\nBest,\nDana", "6:6")]
    [TestCase(Prose + "\nBest,\nDana", "4:33 5:6")]
    [TestCase("ご合意を頂いてから\n構成案の作成を進めます。", "1:10")]
    [TestCase(
        "ご提案の件について、来週の火曜日にお電話を差し上げてもよろしいでしょうか。もしよろしければ\nご都合のよいお時間を教えてください。",
        "1:46"
    )]
    [TestCase("ขอบคุณสำหรับเวลาของคุณ\nแล้วพบกัน", "1:23")]
    [TestCase("Looking forward to hearing from you about all of this,\nDana Reyes", "1:55")]
    [TestCase(
        "We help teams like yours to close the books in a day.\nMost of them needed a week for that before "
            + "they came.\nWould it be worth half an hour of your time next week?",
        "1:54 2:54"
    )]
    [TestCase("- one\n  more\n\n> Best,\n> Dana", "1:6 4:8")]
    [TestCase("Hi {{first_name}},\nI saw your page.  \nBye\\\nDana<br>\nReyes", "1:19")]
    [TestCase("Two things:\n– the first one\n– the second one", "1:12 2:16")]
    [TestCase(
        "Book a time: https://example.com/a-very-long-address-that-nobody-would-ever-wrap/anywhere?x=1\nBest,\nDana",
        "1:94 2:6"
    )]
    public void A_line_that_was_meant_is_told_at_its_end(string markdown, string places) =>
        Assert.That(Found(markdown), Is.EqualTo(places.Split(' ').Select(place => $"{place} SEQ630")));

    [TestCase(Prose)]
    [TestCase(
        "Hi {{first_name}},\n\n"
            + Prose
            + "\n\n- an item that somebody wrapped because it is longer than the width of\n  the window\n\nBest"
    )]
    [TestCase(
        "Wrapped at a narrow width, as some\nmail programs do it when the window\nis a small one or the "
            + "letters are\nlarge."
    )]
    [TestCase("One line.\n\nAnother line.\n\n    code\n    code\n\n```\na\nb\n```")]
    [TestCase("{{#if company}}\nHi {{company}}\n{{#endif}}")]
    [TestCase("One  \ntwo\\\nthree<br>\nfour")]
    [TestCase("# Title\nText")]
    [TestCase("![a](https://example.com/a.png)\n![b](https://example.com/b.png)")]
    [TestCase(
        "our colleagues in Berlin would be happy to show you how it works, see "
            + "[this\npage](https://example.com/a/very/long/address/that/goes/on/and/on/for/ever) for\nthe "
            + "details and tell us what you think."
    )]
    [TestCase(
        "안녕하세요 저희는 귀사와 같은 팀이 하루 만에 장부를 마감하도록 돕고\n있습니다 대부분의 팀은 그 전에 일주일이 필요했습니다 다음 주에 삼십 분\n정도 시간을 내주실 수 있을까요"
    )]
    public void Wrapped_prose_is_let_pass(string markdown) => Assert.That(Found(markdown), Is.Empty);

    [Test]
    public void Prose_wrapped_at_any_width_is_let_pass()
    {
        var words = string.Join(' ', Enumerable.Repeat(Prose.Replace('\n', ' '), 3))
            .Replace(". ", ", ", StringComparison.Ordinal)
            .Split(' ');

        for (var width = 50; width <= 120; width++)
            Assert.That(Found(Wrapped(words, width)), Is.Empty, $"at {width}");
    }

    [TestCase("markdown: { breaks: br }\n", 0)]
    [TestCase("markdown: { breaks: space }\n", 2)]
    public void Where_line_ends_are_breaks_none_is_lost(string setting, int count) =>
        Assert.That(Found("Best,\nDana\nReyes", setting), Has.Length.EqualTo(count));

    [TestCase(
        "Worth a call?\n\nBest,\nDana\n---\nReply stop",
        "5:1 SEQ631",
        "'---' right under text makes 'Dana' a heading. Put a blank line before it, or write the "
            + "heading as: ## Dana."
    )]
    [TestCase("Dana\n--", "2:1 SEQ631", "## Dana")]
    [TestCase("お見積り\n==========", "2:1 SEQ631", "# お見積り")]
    [TestCase("> Dana\n> ===", "2:3 SEQ631", "# Dana")]
    [TestCase("---\nsubject: Hi\nstep: 1\n---\n\nHello", "1:1 SEQ632", "recipients would see 'subject: Hi'")]
    [TestCase("+++\nsubject = \"Hi\"\n+++\n\nHello", "1:1 SEQ632", "recipients would see 'subject = \"Hi\"'")]
    [TestCase("Plans:\n\n| a | b |\n|---|---|\n| 1 | 2 |", "3:1 SEQ634", "Recipients see this table as typed")]
    [TestCase("a | b\n:-- | --:\n1 | 2", "1:1 SEQ634", "<table>")]
    [TestCase("Now ~~100~~ 80", "1:5 SEQ634", "Write: <s>100</s>.")]
    [TestCase("- one\n- [ ] two\n- [x] three", "2:3 SEQ634", "the box '[ ]'")]
    [TestCase("True[^1] and again[^1].\n\n[^1]: As of May.", "1:5 SEQ634", "the footnote '[^1]'")]
    [TestCase("True[^1].\n\n[^1]: https://example.com", "3:1 SEQ634", "the footnote '[^1]'")]
    [TestCase("これは**重要。**です", "1:4 SEQ635", "Write: <strong>重要。</strong>.")]
    [TestCase("a ** b ** c", "1:3 SEQ635", "Write: <strong>b</strong>.")]
    [TestCase("Hi **{{first_name}}, and so on", "1:4 SEQ635", "'**', because it has no match")]
    [TestCase("これは__「重要」__です", "1:4 SEQ635", "Write: <strong>「重要」</strong>.")]
    [TestCase(
        "Hi,\n\n<!-- ask legal -->\n\nBye <!-- and this -->",
        "3:1 SEQ636",
        "This comment and 1 more are part of the email"
    )]
    [TestCase("Hi <!-- ask legal --> you", "1:4 SEQ636", "This comment is part of the email")]
    public void Signs_that_mean_something_else_here_are_told(string markdown, string place, string words)
    {
        var findings = Read(markdown, "");

        Assert.That(findings.Select(Place), Is.EqualTo(new[] { place }));
        Assert.That(findings[0].Message, Does.Contain(words));
        Assert.That(findings[0].Severity, Is.EqualTo(Severity.Warning));
    }

    [TestCase("# Title\n\nText\n\n---\n\nText\n***\nText")]
    [TestCase("---\n\nHi\n\n---")]
    [TestCase("a \\*\\*b\\*\\* `**` 5 ** 3 ** 2 **** *a* **b** [x] ~ ~~ a_b__c__d ____ \\[ ] \\~~x\\~~ a|b")]
    [TestCase("```\n~~x~~ **\n| a |\n|---|\n```\n\n[x](https://example.com/~~a~~/**)")]
    [TestCase(
        "<!--[if mso]><table><![endif]-->\n\nHi\n\n<!--[if !mso]><!-->\n\n<!--<![endif]-->\n\n<!-- "
            + "-->\n\n<style><!-- p {} --></style>"
    )]
    public void What_is_meant_is_let_pass(string markdown) => Assert.That(Found(markdown), Is.Empty);

    [TestCase(
        "body_markdown: >\n          Hi {{first_name}},\n\n          this text is folded, as many write\n    "
            + "      prose in YAML.\n\n          Best, Dana",
        "a text after '>'"
    )]
    [TestCase("body_markdown: \"Hi {{first_name}},\n\n          a text\"", "YAML joins the lines of this text")]
    [TestCase("body_markdown: 'Hi {{first_name}},\n\n          a text'", "Write 'body_markdown: |'")]
    [TestCase("body_markdown: Hi {{first_name}},\n\n          a text", "paragraphs or lists")]
    [TestCase("body_markdown: >\n          Two things,\n          - one\n          - two", "paragraphs or lists")]
    public void Text_that_YAML_folds_is_told_once(string body, string words)
    {
        var findings = Read(InFile(body));

        Assert.That(findings.Select(finding => finding.Code), Is.EqualTo(new[] { "SEQ633" }));
        Assert.That(findings[0].At?.Line, Is.EqualTo(9));
        Assert.That(findings[0].Message, Does.Contain(words));
    }

    [TestCase("body_markdown: |\n          Hi,\n\n          you")]
    [TestCase("body_markdown: >\n          one line of prose that goes on\n          in the next one")]
    [TestCase("body_markdown: >\n          Hi,\n\n\n          you")]
    [TestCase("body_markdown: \"Hi,\\n\\nyou\"")]
    [TestCase("body_html: >\n          <p>Hi,</p>\n\n          <p>you</p>")]
    public void Text_that_keeps_its_paragraphs_is_let_pass(string body) => Assert.That(Read(InFile(body)), Is.Empty);

    [Test]
    public void In_a_block_the_place_is_exact_and_comments_of_HTML_are_told_too()
    {
        Assert.That(
            Read(InFile("body_markdown: |\n          Hi\n\n          Best,\n          Dana")).Select(Place),
            Is.EqualTo(new[] { "12:16 SEQ630" })
        );
        Assert.That(
            Read(InFile("body_html: '<p>Hi</p><!-- ask legal --><p>you</p>'")).Select(Place),
            Is.EqualTo(new[] { "9:30 SEQ636" })
        );
        Assert.That(Read(InFile("body_html: 'Hi<!--[if mso]>x<![endif]--><style><!-- p {} --></style>'")), Is.Empty);
    }

    private static string Wrapped(IEnumerable<string> words, int width)
    {
        var lines = new List<string> { "" };
        foreach (var word in words)
        {
            if (lines[^1].Length + 1 + word.Length > width)
                lines.Add(word);
            else
                lines[^1] = $"{lines[^1]} {word}".TrimStart();
        }

        return string.Join('\n', lines);
    }

    private static string[] Found(string markdown, string setting = "") => [.. Read(markdown, setting).Select(Place)];

    private static Diagnostic[] Read(string markdown, string setting)
    {
        using var workspace = new TemporaryWorkspace()
            .With("sequences/a.yaml", InFile("body_file: a.md") + setting)
            .With("sequences/a.md", markdown + "\n");
        return Copy(workspace);
    }

    private static Diagnostic[] Read(string sequence)
    {
        using var workspace = new TemporaryWorkspace().With("sequences/a.yaml", sequence);
        return Copy(workspace);
    }

    private static Diagnostic[] Copy(TemporaryWorkspace workspace) =>
        [
            .. new WorkspaceLint()
                .Read(workspace.Folder, null)
                .Diagnostics.Where(finding => !finding.Code.StartsWith("SEQ60", StringComparison.Ordinal)),
        ];

    private static string InFile(string body) =>
        $"key: a\nname: A\nsteps:\n  - type: auto_email\n    wait: 1 day\n    touches:\n      - status: "
        + $"approved\n        subject: S\n        {body}\n";

    private static string Place(Diagnostic finding) => $"{finding.At!.Line}:{finding.At.Column} {finding.Code}";
}
