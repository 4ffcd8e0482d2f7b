using SequencesAsCode.Core.Reports;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

/// <summary>The README.md of a folder of bodies says what its sequence says, and is nobody else's file.</summary>
public sealed class FolderReadmeTests
{
    private const string Readme = "sequences/q3/README.md";
    private const string Outbound = "sequences/q3.yaml";

    private const string Sequence = """
        key: q3
        name: Q3 Outbound
        steps:
          - key: intro
            type: auto_email
            wait: 30 minutes
            touches:
              - { key: a, status: approved, subject: "Hi, {{first_name}}", body_file: q3/intro-a.md }
              - { key: follow-up, status: approved, subject: Q3, body_file: ../shared/hello world.html }
          - type: call
            wait: 2 days
          - type: auto_email
            wait: 1 day
            touches:
              - { type: reply_to_thread, status: approved, body_markdown: Any thoughts? }
          - type: linkedin_step_message
            wait: 3 days
            touches:
              - { body_file: q3/note.md }

        """;

    [Test]
    public async Task The_steps_are_listed_with_day_subject_and_text()
    {
        using var workspace = Workspace();

        var fmt = await workspace.RunAsync("fmt");
        var check = await workspace.RunAsync("fmt", "--check");
        var validate = await workspace.RunAsync("validate");

        Assert.That((fmt.ExitCode, check.ExitCode), Is.EqualTo((0, 0)), fmt.All + check.All);
        Assert.That(fmt.Out, Does.Contain($"{Readme}\n").And.Contain("shared/README.md\n"));
        Approve.Text(workspace.Read(Readme), "md");
        Approve.Text(workspace.Read("shared/README.md"), "md", "shared");
        Assert.That(validate.Out, Does.Not.Contain("README").And.Not.Contain("SEQ164"));
    }

    [Test]
    public async Task An_edit_makes_it_stale_until_it_is_formatted()
    {
        using var workspace = Workspace();
        await workspace.RunAsync("fmt");
        workspace.Replace(Outbound, "wait: 2 days", "wait: 4 days");

        var stale = await workspace.RunAsync("fmt", "--check");
        var before = workspace.Read(Readme);
        var named = await workspace.RunAsync("fmt", Outbound);
        var check = await workspace.RunAsync("fmt", "--check");

        Assert.That((stale.ExitCode, stale.Out), Is.EqualTo((3, $"{Readme}\nshared/README.md\n")), stale.Error);
        Assert.That(before, Does.Contain("| 2 | 3 |"));
        Assert.That((named.ExitCode, check.ExitCode), Is.EqualTo((0, 0)), named.All + check.All);
        Assert.That(workspace.Read(Readme), Does.Contain("| 2 | 5 |"));
    }

    [Test]
    public async Task A_workspace_that_never_had_one_passes_the_check_with_a_note()
    {
        using var workspace = Workspace();
        await workspace.RunAsync("fmt", "--no-readme");

        var never = await workspace.RunAsync("fmt", "--check");
        await workspace.RunAsync("fmt");
        System.IO.File.Delete(workspace.In(Readme));
        var missing = await workspace.RunAsync("fmt", "--check");

        Assert.That((never.ExitCode, never.Out), Is.EqualTo((0, "")), never.All);
        Assert.That(
            never.Error,
            Does.Contain("note: no folder of bodies has a README.md yet. 'sequences fmt' writes them")
        );
        Assert.That((missing.ExitCode, missing.Out), Is.EqualTo((3, $"{Readme}\n")), missing.All);
    }

    [TestCase("Our own words.\n")]
    [TestCase("")]
    [TestCase("# Q3\n<!-- sequences-as-code: readme -->\n")]
    public async Task What_somebody_wrote_is_never_written_over(string text)
    {
        using var workspace = Workspace().With(Readme, text);

        var fmt = await workspace.RunAsync("fmt");
        var check = await workspace.RunAsync("fmt", "--check");

        Assert.That((fmt.ExitCode, check.ExitCode), Is.EqualTo((0, 0)), fmt.All + check.All);
        Assert.That(workspace.Read(Readme), Is.EqualTo(text));
    }

    [TestCase("readme.md")]
    [TestCase("README.rst")]
    [TestCase("Readme")]
    public async Task Another_file_that_GitHub_shows_keeps_its_place(string name)
    {
        using var workspace = Workspace().With($"sequences/q3/{name}", "mine");

        var fmt = await workspace.RunAsync("fmt");

        Assert.That(fmt.ExitCode, Is.Zero, fmt.All);
        Assert.That(Names(workspace, "sequences/q3"), Has.Member(name).And.No.Member("README.md").Or.EqualTo(name));
        Assert.That(workspace.Read($"sequences/q3/{name}"), Is.EqualTo("mine"));
    }

    [Test]
    public async Task A_body_or_a_sequence_of_that_name_is_none()
    {
        using var body = Workspace().With("sequences/q3/README.md", $"{BodyFolder.Marker} -->\n");
        body.Replace(Outbound, "q3/note.md", "q3/README.md");
        using var sequence = Workspace()
            .Replace("sequences.yaml", "version: 1", "version: 1\nsequences: [sequences/*.yaml, 'sequences/*/READ*']");

        var one = await body.RunAsync("fmt");
        var other = await sequence.RunAsync("fmt");

        Assert.That((one.ExitCode, other.ExitCode), Is.EqualTo((0, 0)), one.All + other.All);
        Assert.That(body.Read(Readme), Is.EqualTo($"{BodyFolder.Marker} -->\n"));
        Assert.That(Names(sequence, "sequences/q3"), Has.No.Member("README.md"));
    }

    [Test]
    public async Task Bodies_in_the_root_leave_the_README_of_the_repository_alone()
    {
        using var workspace = Workspace().With("note.md", "x").Replace(Outbound, "q3/note.md", "../note.md");

        await workspace.RunAsync("fmt");

        Assert.That(File.Exists(workspace.In("README.md")), Is.False);
    }

    [TestCase("--no-readme")]
    [TestCase("readme: false")]
    public async Task It_can_be_turned_off(string how)
    {
        using var workspace = Workspace();
        string[] option = how.StartsWith('-') ? [how] : [];
        if (option.Length == 0)
            workspace.Replace("sequences.yaml", "version: 1", $"version: 1\n{how}");

        var fmt = await workspace.RunAsync(["fmt", .. option]);
        var check = await workspace.RunAsync(["fmt", "--check", .. option]);

        Assert.That((fmt.ExitCode, check.ExitCode), Is.EqualTo((0, 0)), fmt.All + check.All);
        Assert.That(Names(workspace, "sequences/q3"), Has.No.Member("README.md"));
    }

    [Test]
    public async Task A_merge_conflict_in_it_is_settled_by_writing_it_again()
    {
        using var workspace = Workspace();
        await workspace.RunAsync("fmt");
        var right = workspace.Read(Readme);
        workspace.Replace(Readme, "| 2 | 3 |", "<<<<<<< HEAD\n| 2 | 3 |\n=======\n| 2 | 4 |\n>>>>>>> other\n| 2 | 3 |");

        var fmt = await workspace.RunAsync("fmt", Readme);

        Assert.That((fmt.ExitCode, fmt.Out), Is.EqualTo((0, $"{Readme}\n")), fmt.Error);
        Assert.That(workspace.Read(Readme), Is.EqualTo(right));
    }

    [Test]
    public async Task Line_ends_of_a_checkout_on_Windows_do_not_make_it_stale()
    {
        using var workspace = Workspace();
        await workspace.RunAsync("fmt");
        workspace.With(Readme, workspace.Read(Readme).Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.That((await workspace.RunAsync("fmt", "--check")).ExitCode, Is.Zero);
    }

    [Test]
    public async Task A_file_with_a_mistake_leaves_every_README_as_it_is()
    {
        using var workspace = Workspace();
        await workspace.RunAsync("fmt");
        var before = workspace.Read(Readme);
        workspace.Replace(Outbound, "type: call", "type: cal");

        var fmt = await workspace.RunAsync("fmt", "--check");

        Assert.That((fmt.ExitCode, workspace.Read(Readme)), Is.EqualTo((0, before)), fmt.All);
    }

    [Test]
    public async Task A_pull_keeps_it_true()
    {
        using var workspace = CliWorkspace.Quickstart();
        await workspace.RunAsync("apply", "--auto-approve");
        workspace.InApollo(sequences =>
            sequences.First(sequence =>
                sequence["name"]!.GetValue<string>().StartsWith("Q3", StringComparison.Ordinal)
            )["steps"]![0]!["touches"]![0]!["subject"] = "Edited in Apollo"
        );

        var pull = await workspace.RunAsync("pull");
        var check = await workspace.RunAsync("fmt", "--check");

        Assert.That((pull.ExitCode, check.ExitCode), Is.EqualTo((0, 0)), pull.All + check.All);
        Assert.That(workspace.Read("sequences/q3-outbound/README.md"), Does.Contain("Edited in Apollo"));
        Assert.That(pull.Error, Does.Contain("sequences/q3-outbound/README.md is up to date again."));
    }

    private static CliWorkspace Workspace() =>
        new CliWorkspace()
            .With("sequences.yaml", "version: 1\nenvironments: { local: { emulator: {} } }\n")
            .With(Outbound, Sequence)
            .With("sequences/q3/intro-a.md", "Hi")
            .With("sequences/q3/note.md", "Hi")
            .With("shared/hello world.html", "<p>Hi</p>");

    private static IEnumerable<string> Names(CliWorkspace workspace, string folder) =>
        Directory.EnumerateFiles(workspace.In(folder)).Select(file => Path.GetFileName(file));
}
