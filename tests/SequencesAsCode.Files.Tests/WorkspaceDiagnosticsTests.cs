using static SequencesAsCode.Files.Tests.TemporaryWorkspace;

namespace SequencesAsCode.Files.Tests;

[TestFixture]
internal sealed class WorkspaceDiagnosticsTests
{
    private const string Two =
        "version: 1\nenvironments:\n  staging: { emulator: {} }\n  production: { emulator: {} }\n";

    private static readonly TestCaseData[] Mistakes =
    [
        new("", "sequences.yaml SEQ109"),
        new("version: 1\n", "sequences.yaml:1:1 SEQ207"),
        new("version: 2\nenvironments: { local: { emulator: {} } }\n", "sequences.yaml:1:10 SEQ204"),
        new("version: 1\nenvironments: {}\n", "sequences.yaml:2:15 SEQ208"),
        new("version: 1\nenvironments: { local: {} }\n", "sequences.yaml:2:24 SEQ216"),
        new("version: 1\nenvironments: { local: { emulator: {}, apollo: {} } }\n", "sequences.yaml:2:24 SEQ216"),
        new("version: 1\nenvironments: { local: { emulator: } }\n", "sequences.yaml:2:36 SEQ211"),
        new("version: 1\nenvironments: { local: { emulator: { sed: x } } }\n", "sequences.yaml:2:38 SEQ201"),
        new("version: 1\nenvironments: { local: { apollo: { account: mine } } }\n", "sequences.yaml:2:45 SEQ209"),
        new("version: 1\nenvironments: { local: { apollo: { key_env: a-b } } }\n", "sequences.yaml:2:45 SEQ222"),
        new(Minimal + "policy: { removals: never }\n", "sequences.yaml:3:21 SEQ204"),
        new(Minimal + "policy:\n", "sequences.yaml:3:8 SEQ211"),
        new(Minimal + "variables: ['{{first_name}}']\n", "sequences.yaml:3:13 SEQ209"),
        new(Minimal + "removed_sequences: [{ key: a, do: forget }]\n", "sequences.yaml:3:21 SEQ207"),
        new(Minimal + "allow: [{ what: activation, reason: a }]\n", "sequences.yaml:3:17 SEQ204"),
        new(Minimal + "allow: [{ what: many, reason: ' ' }]\n", "sequences.yaml:3:31 SEQ208"),
        new(Minimal + "allow: [{ what: many, reason: a }, { what: many, reason: b }]\n", "sequences.yaml:3:36 SEQ351"),
        new(Minimal + "sample_contacts: []\n", "sequences.yaml:3:18 SEQ208"),
        new(Minimal + "sample_contacts: [{ title: CEO }]\n", "sequences.yaml:3:19 SEQ207"),
        new(Minimal + "sample_contacts: [{ name: Dana, compny: Acme }]\n", "sequences.yaml:3:33 SEQ201"),
        new(Minimal + "sample_contacts: [{ name: ' ' }]\n", "sequences.yaml:3:27 SEQ208"),
        new(Minimal + $"sample_contacts: [{{ name: {new string('e', 201)} }}]\n", "sequences.yaml:3:27 SEQ209"),
        new(Minimal + "sample_contacts: [{ name: Dana, custom: { score: 5 } }]\n", "sequences.yaml:3:50 SEQ203"),
        new(
            Minimal + "sample_contacts: [{ name: A }, { name: B }, { name: C }, { name: D }]\n",
            "sequences.yaml:3:18 SEQ206"
        ),
        new(Minimal + "sample_contacts: { by_environment: { local: [{ name: A }] } }\n", "sequences.yaml:3:18 SEQ215"),
        new(Minimal + "sequences: { a: b }\n", "sequences.yaml:3:12 SEQ209"),
        new(Minimal + "sequences: ../*.yaml\n", "sequences.yaml:3:12 SEQ130"),
        new(Minimal + "sequences: [a/*.yaml, /etc/*]\n", "sequences.yaml:3:23 SEQ130"),
        new(Minimal + "sequences: " + new string('e', 20_000) + "\n", "sequences.yaml:3:12 SEQ132"),
        new(Minimal + "sequences: \"" + new string('*', 251) + "\"\n", "sequences.yaml:3:12 SEQ132"),
        new(
            "version: 1\nenvironments: {"
                + string.Concat(Enumerable.Range(0, 101).Select(i => $"e{i}: {{emulator: {{}}}},"))
                + "}\n",
            "sequences.yaml:2:1 SEQ206"
        ),
        new(Minimal + "default_environment: lokal\n", "sequences.yaml:3:22 SEQ150"),
        new(Minimal + "default_environment: { by_environment: { local: local } }\n", "sequences.yaml:3:22 SEQ215"),
        new(Two, "sequences.yaml SEQ151"),
    ];

    [TestCaseSource(nameof(Mistakes))]
    public void A_mistake_in_the_workspace_file_is_an_error_at_its_place(string text, string place)
    {
        using var workspace = new TemporaryWorkspace(text);

        var result = workspace.Read();

        Assert.That(Places(result.Diagnostics), Is.EqualTo(new[] { place }), string.Join('\n', result.Diagnostics));
        Assert.That(result.Desired, Is.Null);
    }

    [Test]
    public void A_workspace_file_with_almost_the_right_name_is_to_be_renamed()
    {
        using var workspace = new TemporaryWorkspace(null).With("sequences.yml", Minimal);

        var diagnostic = workspace.Read().Diagnostics.Single();

        Assert.That(
            diagnostic.ToString(),
            Is.EqualTo(
                $"error SEQ101: There is no 'sequences.yaml' in '{workspace.Folder}'. Rename 'sequences.yml' to "
                    + "'sequences.yaml'."
            )
        );
    }

    [Test]
    public void A_folder_that_is_not_there_is_a_diagnostic()
    {
        Assert.That(
            Places(new DesiredStateReader().Read("/nowhere/at all", null).Diagnostics),
            Is.EqualTo(new[] { "SEQ101" })
        );
    }

    [Test]
    public void An_unknown_environment_is_told_with_the_known_ones()
    {
        using var workspace = new TemporaryWorkspace(Two);

        Assert.That(
            workspace.Read("producton").Diagnostics.Single().Message,
            Is.EqualTo(
                "There is no environment 'producton' (did you mean 'production'?). The workspace has "
                    + "'staging', 'production'."
            )
        );
        Assert.That(workspace.Read("staging").Desired!.Environment.Name, Is.EqualTo("staging"));
    }

    [Test]
    public void Files_are_found_by_pattern_in_ordinal_order()
    {
        using var folder = new TemporaryWorkspace(Minimal + "sequences: ['**/*.yaml', other/?.yml]\n");
        foreach (
            var path in new[]
            {
                "b.yaml",
                "B.yaml",
                "x/y/c.yaml",
                ".hidden/d.yaml",
                ".sequences/e.yaml",
                "x/.f.yaml",
                "other/g.yml",
                "other/gg.yml",
                "h.txt",
            }
        )
        {
            folder.With(
                path,
                $"key: "
                    + $"{path.Replace("/", "-", StringComparison.Ordinal).ToLowerInvariant().TrimStart('.')}"
                    + $"{(path == "B.yaml" ? "2" : "")}\nname: "
                    + $"N {path}\n"
            );
        }

        var result = folder.Read();

        Assert.That(
            result.Desired?.Sequences.Select(sequence => sequence.At.File),
            Is.EqualTo(new[] { "B.yaml", "b.yaml", "other/g.yml", "x/y/c.yaml" }),
            string.Join('\n', result.Diagnostics)
        );
    }

    [Test]
    public void The_digest_covers_every_file_and_nothing_else()
    {
        using var workspace = new TemporaryWorkspace()
            .With(
                "sequences/a.yaml",
                "key: a\nname: A\nsteps: [{ type: auto_email, wait: 1 day, touches: [{ status: approved, "
                    + "body_file: a.md }] }]\n"
            )
            .With("sequences/a.md", "Hello");
        var digest = workspace.Read().Desired!.FilesDigest;

        Assert.That(digest, Does.Match("^[0-9a-f]{64}$"));
        Assert.That(workspace.With("other.txt", "x").Read().Desired!.FilesDigest, Is.EqualTo(digest));
        Assert.That(workspace.With("sequences/a.md", "Hello!").Read().Desired!.FilesDigest, Is.Not.EqualTo(digest));
        Assert.That(workspace.With("sequences/a.md", "Hello").Read().Desired!.FilesDigest, Is.EqualTo(digest));
        Assert.That(
            workspace.With("sequences.yaml", Minimal + "# changed\n").Read().Desired!.FilesDigest,
            Is.Not.EqualTo(digest)
        );
    }
}
