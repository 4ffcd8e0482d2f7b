using System.Text.Json.Nodes;
using SequencesAsCode.Files.Linting;
using SequencesAsCode.Files.Reading.Schema;
using static SequencesAsCode.Files.Tests.TemporaryWorkspace;

namespace SequencesAsCode.Files.Tests.Linting;

[TestFixture]
internal sealed class LintLevelTests
{
    private const string Sequence =
        "key: a\nname: A\nsteps: [{ type: auto_email, wait: 1 day, touches: [{ status: approved, subject: S, "
        + "body_html: '<a href=\"http://example.com\">x</a>' }] }]\n";

    [TestCase("", "warning", true)]
    [TestCase("lint: {}\n", "warning", true)]
    [TestCase("lint: { SEQ607: warning }\n", "warning", true)]
    [TestCase("lint: { SEQ601: error }\n", "warning", true)]
    [TestCase("lint: { SEQ607: error }\n", "error", false)]
    [TestCase("lint: { SEQ607: off }\n", null, true)]
    [TestCase("lint: { SEQ607: { by_environment: { local: error, other: off } } }\n", "error", false)]
    [TestCase("lint: { by_environment: { other: { SEQ607: off } } }\n", "warning", true)]
    public void A_workspace_sets_the_level(string lint, string? level, bool isRead)
    {
        using var workspace = new TemporaryWorkspace(
            $"version: 1\ndefault_environment: local\nenvironments: {{ local: {{ emulator: {{}} }}, other: {{ "
                + $"emulator: {{}} }} }}\n{lint}"
        ).With("sequences/a.yaml", Sequence);

        var read = new WorkspaceLint().Read(workspace.Folder, null);

        Assert.That(
            read.Diagnostics.Select(finding => $"{finding.Code} {finding.Severity}".ToLowerInvariant()),
            Is.EqualTo(level is null ? [] : new[] { $"seq607 {level}" })
        );
        Assert.That(read.Desired is not null, Is.EqualTo(isRead));
    }

    [TestCase(
        "lint: { SEQ60: off }\n",
        "sequences.yaml:3:9 SEQ201",
        "The key 'SEQ60' is not known here (did you mean 'SEQ601'?)"
    )]
    [TestCase("lint: { seq607: off }\n", "sequences.yaml:3:9 SEQ201", "(did you mean 'SEQ607'?)")]
    [TestCase("lint: { SEQ607: of }\n", "sequences.yaml:3:17 SEQ204", "(did you mean 'off'?)")]
    [TestCase("lint: { SEQ607: false }\n", "sequences.yaml:3:17 SEQ203", "must be text")]
    [TestCase("lint: off\n", "sequences.yaml:3:7 SEQ202", "a map of keys and values")]
    [TestCase("lint:\n", "sequences.yaml:3:6 SEQ211", "has no value")]
    public void A_level_that_is_none_is_a_mistake(string lint, string place, string words)
    {
        using var workspace = new TemporaryWorkspace(Minimal + lint).With("sequences/a.yaml", Sequence);

        var mistake = new WorkspaceLint().Read(workspace.Folder, null).Diagnostics.Single();

        Assert.That(Places([mistake]), Is.EqualTo(new[] { place }));
        Assert.That(mistake.Message, Does.Contain(words));
    }

    [Test]
    public void The_plain_reader_does_not_lint()
    {
        using var workspace = new TemporaryWorkspace(Minimal + "lint: { SEQ607: error }\n").With(
            "sequences/a.yaml",
            Sequence
        );

        Assert.That(workspace.Read().Diagnostics, Is.Empty);
    }

    [Test]
    public void The_schema_says_what_the_table_says()
    {
        var properties = JsonNode.Parse(Schemas.Text("workspace"))!["properties"]!["lint"]!["anyOf"]![0]![
            "properties"
        ]!.AsObject();

        var said = properties.Select(pair =>
            (pair.Key, (string?)pair.Value!["description"], (string?)pair.Value["default"])
        );

        Assert.That(
            said,
            Is.EqualTo(
                LintRules.All.Select(rule =>
                    (rule.Code, (string?)$"{rule.Title}.", (string?)rule.Level.ToString().ToLowerInvariant())
                )
            )
        );
    }
}
