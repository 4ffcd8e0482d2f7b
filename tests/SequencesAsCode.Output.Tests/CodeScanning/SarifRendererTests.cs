using System.Text.Json.Nodes;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.CodeScanning;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Output.Tests.CodeScanning;

/// <summary>
/// The structure is that of SARIF 2.1.0: what its schema and its text require of what is written here.
/// </summary>
[TestFixture]
internal sealed class SarifRendererTests
{
    private static readonly object[] Levels = ["none", "note", "warning", "error"];

    private static readonly Diagnostic[] Some =
    [
        Diagnostic.WorkspaceFileMissing("outbound", null, null),
        Diagnostic.UnknownKey(new("sequences/a.yaml", 3, 1), "nam", "name"),
        Diagnostic.UnknownVariable(new("sequences/a.yaml", 7, 4), "frist_name", "first_name"),
        Diagnostic.EmailsTooClose(new("sequences/é b#?%.yaml", 9), "3 hours", "wait: 1 day").As(Severity.Error),
        Diagnostic.NotUtf8(new("sequences/c.yaml")),
        Diagnostic.UnknownVariable(new("sequences/a.yaml", 8, 4), "frist_name", "first_name"),
    ];

    [Test]
    public void Diagnostics_are_results() =>
        Approve.Text(Written(new(3, [.. Some], null, null, null), "outbound"), "json");

    [Test]
    public void An_error_is_a_notification() =>
        Approve.Text(
            Written(new(3, [], new(FailureKind.InvalidArguments, "The option '--x' is not known."), null, null), ""),
            "json"
        );

    [TestCase(0)]
    [TestCase(6)]
    public void The_document_has_the_structure_of_SARIF(int count)
    {
        var document = Parsed(new(0, [.. Some.Take(count)], null, null, null), "outbound");
        var run = document["runs"]!.AsArray().Single()!;
        var driver = run["tool"]!["driver"]!;
        var rules = driver["rules"]!.AsArray();
        var results = run["results"]!.AsArray();

        Assert.That(
            ((string?)document["$schema"], (string?)document["version"]),
            Is.EqualTo(("https://json.schemastore.org/sarif-2.1.0.json", "2.1.0"))
        );
        Assert.That((string?)run["columnKind"], Is.EqualTo("utf16CodeUnits"));
        Assert.That((string?)driver["name"], Is.Not.Empty);
        Assert.That((string?)driver["semanticVersion"], Does.Match(@"^\d+\.\d+\.\d+"));
        Assert.That(rules, Has.Count.GreaterThanOrEqualTo(LintRules.All.Length));
        Assert.That(rules.Select(rule => (string?)rule!["id"]), Is.Unique.And.Ordered);
        Assert.That(rules.Select(rule => (string?)rule!["shortDescription"]!["text"]), Has.All.EndsWith("."));
        Assert.That(rules.Select(rule => (string?)rule!["fullDescription"]!["text"]), Has.All.EndsWith("."));
        Assert.That(rules.Select(rule => (string?)rule!["help"]!["text"]), Has.All.EndsWith("."));
        Assert.That(rules.Select(LevelOf), Has.All.AnyOf(Levels));
        Assert.That(results, Has.Count.EqualTo(count));
        foreach (var result in results)
            CheckResult(result!, rules, run["originalUriBaseIds"]!.AsObject());
    }

    [Test]
    public void A_finding_is_the_same_one_wherever_it_moves_to_and_no_other()
    {
        Diagnostic[] moved =
        [
            Diagnostic.UnknownKey(new("sequences/a.yaml", 30, 5), "nam", "name"),
            Diagnostic.UnknownVariable(new("sequences/a.yaml", 70, 1), "frist_name", "first_name"),
            Diagnostic.UnknownVariable(new("sequences/a.yaml", 80, 1), "frist_name", "first_name"),
        ];

        var (before, after) = (Fingerprints(Some), Fingerprints(moved));

        Assert.That(before, Is.Unique);
        Assert.That(after, Is.EqualTo(new[] { before[1], before[2], before[5] }));
    }

    [TestCase("[a](b)", @"\[a](b)")]
    [TestCase(@"\[a](b)", @"\\\[a](b)")]
    [TestCase("[a[b]](c)", @"\[a\[b]](c)")]
    [TestCase("[a] (b)", "[a] (b)")]
    public void Every_bracket_that_could_begin_a_link_is_a_bracket(string message, string written) =>
        Assert.That(
            (string?)
                Parsed(new(3, [], new(FailureKind.Unexpected, message), null, null), "")["runs"]![0]!["invocations"]![
                    0
                ]!["toolExecutionNotifications"]![0]!["message"]!["text"],
            Is.EqualTo(written)
        );

    [Test]
    public void Text_from_a_file_makes_neither_a_link_nor_another_line()
    {
        var diagnostic = Diagnostic.UnknownKey(
            new("sequences/a.yaml", 3, 1),
            "[here](https://example.com) ##[error]x\u202e\u001b[2J",
            null
        );

        var written = Written(new(3, [diagnostic], null, null, null), "");

        Assert.That(
            (string?)JsonNode.Parse(written)!["runs"]![0]!["results"]![0]!["message"]!["text"],
            Does.Contain(@"\[here](https://example.com)")
        );
        Assert.That(written, Does.Not.Contain("##[").And.Not.Contain("\u001b").And.Not.Contain("\u202e"));
    }

    [Test]
    public void Equal_documents_give_equal_bytes() =>
        Assert.That(
            Written(new(3, [.. Some], null, null, null), "a"),
            Is.EqualTo(Written(new(3, [.. Some], null, null, null), "a"))
        );

    private static void CheckResult(JsonNode result, JsonArray rules, JsonObject roots)
    {
        Assert.That((string?)rules[(int)result["ruleIndex"]!]!["id"], Is.EqualTo((string?)result["ruleId"]));
        Assert.That((string?)result["level"], Is.AnyOf("warning", "error"));
        Assert.That((string?)result["message"]!["text"], Does.EndWith("."));
        Assert.That(result["partialFingerprints"]!.AsObject(), Has.Count.EqualTo(1));
        Assert.That(
            result["locations"]!.AsArray(),
            Has.Count.EqualTo(1),
            "code scanning refuses a result without a file"
        );
        foreach (var location in result["locations"]!.AsArray())
        {
            var place = location!["physicalLocation"]!;
            var uri = (string?)place["artifactLocation"]!["uri"];
            Assert.That(Uri.IsWellFormedUriString(uri, UriKind.Relative), uri);
            Assert.That(uri, Does.StartWith("outbound/").And.Not.Contain("\\"));
            Assert.That(roots.ContainsKey((string)place["artifactLocation"]!["uriBaseId"]!));
            Assert.That(roots.First().Value!.AsObject().ContainsKey("uri"), Is.False, "a machine's path");
            if (place["region"] is { } region)
                Assert.That(
                    ((int)region["startLine"]!, (int?)region["startColumn"] ?? 1),
                    Is.GreaterThanOrEqualTo((1, 1))
                );
        }
    }

    private static string[] Fingerprints(Diagnostic[] diagnostics) =>
        [
            .. Parsed(new(3, [.. diagnostics], null, null, null), "")["runs"]![0]!["results"]!
                .AsArray()
                .Select(result => (string)result!["partialFingerprints"]!.AsObject().Single().Value!),
        ];

    private static JsonNode Parsed(OutputDocument document, string folder) =>
        JsonNode.Parse(Written(document, folder))!;

    private static string Written(OutputDocument document, string folder)
    {
        using var output = new StringWriter();
        new SarifRenderer("1.2.3", folder).Write(document, output);
        return output.ToString();
    }

    // A rule that is off has no level.
    private static string? LevelOf(JsonNode? rule) =>
        rule!["defaultConfiguration"] is var level && (bool?)level!["enabled"] is false
            ? "none"
            : (string?)level!["level"];
}
