using SequencesAsCode.Files.Linting;
using static SequencesAsCode.Files.Tests.TemporaryWorkspace;

namespace SequencesAsCode.Files.Tests.Linting;

/// <summary>Files that are there and not read, and patterns that name none.</summary>
[TestFixture]
internal sealed class FileRulesTests
{
    private const string Sequence = "key: a\nname: A\nactive: false\n";
    private const string WithBody =
        "key: a\nname: A\nsteps:\n  - { type: auto_email, wait: 1 day, touches: [{ status: approved, "
        + "subject: S, body_file: a/intro.md }] }\n";

    /// <summary>The codes that are tested here.</summary>
    public static readonly string[] Codes = ["SEQ161", "SEQ162", "SEQ163", "SEQ164", "SEQ165"];

    [TestCase(
        "sequnces/**/*.yaml",
        "SEQ161",
        "there is no folder 'sequnces' (did you mean 'sequences'?). Correct it, or remove it."
    )]
    [TestCase("sequences/eu/*.yaml", "SEQ161", "there is no folder 'sequences/eu'")]
    [TestCase(
        "sequences/*.yaml2",
        "SEQ161",
        "The pattern 'sequences/*.yaml2' matches no file. Correct it, or remove it."
    )]
    [TestCase("sequences/{a,b}.yaml", "SEQ162", "because '{a,b}' is read literally")]
    [TestCase("sequences/[a-z].yaml", "SEQ162", "because '[a-z]' is read literally")]
    [TestCase("!sequences/b.yaml", "SEQ162", "because '!' is read literally")]
    [TestCase("sequences/*.yaml, drafts/*.yaml", "SEQ162", "because ',' is read literally")]
    [TestCase("sequences/@(a|b).yaml", "SEQ162", "because '@(a|b)' is read literally")]
    [TestCase("$HOME/*.yaml", "SEQ162", "because '$HOME' is read literally")]
    public void A_pattern_that_names_nothing_is_told_with_its_line(string pattern, string code, string words)
    {
        using var workspace = new TemporaryWorkspace(
            $"version: 1\nsequences:\n  - sequences/**/*.yaml\n  - '{pattern}'\nenvironments: {{ local: {{ "
                + $"emulator: {{}} }} }}\n"
        ).With("sequences/a.yaml", Sequence);

        var findings = new WorkspaceLint().Read(workspace.Folder, null).Diagnostics;

        Assert.That(Places(findings), Is.EqualTo(new[] { $"sequences.yaml:4:5 {code}" }));
        Assert.That(
            (findings[0].Severity, findings[0].Message.Contains(words, StringComparison.Ordinal)),
            Is.EqualTo((Severity.Warning, true)),
            findings[0].Message
        );
    }

    [TestCase(
        "sequences/a.yml",
        "'sequences/a.yml' looks like a sequence file, but no pattern matches it, so it is not read. "
            + "Rename it to 'sequences/a.yaml', or write in sequences.yaml: sequences: "
            + "[sequences/**/*.yaml, sequences/**/*.yml]."
    )]
    [TestCase(
        "sequences/eu/A.YAML",
        "Rename it to 'sequences/eu/A.yaml', or write in sequences.yaml: sequences: "
            + "[sequences/**/*.yaml, sequences/**/*.YAML]."
    )]
    [TestCase("outbound/a.yaml", " in sequences.yaml: sequences: [sequences/**/*.yaml, outbound/**/*.yaml].")]
    [TestCase("a b.yaml", " in sequences.yaml: sequences: [sequences/**/*.yaml, 'a b.yaml'].")]
    public void A_sequence_file_that_no_pattern_matches_is_told_on_the_first_day(string path, string words)
    {
        using var workspace = new TemporaryWorkspace().With(path, Sequence);

        var findings = new WorkspaceLint().Read(workspace.Folder, null).Diagnostics;

        Assert.That(findings.Select(finding => finding.Code), Is.EquivalentTo(new[] { "SEQ161", "SEQ163" }));
        Assert.That(findings.Single(finding => finding.Code == "SEQ163").Message, Does.EndWith(words));
    }

    [Test]
    public void Many_files_of_a_kind_are_one_finding()
    {
        using var workspace = new TemporaryWorkspace(
            "version: 1\nenvironments: { local: { emulator: {} } }\nsequences: sequences/*.yaml\n"
        ).With("sequences/z.yaml", Sequence);
        for (var i = 0; i < 10; i++)
            workspace.With($"sequences/s{i}.yml", Sequence);

        var findings = new WorkspaceLint().Read(workspace.Folder, null).Diagnostics;

        Assert.That(Places(findings), Is.EqualTo(new[] { "sequences.yaml:3:12 SEQ163" }));
        Assert.That(
            findings[0].Message,
            Does.StartWith(
                "'sequences/s0.yml', 'sequences/s1.yml', 'sequences/s2.yml' and 7 more look like sequence files, "
                    + "but no pattern matches them, so they are not read. Write"
            )
        );
    }

    [Test]
    public void A_second_workspace_file_is_told()
    {
        using var workspace = new TemporaryWorkspace()
            .With("sequences/a.yaml", Sequence)
            .With("sequences.yml", Minimal);

        Assert.That(
            Places(new WorkspaceLint().Read(workspace.Folder, null).Diagnostics),
            Is.EqualTo(new[] { "sequences.yml SEQ165" })
        );
    }

    [TestCase("sequences/a/old.md")]
    [TestCase("sequences/gone/intro.html")]
    [TestCase("sequences/old.markdown")]
    public void A_body_that_no_sequence_refers_to_is_told(string path)
    {
        using var workspace = new TemporaryWorkspace()
            .With("sequences/a.yaml", WithBody)
            .With("sequences/a/intro.md", "Hi")
            .With(path, "Old");

        var findings = new WorkspaceLint().Read(workspace.Folder, null).Diagnostics;

        Assert.That(Places(findings), Is.EqualTo(new[] { $"{path} SEQ164" }));
        Assert.That(
            findings[0].Message,
            Is.EqualTo(
                $"No sequence refers to '{path}', so it is not sent. Refer to it with 'body_file', or delete " + "it."
            )
        );
    }

    [TestCase("sequences/README.md")]
    [TestCase("sequences/a/readme.md")]
    [TestCase("sequences/a/STYLE-GUIDE.md")]
    [TestCase("sequences/docs/voice.md")]
    [TestCase("docs/first-change.md")]
    [TestCase("notes.md")]
    [TestCase(".drafts/old.md")]
    [TestCase("node_modules/x/a.yml")]
    [TestCase("examples/sequences.yaml")]
    [TestCase("ci/pipeline.yml")]
    [TestCase("sequences/.hidden.yml")]
    public void What_is_no_part_of_it_is_let_pass(string path)
    {
        using var workspace = new TemporaryWorkspace()
            .With("sequences/a.yaml", WithBody)
            .With("sequences/a/intro.md", "Hi")
            .With(
                path,
                path.StartsWith("ci/", StringComparison.Ordinal) ? "name: ci\njobs: {}\n"
                    : path.EndsWith("sequences.yaml", StringComparison.Ordinal) ? Minimal
                    : Sequence
            );
        if (path.StartsWith("examples", StringComparison.Ordinal))
            workspace.With("examples/other/b.yaml", Sequence).With("examples/other/b.md", "Hi");

        Assert.That(Places(new WorkspaceLint().Read(workspace.Folder, null).Diagnostics), Is.Empty);
    }

    [TestCase("sandbox")]
    [TestCase("production")]
    public void A_body_of_another_environment_is_referred_to(string environment)
    {
        using var workspace = new TemporaryWorkspace(
            "version: 1\nenvironments: { sandbox: { emulator: {} }, production: { emulator: {} } }\n"
        )
            .With(
                "sequences/a.yaml",
                WithBody.Replace(
                    "a/intro.md",
                    "{ by_environment: { production: a/intro.md, sandbox: ./a/../a/test.md } }",
                    StringComparison.Ordinal
                )
            )
            .With(
                "sequences/b.yaml",
                WithBody
                    .Replace("key: a", "key: b", StringComparison.Ordinal)
                    .Replace("name: A", "name: B", StringComparison.Ordinal)
                    .Replace("steps:\n", "steps:\n  by_environment:\n    production:\n", StringComparison.Ordinal)
                    .Replace("  - {", "      - {", StringComparison.Ordinal)
                    .Replace("a/intro.md", "b/only.md", StringComparison.Ordinal)
            )
            .With("sequences/a/intro.md", "Hi")
            .With("sequences/a/test.md", "Hi")
            .With("sequences/b/only.md", "Hi");

        Assert.That(Places(new WorkspaceLint().Read(workspace.Folder, environment).Diagnostics), Is.Empty);
    }

    [TestCase("sandbox")]
    [TestCase("production")]
    public void A_file_that_another_environment_reads_is_read(string environment)
    {
        using var workspace = new TemporaryWorkspace(
            "version: 1\nsequences: { by_environment: { sandbox: [try/*.yaml, sequences/*.yaml], production: "
                + "sequences/*.yaml } }\nenvironments: { sandbox: { emulator: {} }, production: { emulator: {} } }\n"
        )
            .With("sequences/a.yaml", WithBody)
            .With("sequences/a/intro.md", "Hi")
            .With(
                "try/b.yaml",
                WithBody
                    .Replace("key: a", "key: b", StringComparison.Ordinal)
                    .Replace("name: A", "name: B", StringComparison.Ordinal)
                    .Replace("a/intro.md", "../sequences/a/try.md", StringComparison.Ordinal)
            )
            .With("sequences/a/try.md", "Hi");

        Assert.That(Places(new WorkspaceLint().Read(workspace.Folder, environment).Diagnostics), Is.Empty);
    }

    [Test]
    public void Beside_a_file_that_cannot_be_read_no_body_is_called_an_orphan()
    {
        using var workspace = new TemporaryWorkspace()
            .With("sequences/a.yaml", WithBody)
            .With("sequences/a/intro.md", "Hi")
            .With("sequences/b.yaml", "key: [\n")
            .With("sequences/b/intro.md", "Hi");

        Assert.That(
            new WorkspaceLint().Read(workspace.Folder, null).Diagnostics.Select(finding => finding.Code),
            Has.None.EqualTo("SEQ164")
        );
    }

    [Test]
    public void At_the_very_beginning_nothing_is_told()
    {
        using var workspace = new TemporaryWorkspace(
            "version: 1\nsequences: sequences/**/*.yaml\nenvironments: { local: { emulator: {} } }\n"
        ).With("sequences/README.md", "Here they go.");
        using var minimal = new TemporaryWorkspace();

        Assert.That(
            new WorkspaceLint()
                .Read(workspace.Folder, null)
                .Diagnostics.Concat(new WorkspaceLint().Read(minimal.Folder, null).Diagnostics),
            Is.Empty
        );
    }

    [Test]
    public void A_rule_that_is_off_is_not_told_and_an_error_stops()
    {
        using var workspace = new TemporaryWorkspace(Minimal + "lint: { SEQ161: off, SEQ163: error }\n").With(
            "sequences/a.yml",
            Sequence
        );

        var read = new WorkspaceLint().Read(workspace.Folder, null);

        Assert.That(
            (read.Desired, read.Diagnostics.Single().Code, read.Diagnostics.Single().Severity),
            Is.EqualTo((null as SequencesAsCode.Core.States.DesiredState, "SEQ163", Severity.Error))
        );
    }

    [Test]
    public void A_very_large_folder_costs_little_and_a_circle_of_links_ends()
    {
        using var workspace = new TemporaryWorkspace()
            .With("sequences/a.yaml", WithBody)
            .With("sequences/a/intro.md", "Hi")
            .WithLink("sequences/again", "..")
            .WithLink("loop", "loop");

        Assert.That(Places(new WorkspaceLint().Read(workspace.Folder, null).Diagnostics), Is.Empty);
    }
}
