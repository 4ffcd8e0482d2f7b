using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

public sealed class PreviewCommandTests
{
    [Test]
    public async Task Files_become_a_page_in_the_current_folder_without_account_or_lock()
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync("preview");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((0, "")));
        Assert.That(run.Error, Is.EqualTo($"The page is written. Open {workspace.In("preview.html")} in a browser.\n"));
        Assert.That(
            workspace.Read("preview.html"),
            Does.StartWith("<!DOCTYPE html>").And.Contain("Q3 Outbound Outreach").And.Contain("Trial welcome")
        );
        Assert.That(Directory.Exists(workspace.In(".sequences")), Is.False);
    }

    [Test]
    public async Task A_key_of_Apollo_is_not_asked_for()
    {
        using var workspace = CliWorkspace
            .Quickstart()
            .With(
                "sequences.yaml",
                "version: 1\nsequences: sequences/*.yaml\nenvironments: { production: { apollo: { key_env: "
                    + "APOLLO_NOT_SET } } }\nvariables: [webinar_date]\n"
            );

        var run = await workspace.RunAsync("preview", "--out", "page.html");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(workspace.Read("page.html"), Does.Contain("Preview for production"));
    }

    [Test]
    public async Task Keys_choose_sequences_and_the_environment_chooses_values()
    {
        using var workspace = CliWorkspace
            .Quickstart()
            .With(
                "sequences.yaml",
                "version: 1\nsequences: sequences/*.yaml\ndefault_environment: one\nenvironments:\n  one: { "
                    + "emulator: {} }\n  two: { emulator: {} }\nvariables: [webinar_date]\n"
            )
            .Replace(
                "sequences/trial-welcome.yaml",
                "name: Trial welcome",
                "name: { by_environment: { one: Trial one, two: Trial two } }"
            );

        var run = await workspace.RunAsync("preview", "trial-welcome", "-e", "two");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(
            workspace.Read("preview.html"),
            Does.Contain("Trial two").And.Not.Contain("Trial one").And.Not.Contain("Q3 Outbound")
        );
    }

    [Test]
    public async Task An_unknown_key_is_3_and_the_known_ones_are_named()
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync("preview", "q4");

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(
            run.Error,
            Does.Contain(
                "No sequence has the key 'q4'.\nThe keys are conference-follow-up, q3-outbound, trial-welcome."
            )
        );
        Assert.That(File.Exists(workspace.In("preview.html")), Is.False);
    }

    [Test]
    public async Task Files_with_mistakes_are_3_as_in_validate_and_no_page_is_written()
    {
        using var workspace = CliWorkspace
            .Quickstart()
            .Replace("sequences/q3-outbound.yaml", "type: call", "type: cal");

        var (validate, preview) = (await workspace.RunAsync("validate"), await workspace.RunAsync("preview"));

        Assert.That((preview.ExitCode, preview.Out), Is.EqualTo((3, "")));
        Assert.That(preview.Error, Is.EqualTo(validate.Out));
        Assert.That(File.Exists(workspace.In("preview.html")), Is.False);
    }

    [Test]
    public async Task A_page_that_has_no_place_is_3()
    {
        using var workspace = CliWorkspace.Quickstart();
        Directory.CreateDirectory(workspace.In("preview.html"));

        var run = await workspace.RunAsync("preview");

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Error, Does.StartWith("error: --out cannot write to ").And.Contain("it is a folder"));
    }

    [Test]
    public async Task A_plan_as_a_page_goes_to_stdout_or_to_a_file_and_is_not_saved()
    {
        using var workspace = CliWorkspace.Quickstart();

        var shown = await workspace.RunAsync("plan", "--format", "html", "--detailed-exitcode");
        var written = await workspace.RunAsync("plan", "--format", "html", "--out", "plan.html");
        var apply = await workspace.RunAsync("apply", "plan.html");

        Assert.That((shown.ExitCode, written.ExitCode, written.Out), Is.EqualTo((2, 0, "")));
        Assert.That(workspace.Read("plan.html"), Is.EqualTo(shown.Out));
        Assert.That(
            written.Error,
            Does.StartWith($"The page is written. Open {workspace.In("plan.html")} in a browser.\n")
                .And.Not.Contain("saved")
        );
        Assert.That(apply.ExitCode, Is.Not.Zero);
    }

    [Test]
    public async Task A_page_of_a_blocked_plan_ends_with_6_and_is_written()
    {
        using var workspace = CliWorkspace
            .Quickstart()
            .Replace(
                "sequences/q3-outbound.yaml",
                "removed:\n  - { id: 66e9e215ece19801b2199204, reason: the profile visit brought nothing in "
                    + "two quarters }\n",
                ""
            );

        var run = await workspace.RunAsync("plan", "--format", "html", "--out", "plan.html");

        Assert.That(run.ExitCode, Is.EqualTo(6), run.Error);
        Assert.That(
            workspace.Read("plan.html"),
            Does.Contain("Needs a decision").And.Contain("--allow-removals=q3-outbound")
        );
    }

    [Test]
    public async Task Drift_only_has_no_page()
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync("plan", "--drift-only", "--format", "html");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((3, "")));
        Assert.That(run.Error, Does.Contain("--drift-only has no page.\nUse --format text, json or markdown."));
    }

    [Test]
    public async Task The_head_names_commit_pull_request_and_time()
    {
        using var workspace = CliWorkspace.Quickstart();
        workspace.IsTimed = true;
        const string Address = "https://github.com/acme/sequences/pull/123";

        var plan = await workspace.RunAsync(
            "plan",
            "--format",
            "html",
            "--commit",
            "8b18cc8f0",
            "--pull-request",
            Address
        );
        await workspace.RunAsync("preview", "--commit", "8b18cc8f0", "--pull-request", Address);
        await workspace.RunAsync("plan", "--out", "plan.json");
        var shown = await workspace.RunAsync("show", "plan.json", "--format", "html");

        foreach (var page in new[] { plan.Out, workspace.Read("preview.html") })
        {
            Assert.That(
                page,
                Does.Contain($"<a href=\"{Address}\" rel=\"noreferrer\">Pull request #123</a>")
                    .And.Contain("commit <code title=\"8b18cc8f0\">8b18cc8f</code>")
                    .And.Match("<time datetime=\"2026-07-18T09:3[0-9]:[0-9]{2}Z\">18 Jul 2026, 09:3[0-9] UTC</time>")
            );
        }

        Assert.That(shown.Out, Does.Not.Contain("<time").And.Not.Contain("Pull request"));
    }
}
