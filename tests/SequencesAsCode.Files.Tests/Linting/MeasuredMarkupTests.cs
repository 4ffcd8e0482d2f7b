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

    private static Fact Fact(string name, FactOutcome outcome, string? seen) =>
        new($"markup.{name}", outcome, Day) { Seen = seen };

    private static List<Diagnostic> Findings(string body, Fact fact)
    {
        using var workspace = new TemporaryWorkspace().With(
            "sequences/a.yaml",
            "key: a\nname: A\nsteps:\n  - type: auto_email\n    wait: 1 day\n    touches:\n"
                + $"      - {{ status: approved, subject: S, {body} }}\n"
        );
        var facts = ServiceFacts.Of(new("account", "0.0.0", [fact]), Day);
        var lint = new WorkspaceLint(KeyVariables.OwnAlone, null, (_, _) => facts);
        return [.. lint.Read(workspace.Folder, null).Diagnostics.Where(finding => finding.Code == "SEQ651")];
    }
}
