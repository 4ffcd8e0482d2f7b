using SequencesAsCode.Files.Linting;
using SequencesAsCode.Files.Tests.Linting.Text;
using static SequencesAsCode.Files.Tests.TemporaryWorkspace;

namespace SequencesAsCode.Files.Tests.Linting;

/// <summary>
/// What each rule finds, where, and what it lets pass; the lines are counted after <see cref="Head"/>, which is three
/// lines.
/// </summary>
[TestFixture]
internal sealed class LintTests
{
    private const string Head = "key: a\nname: A\nsteps:\n";

    private static readonly TestCaseData[] Found =
    [
        Case(
            "  - { type: auto_email, wait: 1 day, touches: [{ status: to_be_reviewed, subject: S, body_html: "
                + "x }] }\nactive: true\n",
            "5:9 SEQ601",
            "every variant is 'to_be_reviewed'"
        ),
        Case(
            "  - { type: auto_email, wait: 1 day, touches: [{ status: to_be_reviewed, subject: S, body_html: "
                + "x }] }\n  - { type: auto_email, wait: 1 day, touches: [{ status: approved, subject: S, "
                + "body_html: x }] }\nactive: true\n",
            "4:58 SEQ602",
            "'status: approved'"
        ),
        Case(
            "  - { type: auto_email, wait: 1 day, touches: [{ status: approved, subject: S, body_html: x }] "
                + "}\n  - { type: auto_email, wait: 1 day, touches: [{ status: approved, type: "
                + "reply_to_thread, subject: S, body_html: x }] }\n",
            "5:91 SEQ603",
            "Remove 'subject'"
        ),
        Email(
            "subject: §This subject is long enough that no inbox will ever show the whole of it",
            "SEQ604",
            "about 72 visible characters"
        ),
        Case(
            "  - { type: auto_email, wait: 1 day, touches: [{ status: approved, subject: S, body_html: x }] "
                + "}\n  - { type: manual_email, wait: 23 hours, touches: [{ status: approved, subject: S, "
                + "body_html: x }] }\n",
            "5:33 SEQ605",
            "after 23 hours. Less than a day is rarely intended. Write at least: wait: 1 day."
        ),
        Case(
            "  - { type: auto_email, wait: 1 day, touches: [{ status: approved, subject: S, body_html: x }] "
                + "}\n  - { type: call, wait: 90 minutes }\n  - { type: auto_email, wait: 0 minutes, touches: "
                + "[{ status: approved, subject: S, body_html: x }] }\n",
            "6:31 SEQ605",
            "after 90 minutes. Less than a day is rarely intended. Write at least: wait: 23 hours."
        ),
        Case(
            "  - { type: auto_email, at: 2026-09-01T09:00:00Z, touches: [{ status: approved, subject: S, "
                + "body_html: x }] }\n  - { type: auto_email, at: 2026-09-01T15:00:00Z, touches: [{ status: "
                + "approved, subject: S, body_html: x }] }\nsequence_by_exact_daytime: true\n",
            "5:29 SEQ605",
            "after 6 hours. Less than a day is rarely intended. Write at least: at: 2026-09-02T09:00:00+00:00."
        ),
        Case(
            "  - { type: auto_email, at: 9999-12-31T09:00:00Z, touches: [{ status: approved, subject: S, "
                + "body_html: x }] }\n  - { type: auto_email, at: 9999-12-31T15:00:00Z, touches: [{ status: "
                + "approved, subject: S, body_html: x }] }\nsequence_by_exact_daytime: true\n",
            "5:29 SEQ605",
            "Write at least: at: a day later"
        ),
        Email("body_html: '<p><a href=\"§\">x</a></p>'", "SEQ606", "The address of this link is empty"),
        Email("body_html: '<a href=\"§#\">x</a>'", "SEQ606", "leads nowhere from an email"),
        Email("body_html: <A HREF=§www.example.com/a>x</A>", "SEQ606", "Write: https://www.example.com/a."),
        Email("body_html: '<a href=\"§+1 (555) 010-0199\">x</a>'", "SEQ606", "Write: tel:+15550100199."),
        Email("body_markdown: 'a [b](§dana@example.com) c'", "SEQ606", "Write: mailto:dana@example.com."),
        Email(
            "body_html: '<a href=\"§dana.{{company}}@example.com?subject=Hi\">x</a>'",
            "SEQ606",
            "Write: mailto:dana.{{company}}@example.com?subject=Hi."
        ),
        Email("body_html: '<img alt=\"x\" src=\"§dana@example.com\">'", "SEQ606", "Write the whole address"),
        Email("body_html: '<a href=\"§//example.com\">x</a>'", "SEQ606", "Write: https://example.com."),
        Email("body_html: '<a href=\"§pricing.html\">x</a>'", "SEQ606", "Write the whole address"),
        Email(
            "body_html: '<a title=\"a > b\" href = \"§https://example.com/a b?x={{ first_name }}\">x</a>'",
            "SEQ606",
            "Write: https://example.com/a%20b?x={{ first_name }}."
        ),
        Email(
            "body_html: '<a href=\"§https://http://example.com\">x</a>'",
            "SEQ606",
            "has two schemes. Write: http://example.com."
        ),
        Email("body_html: '<a href=\"§https://\">x</a>'", "SEQ606", "is not a whole address"),
        Email("body_html: '<a href=\"§https:example.com\">x</a>'", "SEQ606", "is not a whole address"),
        Email("body_html: '<a href=\"§mailto:\">x</a>'", "SEQ606", "ends after its scheme"),
        Email(
            "body_html: '<a href=\"§mailto:dana@example.com?subject=Hi there\">x</a>'",
            "SEQ606",
            "Write: mailto:dana@example.com?subject=Hi%20there."
        ),
        Email("body_html: '<a href=\"§javascript:alert(1)\">x</a>'", "SEQ606", "do not open"),
        Email("body_html: '<img src=\"§cat.png\" alt=\"A cat\">'", "SEQ606", "The address 'cat.png' of this image"),
        Email(
            "body_html: '<a href=\"§HTTP://example.com/{{first_name}}\">x</a>'",
            "SEQ607",
            "Write: https://example.com/{{first_name}}."
        ),
        Email("body_html: '<p>§<img src=\"https://example.com/i.png\"></p>'", "SEQ608", "alt=\"What it shows\""),
        Email(
            "body_html: '§<img style=\"max-width:1px;width:100px;line-height:1\" src=\"https://example.com/i.png\">'",
            "SEQ608",
            "has no text"
        ),
        Email(
            "body_html: '§<img alt=\"\" src=\"https://example.com/i.png\">'",
            "SEQ624",
            "an empty 'alt', which marks it as decoration"
        ),
        Email("body_html: '§<img alt=\" \" src=\"https://example.com/i.png\">'", "SEQ624", "an empty 'alt'"),
        Email("body_markdown: 'a §[b]( ) c'", "SEQ606", "is empty"),
        Email("body_markdown: 'a {{first_name}} [b](§example.com) c'", "SEQ606", "Write: https://example.com."),
        Email("body_markdown: 'a [b](§https://example.com/a b) c'", "SEQ606", "Write: https://example.com/a%20b."),
        Email("body_markdown: 'a <§http://example.com> c'", "SEQ607", "Write: https://example.com."),
        Email("body_markdown: 'a §![](https://example.com/i.png)'", "SEQ608", "![What it shows]"),
        Email("body_markdown: 'a <a href=\"§x\">b</a>'", "SEQ606", "'x'"),
        Case(
            "  - { type: auto_email, wait: 1 day, touches: [{ status: approved, subject: S, body_html: x }, "
                + "{ status: approved, subject: S, body_markdown: x }] }\n",
            "4:96 SEQ609",
            "the one at sequences/a.yaml:4, so an A/B test shows nothing"
        ),
        Email("body_html: 'Hi §{first_name}, hi'", "SEQ610", "Write: {{first_name}}."),
        Email("subject: For §{company}", "SEQ610", "Write: {{company}}."),
        Email("body_html: 'Hi {{first_name}}, §{first_name}}'", "SEQ610", "Write: {{first_name}}."),
        Email(
            "body_html: 'Hi §{{{first_name}}}, hi'",
            "SEQ614",
            "'{{{first_name}}}' has more than two braces on each side, but Apollo's variables have "
                + "two. Write: {{first_name}}."
        ),
        Email(
            "body_html: '<a href=\"§htps://example.com/a\">x</a>'",
            "SEQ606",
            "is not a whole address. Write: https://example.com/a."
        ),
        Email("body_html: '<a href=\"§https//example.com/a\">x</a>'", "SEQ606", "Write: https://example.com/a."),
        Email(
            "body_markdown: 'a [b](§hhttps://example.com?x={{company}}) c'",
            "SEQ606",
            "Write: https://example.com?x={{company}}."
        ),
        Email("body_html: '<a href=\"§https:/example.com\">x</a>'", "SEQ606", "Write: https://example.com."),
        Email(
            "body_html: '<a href=\"§https://exam\u200bple.com\">x</a>'",
            "SEQ606",
            "has an invisible character (U+200B). Write: https://example.com."
        ),
        Email(
            "body_html: '<a href=\"§https://example.com/\u200cx\">x</a>'",
            "SEQ606",
            "(U+200C). Write: https://example.com/x."
        ),
        Email(
            "body_html: '<p>Hi §[First Name],</p>'",
            "SEQ615",
            "'[First Name]' is a placeholder of another tool, so nothing fills it in. Write: {{first_name}}."
        ),
        Email("body_markdown: 'Hi §<First Name>,'", "SEQ615", "mail programs read it as a tag"),
        Email("subject: For §{COMPANY}", "SEQ615", "Write: {{company}}."),
        Case("  - { type: call, wait: 1 day, note: 'Ask %FIRSTNAME%' }\n", "4:43 SEQ615", "'%FIRSTNAME%'"),
        Email(
            "body_html: 'Hi §{{first_name | default: \"you\"}}'",
            "SEQ616",
            "Write: {{#if first_name}}{{first_name}}{{#else}}you{{#endif}}."
        ),
        Case(
            "  - { type: call, wait: 1 day, note: 'Ask {{.Name}}' }\n",
            "4:43 SEQ616",
            "is not a form that Apollo documents"
        ),
        Email(
            "body_markdown: '[x](https://example.com/?c=§%7B%7Bcompany%7D%7D)'",
            "SEQ617",
            "percent-encoded, so it is not a dynamic variable. Write: {{company}}."
        ),
        Email(
            "subject: '§Re: our call'",
            "SEQ618",
            "so 'Re:' pretends that somebody wrote before. Write: subject: our call."
        ),
        Email(
            "subject: '§AW: WG: Termin #2 für {{company}}'",
            "SEQ618",
            "Write: subject: \"Termin #2 für {{company}}\"."
        ),
        Case(
            "  - { type: auto_email, wait: 1 day, touches: [{ status: approved, subject: S, body_html: x }] "
                + "}\n  - { type: auto_email, wait: 1 day, touches: [{ status: approved, subject: 'FWD: S', "
                + "body_html: y }] }\n",
            "5:78 SEQ618",
            "Write: subject: S, or 'type: reply_to_thread' without 'subject'."
        ),
        Case(
            "  - { type: auto_email, wait: 1 day, touches: [{ status: approved, subject: S, body_markdown: "
                + "'Did you see my note?' }] }\n  - { type: auto_email, wait: 1 day, touches: [{ status: "
                + "approved, subject: T, body_html: '<p>Did you  see my note?</p>' }] }\n",
            "5:48 SEQ619",
            "sends the text of sequences/a.yaml:4 again to the same people"
        ),
        Email(
            $"body_markdown: §Hi {{{{first_name}}}}, {string.Join(' ', Enumerable.Repeat("don't", 149))}",
            "SEQ620",
            "has 151 words, more than the limit of 150"
        ),
        Email($"body_markdown: §{string.Concat(Enumerable.Repeat("営業", 151))}", "SEQ620", "has 151 words"),
        Email(
            $"body_markdown: "
                + $"§'{string.Concat(Enumerable.Range(1, 4).Select(index => $"[a](https://example.com/{index}) "))}'",
            "SEQ621",
            "has 4 links"
        ),
        Email(
            "body_markdown: '{{#if company}}{{company}}{{#else}}§{{title}}{{#endif}} {{title}}'",
            "SEQ622",
            "'{{title}}' has no fallback. Apollo's help says that an email whose variable has no "
                + "value is not sent. Write: {{#if title}}{{title}}{{#else}}…{{#endif}}."
        ),
        Email("subject: For §{{company}}", "SEQ622", "'{{company}}' has no fallback"),
        Case(
            $"  - {{ type: linkedin_step_connect, wait: 1 day, touches: [{{ status: approved, body_markdown: "
                + $"'{new string('x', 301)}' }}] }}\n",
            "4:94 SEQ623",
            "about 301 characters, and LinkedIn accepts 300 with a request"
        ),
        Email(
            "body_html: '<a href=\"§https://www.example.org/a\">x</a>'",
            "SEQ625",
            "leads to 'www.example.org', which is only for examples"
        ),
        Email("body_markdown: '[x](§https://yourcompany.com)'", "SEQ625", "leads to 'yourcompany.com'"),
        Case("  - { type: call, wait: 30 seconds }\n", "4:25 SEQ650", "Write: wait: 1 minute."),
        Case("  - { type: call, wait: 150 seconds }\n", "4:25 SEQ650", "Write: wait: 3 minutes."),
        Email("subject: §none", "SEQ611", "Add 'subject'"),
        Email("type: §new_thread", "SEQ611", "Add 'subject'"),
    ];

    private static readonly TestCaseData[] LetPass =
    [
        Quiet("whole minutes", "  - { type: call, wait: 120 seconds }\n  - { type: call, wait: 0 seconds }\n"),
        Quiet(
            "not active",
            "  - { type: auto_email, wait: 1 day, touches: [{ status: to_be_reviewed, subject: S, body_html: x }] }\n"
        ),
        Quiet(
            "one of two approved",
            "  - { type: auto_email, wait: 1 day, touches: [{ status: to_be_reviewed, subject: S, body_html: "
                + "x }, { status: approved, subject: S, body_html: y }] }\nactive: true\n"
        ),
        Quiet(
            "status not in any file",
            "  - { type: auto_email, wait: 1 day, touches: [{ id: 66e9e215ece19801b219997f, subject: S, "
                + "body_html: x }] }\nactive: true\n"
        ),
        Quiet("touches not in any file", "  - { key: k, type: auto_email, wait: 1 day }\nactive: true\n"),
        Quiet("no email", "  - { type: call, wait: 1 day }\nactive: true\n"),
        Quiet(
            "a day apart",
            "  - { type: auto_email, wait: 0 minutes, touches: [{ status: approved, subject: S, body_html: x "
                + "}] }\n  - { type: call, wait: 23 hours }\n  - { type: auto_email, wait: 60 minutes, "
                + "touches: [{ status: approved, subject: S, body_html: x }] }\n"
        ),
        Quiet(
            "ages apart",
            "  - { type: auto_email, wait: 0 minutes, touches: [{ status: approved, subject: S, body_html: x "
                + "}] }\n  - { type: call, wait: 99999999 days }\n  - { type: auto_email, wait: 99999999 days, "
                + "touches: [{ status: approved, subject: S, body_html: x }] }\n"
        ),
        Quiet(
            "calls close",
            "  - { type: auto_email, wait: 0 minutes, touches: [{ status: approved, subject: S, body_html: x "
                + "}] }\n  - { type: call, wait: 1 hour }\n"
        ),
        Quiet(
            "reply",
            "  - { type: auto_email, wait: 1 day, touches: [{ status: approved, subject: S, body_html: x }] "
                + "}\n  - { type: auto_email, wait: 1 day, touches: [{ status: approved, type: "
                + "reply_to_thread, body_html: x }] }\n"
        ),
        Pass("body_html: '<a href=\"https://example.com/a?b={{first_name}}&amp;c=%20\">x</a>'"),
        Pass("body_html: '<a href=\" https://example.com \">x</a>'"),
        Pass("body_html: '<a href=\"https://{{ company }}.example.com/\">x</a>'"),
        Pass("body_html: '<a href=\"{{email}}\">x</a> <a href=\"mailto:{{email}}\">y</a> <a href=\"tel:+491\">z</a>'"),
        Pass(
            "body_html: '<a name=\"top\">x</a><!--[if mso]><a href=\"#\"><![endif]--><style>a[href=\"#\"] { "
                + "x }</style> 1 < 2'"
        ),
        Pass(
            "body_html: '<img src=\"cid:logo\" alt=\"Logo\"><img src=\"https://example.com/t\" width=\"1\" "
                + "height=\"1\">'"
        ),
        Pass("body_html: '<a href=\"tel:+1 (555) 010-9999\">x</a> <a href=\"sms:+1 555\">y</a>'"),
        Pass(
            "body_html: \"<a href='https://example.com/\\n?a=b'>x</a> <img alt=Logo "
                + "src='data:image/png;base64,iVBO\\n  Rw0K'>\""
        ),
        Pass(
            "body_html: '<img src=\"https://example.com/t\" style=\"border:0; width: 1px;height:1px\"><img "
                + "src=\"https://example.com/t\" style=\"display:none !important\">'"
        ),
        Pass(
            "body_markdown: 'a [b](https://example.com \"Title here\") `[c](x y)` [d][e] {{#if "
                + "company}}x{{#endif}} [draft] (x y)'"
        ),
        Pass("body_html: '{ first } {x} {{first_name}} {see {{first_name}}}'"),
        Quiet(
            "the same text to other people",
            "  - { type: auto_email, wait: 1 day, touches: [{ status: approved, subject: S, body_html: 'Did "
                + "you see my note?' }, { status: approved, subject: T, body_html: 'Did you see my note?' }] }\n"
        ),
        Quiet(
            "a nudge twice",
            "  - { type: auto_email, wait: 1 day, touches: [{ status: approved, subject: S, body_html: Any "
                + "news? }] }\n  - { type: auto_email, wait: 1 day, touches: [{ status: approved, subject: T, "
                + "body_html: Any news? }] }\n"
        ),
        Quiet(
            "the same words with another link",
            "  - { type: auto_email, wait: 1 day, touches: [{ status: approved, subject: S, body_html: '<a "
                + "href=\"https://a.dev/1\">Did you see my note?</a>' }] }\n  - { type: auto_email, wait: 1 "
                + "day, touches: [{ status: approved, subject: T, body_html: '<a href=\"https://a.dev/2\">Did "
                + "you see my note?</a>' }] }\n"
        ),
        Quiet(
            "the same script of two calls",
            "  - { type: call, wait: 1 day, note: Ask how the trial is going }\n  - { type: call, wait: 1 "
                + "day, note: Ask how the trial is going }\n"
        ),
        Quiet(
            "what says Re: and may be a reply in Apollo",
            "  - { type: auto_email, wait: 1 day, touches: [{ id: 66e9e215ece19801b219997f, status: "
                + "approved, subject: 'Re: S', body_html: x }] }\n"
        ),
        Quiet(
            "a note of 300",
            $"  - {{ type: linkedin_step_connect, wait: 1 day, touches: [{{ status: approved, body_html: "
                + $"'<p>{new string('x', 290)}{{{{company}}}}</p>' }}] }}\n"
        ),
        Quiet(
            "a message of 301",
            $"  - {{ type: linkedin_step_message, wait: 1 day, touches: [{{ status: approved, body_html: "
                + $"'{new string('x', 301)}' }}] }}\n"
        ),
        Pass("subject: 'Regarding: x'"),
        Pass("subject: 'Re-think {{company}}'"),
        Pass("subject: 'Report: VS Code'"),
        Pass("subject: 'Reminder re: our call'"),
        Pass("subject: 'Versus: a or b'"),
        Pass("body_html: '<img alt=\"\" src=\"https://example.com/i.png\">'"),
        Pass(
            "body_html: '<a href=\"https://fa.wikipedia.org/wiki/می\u200cخواهم\">x</a> <a "
                + "href=\"https://exam-ple.com/http/foo.html\">x</a>'"
        ),
        Pass("body_markdown: '[First Name](https://example.com) `{FIRST_NAME}` (100%) [1] [x]'"),
        Pass($"body_markdown: '{string.Join(' ', Enumerable.Repeat("word", 400))} {{{{company}}}}'"),
        Pass("subject: Fewer than seventy letters, {{first_name}}, and {{company}} is ten more"),
    ];

    [TestCaseSource(nameof(Found))]
    public void A_rule_finds_it_and_says_what_to_do(string sequence, string place, string words)
    {
        var findings = Read(Head + sequence, $"lint: {{ {place[^6..]}: warning }}\n");

        Assert.That(Places(findings), Is.EqualTo(new[] { $"sequences/a.yaml:{place}" }));
        Assert.That(findings[0].Message, Does.Contain(words));
        Assert.That(findings[0].Severity, Is.EqualTo(Severity.Warning));
    }

    [TestCaseSource(nameof(LetPass))]
    public void It_is_let_pass(string sequence) =>
        Assert.That(
            Read(Head + sequence).Where(finding => finding.Code.StartsWith("SEQ6", StringComparison.Ordinal)),
            Is.Empty
        );

    [Test]
    public void Every_rule_is_tested()
    {
        // Those of the plan are tested with it.
        var tested = Found
            .Select(test => ((string)test.Arguments[1]!)[^6..])
            .Concat(FileRulesTests.Codes)
            .Concat(CopyRulesTests.Codes)
            .Concat(["SEQ612", "SEQ613"])
            .Concat(MeasuredMarkupTests.Codes)
            .Distinct();

        Assert.That(LintRules.All, Has.Length.GreaterThan(10));
        Assert.That(tested, Is.EquivalentTo(LintRules.All.Select(rule => rule.Code)));
    }

    [Test]
    public void All_of_the_other_tools_are_found_in_one_go()
    {
        var bodies = new[]
        {
            "Hi {FIRST_NAME},",
            "Hi <First Name>,",
            "Hi *|FNAME|*,",
            "{% if first_name %}Hi{% endif %}",
            "{{RANDOM | Hi | Hello}} there",
            "Hi {{first_<b>name</b>}},",
            "[book](https://example.com/?c=%7B%7Bcompany%7D%7D)",
        };
        using var workspace = new TemporaryWorkspace().With(
            "sequences/a.yaml",
            Head
                + string.Concat(
                    bodies.Select(
                        (body, place) =>
                            $"  - {{ type: auto_email, wait: 1 day, touches: [{{ status: approved, subject: "
                            + $"S, body_file: {place}.md }}] }}\n"
                    )
                )
        );
        for (var place = 0; place < bodies.Length; place++)
            workspace.With($"sequences/{place}.md", bodies[place]);

        Assert.That(
            Places(new WorkspaceLint().Read(workspace.Folder, null).Diagnostics),
            Is.EqualTo(
                new[]
                {
                    "sequences/0.md:1:4 SEQ615",
                    "sequences/1.md:1:4 SEQ615",
                    "sequences/2.md:1:4 SEQ615",
                    "sequences/3.md:1:1 SEQ615",
                    "sequences/3.md:1:22 SEQ615",
                    "sequences/4.md:1:1 SEQ616",
                    "sequences/5.md:1:4 SEQ616",
                    "sequences/6.md:1:31 SEQ617",
                }
            )
        );
    }

    [Test]
    public void In_body_files_the_place_is_in_that_file_and_named_once()
    {
        using var workspace = new TemporaryWorkspace()
            .With(
                "sequences/a.yaml",
                Head
                    + """
                      - type: auto_email
                        wait: 1 day
                        touches:
                          - { status: approved, subject: One, body_file: b/x.md }
                          - { status: approved, subject: Two, body_file: b/x.md }
                          - { status: approved, subject: Three, body_file: b/y.html }
                    """
            )
            .With(
                "sequences/b/x.md",
                "Hi {{first_name}},\r\n\r\n> see [here](#) or\r\n> ![]\r\n> [there][1] ![][1]\r\n\r\n[1]: "
                    + "http://example.com/i.png\r\n\r\n<div>\r\n<a href='x'>y</a>\r\n</div>\r\n"
            )
            .With("sequences/b/y.html", "<p>\n\t<a\n  href='www.example.com'>x</a>\n</p>");

        Assert.That(
            Places(new WorkspaceLint().Read(workspace.Folder, null).Diagnostics),
            Is.EqualTo(
                new[]
                {
                    "sequences/b/x.md:3:14 SEQ606",
                    "sequences/b/x.md:5:14 SEQ608",
                    "sequences/b/x.md:7:6 SEQ607",
                    "sequences/b/x.md:10:10 SEQ606",
                    "sequences/b/y.html:3:9 SEQ606",
                }
            )
        );
    }

    [Test]
    public void In_blocks_the_place_is_exact()
    {
        var findings = Read(
            Head
                + "  - type: auto_email\n    wait: 1 day\n    touches:\n      - status: approved\n        "
                + "subject: S\n        body_markdown: |\n          Hi,\n\n          see [x](y).\n"
        );

        Assert.That(Places(findings), Is.EqualTo(new[] { "sequences/a.yaml:12:19 SEQ606" }));
    }

    [TestCase("<a href=\"", 1)]
    [TestCase("<a href=x", 1)]
    [TestCase("<a href=>", 1)]
    [TestCase("<a =x='", 0)]
    [TestCase("<!-- <a href=#>", 0)]
    [TestCase("<script><a href=#>", 0)]
    [TestCase("<<<a href=#><img/src=/alt=>", 3)]
    [TestCase("</a href=#>", 0)]
    public void Broken_markup_is_read_to_its_end(string markup, int findings)
    {
        var read = Read(
            Head
                + $"  - type: auto_email\n    wait: 1 day\n    touches:\n      - status: approved\n        "
                + $"subject: S\n        body_html: |\n          x {markup}\n"
        );

        Assert.That(read.Where(finding => finding.Code != "SEQ636").ToList(), Has.Count.EqualTo(findings));
    }

    [Test]
    public void A_text_full_of_faults_is_told_in_part()
    {
        var links = string.Concat(Enumerable.Range(0, 500).Select(index => $"<a href=\"page{index}\">x</a>"));

        Assert.That(
            Read(
                Head
                    + $"  - {{ type: auto_email, wait: 1 day, touches: [{{ status: approved, subject: S, "
                    + $"body_html: '{links}' }}] }}\n"
            ),
            Has.Length.EqualTo(21)
        );
    }

    [Test]
    public void Mistakes_and_findings_are_told_together()
    {
        var read = Read(
            Head
                + "  - { type: call, wait: 1 day, touches: [] }\n  - { type: auto_email, wait: 1 day, touches: "
                + "[{ subject: S, body_html: '<a href=#>x</a>' }] }\n"
        );

        Assert.That(Places(read), Is.EqualTo(new[] { "sequences/a.yaml:5:48 SEQ331", "sequences/a.yaml:5:82 SEQ606" }));
    }

    private static Diagnostic[] Read(string sequence, string lint = "")
    {
        using var workspace = new TemporaryWorkspace(Minimal + lint).With("sequences/a.yaml", sequence);
        return [.. new WorkspaceLint().Read(workspace.Folder, null).Diagnostics];
    }

    private static TestCaseData Case(string text, string place, string words) =>
        new(text, place, words) { TestName = $"{place} {words}" };

    private static TestCaseData Quiet(string name, string text) => new(text) { TestName = $"Let pass: {name}" };

    // The sign shows the place; what stands before it is indented by eight.
    private static TestCaseData Email(string line, string code, string words) =>
        Case(
            Touch(line.Replace("§", "", StringComparison.Ordinal)),
            $"7:{line.IndexOf('§', StringComparison.Ordinal) + 9} {code}",
            words
        );

    private static TestCaseData Pass(string line) => Quiet(line, Touch(line));

    private static string Touch(string line) =>
        $"  - type: auto_email\n    wait: 1 day\n    touches:\n      - {line}\n        status: "
        + $"approved\n"
        + $"{(line.StartsWith("body", StringComparison.Ordinal) ? "        subject: S\n" : "        body_html: x\n")}";
}
