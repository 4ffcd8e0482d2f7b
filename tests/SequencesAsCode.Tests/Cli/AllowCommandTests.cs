using System.Text.Json.Nodes;
using SequencesAsCode.Emulator;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;
using SequencesAsCode.Testing.Time;

namespace SequencesAsCode.Tests.Cli;

/// <summary>
/// Consent in the files: a plan is red without an entry under <c>allow</c> and green with it, and the entry is used
/// once.
/// </summary>
[TestFixture]
internal sealed class AllowCommandTests
{
    private const string File = "sequences/q3.yaml";
    private const string Lock = ".sequences/sequences.local.lock.json";
    private const string Entry = "allow:\n  - what: activation\n    reason: the pilot is over\n";

    private static readonly string[] Formats = ["text", "markdown", "html"];

    [Test]
    public async Task Turning_on_is_red_without_an_entry_and_green_with_the_lines_that_the_plan_offers()
    {
        using var workspace = await AppliedOffAsync();
        workspace.Replace(File, "active: false", "active: true");

        var red = await workspace.RunAsync("plan", "--format", "json");
        var lines = red.Json["plan"]!["sequences"]![0]!["blocks"]![0]!["lines_to_add"]!.AsArray();
        workspace.With(File, workspace.Read(File) + string.Join('\n', lines.Select(line => (string)line!)) + "\n");
        var empty = await workspace.RunAsync("validate");
        workspace.Replace(File, "reason: \"\"", "reason: the pilot is over");
        var green = await workspace.RunAsync("plan", "--detailed-exitcode");

        Assert.That((red.ExitCode, empty.ExitCode, green.ExitCode), Is.EqualTo((6, 3, 2)), green.All);
        Assert.That(empty.All, Does.Contain("SEQ208"));
        Assert.That(green.Out, Does.Contain("allowed by sequences/q3.yaml:10, reason \"the pilot is over\""));
    }

    [TestCaseSource(nameof(Formats))]
    public async Task Every_output_says_which_entry_allows_it(string format)
    {
        using var workspace = await WithEntryAsync();

        var plan = await workspace.RunAsync("plan", "--format", format);

        Assert.That(
            System.Net.WebUtility.HtmlDecode(plan.Out),
            Does.Contain("allowed by sequences/q3.yaml:10").And.Contain("the pilot is over"),
            plan.All
        );
    }

    [TestCase("apply --auto-approve")]
    [TestCase("apply plan.json")]
    public async Task Apply_uses_the_entry_and_the_same_files_send_nothing_more(string apply)
    {
        using var workspace = await WithEntryAsync();
        var saved = await workspace.RunAsync("plan", "--out", "plan.json");

        var applied = await workspace.RunAsync(apply.Split(' '));
        var account = workspace.Read(CliWorkspace.State);
        var again = await workspace.RunAsync("plan", "--detailed-exitcode");
        var applyAgain = await workspace.RunAsync("apply", "--auto-approve");

        Assert.That(
            (saved.ExitCode, applied.ExitCode, again.ExitCode, applyAgain.ExitCode),
            Is.EqualTo((0, 0, 0, 0)),
            applied.All + again.All
        );
        Assert.That(IsOn(workspace), Is.True);
        Assert.That(again.All, Does.Contain("SEQ436").And.Contain("An earlier apply used this 'allow' entry"));
        Assert.That(workspace.Read(Lock), Does.Contain("\"spent\":[\"activation:"));
        Assert.That(workspace.Read(CliWorkspace.State), Is.EqualTo(account));
    }

    [Test]
    public async Task The_saved_plan_has_the_entry_and_fits_its_schema()
    {
        using var workspace = await WithEntryAsync();

        await workspace.RunAsync("plan", "--out", "plan.json");
        var plan = JsonNode.Parse(workspace.Read("plan.json"))!["plan"]!["sequences"]![0]!;

        Assert.That(
            plan["allowed"]!.ToJsonString(),
            Is.EqualTo(
                """[{"what":"activation","edit":null,"part":null,"reason":"the pilot is over","""
                    + """ "at":{"file":"sequences/q3.yaml","line":10,"column":5}}]""".TrimStart()
            )
        );
        Assert.That(plan["target"]!["spends"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That(OutputSchema.ProblemsOf(workspace.Read("plan.json")), Is.Empty);
    }

    [Test]
    public async Task A_pause_by_hand_stays_and_turning_it_on_again_asks()
    {
        using var workspace = await WithEntryAsync();
        await workspace.RunAsync("apply", "--auto-approve");
        Pause(workspace);

        var apply = await workspace.RunAsync("apply", "--auto-approve");
        var revert = await workspace.RunAsync("apply", "--auto-approve", "--revert-drift=q3");

        Assert.That((apply.ExitCode, revert.ExitCode, IsOn(workspace)), Is.EqualTo((0, 6, false)), revert.All);
    }

    [Test]
    public async Task With_an_old_lock_or_none_a_pause_by_hand_stays_and_the_plan_asks()
    {
        using var workspace = await WithEntryAsync();
        var old = workspace.Read(Lock);
        await workspace.RunAsync("apply", "--auto-approve");
        Pause(workspace);

        workspace.With(Lock, old);
        var withOld = await workspace.RunAsync("apply", "--auto-approve");
        System.IO.File.Delete(workspace.In(Lock));
        var withNone = await workspace.RunAsync("apply", "--auto-approve");

        Assert.That((withOld.ExitCode, withNone.ExitCode, IsOn(workspace)), Is.EqualTo((6, 6, false)), withOld.All);
        Assert.That(withOld.All, Does.Contain("does not count: the sequence was on before and was stopped"));
    }

    [Test]
    public async Task A_pause_after_the_plan_was_saved_stops_its_apply()
    {
        using var workspace = await WithEntryAsync();
        await workspace.RunAsync("plan", "--out", "plan.json");
        Pause(workspace);

        var apply = await workspace.RunAsync("apply", "plan.json");

        Assert.That((apply.ExitCode, IsOn(workspace)), Is.EqualTo((7, false)), apply.All);
    }

    [Test]
    public async Task A_saved_plan_with_an_entry_is_refused_with_a_later_lock()
    {
        using var workspace = await WithEntryAsync();
        await workspace.RunAsync("plan", "--out", "plan.json");
        await workspace.RunAsync("apply", "plan.json");
        Pause(workspace);

        var again = await workspace.RunAsync("apply", "plan.json");

        Assert.That((again.ExitCode, IsOn(workspace)), Is.EqualTo((7, false)), again.All);
    }

    [TestCase("removed:\n  - key: nudge\n    reason: too pushy\n")]
    [TestCase("allow:\n  - what: removal\n    key: nudge\n    reason: too pushy\n")]
    public async Task A_removal_is_allowed_once_and_an_old_commit_does_not_remove_the_next_step_of_that_key(
        string entry
    )
    {
        using var workspace = await AppliedOffAsync();
        var without = workspace.Read(File);
        var with = without + "  - key: nudge\n    type: call\n    wait: 2 days\n";
        workspace.With(File, with).Replace(File, "active: false", "active: true");
        await workspace.RunAsync("apply", "--auto-approve", "--allow-activation");
        var on = workspace.Read(File);
        var removing = without.Replace("active: false", "active: true", StringComparison.Ordinal) + entry;

        var red = await workspace.With(File, removing.Split(entry)[0]).RunAsync("plan");
        var green = await workspace.With(File, removing).RunAsync("plan", "--format", "json");
        var removed = await workspace.RunAsync("apply", "--auto-approve");
        await workspace.With(File, on).RunAsync("apply", "--auto-approve");
        var account = workspace.Read(CliWorkspace.State);
        var old = await workspace.With(File, removing).RunAsync("apply", "--auto-approve");

        Assert.That(
            (red.ExitCode, green.ExitCode, removed.ExitCode, old.ExitCode),
            Is.EqualTo((6, 0, 0, 6)),
            green.All + old.All
        );
        var allowed = green.Json["plan"]!["sequences"]![0]!["allowed"]![0]!;
        Assert.That(((string)allowed["what"]!, (string)allowed["part"]!), Is.EqualTo(("removal", "nudge")));
        Assert.That(green.Out, Does.Contain("Deleting nudge: allowed by sequences/q3.yaml:"));
        Assert.That(old.All, Does.Contain("does not count, because an earlier apply used it"));
        Assert.That(workspace.Read(CliWorkspace.State), Is.EqualTo(account));
    }

    [Test]
    public async Task An_entry_with_nothing_to_do_is_used_up_by_the_next_apply()
    {
        using var workspace = await AppliedOffAsync();
        workspace.With(File, workspace.Read(File) + Entry);

        var plan = await workspace.RunAsync("plan", "--detailed-exitcode");
        var apply = await workspace.RunAsync("apply", "--auto-approve");
        var second = await workspace.RunAsync("plan", "--detailed-exitcode");
        workspace.Replace(File, "active: false", "active: true");
        var later = await workspace.RunAsync("plan");

        Assert.That(
            (plan.ExitCode, apply.ExitCode, second.ExitCode, later.ExitCode),
            Is.EqualTo((0, 0, 0, 6)),
            plan.All + later.All
        );
        Assert.That(
            plan.Out,
            Does.Contain("only the lock file changes: 1 to record in the lock file.").And.Not.Contain("managing")
        );
        Assert.That(apply.Out, Does.Contain("Q3  (q3): recorded in the lock file"));
        Assert.That(later.All, Does.Contain("an earlier apply used it; write a new reason to allow it again"));
    }

    [Test]
    public async Task Pull_leaves_an_entry_for_the_next_apply()
    {
        using var workspace = await WithEntryAsync();

        var pull = await workspace.RunAsync("pull");
        var plan = await workspace.RunAsync("plan", "--detailed-exitcode");

        Assert.That((pull.ExitCode, plan.ExitCode), Is.EqualTo((0, 2)), pull.All + plan.All);
    }

    [Test]
    public async Task With_nobody_in_it_an_old_lock_does_not_turn_on_what_somebody_stopped()
    {
        using var workspace = await AppliedOffAsync();
        workspace.InApollo(sequences => sequences[0]["steps"]![0]!["people"] = new JsonObject { ["active"] = 0 });
        Pause(workspace);
        workspace.Replace(File, "active: false", "active: true");

        var apply = await workspace.RunAsync("apply", "--auto-approve");

        Assert.That((apply.ExitCode, IsOn(workspace)), Is.EqualTo((6, false)), apply.All);
        Assert.That(apply.All, Does.Contain("It was on before and was turned off (Apollo says 'manual_pause')"));
    }

    [Test]
    public async Task A_conflict_is_written_over_with_an_entry_for_that_edit_and_no_later_one()
    {
        using var workspace = await AppliedOffAsync();
        workspace.Replace(File, "subject: Hello", "subject: Ours");
        Subject(workspace, "Theirs");

        var red = await workspace.RunAsync("plan", "--format", "json");
        var lines = red.Json["plan"]!["sequences"]![0]!["blocks"]![0]!["lines_to_add"]!.AsArray();
        workspace
            .With(File, workspace.Read(File) + string.Join('\n', lines.Select(line => (string)line!)) + "\n")
            .Replace(File, "reason: \"\"", "reason: ours is right");
        Subject(workspace, "Theirs, later");
        var other = await workspace.RunAsync("apply", "--auto-approve");
        Subject(workspace, "Theirs");
        var green = await workspace.RunAsync("apply", "--auto-approve");

        Assert.That((red.ExitCode, other.ExitCode, green.ExitCode), Is.EqualTo((6, 6, 0)), green.All);
        Assert.That(workspace.Read(CliWorkspace.State), Does.Contain("Ours").And.Not.Contain("Theirs"));
        Assert.That((await workspace.RunAsync("plan", "--detailed-exitcode")).ExitCode, Is.Zero);
    }

    // Applied while it is off, with people in it.
    private static async Task<CliWorkspace> AppliedOffAsync()
    {
        var workspace = new CliWorkspace()
            .With(
                CliWorkspace.State,
                EmulatedApollo
                    .FromSeed(
                        $$"""
                        { "team": { "id": "{{ServedApollo.Team}}", "name": "T" }, "sequences": [
                          { "id": "66e9e215ece19801b2199100", "name": "Q3", "active": false, "steps": [
                            { "id": "66e9e215ece19801b2199200", "type": "auto_email", "wait_time": 1,
                              "wait_mode": "day", "people": { "active": 12 }, "touches": [
                                { "id": "66e9e215ece19801b2199300", "status": "approved", "subject": "Hello",
                                  "body_html": "<p>Hi</p>" } ] } ] } ] }
                        """,
                        null,
                        new ManualTime()
                    )
                    .ExportState()
            )
            .With("sequences.yaml", "version: 1\nenvironments: { local: { emulator: {} } }\n")
            .With(
                File,
                "key: q3\nid: 66e9e215ece19801b2199100\nname: Q3\nactive: false\nsteps:\n  - type: auto_email\n"
                    + "    wait: 1 day\n    touches: [{ status: approved, subject: Hello, body_html: <p>Hi</p> }]\n"
            );
        var first = await workspace.RunAsync("apply", "--auto-approve");
        Assert.That(first.ExitCode, Is.Zero, first.All);
        return workspace;
    }

    // The file says on, and allows it.
    private static async Task<CliWorkspace> WithEntryAsync()
    {
        var workspace = await AppliedOffAsync();
        workspace.Replace(File, "active: false", "active: true");
        return workspace.With(File, workspace.Read(File) + Entry);
    }

    // As Apollo records it when a person pauses a sequence.
    private static void Pause(CliWorkspace workspace) =>
        workspace.InApollo(sequences =>
        {
            sequences[0]["active"] = false;
            sequences[0]["status_reason"] = "manual_pause";
        });

    private static void Subject(CliWorkspace workspace, string subject) =>
        workspace.InApollo(sequences => sequences[0]["steps"]![0]!["touches"]![0]!["template"]!["subject"] = subject);

    private static bool IsOn(CliWorkspace workspace) =>
        (bool)JsonNode.Parse(workspace.Read(CliWorkspace.State))!["sequences"]![0]!["active"]!;
}
