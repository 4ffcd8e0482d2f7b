using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

/// <summary>
/// An edit made in Apollo comes back into bodies that people wrote, and nothing else of them changes.
/// </summary>
[TestFixture]
internal sealed class PullBodiesTests
{
    private const string Old = "Worth a call";
    private const string New = "Worth ten minutes";

    private static readonly string[] Bodies =
    [
        "<!-- legal has to agree -->\nHi {{first_name}},\n\nWorth a call?\n\nDana\n",
        "Hi [Client Name],\n\nWe take over:\n- the report\n- ramp time  \n\nWorth a call?\n",
        "One\n\n---\n\n> A quote\n\n## Head\n\nWorth a call? `npm i`\n\n<table><tr><td>x</td></tr></table>\n",
        "See [the page][p].\n\n- loose\n\n- list\n\nWorth a call?\n\n[p]: https://example.com/p\n",
        "様\n\u3000\n平素より\n\u3000\nWorth a call?\n",
    ];

    [Test]
    public async Task Markdown_changes_in_one_line_and_the_next_plan_is_empty([ValueSource(nameof(Bodies))] string body)
    {
        using var workspace = await AppliedAsync("body_file: bodies/a.md", "sequences/bodies/a.md", body);
        await PullsAsync(workspace, "sequences/bodies/a.md", body.Replace(Old, New, StringComparison.Ordinal));
    }

    [Test]
    public async Task Html_keeps_what_the_service_took_out_and_apply_says_once_what_that_is()
    {
        const string Html = """
            <!DOCTYPE html>
            <html>
            <head><style>.b { color: red }</style></head>
            <body>
              <!-- keep -->
              <!--[if mso]><table><tr><td><![endif]-->
              <p>Worth a call?</p>
              <!--[if mso]></td></tr></table><![endif]-->
            </body>
            </html>

            """;
        using var workspace = Workspace("body_file: bodies/a.html").With("sequences/bodies/a.html", Html);

        var apply = await workspace.RunAsync("apply", "--auto-approve");
        Assert.That(apply.ExitCode, Is.EqualTo(0), apply.All);
        Assert.That(
            apply.Out,
            Does.Contain("removed by Apollo: ")
                .And.Contain("comments")
                .And.Contain("parts for Outlook")
                .And.Contain("<style>")
                .And.Contain("The file keeps them.")
        );
        await PullsAsync(workspace, "sequences/bodies/a.html", Html.Replace(Old, New, StringComparison.Ordinal));

        workspace.Replace("sequences/s.yaml", "wait: 1 day", "wait: 2 days");
        var again = await workspace.RunAsync("apply", "--auto-approve");
        Assert.That(again.ExitCode, Is.EqualTo(0), again.All);
        Assert.That(again.Out, Does.Not.Contain("removed by Apollo"));
        await PullsAsync(
            workspace,
            "sequences/bodies/a.html",
            Html.Replace(Old, "Worth an hour", StringComparison.Ordinal),
            New,
            "Worth an hour"
        );
    }

    [TestCase("body_html: |\n          <p>Worth a call?</p><!-- keep -->\n          <p>Dana</p>")]
    [TestCase("body_html: \"Worth a call?<br><br><!-- keep -->Dana\"")]
    [TestCase(
        "body_markdown: |\n          <!-- keep -->\n          Worth a call?\n\n          - [x]\n          - "
            + "two  \n\n          ---\n\n          Dana"
    )]
    public async Task A_body_in_the_sequence_file_changes_in_one_place(string body)
    {
        using var workspace = Workspace(body);
        Assert.That((await workspace.RunAsync("apply", "--auto-approve")).ExitCode, Is.EqualTo(0));
        await PullsAsync(
            workspace,
            "sequences/s.yaml",
            workspace.Read("sequences/s.yaml").Replace(Old, New, StringComparison.Ordinal)
        );
    }

    private static async Task<CliWorkspace> AppliedAsync(string body, string path, string text)
    {
        var workspace = Workspace(body).With(path, text);
        var run = await workspace.RunAsync("apply", "--auto-approve");
        Assert.That(run.ExitCode, Is.EqualTo(0), run.All);
        return workspace;
    }

    private static CliWorkspace Workspace(string body) =>
        new CliWorkspace()
            .With(
                "sequences.yaml",
                "version: 1\nsequences: sequences/*.yaml\nenvironments: { local: { emulator: {} } }\n"
            )
            .With(
                "sequences/s.yaml",
                $"key: s\nname: s\nsteps:\n  - key: one\n    type: auto_email\n    wait: 1 day\n    "
                    + $"touches:\n      - key: a\n        status: to_be_reviewed\n        subject: Hi\n        {body}\n"
            );

    private static async Task PullsAsync(
        CliWorkspace workspace,
        string path,
        string expected,
        string old = Old,
        string by = New
    )
    {
        workspace.InApollo(sequences =>
        {
            var template = sequences.Single()["steps"]![0]!["touches"]![0]!["template"]!;
            template["body_html"] = ((string)template["body_html"]!).Replace(old, by, StringComparison.Ordinal);
        });

        var pull = await workspace.RunAsync("pull");

        Assert.That(pull.ExitCode, Is.EqualTo(0), pull.All);
        Assert.That(workspace.Read(path), Is.EqualTo(expected), pull.All);
        var plan = await workspace.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");
        Assert.That(plan.ExitCode, Is.EqualTo(0), plan.All);
        Assert.That(plan.Out, Does.Not.Contain("edited in Apollo").And.Not.Contain("starts managing it"), plan.All);
    }
}
