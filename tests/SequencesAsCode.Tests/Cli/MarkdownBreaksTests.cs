using System.Text.Json.Nodes;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

/// <summary>What a line end in Markdown means, from the file to the account and back.</summary>
[TestFixture]
internal sealed class MarkdownBreaksTests
{
    private const string File = "sequences/q3.yaml";
    private const string Body = "sequences/q3/a.md";
    private const string Workspace =
        "version: 1\nsequences: sequences/*.yaml\nenvironments: { local: { emulator: {} } }\n";

    private const string Sequence = """
        key: q3
        name: Q3
        steps:
          - key: intro
            type: auto_email
            wait: 1 day
            touches:
              - { key: a, type: new_thread, status: approved, subject: S, body_file: q3/a.md }

        """;

    [TestCase("", "", "Best, Dana")]
    [TestCase("markdown: { breaks: space }\n", "", "Best, Dana")]
    [TestCase("markdown: { breaks: br }\n", "", "Best,<br>Dana")]
    [TestCase("markdown: { breaks: br }\n", "markdown: { breaks: space }\n", "Best, Dana")]
    [TestCase("", "markdown: { breaks: br }\n", "Best,<br>Dana")]
    [TestCase(
        "markdown: { paragraphs: p }\n",
        "markdown: { breaks: { by_environment: { local: br } } }\n",
        "<p>Hi</p>\\n<p>Best,<br>Dana</p>"
    )]
    public async Task The_file_decides_and_else_the_workspace(string workspace, string file, string expected)
    {
        using var written = new CliWorkspace()
            .With("sequences.yaml", Workspace + workspace)
            .With(File, Sequence + file)
            .With(Body, "Hi\n\nBest,\nDana\n");

        var plan = await written.RunAsync("plan", "--format", "json");
        var preview = await written.RunAsync("preview", "--out", "p.html");

        Assert.That(plan.Out, Does.Contain($"{expected}\""), plan.All);
        Assert.That(preview.ExitCode, Is.Zero, preview.All);
        Assert.That((await written.RunAsync("fmt")).ExitCode, Is.Zero);
        Assert.That((await written.RunAsync("plan", "--format", "json")).Out, Does.Contain($"{expected}\""));
    }

    [Test]
    public async Task A_change_of_the_setting_is_a_change_of_the_body()
    {
        using var workspace = new CliWorkspace()
            .With("sequences.yaml", Workspace)
            .With(File, Sequence)
            .With(Body, "Hi\n\nBest,\nDana\n");
        await workspace.RunAsync("apply", "--auto-approve");

        workspace.With("sequences.yaml", Workspace + "markdown: { breaks: br }\n");
        var plan = await workspace.RunAsync("plan", "--detailed-exitcode");
        var apply = await workspace.RunAsync("apply", "--auto-approve");
        var empty = await workspace.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");

        Assert.That(
            (plan.ExitCode, apply.ExitCode, empty.ExitCode),
            Is.EqualTo((2, 0, 0)),
            plan.All + apply.All + empty.All
        );
        Assert.That(plan.Out, Does.Contain("~ Best,[- Dana-]").And.Contain("+ Dana"));
        Assert.That(
            workspace.Read(CliWorkspace.State),
            Does.Contain("Best,\\u003Cbr\\u003EDana").Or.Contain("Best,<br>Dana")
        );
    }

    [Test]
    public async Task Where_no_line_ends_the_setting_changes_nothing()
    {
        using var workspace = new CliWorkspace()
            .With("sequences.yaml", Workspace)
            .With(File, Sequence)
            .With(Body, "Hi\n\nBest, Dana\n");
        await workspace.RunAsync("apply", "--auto-approve");

        workspace.With(File, Sequence + "markdown: { breaks: br }\n");
        var plan = await workspace.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");

        Assert.That(plan.ExitCode, Is.Zero, plan.All);
    }

    [TestCase("markdown: { breaks: br }\n", "Best,\\\nDana\nSales lead\n")]
    [TestCase("", "Best,\\\nDana\\\nSales lead\n")]
    public async Task What_is_pulled_renders_to_the_same(string settings, string expected)
    {
        using var workspace = new CliWorkspace()
            .With("sequences.yaml", Workspace)
            .With(File, Sequence + settings)
            .With(Body, "Hi\n\nBest,\\\nDana\n");
        await workspace.RunAsync("apply", "--auto-approve");
        workspace.InApollo(sequences =>
            sequences.Single()["steps"]![0]!["touches"]![0]!["template"]!["body_html"] =
                "Hi<br><br>Best,<br>Dana<br>Sales lead"
        );

        var pull = await workspace.RunAsync("pull");
        var plan = await workspace.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");

        Assert.That(pull.ExitCode, Is.Zero, pull.All);
        Assert.That(workspace.Read(Body), Is.EqualTo("Hi\n\n" + expected));
        Assert.That(plan.ExitCode, Is.Zero, plan.All);
    }

    [Test]
    public async Task A_file_that_is_imported_anew_keeps_its_settings()
    {
        using var workspace = new CliWorkspace()
            .With("sequences.yaml", Workspace)
            .With(File, Sequence + "markdown: { breaks: br }\n")
            .With(Body, "Hi\n\nBest,\nDana\n");
        await workspace.RunAsync("apply", "--auto-approve");
        workspace.InApollo(sequences =>
            sequences.Single()["steps"]![0]!["touches"]!.AsArray().Add(Second(sequences.Single()))
        );

        var import = await workspace.RunAsync("import", "--all", "--force");
        var plan = await workspace.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");

        Assert.That(import.ExitCode, Is.Zero, import.All);
        Assert.That(workspace.Read(File), Does.Contain("markdown: { breaks: br }\n"));
        Assert.That(workspace.Read(Body), Is.EqualTo("Hi\n\nBest,\nDana\n"));
        Assert.That(plan.ExitCode, Is.Zero, plan.All);
    }

    [Test]
    public async Task A_new_workspace_keeps_lines()
    {
        using var workspace = new CliWorkspace();
        await workspace.RunAsync("init");
        workspace.With(File, Sequence).With(Body, "Best,\nDana\n");

        var plan = await workspace.RunAsync("plan", "-e", "local", "--format", "json");

        Assert.That(plan.Out, Does.Contain("Best,<br>Dana"), plan.All);
    }

    [TestCase("breaks: true", "SEQ203")]
    [TestCase("breaks: p", "SEQ204")]
    [TestCase("break: br", "(did you mean 'breaks'?)")]
    public async Task Other_words_are_mistakes(string setting, string told)
    {
        using var workspace = new CliWorkspace()
            .With("sequences.yaml", Workspace)
            .With(File, Sequence + $"markdown: {{ {setting} }}\n")
            .With(Body, "Hi\n");

        var validate = await workspace.RunAsync("validate");

        Assert.That(validate.ExitCode, Is.EqualTo(3), validate.All);
        Assert.That(validate.Out, Does.Contain($"{File}:9:").And.Contain(told));
    }

    private static JsonNode Second(JsonNode sequence)
    {
        var touch = sequence["steps"]![0]!["touches"]![0]!.DeepClone();
        touch["id"] = "66e9e215ece19801b2199701";
        touch["template"]!["id"] = "66e9e215ece19801b2199702";
        touch["template"]!["subject"] = "Other";
        return touch;
    }
}
