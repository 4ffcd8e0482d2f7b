using System.Reflection;
using SequencesAsCode.Cli;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

public sealed class MarkdownFormatTests
{
    private const string Marker = "<!-- sequences-as-code: . default -->\n";

    [Test]
    public async Task The_first_plan_is_a_comment()
    {
        using var workspace = Repository();

        var run = await workspace.RunAsync("plan", "--format", "markdown", "--commit", "8b18cc8f0a3b");

        Assert.That(run.ExitCode, Is.Zero);
        Rendered.Of(run.Out);
        Approve.Text(
            run.Out.Replace($"sequences-as-code {Version}<", "sequences-as-code VERSION<", StringComparison.Ordinal),
            "md"
        );
    }

    [Test]
    public async Task Mistakes_in_files_replace_the_comment_and_keep_their_exit_code()
    {
        using var workspace = Repository().Replace("sequences/q3-outbound.yaml", "steps:", "stpes:");

        var run = await workspace.RunAsync("plan", "--format", "markdown");

        Assert.That(
            (run.ExitCode, run.Out.StartsWith($"{Marker}### No plan: the files have ", StringComparison.Ordinal)),
            Is.EqualTo((3, true)),
            run.All
        );
        Assert.That(run.Out, Does.Contain("sequences/q3-outbound.yaml:").And.Contain("| error SEQ201 |"));
        Assert.That(run.Error, Does.Contain("error SEQ201"));
    }

    [Test]
    public async Task Trouble_with_the_service_replaces_the_comment_and_keeps_its_exit_code()
    {
        await using var served = await ServedApollo.StartAsync();
        served.Workspace.Variables["APOLLO_API_KEY"] = "";

        var run = await served.RunAsync("plan", "--format", "markdown");

        Assert.That(run.ExitCode, Is.EqualTo(4), run.All);
        Assert.That(
            run.Out,
            Does.StartWith("<!-- sequences-as-code: ").And.Contain("### No plan: ").And.Contain("APOLLO_API_KEY")
        );
    }

    [Test]
    public async Task An_apply_and_drift_have_comments_of_their_own()
    {
        using var workspace = Repository();

        var (apply, again) = (
            await workspace.RunAsync("apply", "--auto-approve", "--format", "markdown"),
            await workspace.RunAsync("apply", "--auto-approve", "--format", "markdown")
        );
        var drift = await workspace.RunAsync("plan", "--drift-only", "--format", "markdown");

        Assert.That(
            (apply.ExitCode, again.ExitCode, drift.ExitCode),
            Is.EqualTo((0, 0, 0)),
            apply.All + again.All + drift.All
        );
        Assert.That(apply.Out, Does.StartWith("<!-- sequences-as-code: . default apply -->\n### Applied to local at "));
        Assert.That(
            again.Out,
            Does.StartWith("<!-- sequences-as-code: . default apply -->\n### Nothing applied to local: no changes\n")
        );
        Assert.That(drift.Out, Does.StartWith("<!-- sequences-as-code: . default drift -->\n### No edits in Apollo"));
    }

    [TestCase("labels: [Outbound, Q3]", "cc_emails: [boss@example.com]\nlabels: [Outbound, Q3]", "cc")]
    [TestCase("labels: [Outbound, Q3]", "bcc_emails: [crm@example.com]\nlabels: [Outbound, Q3]", "bcc")]
    [TestCase(
        "      - key: reply\n        type: reply_to_thread",
        "      - key: reply\n        type: new_thread\n        subject: none",
        "thread"
    )]
    [TestCase("      - key: reply\n", "      - key: reply\n        include_signature: false\n", "signature")]
    public async Task What_recipients_get_beside_the_words_is_no_quiet_change(string old, string now, string what)
    {
        using var workspace = Repository();
        await workspace.RunAsync("apply", "--auto-approve");

        var run = await workspace
            .Replace("sequences/q3-outbound.yaml", old, now)
            .RunAsync("plan", "--format", "markdown");

        Assert.That(run.Out, Does.Contain("40 people in 1 sequence get different messages."), run.All);
        Assert.That(run.Out, Does.Contain(what).IgnoreCase);
    }

    [Test]
    public async Task Lines_for_a_list_that_is_there_say_where_they_go()
    {
        using var workspace = Repository();
        await workspace.RunAsync("apply", "--auto-approve");
        workspace.Replace(
            "sequences/q3-outbound.yaml",
            "  - key: connect\n    type: linkedin_step_connect\n    wait: 1 day\n    note: Mention the webinar\n",
            ""
        );

        var (comment, text) = (
            await workspace.RunAsync("plan", "--format", "markdown"),
            await workspace.RunAsync("plan")
        );

        Assert.That(
            comment.Out,
            Does.Contain(
                "- <b>Delete it:</b> add to `sequences/q3-outbound.yaml` under `removed:`\n\n  ```yaml\n"
                    + "    - key: connect\n"
            )
        );
        Assert.That(text.Out, Does.Contain("To allow it, add to sequences/q3-outbound.yaml under 'removed:':"));
    }

    [TestCase("GITHUB_SHA")]
    [TestCase("CI_COMMIT_SHA")]
    [TestCase("BUILD_SOURCEVERSION")]
    public async Task The_commit_is_that_of_the_pipeline_unless_another_is_given(string variable)
    {
        using var workspace = Repository();
        workspace.Variables[variable] = "aaaabbbb";

        var (own, given) = (
            await workspace.RunAsync("plan", "--format", "markdown"),
            await workspace.RunAsync("plan", "--format", "markdown", "--commit", "ccccdddd")
        );

        Assert.That(own.Out, Does.Contain("commit `aaaabbbb`"));
        Assert.That(given.Out, Does.Contain("commit `ccccdddd`").And.Not.Contain("aaaabbbb"));
    }

    [Test]
    public async Task It_is_no_longer_than_asked()
    {
        using var workspace = Repository();

        var run = await workspace.RunAsync("plan", "--format", "markdown", "--max-length", "1500", "-e", "local");

        Assert.That(
            run.Out,
            Has.Length.InRange(600, 1_500)
                .And.StartsWith("<!-- sequences-as-code: . local -->\n")
                .And.Contains("Left out for length: ")
        );
    }

    [Test]
    public void A_workspace_is_named_by_its_place_in_the_repository()
    {
        using var folder = new TemporaryFolder();
        var inside = Directory.CreateDirectory(Path.Combine(folder.Path, "repo", "teams", "eu")).FullName;
        var alone = Directory.CreateDirectory(Path.Combine(folder.Path, "alone")).FullName;
        File.WriteAllText(Path.Combine(folder.Path, "repo", ".git"), "gitdir: elsewhere");

        Assert.That(
            (
                WorkspaceName.FromFolder(inside),
                WorkspaceName.FromFolder($"{inside}/../.."),
                WorkspaceName.FromFolder($"{alone}/")
            ),
            Is.EqualTo(("teams/eu", ".", "alone"))
        );
    }

    [Test]
    public void Every_way_to_write_the_path_of_a_workspace_gives_one_name()
    {
        using var folder = new TemporaryFolder();
        var repository = Directory.CreateDirectory(Path.Combine(folder.Path, "repo")).FullName;
        var inside = Directory.CreateDirectory(Path.Combine(repository, "Büro eu", ".git-not")).Parent!.FullName;
        Directory.CreateDirectory(Path.Combine(inside, ".git"));
        Directory.CreateDirectory(Path.Combine(repository, ".git"));
        File.WriteAllText(Path.Combine(repository, ".git", "HEAD"), "ref: refs/heads/main\n");
        Directory.CreateSymbolicLink(Path.Combine(repository, "link"), inside);
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "elsewhere"), repository);

        var names = new[]
        {
            inside,
            $"{inside}/",
            $"{inside}//",
            $"{repository}/./Büro eu",
            $"{inside}/../Büro eu/",
            $"{repository}/link",
            $"{repository}/link/",
            $"{folder.Path}/elsewhere/Büro eu",
        }.Select(WorkspaceName.FromFolder);

        Assert.That(names, Has.All.EqualTo("Büro eu"));
        Assert.That(WorkspaceName.FromFolder($"{repository}/not/there/"), Is.EqualTo("not/there"));
    }

    [Test]
    public async Task The_marker_is_that_of_the_plan_and_needs_neither_files_nor_a_key()
    {
        using var workspace = Repository();

        var plan = await workspace.RunAsync("plan", "--format", "markdown", "-e", "local");
        var marker = await workspace.RunAsync("marker", "-e", "local");
        var unmade = await workspace.RunAsync("marker", "-C", "teams/revenue operations//", "-e", "production--eu");

        Assert.That((marker.ExitCode, marker.Error, marker.Out), Is.EqualTo((0, "", plan.Out.Split('\n')[0] + "\n")));
        Assert.That(
            (unmade.ExitCode, unmade.Error, unmade.Out),
            Is.EqualTo((0, "", "<!-- sequences-as-code: teams/revenue%20operations production-%2Deu -->\n"))
        );
    }

    private static string Version =>
        typeof(App).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private static CliWorkspace Repository() => CliWorkspace.Quickstart().With(".git", "gitdir: elsewhere");
}
