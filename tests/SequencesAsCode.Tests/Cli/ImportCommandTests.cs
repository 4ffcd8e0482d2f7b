using System.Text.Json.Nodes;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

[TestFixture]
internal sealed class ImportCommandTests
{
    private const string Q3 = "sequences/q3-outbound-outreach.yaml";

    [Test]
    public async Task An_account_becomes_files_and_the_plan_is_empty()
    {
        await using var served = await EmptyAsync();

        var run = await served.RunAsync("import", "--all");
        var known = served.Workspace.Read("sequences.production.lock.json");
        var plan = await served.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");
        var apply = await served.RunAsync("apply", "--auto-approve");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(
            run.Out,
            Does.Contain($"{Q3}  Q3 Outbound Outreach (3 bodies)\n")
                .And.EndsWith(
                    "2 sequences imported.\nNext: run 'sequences plan'. It shows no changes for these sequences.\n"
                )
        );
        Assert.That((plan.ExitCode, apply.ExitCode), Is.EqualTo((0, 0)), plan.All);
        Assert.That(plan.Out, Does.Contain("No changes."));
        Assert.That(served.Workspace.Read("sequences.production.lock.json"), Is.EqualTo(known));
        Assert.That(served.Writes, Is.Empty);
        Approve.Text(served.Workspace.Read(Q3), part: "yaml");
        Approve.Text(served.Workspace.Read("sequences/q3-outbound-outreach/quick-question-a.md"), part: "md");
    }

    [TestCase(
        "<p>Hi,</p><p>see <a href=\"https://example.com\">https://example.com</a></p>",
        "p",
        "Hi,\n\nsee <https://example.com>\n"
    )]
    [TestCase("<div>Hi,</div><div><br></div><div>you</div><div>two</div>", "div", "Hi,\n\nyou\\\ntwo\n")]
    [TestCase("Hi,<br><br>you", null, "Hi,\n\nyou\n")]
    public async Task A_file_says_how_its_paragraphs_are_kept_apart(string body, string? style, string markdown)
    {
        await using var served = await EmptyAsync(seed => Say(seed, body));

        var run = await served.RunAsync("import", "--name", "Q3*");
        var plan = await served.RunAsync("plan", "--refresh", "all");
        var written = served.Workspace.Read(Q3);
        var forced = await served.RunAsync("import", "--id", "66e9e215ece19801b2199101", "--force");
        var format = await served.RunAsync("fmt", "--check");

        Assert.That(
            (run.ExitCode, forced.ExitCode, format.ExitCode),
            Is.EqualTo((0, 0, 0)),
            run.All + forced.All + format.All
        );
        Assert.That(plan.Out, Does.Contain("No changes."));
        Assert.That(served.Workspace.Read("sequences/q3-outbound-outreach/quick-question-a.md"), Is.EqualTo(markdown));
        Assert.That(
            written,
            style is null ? Does.Not.Contain("markdown:") : Does.Contain($"\nmarkdown: {{ paragraphs: {style} }}\n")
        );
        Assert.That(served.Workspace.Read(Q3), Is.EqualTo(written));
    }

    [Test]
    public async Task What_a_probe_left_is_imported_only_when_it_is_named()
    {
        await using var served = await EmptyAsync(seed =>
            seed["sequences"]!.AsArray()[0]!["name"] = "sequences-as-code probe, safe to delete"
        );

        var all = await served.RunAsync("import", "--all");
        var named = await served.RunAsync("import", "--name", "*probe*");

        Assert.That((all.ExitCode, named.ExitCode), Is.EqualTo((0, 0)), all.All + named.All);
        Assert.That(all.Out, Does.Contain("1 sequence imported"));
        Assert.That(all.Error, Does.Contain("is left out. 'sequences probe --clean' archives it."));
        Assert.That(named.Out, Does.Contain("1 sequence imported"));
    }

    [Test]
    public async Task What_stays_HTML_has_a_line_for_each_block()
    {
        await using var served = await EmptyAsync(seed => Say(seed, "<p style=\"color:red\">Hi,</p><p>you</p>"));

        var run = await served.RunAsync("import", "--name", "Q3*");
        var plan = await served.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");

        Assert.That((run.ExitCode, plan.ExitCode), Is.EqualTo((0, 0)), run.All + plan.All);
        Assert.That(plan.Out, Does.Contain("No changes."));
        Assert.That(
            served.Workspace.Read("sequences/q3-outbound-outreach/quick-question-a.html"),
            Is.EqualTo("<p style=\"color:red\">Hi,</p>\n<p>you</p>\n")
        );
    }

    [Test]
    public async Task A_second_import_passes_over_what_files_claim()
    {
        await using var served = await EmptyAsync();
        await served.RunAsync("import", "--name", "q3 *");
        served.Workspace.Replace(Q3, "Quick question", "Short question");

        var second = await served.RunAsync("import", "--all");
        var third = await served.RunAsync("import", "--all");
        var forced = await served.RunAsync("import", "--id", "66e9e215ece19801b2199101", "--force");

        Assert.That((second.ExitCode, third.ExitCode, forced.ExitCode), Is.EqualTo((0, 0, 0)), forced.All);
        Assert.That(
            second.Out,
            Is.EqualTo(
                "sequences/trial-welcome.yaml  Trial welcome (2 bodies)\n"
                    + "sequences/trial-welcome/README.md\n"
                    + "1 sequence imported; 1 skipped because files have them already.\n"
                    + "Next: run 'sequences plan'. It shows no changes for these sequences.\n"
            )
        );
        Assert.That(third.Out, Is.EqualTo("Nothing new to import; 2 skipped because files have them already.\n"));
        Assert.That(forced.Out, Does.StartWith($"{Q3}  Q3 Outbound Outreach (3 bodies), rewritten\n"));
        Assert.That(served.Workspace.Read(Q3), Does.Contain("Quick question"));
    }

    [Test]
    public async Task No_file_that_is_there_is_written_over()
    {
        await using var served = await EmptyAsync();
        const string Other = "key: other\nname: Something else\n";
        served.Workspace.With(Q3, Other).With("sequences/q3-outbound-outreach-2/quick-question-a.md", "mine");

        var run = await served.RunAsync("import", "--name", "Q3 *");

        Assert.That(run.Out, Does.Contain("sequences/q3-outbound-outreach-2.yaml  Q3"));
        Assert.That(served.Workspace.Read(Q3), Is.EqualTo(Other));
        Assert.That(served.Workspace.Read("sequences/q3-outbound-outreach-2/quick-question-a.md"), Is.EqualTo("mine"));
        Assert.That(
            served.Workspace.Read("sequences/q3-outbound-outreach-2.yaml"),
            Does.Contain("quick-question-a-2.md")
        );
    }

    [Test]
    public async Task A_minimal_import_says_what_it_leaves_to_Apollo()
    {
        await using var served = await EmptyAsync();

        var run = await served.RunAsync("import", "--name", "Q3*", "--minimal");

        Assert.That(
            run.Error,
            Does.Contain("Not in the files because of --minimal: sequence.creation_type, sequence.labels")
        );
        Assert.That(
            served.Workspace.Read(Q3),
            Does.Not.Contain("labels").And.Contain("wait: 30 minutes").And.Contain("subject: Quick question")
        );
        Assert.That((await served.RunAsync("plan", "--refresh", "all")).Out, Does.Contain("No changes."));
    }

    [Test]
    public async Task What_the_files_cannot_say_is_left_out_and_reported_and_the_others_go_on()
    {
        await using var served = await EmptyAsync(seed =>
        {
            var step = seed["sequences"]![0]!["steps"]![0]!;
            step["priority"] = "high";
            step["touches"]![0]!["subject"] = "bell \u0007";
            step["touches"]![1]!["body_html"] = "{{#if company}}never closed {{hook}}";
            seed["sequences"]![1]!["name"] = "Ring\u0007";
        });

        var run = await served.RunAsync("import", "--all");

        Assert.That(run.ExitCode, Is.EqualTo(8), run.All);
        Assert.That(
            run.Error,
            Does.Contain("left out priority of step 'bell': priority is for tasks, and an auto_email step has none.")
        );
        Assert.That(
            run.Error,
            Does.Contain("left out subject of variant 'a' of step 'bell': it has a control character.")
        );
        Assert.That(
            run.Error,
            Does.Contain("left out body of variant 'b' of step 'bell': The condition '{{#if company}}' does not match")
        );
        Assert.That(
            run.Error,
            Does.Contain("(66e9e215ece19801b2199102): a file cannot hold its name: it has a control character.")
        );
        Assert.That((await served.RunAsync("plan", "--refresh", "all")).Out, Does.Contain("No changes."));
    }

    [Test]
    public async Task Equal_names_are_kept_apart_by_ids()
    {
        await using var served = await EmptyAsync(seed => seed["sequences"]![1]!["name"] = "Q3 Outbound Outreach");

        var run = await served.RunAsync("import", "--all");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(served.Workspace.Read(Q3), Does.Contain("\nid: 66e9e215ece19801b2199101\n"));
        Assert.That(
            served.Workspace.Read("sequences/q3-outbound-outreach-2.yaml"),
            Does.Contain("\nid: 66e9e215ece19801b2199102\n")
        );
        Assert.That((await served.RunAsync("plan", "--refresh", "all")).Out, Does.Contain("No changes."));
    }

    [Test]
    public async Task With_several_accounts_an_id_says_in_which()
    {
        await using var served = await EmptyAsync(seed => seed["sequences"]![1]!["name"] = "Q3 Outbound Outreach");
        served.Workspace.With(
            "sequences.yaml",
            "version: 1\nenvironments: { production: { apollo: {} }, staging: { apollo: {} } }\n"
        );

        var run = await served.RunAsync("import", "--all", "-e", "production");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(
            served.Workspace.Read(Q3),
            Does.Contain("\nid: { by_environment: { production: 66e9e215ece19801b2199101 } }\n")
        );
    }

    [Test]
    public async Task A_key_that_the_lock_still_has_comes_back_with_its_file()
    {
        await using var served = await EmptyAsync();
        await served.RunAsync("import", "--all");
        served
            .Workspace.Replace(Q3, "key: q3-outbound-outreach", "key: q3\nwas: q3-outbound-outreach")
            .Replace(Q3, "key: quick-question", "key: intro");
        await served.RunAsync("apply", "--auto-approve");
        File.Delete(served.Workspace.In(Q3));

        var run = await served.RunAsync("import", "--all");

        Assert.That(run.Out, Does.StartWith("sequences/q3.yaml  Q3 Outbound Outreach"), run.All);
        Assert.That(
            served.Workspace.Read("sequences/q3.yaml"),
            Does.Contain("key: q3\n").And.Contain("  - key: intro\n")
        );
        Assert.That((await served.RunAsync("plan", "--refresh", "all")).Out, Does.Contain("No changes."));
    }

    [TestCase("Choose the sequences with one of --name GLOB, --id ID and --all")]
    [TestCase("Choose the sequences with one of --name GLOB, --id ID and --all", "--all", "--name", "x")]
    [TestCase("'q3' is not an id of Apollo", "--id", "q3")]
    [TestCase("'' is not an id of Apollo", "--id", "")]
    [TestCase("--name needs the name of a sequence", "--name", " ")]
    [TestCase("--full writes every setting and --minimal writes none", "--all", "--full", "--minimal")]
    [TestCase("The account has no sequence named 'nothing*' (2 in all). 'sequences list' shows", "--name", "nothing*")]
    [TestCase("(2 in all). Did you mean 'Q3 Outbound Outreach'?", "--name", "Q3 outbond outreach")]
    [TestCase("(2 in all). Did you mean 'Q3 Outbound Outreach'?", "--name", "outreach")]
    public async Task Wrong_arguments_are_told(string message, params string[] arguments)
    {
        await using var served = await EmptyAsync();

        var run = await served.RunAsync(["import", .. arguments]);

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Error, Does.Contain(message));
    }

    [Test]
    public async Task Archived_and_unknown_ids_are_refused_with_a_sentence()
    {
        await using var served = await EmptyAsync(seed => seed["sequences"]![1]!["archived"] = true);

        var run = await served.RunAsync(
            "import",
            "--id",
            "66e9e215ece19801b2199102",
            "--id",
            "66e9e215ece19801b21991ff"
        );

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(
            run.Error,
            Does.Contain("Trial welcome (66e9e215ece19801b2199102): it is archived. Restore it in Apollo first.")
                .And.Contain("66e9e215ece19801b21991ff: the account has no sequence with this id.")
        );
    }

    [Test]
    public async Task Without_a_workspace_the_remedy_is_named()
    {
        using var workspace = new CliWorkspace();

        var run = await workspace.RunAsync("import", "--all");

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Error, Does.Contain("sequences init"));
    }

    [TestCase("sequences/*.yml", "sequences/trial-welcome.yml")]
    [TestCase("flows/*/sequence.yaml", "flows/trial-welcome/sequence.yaml")]
    [TestCase("**/*.seq.yaml", "trial-welcome.seq.yaml")]
    public async Task A_new_file_is_where_the_pattern_finds_it(string pattern, string path)
    {
        await using var served = await EmptyAsync();
        served.Workspace.Replace("sequences.yaml", "sequences/*.yaml", $"\"{pattern}\"");

        var run = await served.RunAsync("import", "--name", "Trial*");

        Assert.That(run.Out, Does.Contain($"{path}  Trial welcome"), run.All);
        Assert.That((await served.RunAsync("plan", "--refresh", "all")).Out, Does.Contain("No changes."));
    }

    [TestCase("sequences/a.yaml")]
    [TestCase("sequences/**")]
    [TestCase("sequences/*")]
    public async Task A_pattern_that_names_no_new_file_is_told(string pattern)
    {
        await using var served = await EmptyAsync();
        served.Workspace.Replace("sequences.yaml", "sequences/*.yaml", $"\"{pattern}\"");

        var run = await served.RunAsync("import", "--all");

        Assert.That(
            (run.ExitCode, run.Error.Contains("can name a new file", StringComparison.Ordinal)),
            Is.EqualTo((3, true)),
            run.All
        );
    }

    [Test]
    public async Task A_spent_quota_loses_nothing()
    {
        const string Faults =
            """{ "faults": [ { "kind": "quota", "method": "GET", "path": "/emailer_campaigns/*", "call": 55"""
            + """, "retry_after": 3600, "window": "hour" } ] }""";
        await using var served = await EmptyAsync(Many, Faults);

        var first = await served.RunAsync("import", "--all");
        var second = await served.RunAsync("import", "--all");

        Assert.That((first.ExitCode, second.ExitCode), Is.EqualTo((5, 0)), second.All);
        Assert.That(first.Out, Does.Contain("50 sequences imported."));
        Assert.That(second.Out, Does.Contain("20 sequences imported; 50 skipped"));
        Assert.That((await served.RunAsync("plan", "--refresh", "all")).Out, Does.Contain("No changes."));
    }

    [Test]
    public async Task Ctrl_C_keeps_what_is_written()
    {
        await using var served = await EmptyAsync(Many);
        using var stop = new CancellationTokenSource();
        var reads = 0;

        var first = await served.Workspace.RunAsync(
            new CliStage(OnError: said => Count(said)?.Cancel(), Cancellation: stop.Token),
            "import",
            "--all",
            "--verbose"
        );
        var second = await served.RunAsync("import", "--all");

        Assert.That((first.ExitCode, second.ExitCode), Is.EqualTo((130, 0)), first.Error);
        Assert.That(first.Out, Does.Contain("50 sequences imported."));
        Assert.That(first.Error, Does.Contain("Written files stay. Run the same command again to continue."));
        Assert.That(second.Out, Does.Contain("20 sequences imported; 50 skipped"));

        CancellationTokenSource? Count(string said) =>
            said.Contains("/emailer_campaigns/66", StringComparison.Ordinal) && Interlocked.Increment(ref reads) == 55
                ? stop
                : null;
    }

    [Test]
    public async Task A_key_that_may_not_list_names_imports_ids()
    {
        await using var served = await EmptyAsync(
            options:
            [
                "allowed_endpoints=api/v1/emailer_campaigns/search,api/v1/emailer_campaigns/show"
                    + ",api/v1/users/api_profile,api/v1/emailer_schedules/index",
            ]
        );

        var run = await served.RunAsync("import", "--name", "Q3 *");
        var plan = await served.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");

        Assert.That((run.ExitCode, plan.ExitCode), Is.EqualTo((0, 0)), run.All + plan.All);
        Assert.That(
            served.Workspace.Read(Q3),
            Does.Contain("owner: 5c1004a0").And.Contain("schedule: Normal Business Hours").And.Not.Contain("labels")
        );
        Assert.That(
            run.Error,
            Does.Contain("api/v1/users/search").And.Contain("api/v1/labels/index").And.Contain("labels of the sequence")
        );
    }

    internal static void Say(JsonObject seed, string body)
    {
        foreach (
            var touch in seed["sequences"]![0]!["steps"]!
                .AsArray()
                .SelectMany(step => step!["touches"]?.AsArray() ?? [])
                .Where(touch => touch!["body_html"] is not null)
        )
        {
            touch!["body_html"] = body;
        }
    }

    private static void Many(JsonObject seed)
    {
        var model = seed["sequences"]![1]!;
        seed["sequences"] = new JsonArray([
            .. Enumerable
                .Range(0, 70)
                .Select(index =>
                {
                    var copy = JsonNode.Parse(
                        model
                            .ToJsonString()
                            .Replace("66e9e215ece19801b21", $"66e9e215ece19801{index:00}0", StringComparison.Ordinal)
                    )!;
                    copy["name"] = $"Sequence {index}";
                    return copy;
                }),
        ]);
    }

    internal static async Task<ServedApollo> EmptyAsync(
        Action<JsonObject>? edit = null,
        string? faults = null,
        params string[] options
    )
    {
        var served = await ServedApollo.StartAsync(faults, edit, options);
        Directory.Delete(served.Workspace.In("sequences"), recursive: true);
        return served;
    }
}
