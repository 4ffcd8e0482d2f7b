using SequencesAsCode.Core.Facts;
using SequencesAsCode.Files.Linting;

namespace SequencesAsCode.Files.Tests.Linting;

/// <summary>What the account was measured to remove from bodies is found in the files.</summary>
[TestFixture]
internal sealed class MeasuredMarkupTests
{
    public static readonly ImmutableArray<string> Codes = ["SEQ651"];

    private const string Html = "body_html: '<p>Hi</p><!-- note --><h1>One</h1>'";

    private static readonly DateOnly Day = new(2026, 7, 18);

    [Test]
    public void What_is_removed_is_found_where_it_is_written()
    {
        var findings = Findings(Html, Fact("comment", FactOutcome.No, "OneTwo"));

        Assert.That(TemporaryWorkspace.Places(findings), Is.EqualTo(new[] { "sequences/a.yaml:7:62 SEQ651" }));
        Assert.That(
            findings[0].Message,
            Is.EqualTo(
                "Apollo removes a comment from a body in this account (measured 2026-07-18). Write the text without it."
            )
        );
    }

    [Test]
    public void Markup_that_Markdown_makes_is_found_at_the_text() =>
        Assert.That(
            TemporaryWorkspace.Places(Findings("body_markdown: '# One'", Fact("heading", FactOutcome.No, "One"))),
            Is.EqualTo(new[] { "sequences/a.yaml:7:56 SEQ651" })
        );

    [TestCase(FactOutcome.Yes, null)]
    [TestCase(FactOutcome.Unclear, "The text around it did not come back.")]
    [TestCase(FactOutcome.Refused, "no")]
    [TestCase(FactOutcome.No, "One<!--note-->Two")]
    public void What_stays_or_is_not_known_is_let_pass(FactOutcome outcome, string? seen) =>
        Assert.That(Findings(Html, Fact("comment", outcome, seen)), Is.Empty);

    [Test]
    public void A_fact_that_is_doubted_or_old_is_not_used()
    {
        var fact = Fact("comment", FactOutcome.No, "OneTwo");

        Assert.That(Findings(Html, fact with { IsDoubted = true }), Is.Empty);
        Assert.That(Findings(Html, fact with { Measured = Day.AddDays(-200) }), Is.Empty);
    }

    [TestCase(FactOutcome.No, "OneTwo", "SEQ651")]
    [TestCase(FactOutcome.Yes, null, "SEQ636")]
    [TestCase(FactOutcome.Unclear, "The text around it did not come back.", "SEQ636")]
    public void A_comment_is_either_removed_or_sent(FactOutcome outcome, string? seen, string code)
    {
        foreach (var body in (string[])["body_html: '<p>Hi</p><!-- note -->'", "body_markdown: 'Hi <!-- note -->'"])
        {
            var findings = All(body, Fact("comment", outcome, seen)).Select(finding => finding.Code);

            Assert.That(findings.Where(each => each is "SEQ636" or "SEQ651"), Is.EqualTo(new[] { code }), body);
        }
    }

    [TestCase(FactOutcome.Yes, "")]
    [TestCase(
        FactOutcome.No,
        "This account does not take a wait of 90 seconds (measured 2026-07-18). Write: wait: 2 minutes."
    )]
    [TestCase(
        FactOutcome.Refused,
        "This account does not take a wait of 90 seconds (measured 2026-07-18). Write: wait: 2 minutes."
    )]
    public void A_known_wait_in_seconds_is_no_guess(FactOutcome outcome, string message)
    {
        var fact = new Fact(FactNames.WaitInSeconds, outcome, Day);

        var findings = All("body_html: Hi", fact, "90 seconds").Where(finding => finding.Code == "SEQ650");

        Assert.That(string.Join('\n', findings.Select(finding => finding.Message)), Is.EqualTo(message));
    }

    private static Fact Fact(string name, FactOutcome outcome, string? seen) =>
        new($"markup.{name}", outcome, Day) { Seen = seen };

    private static List<Diagnostic> Findings(string body, Fact fact) =>
        [.. All(body, fact).Where(finding => finding.Code == "SEQ651")];

    private static IReadOnlyList<Diagnostic> All(string body, Fact fact, string wait = "1 day")
    {
        using var workspace = new TemporaryWorkspace().With(
            "sequences/a.yaml",
            $"key: a\nname: A\nsteps:\n  - type: auto_email\n    wait: {wait}\n    touches:\n"
                + $"      - {{ status: approved, subject: S, {body} }}\n"
        );
        var facts = ServiceFacts.Of(new("account", "0.0.0", [fact]), Day);
        var lint = new WorkspaceLint(KeyVariables.OwnAlone, null, (_, _) => facts);
        return lint.Read(workspace.Folder, null).Diagnostics;
    }
}
