using SequencesAsCode.Core.Variables;
using SequencesAsCode.Files.Linting.Placeholders;
using SequencesAsCode.Files.Linting.Text;

namespace SequencesAsCode.Files.Tests.Linting.Placeholders;

/// <summary>
/// What counts as a placeholder of another tool, and what does not. Tried against false alarms with 182 real bodies
/// (quoted
/// replies, plain text in many languages, templates of mail builders: none), and with 470 pages of outreach
/// repositories;
/// what looked like one there is in <see cref="Words"/>.
/// </summary>
[TestFixture]
internal sealed class PlaceholderTests
{
    private static readonly SourceLocation Start = new("a");

    [TestCase("Hi {FIRST_NAME},", "3 {FIRST_NAME}", "Write: {{first_name}}.")]
    [TestCase("Hi {firstName},", "3 {firstName}", "Write: {{first_name}}.")]
    [TestCase("Hi {First Name},", "3 {First Name}", "Write: {{first_name}}.")]
    [TestCase("Hi { name },", "3 { name }", "Write: {{first_name}}.")]
    [TestCase("at {company_name}", "3 {company_name}", "Write: {{company}}.")]
    [TestCase("at {Company}", "3 {Company}", "Write: {{company}}.")]
    [TestCase("your {pain_point}", "5 {pain_point}", "Write: the text itself, or a dynamic variable")]
    [TestCase("your {PAIN}", "5 {PAIN}", "Write: the text itself")]
    [TestCase("your {Pain Point}", "5 {Pain Point}", "Write: the text itself")]
    [TestCase("Hi {contact.first_name}", "3 {contact.first_name}", "Write: {{first_name}}.")]
    [TestCase("Guten Tag {Vorname} {Nachname}", "10 {Vorname}; 20 {Nachname}", "Write: {{last_name}}.")]
    [TestCase("Bonjour {prénom}", "8 {prénom}", "Write: {{first_name}}.")]
    [TestCase("{会社名} {名前}様", "0 {会社名}; 6 {名前}", "Write: {{first_name}}.")]
    [TestCase("Hi ${firstName}, #{company}", "3 ${firstName}; 17 #{company}", "Write: {{company}}.")]
    [TestCase("Hi ${first_name}", "3 ${first_name}", "Write: {{first_name}}.")]
    [TestCase("Hi {$name} {!Contact.FirstName}", "3 {$name}; 11 {!Contact.FirstName}", "Write: {{first_name}}.")]
    [TestCase("Hi ｛｛first_name｝｝", "3 ｛｛first_name｝｝", "Write: {{first_name}}.")]
    [TestCase("{Hi|Hello} there", "0 {Hi|Hello}", "nothing chooses one of the wordings. Write: Hi.")]
    [TestCase("{Hi {{first_name}}|Hello}, x", "0 {Hi {{first_name}}|Hello}", "Write: Hi {{first_name}}.")]
    [TestCase("{|really }good", "0 {|really }", "Write: really.")]
    [TestCase("{a <b class=\"x\">b</b>|see you}", "0 {a <b class=\"x\">b</b>|see you}", "Write: a <b")]
    [TestCase("Hi [First Name],", "3 [First Name]", "nothing fills it in. Write: {{first_name}}.")]
    [TestCase("Hi [name],", "3 [name]", "Write: {{first_name}}.")]
    [TestCase("Olá [Nome],", "4 [Nome]", "Write: {{first_name}}.")]
    [TestCase("[FIRST_NAME] of [COMPANY]", "0 [FIRST_NAME]; 16 [COMPANY]", "Write: {{company}}.")]
    [TestCase("[PAIN_POINT] in [Industry]", "0 [PAIN_POINT]; 16 [Industry]", "Write: the text itself")]
    [TestCase(
        "[Client Name], [Calendar Link], [Insert pain point]",
        "0 [Client Name]; 15 [Calendar Link]; 32 [Insert pain point]",
        "Write: the text itself"
    )]
    [TestCase("Best, [Your Name]", "6 [Your Name]", "Write: {{sender_name}}.")]
    [TestCase("Hi [[firstName]]", "3 [[firstName]]", "Write: {{first_name}}.")]
    [TestCase("Hi [%first_name%] <%= first_name %>", "3 [%first_name%]; 18 <%= first_name %>", "nothing evaluates it")]
    [TestCase("Hi <First Name>,", "3 <First Name>", "nothing fills it in. Write: {{first_name}}.")]
    [TestCase("Hi <FIRST_NAME> of <company>", "3 <FIRST_NAME>; 19 <company>", "Write: {{company}}.")]
    [TestCase("Hi <<first_name>>, <<PainPoint>>", "3 <<first_name>>; 19 <<PainPoint>>", "Write: the text itself")]
    [TestCase(
        "Hi «FirstName», «First_Name», «Last Name»",
        "3 «FirstName»; 16 «First_Name»; 30 «Last Name»",
        "Write: {{last_name}}."
    )]
    [TestCase("Hi %FIRSTNAME%, %first_name%", "3 %FIRSTNAME%; 16 %first_name%", "Write: {{first_name}}.")]
    [TestCase("%recipient.first_name% %%company%%", "0 %recipient.first_name%; 23 %%company%%", "Write: {{company}}.")]
    [TestCase("Hi *|FNAME|*, *|IF:COMPANY|*", "3 *|FNAME|*; 14 *|IF:COMPANY|*", "Write: the text itself")]
    [TestCase("Hi *|FNAME|*", "3 *|FNAME|*", "Write: {{first_name}}.")]
    [TestCase(
        "{% if first_name %}Hi{% else %}x{% endif %}",
        "0 {% if first_name %}; 21 {% else %}; 32 {% endif %}",
        "nothing evaluates it. Write: {{#endif}}."
    )]
    [TestCase("{%- if contact.x -%}", "0 {%- if contact.x -%}", "nothing evaluates it. Write: the text itself")]
    [TestCase("Hi ##FIRST_NAME##, @@COMPANY@@", "3 ##FIRST_NAME##; 19 @@COMPANY@@", "Write: {{company}}.")]
    [TestCase(
        "Hi __FIRST_NAME__, ~Contact.FirstName~",
        "3 __FIRST_NAME__; 19 ~Contact.FirstName~",
        "Write: {{first_name}}."
    )]
    public void A_placeholder_is_found_where_it_stands(string text, string found, string words)
    {
        var findings = Check(text, TextForm.Plain);

        Assert.That(string.Join("; ", findings.Select(finding => finding.Words)), Is.EqualTo(found));
        Assert.That(findings.Select(finding => finding.Code), Is.All.EqualTo("SEQ615"));
        Assert.That(findings[^1].Message, Does.Contain(words));
    }

    [TestCase(
        "Hi <First Name>,",
        TextForm.Markdown,
        "mail programs read it as a tag and show nothing. Write: {{first_name}}."
    )]
    [TestCase("<p>Hi <First Name>,</p>", TextForm.Html, "show nothing. Write: {{first_name}}.")]
    [TestCase("<p>Hi &lt;First Name&gt;,</p>", TextForm.Html, "nothing fills it in. Write: {{first_name}}.")]
    [TestCase("<p>Hi &lt;&lt;first_name&gt;&gt;,</p>", TextForm.Html, "nothing fills it in. Write: {{first_name}}.")]
    [TestCase(@"Hi \[First Name\],", TextForm.Markdown, "Write: {{first_name}}.")]
    [TestCase(@"Hi \<First Name>,", TextForm.Markdown, "nothing fills it in. Write: {{first_name}}.")]
    [TestCase("[see](https://example.com/?n={FIRST_NAME})", TextForm.Markdown, "Write: {{first_name}}.")]
    [TestCase("<a href=\"https://example.com/?n=%FIRSTNAME%\">x</a>", TextForm.Html, "Write: {{first_name}}.")]
    [TestCase("<img alt=\"Logo of [Company Name]\" src=x>", TextForm.Html, "Write: {{company}}.")]
    [TestCase("<div>\n\nHi [First Name]\n\n</div>", TextForm.Markdown, "Write: {{first_name}}.")]
    [TestCase("[Our page](https://example.com), [First Name]", TextForm.Markdown, "Write: {{first_name}}.")]
    public void Markup_around_it_is_understood(string text, TextForm form, string words)
    {
        var findings = Check(text, form);

        Assert.That(findings.Select(finding => finding.Code), Is.EqualTo(new[] { "SEQ615" }));
        Assert.That(findings[0].Message, Does.Contain(words));
    }

    public static readonly string[] Words =
    [
        "{{first_name}}, {{#if company}}x{{#else}}y{{#endif}}",
        "{x} {0} {1} {} { } { first } {a, b}",
        "{{{first_name}}}",
        "a [1], [2] and [12]; [^1]",
        "[x] done, [ ] open, [X]",
        "[link], [link here], [sic], [...], […], [draft], [EXTERNAL]",
        "[EXTERNAL EMAIL] [ACTION REQUIRED] [Webinar] [Newsletter 12]",
        "[image: logo] [cid:image001.png@01D3] [mailto:x@example.com]",
        "\"[It] saved us [two] hours\", \"[the company] grew\" [title] [email] [our website]",
        "[Quoted text hidden] [redacted] [u]x[/u]",
        "(100%) 5% off, 20% and 30%: 50%of%all",
        "100%NAME% caf%C3%A9 /%E2%80%A6 %20name%20 a%ABC%20",
        @"%APPDATA%\x, %TEMP%, %PATH%",
        "2 < 3 and 4 > 1; a <b> c",
        "From: Dana <dana@example.com> <https://example.com> <mailto:x@example.com>",
        "« bonjour », «Компания», «Société», «McKinsey», «Ltd.»",
        "1 * 2 | 3 * 4 *|x|*",
        "|*a*|b|*c*|",
        "| *A*| B |*C* |",
        "$100 {or so}, #1 {first}, ${ } $5{}",
        "{\"name\": \"x\"} {a: 1} {x | x > 0} {a|b} {1|2}",
        "{Dana's idea} {she wrote}",
        "## A heading ##, #hashtag# @mention@ a@COMPANY@b",
        "__bold__ and __init__, ~strike~ ~~x~~ ~home.x~",
        "__________",
        "{color: red} p { margin: 0 }",
        "====== [ ] ------ <> << >> [[ ]] [] {{}}",
        "[[Meeting notes]] [[McKinsey]]",
        "Re: [JIRA-123] [ABC] [US] [DE/AT]",
        "array[i] = name[0]",
        "【重要】 《公司》 （名前） 「会社名」",
        "Total {approx.} [approx.]",
        "<< previous | next >> <3 <-- -->",
    ];

    [TestCaseSource(nameof(Words))]
    public void What_people_write_is_let_pass(string text) => Assert.That(Check(text, TextForm.Plain), Is.Empty);

    [TestCase("[First Name](https://example.com) ![Company Name](https://example.com/a.png)", TextForm.Markdown)]
    [TestCase(
        "[First Name][a] [Company Name] [x][Your Name]\n\n[a]: https://example.com\n[company name]: "
            + "https://example.com\n[your name]: https://example.com",
        TextForm.Markdown
    )]
    [TestCase(
        "`{FIRST_NAME}` and ``[First Name]``\n\n    %FIRSTNAME%\n\n```\n{Hi|Hello} {% if x %}\n```",
        TextForm.Markdown
    )]
    [TestCase(
        "<!-- {FIRST_NAME} [First Name] --><style>a{color_x} [NAME] {Hi|Hello}</style><title>[Company Name]</title>",
        TextForm.Html
    )]
    [TestCase("<pre>{first_thing} [NAME]</pre><code>%USER_NAME%</code>", TextForm.Html)]
    [TestCase("<p class=\"[NAME]\" style=\"{FIRST_NAME}\" data-x='{Hi|Hello}'>x</p>", TextForm.Html)]
    [TestCase(
        "<TITLE>x</TITLE><title>y</title><address>x</address><o:p></o:p><st1:City w:st=\"on\">x</st1:City>",
        TextForm.Html
    )]
    [TestCase("<p>Hi</p><b>x</b><center>x</center><font>y</font><time>z</time><s>a</s><data>b</data>", TextForm.Html)]
    [TestCase("a <https://example.com/{{company}}> <dana@example.com>", TextForm.Markdown)]
    public void So_is_what_nobody_reads_as_text(string text, TextForm form) => Assert.That(Check(text, form), Is.Empty);

    [TestCase(
        "{{first_name | default: \"there\"}}",
        "has a '|', which Apollo does not document",
        "{{#if first_name}}{{first_name}}{{#else}}there{{#endif}}"
    )]
    [TestCase("{{firstName|there}}", "has a '|'", "{{#if first_name}}{{first_name}}{{#else}}there{{#endif}}")]
    [TestCase("{{RANDOM | Hi | Hello}}", "has a '|'", "Hi")]
    [TestCase("{{Hi|Hello|Hey}}", "has a '|'", "Hi")]
    [TestCase("{{.FirstName}}", "is not a form", "{{first_name}}")]
    [TestCase("{{- .Name -}}", "is not a form", "{{first_name}}")]
    [TestCase("{{/if}}", "is not a form", "{{#endif}}")]
    [TestCase("{{/each}}", "is not a form", "the text itself")]
    [TestCase("{{!Contact}}", "is not a form", "the text itself")]
    [TestCase("{{first_<b>name</b>}}", "has markup within its braces", "{{first_name}}")]
    [TestCase("{{<span style=\"x\">first_name</span>}}", "has markup", "{{first_name}}")]
    [TestCase("{{first_name\u00a0}}", "has an invisible character (U+00A0)", "{{first_name}}")]
    [TestCase("{{\u200bfirst_name}}", "(U+200B)", "{{first_name}}")]
    [TestCase("{{#if&nbsp;company}}x{{#endif}}", "(&nbsp;)", "{{#if company}}")]
    [TestCase("{{first\\_name}}", "has a backslash", "{{first_name}}")]
    [TestCase("{ {first_name} }", "has a gap between its braces", "{{first_name}}")]
    [TestCase("{<b>{first_name}</b>}", "has a gap between its braces", "{{first_name}}")]
    [TestCase("&#123;&#123;first_name&#125;&#125;", "character references", "{{first_name}}")]
    public void A_form_that_is_not_documented_is_told(string text, string why, string corrected)
    {
        var finding = Check(text, TextForm.Html).Single(finding => finding.Code == "SEQ616");

        Assert.That(finding.Words, Does.StartWith("0 "));
        Assert.That(finding.Message, Does.Contain(why).And.Contain($"Write: {corrected}"));
    }

    [TestCase("{{first_name}} {{ company }} {{#if x}}a{{#else}}b{{#endif}} {{#if x == \"y\"}}c{{#endif}}")]
    [TestCase("{{first_name | upcase}} {{title | pluralize}} {{now + 2 days}} {{#capitalize company}} {{now_weekday}}")]
    [TestCase("@media screen { .a { color: red } } @font-face{x} {{}} {{ }}")]
    [TestCase("{ {x: 1} } f({a}) {  } { } }")]
    public void Operators_may_be_spelt_as_they_like(string text) =>
        Assert.That(Check(text, TextForm.Html).Where(finding => finding.Code == "SEQ616"), Is.Empty);

    [TestCase("https://example.com/?c=%7B%7Bcompany%7D%7D", "23 %7B%7Bcompany%7D%7D", "{{company}}")]
    [TestCase("x%7b%7b%20first_name%20%7d%7d", "1 %7b%7b%20first_name%20%7d%7d", "{{first_name}}")]
    [TestCase("%257B%257Bcompany%257D%257D", "0 %257B%257Bcompany%257D%257D", "{{company}}")]
    [TestCase("?a=%7B%7B%23if%20company%7D%7D", "3 %7B%7B%23if%20company%7D%7D", "{{#if company}}")]
    public void Encoded_braces_are_told(string text, string found, string corrected)
    {
        var finding = Check(text, TextForm.Html).Single();

        Assert.That((finding.Code, finding.Words), Is.EqualTo(("SEQ617", found)));
        Assert.That(finding.Message, Does.Contain($"Write: {corrected}."));
    }

    [TestCase("https://example.com/?q=%7B%22a%22%3A%7B%22b%22%3A1%7D%7D")]
    [TestCase("https://example.com/%7Bid%7D/x 7B7B")]
    public void Other_encoded_signs_are_let_pass(string text) => Assert.That(Check(text, TextForm.Html), Is.Empty);

    [Test]
    public void A_workspace_has_words_of_its_own()
    {
        var finding = Check("{OPENING_LINE}", TextForm.Plain, "opening_line").Single();

        Assert.That(finding.Message, Does.Contain("Write: {{opening_line}}."));
    }

    [Test]
    [CancelAfter(20_000)]
    public void Texts_made_to_keep_it_busy_do_not()
    {
        foreach (
            var part in new[]
            {
                "{a|",
                "{a ",
                "[a ",
                "<a ",
                "%a",
                "{%",
                "«a ",
                "<a href='{X_Y}",
                "{<b>",
                "[[a",
                "&lt;a ",
            }
        )
        {
            var text = string.Concat(Enumerable.Repeat(part, 60_000 / part.Length));
            Assert.That(() => Check(text, TextForm.Html), Throws.Nothing);
            Assert.That(() => Check(text, TextForm.Plain), Throws.Nothing);
        }
    }

    private static (string Code, string Words, string Message)[] Check(
        string text,
        TextForm form,
        params string[] variables
    ) =>
        [
            .. new PlaceholderRules([.. MergeText.BuiltIn, .. variables])
                .Check(new(text, form, true, _ => Start))
                .Select(pair =>
                    (pair.Finding.Code, $"{pair.Index} {Written(pair.Finding.Message)}", pair.Finding.Message)
                ),
        ];

    // Between the first quote and the one before what is said of it.
    private static string Written(string message) =>
        message.Contains("' is a placeholder", StringComparison.Ordinal)
            ? message[1..message.IndexOf("' is a placeholder", StringComparison.Ordinal)]
            : message[(message.IndexOf('\'', StringComparison.Ordinal) + 1)..].Split('\'')[0];
}
