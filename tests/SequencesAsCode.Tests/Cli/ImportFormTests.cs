using System.Text.Json.Nodes;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;
using static SequencesAsCode.Tests.Cli.ImportCommandTests;

namespace SequencesAsCode.Tests.Cli;

/// <summary>What an import writes beside the texts: settings, variables and a README.md for people.</summary>
[TestFixture]
internal sealed class ImportFormTests
{
    private const string Q3 = "sequences/q3-outbound-outreach.yaml";

    [Test]
    public async Task What_equals_the_default_of_Apollo_is_written_only_when_all_is()
    {
        await using var served = await EmptyAsync();

        var usual = await served.RunAsync("import", "--name", "Q3*");
        var text = served.Workspace.Read(Q3);
        File.Delete(served.Workspace.In("sequences.production.lock.json"));
        var elsewhere = await served.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");
        var full = await served.RunAsync("import", "--name", "Q3*", "--force", "--full");
        var plan = await served.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");
        var kept = await served.RunAsync("import", "--name", "Q3*", "--force");

        Assert.That(text, Does.Not.Contain("reply_delay").And.Not.Contain("sharing").And.Not.Contain("creation_type"));
        Assert.That(
            usual.Error,
            Does.Contain(
                "Not written, because they have Apollo's default: same_account_reply_delay_days, "
                    + "sharing.visibility. '--full' writes them."
            )
        );
        Assert.That((elsewhere.ExitCode, plan.ExitCode), Is.EqualTo((0, 0)), elsewhere.All + plan.All);
        Assert.That((full.ExitCode, kept.ExitCode), Is.EqualTo((0, 0)), full.All + kept.All);
        Assert.That(full.Error, Does.Not.Contain("Not written"));
        Assert.That(
            served.Workspace.Read(Q3),
            Does.Contain("same_account_reply_delay_days: 30\nsharing:\n  visibility: restricted\ncreation_type: new\n"),
            "a file keeps what it states"
        );
    }

    [Test]
    public async Task What_differs_from_the_default_is_written()
    {
        await using var served = await EmptyAsync(seed =>
        {
            var sequence = seed["sequences"]![0]!;
            sequence["same_account_reply_delay_days"] = 14;
            sequence["sharing_permission"] = new JsonObject
            {
                ["visibility"] = "restricted",
                ["access_type"] = "can_edit",
            };
        });

        var run = await served.RunAsync("import", "--name", "Q3*");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(
            served.Workspace.Read(Q3),
            Does.Contain(
                "same_account_reply_delay_days: 14\nsharing:\n  visibility: restricted\n  access_type: can_edit\n"
            )
        );
    }

    [Test]
    public async Task A_create_without_them_gives_the_defaults_that_import_leaves_out()
    {
        await using var served = await EmptyAsync();
        served.Workspace.With("sequences/bare.yaml", "key: bare\nname: Bare\nsteps: []\n");
        await served.RunAsync("apply", "--auto-approve");

        var run = await served.RunAsync("import", "--name", "Bare", "--force", "--full");
        var file = served.Workspace.Read("sequences/bare.yaml");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(Fields.All.Count(field => field.Default is not null), Is.EqualTo(3));
        Assert.That(
            file,
            Does.Contain("same_account_reply_delay_days: 30\n")
                .And.Contain("visibility: restricted\n")
                .And.Contain("creation_type: new\n")
        );
    }

    [Test]
    public async Task Variables_that_are_found_are_listed_in_the_workspace_file()
    {
        await using var served = await EmptyAsync(seed => Say(seed, "{{hook}} on {{webinar_date}}, {{Pain Point}}"));
        served.Workspace.Replace("sequences.yaml", "variables: [webinar_date]", "variables: [webinar_date] # ours");

        var run = await served.RunAsync("import", "--all");
        var validate = await served.RunAsync("validate");
        var again = await served.RunAsync("import", "--all", "--force");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(run.Out, Does.Contain("sequences.yaml  added 2 variables: Pain Point, hook\n"));
        Assert.That(
            served.Workspace.Read("sequences.yaml"),
            Does.EndWith("\nvariables: [webinar_date, Pain Point, hook] # ours\n")
        );
        Assert.That(validate.All, Does.Not.Contain("SEQ340"));
        Assert.That(again.Out, Does.Not.Contain("added"));
    }

    [Test]
    public async Task A_misspelled_variable_is_named_and_not_listed()
    {
        await using var served = await EmptyAsync(seed => Say(seed, "{{firstname}} {{hook}} {{sender_last_name}}"));

        var run = await served.RunAsync("import", "--all");
        var validate = await served.RunAsync("validate");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(
            run.Error,
            Does.Contain("Not added to 'variables': 'firstname' (did you mean 'first_name'?). Correct the text")
        );
        Assert.That(
            served.Workspace.Read("sequences.yaml"),
            Does.EndWith("\nvariables: [webinar_date, hook, sender_last_name]\n")
        );
        Assert.That(validate.Out, Does.Contain("SEQ340").And.Not.Contain("'hook'"));
    }

    [Test]
    public async Task Each_folder_of_bodies_gets_a_README()
    {
        await using var served = await EmptyAsync();

        var run = await served.RunAsync("import", "--all");
        var check = await served.RunAsync("fmt", "--check");

        Assert.That(run.Out, Does.Contain("\nA README.md in 2 folders lists the steps with their texts.\n"));
        Assert.That(
            served.Workspace.Read("sequences/q3-outbound-outreach/README.md"),
            Does.Contain("# Q3 Outbound Outreach").And.Contain("[quick-question-a.md](quick-question-a.md)")
        );
        Assert.That(check.Out, Does.Not.Contain("README"), check.All);
    }

    [Test]
    public async Task An_import_without_READMEs_writes_none()
    {
        await using var served = await EmptyAsync();

        var run = await served.RunAsync("import", "--all", "--no-readme");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(File.Exists(served.Workspace.In("sequences/q3-outbound-outreach/README.md")), Is.False);
        Assert.That(run.Out, Does.Not.Contain("README"));
    }
}
