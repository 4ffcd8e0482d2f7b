using static SequencesAsCode.Testing.Apollo.ThroughSupaglue;

namespace SequencesAsCode.Tests.Cli;

/// <summary>
/// Salesloft through Supaglue: listed, imported and compared; nothing can be applied, and one sentence says so.
/// </summary>
public sealed class SalesloftTests
{
    private const string Sentence = "Salesloft is read-only through Supaglue, so this cannot be applied: ";

    [Test]
    public async Task What_is_imported_is_compared_and_an_edit_is_refused_in_one_sentence()
    {
        await using var served = await StartAsync("salesloft", [Renewal, WithCall]);
        var list = await served.RunAsync("list");
        var import = await served.RunAsync("import", "--all");
        var before = await served.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");
        served
            .Workspace.Replace(RenewalPath, "subject: Your renewal", "subject: Your renewal is near")
            .Replace(RenewalPath, "name: Renewal nudge", "name: Renewal");

        var plan = await served.RunAsync("plan");
        var apply = await served.RunAsync("apply", "--auto-approve");

        Assert.That(
            (list.ExitCode, import.ExitCode, before.ExitCode),
            Is.EqualTo((0, 0, 0)),
            list.All + import.All + before.All
        );
        Assert.That(list.Out, Does.Contain("Renewal nudge").And.Contain("Call first"));
        Assert.That((plan.ExitCode, apply.ExitCode), Is.EqualTo((6, 6)), plan.All + apply.All);
        Assert.That(plan.Out.Split(Sentence), Has.Length.EqualTo(2), plan.Out);
        Assert.That(plan.Out, Does.Contain("changing name of the sequence").And.Contain("subject"));
        Assert.That(served.Patches(), Is.Empty);
    }

    [Test]
    public async Task A_step_whose_time_is_not_shown_needs_none_in_its_file()
    {
        await using var served = await StartAsync(
            "salesloft",
            [WithCall.Replace("\"type\": \"call\"", "\"type\": \"action_item\"", StringComparison.Ordinal)]
        );
        var import = await served.RunAsync("import", "--id", "54314");
        var plan = await served.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");

        Assert.That((import.ExitCode, plan.ExitCode), Is.EqualTo((0, 0)), import.All + plan.All);
        Assert.That(
            served.Workspace.Read("sequences/call-first.yaml"),
            Does.Contain("type: action_item").And.Not.Contain("wait:")
        );
    }

    [Test]
    public async Task A_new_sequence_a_new_step_and_an_edit_there_are_told_apart()
    {
        await using var served = await StartAsync("salesloft", [Renewal]);
        await served.RunAsync("import", "--all");
        served.Workspace.With(
            "sequences/new.yaml",
            "key: new\nname: New\nsteps: [{ type: call, wait: 1 day, note: Ring }]\n"
        );
        served.Workspace.With(
            RenewalPath,
            served.Workspace.Read(RenewalPath) + "  - key: more\n    type: call\n    wait: 1 day\n    note: Ring\n"
        );
        var plan = await served.RunAsync("plan");
        await using var edited = await served.ContinuedThroughAsync(state =>
            state["sequences"]![0]!["steps"]![0]!["touches"]![0]!["template"]!["subject"] = "Edited there"
        );

        var drift = await edited.RunAsync("plan", "--drift-only");

        Assert.That((plan.ExitCode, drift.ExitCode), Is.EqualTo((6, 2)), plan.All + drift.All);
        Assert.That(
            plan.Out,
            Does.Contain(Sentence + "creating a sequence.")
                .And.Contain(Sentence + "adding, moving or removing steps and variants.")
        );
        Assert.That(drift.Out, Does.Contain("Edited there"));
    }

    [Test]
    public async Task Validate_says_that_nothing_can_be_applied_and_refuses_what_Salesloft_does_not_have()
    {
        await using var served = await StartAsync("salesloft", [Renewal]);
        served.Workspace.With(RenewalPath, RenewalFile);
        var valid = await served.RunAsync("validate");
        served.Workspace.Replace(RenewalPath, "type: manual_email", "type: linkedin_step_message");

        var refused = await served.RunAsync("validate");

        Assert.That((valid.ExitCode, refused.ExitCode), Is.EqualTo((0, 3)), valid.All);
        Assert.That(valid.Error, Does.Contain("Salesloft is read-only through Supaglue. "));
        Assert.That(
            refused.Out,
            Does.Contain("SEQ334").And.Contain("'type' is 'linkedin_step_message', but Salesloft has no such steps")
        );
    }
}
