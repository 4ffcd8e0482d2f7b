using System.Text.Json.Nodes;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

/// <summary>
/// Edits made in Apollo come back into files that people wrote by hand, and only the touched values change in them.
/// </summary>
[TestFixture]
internal sealed class PullTests
{
    private const string File = "sequences/q3.yaml";

    private const string Written = """
        # Owned by the outbound team.  Ask before you touch it!
        name:   "Q3 Outbound"      # as in Apollo
        key: q3

        labels:
            - Outbound   # the team's
            - 'Q3'
        max_emails_per_day: 50
        steps:

        # first touch
        - type: auto_email
          key: intro
          wait: &gap  30 minutes
          touches:
          - { key: a, status: approved, subject: 'It''s about {{company}}', body_html: "<p>Hi {{first_name}}</p>" }
          -   key: b
              status: approved
              # the short one
              subject: >-
                Two lines
                folded
              body_file: bodies/b.md


        # a call
        - wait: 2 days
          type: call
          key: nudge
          note: |
            Ask about the budget.
            Then about the date.
        - {key: last, type: auto_email, wait: *gap,
           touches: [{key: a, status: approved, subject: Bye, body_file: bodies/bye.html}]}
        # the end

        """;

    [Test]
    public async Task Only_the_touched_values_change_in_the_files()
    {
        using var workspace = await AppliedAsync();
        InApollo(
            workspace,
            sequence =>
            {
                sequence["max_emails_per_day"] = 70;
                sequence["label_ids"]!.AsArray().RemoveAt(1);
                Touch(sequence, 0, 0)["subject"] = "It's about you";
                Touch(sequence, 0, 1)["subject"] = "One line";
                Touch(sequence, 0, 1)["body_html"] = "One paragraph<br><br>Another <strong>one</strong>";
                Step(sequence, 1)["note"] = "Ask about the budget.\nThen about the year.";
                Touch(sequence, 2, 0)["body_html"] = "<p>So long</p>";
            }
        );

        var run = await workspace.RunAsync("pull");

        Assert.That(run.ExitCode, Is.EqualTo(0), run.All);
        Assert.That(
            workspace.Read(File),
            Is.EqualTo(
                Written
                    .Replace("max_emails_per_day: 50", "max_emails_per_day: 70", StringComparison.Ordinal)
                    .Replace("\n    - 'Q3'", "", StringComparison.Ordinal)
                    .Replace("'It''s about {{company}}'", "'It''s about you'", StringComparison.Ordinal)
                    .Replace("        Two lines\n        folded\n", "        One line\n", StringComparison.Ordinal)
                    .Replace("about the date", "about the year", StringComparison.Ordinal)
            )
        );
        Assert.That(workspace.Read("sequences/bodies/b.md"), Is.EqualTo("One\nparagraph\n\nAnother **one**\n"));
        Assert.That(workspace.Read("sequences/bodies/bye.html"), Is.EqualTo("<p>So long</p>"));
        await AssertEmptyPlanAsync(workspace);
    }

    [Test]
    public async Task A_value_that_others_share_by_an_anchor_is_left_to_a_person()
    {
        using var workspace = await AppliedAsync();
        InApollo(workspace, sequence => Step(sequence, 0)["wait_time"] = 45);

        var run = await workspace.RunAsync("pull");

        Assert.That((run.ExitCode, workspace.Read(File)), Is.EqualTo((6, Written)), run.All);
        Assert.That(run.Out, Does.Contain("left: ").And.Contain("wait"));
    }

    [Test]
    public async Task An_alias_makes_way_for_a_value_of_its_own()
    {
        using var workspace = await AppliedAsync();
        InApollo(workspace, sequence => Step(sequence, 2)["wait_time"] = 45);

        var run = await workspace.RunAsync("pull");

        Assert.That(
            (run.ExitCode, workspace.Read(File)),
            Is.EqualTo((0, Written.Replace("wait: *gap", "wait: 45 minutes", StringComparison.Ordinal))),
            run.All
        );
        await AssertEmptyPlanAsync(workspace);
    }

    [Test]
    public async Task Line_ends_a_byte_order_mark_and_a_missing_last_line_end_stay()
    {
        var text = "\ufeff" + Written.TrimEnd().Replace("\n", "\r\n", StringComparison.Ordinal);
        using var workspace = await AppliedAsync(text);
        InApollo(workspace, sequence => sequence["max_emails_per_day"] = 70);

        var run = await workspace.RunAsync("pull");

        Assert.That(run.ExitCode, Is.EqualTo(0), run.All);
        Assert.That(
            System.IO.File.ReadAllBytes(workspace.In(File)),
            Is.EqualTo(System.Text.Encoding.UTF8.GetBytes(text.Replace("day: 50", "day: 70", StringComparison.Ordinal)))
        );
    }

    [Test]
    public async Task A_step_made_in_Apollo_arrives_with_a_key_and_a_body_file()
    {
        using var workspace = await AppliedAsync();
        InApollo(
            workspace,
            sequence =>
            {
                var made = Step(sequence, 2).DeepClone().AsObject();
                made["id"] = "66e9e215ece19801b2199aaa";
                var touch = made["touches"]![0]!;
                (touch["id"], touch["template"]!["id"]) = ("66e9e215ece19801b2199aab", "66e9e215ece19801b2199aac");
                (touch["template"]!["subject"], touch["template"]!["body_html"]) = (
                    "A fresh thought",
                    "Nothing like the others"
                );
                sequence["steps"]!.AsArray().Insert(1, made);
            }
        );

        var run = await workspace.RunAsync("pull");

        Assert.That(run.ExitCode, Is.EqualTo(0), run.All);
        Assert.That(
            workspace.Read(File),
            Does.Contain("- key: fresh-thought\n  type: auto_email\n").And.Contain("# the end")
        );
        Assert.That(workspace.Read("sequences/q3/fresh-thought-a.md"), Is.EqualTo("Nothing like the others\n"));
        await AssertEmptyPlanAsync(workspace);
    }

    [Test]
    public async Task A_step_deleted_in_Apollo_leaves_with_its_comment_and_its_body_file_is_named()
    {
        using var workspace = await AppliedAsync();
        InApollo(workspace, sequence => sequence["steps"]!.AsArray().RemoveAt(2));

        var run = await workspace.RunAsync("pull");

        Assert.That(run.ExitCode, Is.EqualTo(0), run.All);
        Assert.That(workspace.Read(File), Does.Not.Contain("key: last").And.Contain("key: nudge"));
        Assert.That(run.Out, Does.Contain("sequences/bodies/bye.html is no longer used"));
        Assert.That(System.IO.File.Exists(workspace.In("sequences/bodies/bye.html")), Is.True);
        await AssertEmptyPlanAsync(workspace);
    }

    [Test]
    public async Task Steps_that_were_moved_in_Apollo_move_with_their_comments()
    {
        using var workspace = await AppliedAsync(
            Written
                .Replace("wait: *gap", "wait: 1 day", StringComparison.Ordinal)
                .Replace("&gap  ", "", StringComparison.Ordinal)
        );
        InApollo(
            workspace,
            sequence =>
            {
                var steps = sequence["steps"]!.AsArray();
                var call = steps[1]!;
                steps.RemoveAt(1);
                steps.Insert(0, call);
            }
        );

        var run = await workspace.RunAsync("pull");

        Assert.That(run.ExitCode, Is.EqualTo(0), run.All);
        Assert.That(
            workspace.Read(File).IndexOf("# a call\n- wait: 2 days", StringComparison.Ordinal),
            Is.GreaterThan(0).And.LessThan(workspace.Read(File).IndexOf("# first touch", StringComparison.Ordinal))
        );
        await AssertEmptyPlanAsync(workspace);
    }

    [Test]
    public async Task A_conflict_is_listed_and_not_touched_unless_Apollos_side_is_asked_for()
    {
        using var workspace = await AppliedAsync();
        workspace.Replace(File, "day: 50", "day: 10");
        var edited = workspace.Read(File);
        InApollo(
            workspace,
            sequence => (sequence["max_emails_per_day"], Touch(sequence, 0, 0)["subject"]) = (70, "Another")
        );

        var run = await workspace.RunAsync("pull", "q3");
        var theirs = await workspace.RunAsync("pull", "q3", "--theirs");

        Assert.That(run.ExitCode, Is.EqualTo(8), run.All);
        Assert.That(run.Out, Does.Contain("left: emails per day (changed in the file and in Apollo): 10 → 70"));
        Assert.That(theirs.ExitCode, Is.EqualTo(0), theirs.All);
        Assert.That(
            workspace.Read(File),
            Is.EqualTo(
                edited
                    .Replace("day: 10", "day: 70", StringComparison.Ordinal)
                    .Replace("'It''s about {{company}}'", "'Another'", StringComparison.Ordinal)
            )
        );
        await AssertEmptyPlanAsync(workspace);
    }

    [Test]
    public async Task What_the_file_changed_by_itself_stays_pending()
    {
        using var workspace = await AppliedAsync();
        workspace.Replace(File, "day: 50", "day: 10");
        InApollo(workspace, sequence => Touch(sequence, 0, 0)["subject"] = "Another");

        var run = await workspace.RunAsync("pull");
        var plan = await workspace.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");

        Assert.That((run.ExitCode, plan.ExitCode), Is.EqualTo((0, 2)), run.All + plan.All);
        Assert.That(plan.Out, Does.Contain("emails per day 50 → 10").And.Not.Contain("Another"));
    }

    [Test]
    public async Task A_body_without_a_faithful_Markdown_form_is_left_with_the_reason()
    {
        using var workspace = await AppliedAsync();
        InApollo(workspace, sequence => Touch(sequence, 0, 1)["body_html"] = "<div>No Markdown\n\nsays this</div>");

        var run = await workspace.RunAsync("pull");

        Assert.That(
            (run.ExitCode, workspace.Read("sequences/bodies/b.md")),
            Is.EqualTo((6, "One\nparagraph\n")),
            run.All
        );
        Assert.That(run.Out, Does.Contain("Markdown").And.Contain("sequences/bodies/b.md"));
    }

    [Test]
    public async Task A_body_that_several_touches_share_is_left()
    {
        using var workspace = await AppliedAsync(
            Written.Replace("bodies/bye.html", "bodies/b.md", StringComparison.Ordinal)
        );
        InApollo(workspace, sequence => Touch(sequence, 0, 1)["body_html"] = "Only this one");

        var run = await workspace.RunAsync("pull");

        Assert.That(
            (run.ExitCode, workspace.Read("sequences/bodies/b.md")),
            Is.EqualTo((6, "One\nparagraph\n")),
            run.All
        );
    }

    [Test]
    public async Task Only_the_value_of_the_environment_changes()
    {
        var text = Written.Replace(
            "max_emails_per_day: 50",
            "max_emails_per_day: { by_environment: { other: 5,  local: 50 } }  # two",
            StringComparison.Ordinal
        );
        using var workspace = await AppliedAsync(text);
        InApollo(workspace, sequence => sequence["max_emails_per_day"] = 70);

        var run = await workspace.RunAsync("pull");

        Assert.That(
            (run.ExitCode, workspace.Read(File)),
            Is.EqualTo((0, text.Replace("local: 50", "local: 70", StringComparison.Ordinal))),
            run.All
        );
    }

    [Test]
    public async Task Nothing_was_edited_and_nothing_is_written()
    {
        using var workspace = await AppliedAsync();
        var before = System.IO.File.GetLastWriteTimeUtc(workspace.In(File));

        var run = await workspace.RunAsync("pull");

        Assert.That(
            (run.ExitCode, System.IO.File.GetLastWriteTimeUtc(workspace.In(File))),
            Is.EqualTo((0, before)),
            run.All
        );
        Assert.That(run.Out, Does.Contain("Nothing to pull"));
    }

    [Test]
    public async Task A_key_that_does_not_exist_is_refused()
    {
        using var workspace = await AppliedAsync();

        Assert.That((await workspace.RunAsync("pull", "nope")).ExitCode, Is.EqualTo(3));
    }

    private static async Task<CliWorkspace> AppliedAsync(string text = Written)
    {
        var workspace = new CliWorkspace()
            .With(
                "sequences.yaml",
                "version: 1\nsequences: sequences/*.yaml\ndefault_environment: local\nenvironments: { local: "
                    + "{ emulator: {} }, other: { emulator: {} } }\n"
            )
            .With(File, text)
            .With("sequences/bodies/b.md", "One\nparagraph\n")
            .With("sequences/bodies/bye.html", "<p>Bye</p>");
        var run = await workspace.RunAsync("apply", "--auto-approve");
        Assert.That(run.ExitCode, Is.EqualTo(0), run.All);
        return workspace;
    }

    // What a person clicks in Apollo, done in the emulator's account.
    private static void InApollo(CliWorkspace workspace, Action<JsonObject> edit) =>
        workspace.InApollo(sequences => edit(sequences.Single()));

    private static JsonNode Step(JsonObject sequence, int index) => sequence["steps"]![index]!;

    private static JsonNode Touch(JsonObject sequence, int step, int touch) =>
        Step(sequence, step)["touches"]![touch]!["template"]!;

    private static async Task AssertEmptyPlanAsync(CliWorkspace workspace)
    {
        var files = workspace.Read(File);
        var plan = await workspace.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");
        Assert.That(plan.ExitCode, Is.EqualTo(0), plan.All);
        Assert.That(plan.Out, Does.Not.Contain("edited in Apollo").And.Not.Contain("starts managing it"), files);
    }
}
