using System.Text.Json.Nodes;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

/// <summary>What a pull, an import or a lock must never do to the identity of steps: each of these once did.</summary>
[TestFixture]
internal sealed class IdentityTests
{
    private const string File = "sequences/s.yaml";
    private const string Head = "key: s\nname: S\nmax_emails_per_day: 50\nsteps:\n";
    private const string Budget = "  - { key: a, type: call, wait: 1 day, note: Ask about the budget of the year }\n";
    private const string Greetings =
        "  - { key: b, type: call, wait: 2 days, note: Send greetings to the whole family }\n";
    private const string Email =
        "  - { key: a, type: auto_email, wait: 1 day, touches: [{ key: a, status: approved, subject: Hi, "
        + "body_html: \"<p>Hi</p>\" }] }\n";

    [Test]
    public async Task A_step_made_in_Apollo_does_not_get_the_key_that_the_lock_has_for_a_renamed_one()
    {
        using var workspace = await AppliedAsync(Head + Email + "  - { key: call, type: call, wait: 2 days }\n");
        workspace.Replace(File, "key: call,", "key: ring,");
        InApollo(
            workspace,
            sequence => Steps(sequence).Add(Made(Steps(sequence)[1]!, 1, step => step["wait_time"] = 9))
        );

        var pull = await workspace.RunAsync("pull");
        var plan = await workspace.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");

        // Without words nothing says that the renamed one is the same, so the plan offers both: to keep it, or to let
        // it go.
        Assert.That((pull.ExitCode, plan.ExitCode), Is.EqualTo((0, 6)), pull.All + plan.All);
        Assert.That(pull.Out, Does.Contain("the step was created in Apollo"));
        Assert.That(plan.Out, Does.Match("To keep it, add to .*\n +id: ").And.Contain("removed:"));
    }

    [Test]
    public async Task Two_steps_made_in_Apollo_get_two_keys()
    {
        using var workspace = await AppliedAsync(Head + Email + "  - { key: demo, type: call, wait: 2 days }\n");
        InApollo(
            workspace,
            sequence =>
            {
                foreach (var n in new[] { 1, 2 })
                    Steps(sequence)
                        .Add(
                            Made(
                                Steps(sequence)[0]!,
                                n,
                                step =>
                                    (Template(step)["subject"], Template(step)["body_html"]) = (
                                        "Demo",
                                        $"<p>"
                                            + (n == 1 ? "Nothing of this was there" : "Quite other matters entirely")
                                            + "</p>"
                                    )
                            )
                        );
            }
        );

        var pull = await workspace.RunAsync("pull");

        Assert.That(pull.ExitCode, Is.Zero, pull.All);
        Assert.That(workspace.Read(File), Does.Contain("key: demo-2").And.Contain("key: demo-3"));
    }

    [Test]
    public async Task A_conflict_that_a_pull_leaves_stays_one()
    {
        using var workspace = await AppliedAsync(Head + Budget + Greetings);
        workspace.Replace(File, "whole family", "whole team");
        InApollo(
            workspace,
            sequence =>
            {
                Steps(sequence).RemoveAt(1);
                sequence["max_emails_per_day"] = 70;
            }
        );

        var pull = await workspace.RunAsync("pull");
        var plan = await workspace.RunAsync("plan");

        Assert.That((pull.ExitCode, plan.ExitCode), Is.EqualTo((8, 6)), pull.All + plan.All);
    }

    [Test]
    public async Task An_order_that_a_pull_leaves_stays_drift()
    {
        using var workspace = await AppliedAsync(
            Head
                + "  - key: a\n    type: call\n    wait: &gap 1 day\n    note: Ask about the budget of the year\n"
                + "  - key: b\n    type: call\n    wait: *gap\n    note: Send greetings to the whole family\n"
        );
        InApollo(
            workspace,
            sequence =>
            {
                var step = Steps(sequence)[1]!;
                Steps(sequence).RemoveAt(1);
                Steps(sequence).Insert(0, step);
                sequence["max_emails_per_day"] = 70;
            }
        );

        var pull = await workspace.RunAsync("pull");
        var plan = await workspace.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");

        Assert.That((pull.ExitCode, plan.ExitCode), Is.EqualTo((8, 0)), pull.All + plan.All);
        Assert.That(
            pull.Out,
            Does.Contain("left: the order of the steps. The list of steps or variants stays as it is, because")
        );
    }

    [Test]
    public async Task The_lock_stays_readable_when_a_key_goes_to_another_step()
    {
        using var workspace = await AppliedAsync(Head + Budget + Greetings);
        var id = "";
        InApollo(
            workspace,
            sequence => (id, sequence["max_emails_per_day"]) = (Steps(sequence)[1]!["id"]!.ToString(), 70)
        );
        workspace.With(
            File,
            $"{Head}  - {{ key: a, id: {id}, type: call, wait: 2 days, note: Send greetings to the whole family }}\n"
        );

        await workspace.RunAsync("pull");
        var plan = await workspace.RunAsync("plan");

        Assert.That(plan.All, Does.Contain("removed: call").And.Not.Contain("there twice"));
    }

    [TestCase("  - { type: call, wait: 2 days }\n")]
    [TestCase("  - { type: linkedin_step_view_profile, wait: 2 days }\n")]
    public async Task Of_two_equal_steps_the_one_that_is_left_on_both_sides_stays(string step)
    {
        using var workspace = await AppliedAsync(Head + Email + step + step);
        workspace.With(File, Head + Email + step);
        InApollo(workspace, sequence => Steps(sequence).RemoveAt(1));

        var plan = await workspace.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");

        Assert.That(plan.ExitCode, Is.Zero, plan.All);
    }

    [TestCase("max_emails_per_day: 50", "max_emails_per_day: 60")]
    [TestCase("key: s\n", "# mine\nkey: s\n")]
    public async Task A_file_that_is_saved_while_pull_reads_Apollo_is_not_written_over(string before, string after)
    {
        using var workspace = await AppliedAsync(Head + Budget);
        InApollo(workspace, sequence => (sequence["max_emails_per_day"], Steps(sequence)[0]!["wait_time"]) = (70, 3));
        var stage = new CliStage(OnError: text =>
        {
            if (
                text.Contains("GET", StringComparison.Ordinal)
                && !workspace.Read(File).Contains(after, StringComparison.Ordinal)
            )
                workspace.Replace(File, before, after);
        });

        var pull = await workspace.RunAsync(stage, "pull", "--verbose");

        Assert.That(
            (pull.ExitCode, workspace.Read(File)),
            Is.EqualTo((7, (Head + Budget).Replace(before, after, StringComparison.Ordinal)))
                .Or.EqualTo((6, (Head + Budget).Replace(before, after, StringComparison.Ordinal))),
            pull.All
        );
    }

    [TestCase("key: b,", "key: bb,", 0)]
    [TestCase(Greetings, "", 6)]
    public async Task What_was_rewritten_in_Apollo_does_not_go_without_a_word(string before, string after, int exitCode)
    {
        using var workspace = await AppliedAsync(Head + Budget + Greetings);
        workspace.Replace(File, before, after);
        InApollo(
            workspace,
            sequence => Steps(sequence)[1]!["note"] = "Entirely rewritten by somebody in Apollo yesterday evening"
        );

        var plan = await workspace.RunAsync("plan");
        var pull = await workspace.RunAsync("pull", "--theirs");

        Assert.That((plan.ExitCode, pull.ExitCode), Is.EqualTo((exitCode, 0)), plan.All + pull.All);
        Assert.That(
            plan.Out,
            exitCode == 0
                ? Does.Contain("edited in Apollo, kept")
                : Does.Contain("edited in Apollo since the last apply")
        );
        Assert.That(workspace.Read(File), Does.Contain("Entirely rewritten"));
    }

    [Test]
    public async Task A_body_behind_a_link_is_not_changed_for_another_touch()
    {
        using var workspace = await AppliedAsync(
            Head
                + "  - { key: a, type: auto_email, wait: 1 day, touches: [{ key: a, status: approved, subject: "
                + "Hi, body_file: a.html }] }\n  - { key: b, type: auto_email, wait: 1 day, touches: [{ key: "
                + "a, status: approved, subject: Ho, body_file: b.html }] }\n",
            workspace =>
            {
                workspace.With("sequences/a.html", "<p>One text</p>");
                System.IO.File.CreateSymbolicLink(workspace.In("sequences/b.html"), "a.html");
            }
        );
        InApollo(workspace, sequence => Template(Steps(sequence)[1]!)["body_html"] = "<p>Another text</p>");

        var pull = await workspace.RunAsync("pull");

        Assert.That((pull.ExitCode, workspace.Read("sequences/a.html")), Is.EqualTo((6, "<p>One text</p>")), pull.All);
    }

    [Test]
    public async Task What_somebody_made_in_Apollo_does_not_become_ours_because_a_file_wants_the_like()
    {
        using var workspace = await AppliedAsync(Head + Budget);
        workspace.With(
            File,
            Head
                + Budget
                + "  - { key: new, type: call, wait: 3 days, note: Wish them a happy new year and all the best }\n"
        );
        InApollo(
            workspace,
            sequence =>
            {
                Steps(sequence)
                    .Add(
                        Made(
                            Steps(sequence)[0]!,
                            1,
                            step =>
                                (step["note"], step["wait_time"]) = (
                                    "Wish them a happy new year and all the very best",
                                    4
                                )
                        )
                    );
                sequence["max_emails_per_day"] = 70;
            }
        );
        await workspace.RunAsync("pull");
        workspace.With(File, (Head + Budget).Replace("50", "70", StringComparison.Ordinal));

        var plan = await workspace.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");

        Assert.That(
            (plan.ExitCode, plan.Out.Contains("removed", StringComparison.Ordinal)),
            Is.EqualTo((0, false)),
            plan.All
        );
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_touch_made_in_Apollo_where_no_file_manages_touches_does_not_go_freely(bool applies)
    {
        using var workspace = await AppliedAsync(
            Head + Budget + Email.Replace("key: a, type", "key: b, type", StringComparison.Ordinal)
        );
        var file = (Head + Budget).Replace("50", applies ? "60" : "50", StringComparison.Ordinal);
        workspace.With(File, file + "  - { key: b, type: auto_email, wait: 1 day }\n");
        InApollo(
            workspace,
            sequence =>
            {
                var touches = Steps(sequence)[1]!["touches"]!.AsArray();
                var made = touches[0]!.DeepClone();
                (made["id"], made["template"]!["id"], made["template"]!["subject"]) = (
                    "66e9e215ece19801b2100002",
                    "66e9e215ece19801b2100003",
                    "Made by hand"
                );
                touches.Add(made);
            }
        );
        await workspace.RunAsync("apply", "--auto-approve");
        workspace.With(File, file);

        Assert.That((await workspace.RunAsync("plan")).ExitCode, Is.EqualTo(6));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_forced_import_keeps_protection(bool isApplied)
    {
        const string Unprotected = Head + Budget + Greetings;
        var text = Unprotected.Replace("name: S", "name: S\nprotect: true", StringComparison.Ordinal);
        using var workspace = await AppliedAsync(isApplied ? text : Unprotected);
        workspace.With(File, text);

        var import = await workspace.RunAsync("import", "--all", "--force");
        workspace.With(File, Head + Budget);
        var plan = await workspace.RunAsync("plan");

        Assert.That((import.ExitCode, plan.ExitCode), Is.EqualTo((0, 6)), import.All + plan.All);
    }

    [Test]
    public async Task A_forced_import_does_not_drop_what_a_file_says_for_another_environment()
    {
        var text = (Head + Budget).Replace(
            "day: 50",
            "day: { by_environment: { local: 50, other: 99 } }",
            StringComparison.Ordinal
        );
        using var workspace = await AppliedAsync(text);

        var import = await workspace.RunAsync("import", "--all", "--force");

        Assert.That((import.ExitCode, workspace.Read(File)), Is.EqualTo((1, text)), import.All);
    }

    [Test]
    public async Task A_style_in_front_of_a_body_is_part_of_it()
    {
        using var workspace = await AppliedAsync(
            Head + Email.Replace("<p>Hi</p>", "<style>p{color:red}</style><p>Hi</p>", StringComparison.Ordinal)
        );
        workspace.Replace(File, "color:red", "display:none");

        var plan = await workspace.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");

        Assert.That(plan.ExitCode, Is.EqualTo(2), plan.All);
    }

    [Test]
    public async Task A_pull_without_a_lock_leaves_one()
    {
        using var workspace = await AppliedAsync(Head + Budget + Greetings);
        var id = "";
        InApollo(
            workspace,
            sequence =>
                (id, Steps(sequence)[0]!["note"]) = (
                    sequence["id"]!.ToString(),
                    "Ask about the budget of this very year"
                )
        );
        workspace.Replace(File, "key: s\n", $"key: s\nid: {id}\n");
        System.IO.File.Delete(workspace.In(".sequences/sequences.local.lock.json"));

        var pull = await workspace.RunAsync("pull", "--theirs");
        var plan = await workspace.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");

        Assert.That((pull.ExitCode, plan.ExitCode), Is.EqualTo((0, 0)), pull.All + plan.All);
        Assert.That(plan.Out, Does.Contain("No changes.").And.Not.Contain("bookkeeping"));
    }

    [Test]
    public async Task What_file_and_Apollo_agree_on_is_noted_so_that_the_next_edit_is_no_conflict()
    {
        using var workspace = await AppliedAsync(Head + Budget);
        InApollo(workspace, sequence => sequence["max_emails_per_day"] = 70);
        workspace.Replace(File, "day: 50", "day: 70");
        await workspace.RunAsync("pull");
        InApollo(workspace, sequence => sequence["max_emails_per_day"] = 80);

        var plan = await workspace.RunAsync("plan");

        Assert.That(plan.ExitCode, Is.Zero, plan.All);
    }

    private static async Task<CliWorkspace> AppliedAsync(string text, Action<CliWorkspace>? more = null)
    {
        var workspace = new CliWorkspace()
            .With(
                "sequences.yaml",
                "version: 1\nsequences: sequences/*.yaml\ndefault_environment: local\nenvironments: { local: "
                    + "{ emulator: {} }, other: { emulator: {} } }\n"
            )
            .With(File, text);
        more?.Invoke(workspace);
        var run = await workspace.RunAsync("apply", "--auto-approve");
        Assert.That(run.ExitCode, Is.EqualTo(0), run.All);
        return workspace;
    }

    private static void InApollo(CliWorkspace workspace, Action<JsonObject> edit) =>
        workspace.InApollo(sequences => edit(sequences.Single()));

    private static JsonArray Steps(JsonObject sequence) => sequence["steps"]!.AsArray();

    private static JsonNode Template(JsonNode step) => step["touches"]![0]!["template"]!;

    private static JsonNode Made(JsonNode model, int number, Action<JsonNode> edit)
    {
        var step = model.DeepClone();
        step["id"] = $"66e9e215ece19801b21bb0{number}0";
        foreach (var touch in step["touches"]?.AsArray() ?? [])
            (touch!["id"], touch["template"]!["id"]) = (
                $"66e9e215ece19801b21bb0{number}1",
                $"66e9e215ece19801b21bb0{number}2"
            );
        edit(step);
        return step;
    }
}
