using NJsonSchema;
using SequencesAsCode.Applying.Probing;
using SequencesAsCode.Core.Facts;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Time;

namespace SequencesAsCode.Applying.Tests.Probing;

[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class FactsStoreTests : IDisposable
{
    private const string Account = "5c1004a0dddddddddddd0001";
    private static readonly WorkspaceEnvironment.Apollo Production = new("production", null, "APOLLO_API_KEY");
    private readonly TemporaryFolder folder = new();
    private readonly InstantTime time = new();

    private FactsStore Store => new(new Workspace(folder.Path, [Production], Policy.Default, [], []), Production);

    private string File => Path.Combine(folder.Path, "sequences.production.facts.json");

    private static Fact Yes(string name, int daysAgo = 0) =>
        new(name, FactOutcome.Yes, new DateOnly(2026, 7, 18).AddDays(-daysAgo));

    public void Dispose() => folder.Dispose();

    [Test]
    public async Task The_file_has_one_fact_a_line_sorted_and_fits_its_schema()
    {
        Store.Add(Account, "0.1.0", [Yes("wait.zero"), Yes("clear.step.note") with { Seen = "é \"quoted\"" }]);

        var text = await System.IO.File.ReadAllTextAsync(File);
        var schema = await JsonSchema.FromJsonAsync(
            await System.IO.File.ReadAllTextAsync(Path.Combine(Repository.Root, "schemas", "facts.schema.json"))
        );

        Assert.That(schema.Validate(text), Is.Empty);
        Assert.That(
            text.Split('\n').Where(line => line.Contains("\"name\"", StringComparison.Ordinal)),
            Is.EqualTo(
                new[]
                {
                    "    {\"name\":\"clear.step.note\",\"outcome\":\"yes\",\"measured\":\"2026-07-18\","
                        + "\"seen\":\"é \\\"quoted\\\"\"},",
                    "    {\"name\":\"wait.zero\",\"outcome\":\"yes\",\"measured\":\"2026-07-18\"}",
                }
            )
        );
    }

    [Test]
    public void New_facts_replace_those_of_the_same_name_and_keep_the_others()
    {
        Store.Add(Account, "0.1.0", [Yes("a"), Yes("b") with { IsDoubted = true }]);
        Store.Add(Account, "0.2.0", [Yes("b")]);

        var sheet = Store.Read()!;

        Assert.That(sheet.Tool, Is.EqualTo("0.2.0"));
        Assert.That(sheet.Facts, Is.EqualTo(new[] { Yes("a"), Yes("b") }));
    }

    [Test]
    public void Facts_of_another_account_are_not_used_and_are_replaced()
    {
        Store.Add("another", "0.1.0", [Yes("a")]);

        var review = Store.Review(Account, time);
        Store.Add(Account, "0.1.0", [Yes("b")]);

        Assert.That(review.Facts.AreGuesses, Is.True);
        Assert.That(review.Findings.Single().Code, Is.EqualTo("SEQ521"));
        Assert.That(Store.Read()!.Facts.Single().Name, Is.EqualTo("b"));
    }

    [TestCase(180, 1, "")]
    [TestCase(181, 0, "SEQ522")]
    public void A_fact_is_not_used_after_180_days(int daysAgo, int used, string code)
    {
        Store.Add(Account, "0.1.0", [Yes("a", daysAgo)]);

        var review = Store.Review(Account, time);

        Assert.That(review.Facts.All, Has.Length.EqualTo(used));
        Assert.That(string.Join(' ', review.Findings.Select(finding => finding.Code)), Is.EqualTo(code));
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("{")]
    [TestCase("{\"format_version\":\"2.0\",\"account\":\"a\",\"tool\":\"t\",\"facts\":[]}")]
    [TestCase("{\"format_version\":\"1.0\",\"account\":\"a\",\"tool\":\"t\"}")]
    [TestCase("{\"format_version\":\"1.0\",\"account\":1,\"tool\":\"t\",\"facts\":[]}")]
    [TestCase("{\"format_version\":\"1.0\",\"account\":\"a\",\"tool\":\"t\",\"facts\":[1]}")]
    [TestCase(
        "{\"format_version\":\"1.0\",\"account\":\"a\",\"tool\":\"t\",\"facts\":[{\"name\":\"a\",\"outcome\":\"maybe\","
            + "\"measured\":\"2026-07-18\"}]}"
    )]
    [TestCase(
        "{\"format_version\":\"1.0\",\"account\":\"a\",\"tool\":\"t\",\"facts\":[{\"name\":\"a\",\"outcome\":\"yes\","
            + "\"measured\":\"yesterday\"}]}"
    )]
    public void A_malformed_file_is_not_used_and_said(string text)
    {
        System.IO.File.WriteAllText(File, text);

        var review = Store.Review(Account, time);

        Assert.That(review.Facts.AreGuesses, Is.True);
        Assert.That(review.Findings.Single().Code, Is.EqualTo("SEQ520"));
    }
}
