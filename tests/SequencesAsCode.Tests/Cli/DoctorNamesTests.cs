using System.Text.Json.Nodes;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

/// <summary>What doctor says of the files, and of what they name.</summary>
internal sealed class DoctorNamesTests
{
    [TestCase(
        "schedule: Normal Business Hours",
        "schedule: Normal Busines Hours",
        "schedules",
        "did you mean 'Normal Business Hours'?"
    )]
    [TestCase(
        "owner: dana@example.com",
        "owner: dora@example.org",
        "owners",
        "The account has no user 'dora@example.org'"
    )]
    public async Task A_name_that_the_account_lacks_is_3_has_its_place_and_blocks_its_sequence_in_a_plan(
        string old,
        string by,
        string name,
        string why
    )
    {
        await using var served = await ServedApollo.StartAsync();
        served.Workspace.Replace("sequences/q3-outbound.yaml", old, by);

        var (exitCode, rows) = await served.Workspace.DoctorAsync();
        var plan = await served.RunAsync("plan");

        var row = rows.Single(row => row.Group == "names" && row.Name == name);
        Assert.That((exitCode, plan.ExitCode, row.Status), Is.EqualTo((3, 6, "problem")));
        Assert.That(row.Remedy, Does.StartWith("sequences/q3-outbound.yaml:").And.Contain(why));
        Assert.That(plan.Out, Does.Contain("error SEQ401: ").And.Contain("sequences/q3-outbound.yaml:"));
    }

    [Test]
    public async Task A_name_that_several_have_is_3()
    {
        await using var served = await ServedApollo.StartAsync(
            null,
            account =>
            {
                var twin = account["schedules"]![0]!.DeepClone();
                twin["id"] = "5c1004a0ece19801b2190039";
                account["schedules"]!.AsArray().Add(twin);
            }
        );

        var (exitCode, rows) = await served.Workspace.DoctorAsync();

        Assert.That((exitCode, rows.One("names", "schedules").Status), Is.EqualTo((3, "problem")));
        Assert.That(rows.One("names", "schedules").Remedy, Does.Contain("several schedules"));
    }

    [Test]
    public async Task Users_of_every_page_are_known()
    {
        await using var served = await ServedApollo.StartAsync(
            null,
            account =>
            {
                for (var number = 0; number < 120; number++)
                    account["users"]!
                        .AsArray()
                        .Add(
                            new JsonObject
                            {
                                ["id"] = $"5c1004a0ece19801b21{number:D5}",
                                ["email"] = $"u{number}@example.com",
                            }
                        );
            }
        );
        served.Workspace.Replace("sequences/q3-outbound.yaml", "owner: dana@example.com", "owner: u119@example.com");

        var (exitCode, rows) = await served.Workspace.DoctorAsync();

        Assert.That(
            (exitCode, rows.One("names", "owners").Found),
            Is.EqualTo((0, "the one named in the files exists"))
        );
        Assert.That(served.Requests.Count(request => request == "GET /users/search"), Is.EqualTo(2));
    }

    [TestCase("[Outbond, Q3]", "warning", "Did you mean 'Outbound'?")]
    [TestCase("[Something else, Q3]", "ok", null)]
    public async Task A_label_that_is_not_there_is_made_by_an_apply_and_may_be_misspelt(
        string labels,
        string status,
        string? hint
    )
    {
        await using var served = await ServedApollo.StartAsync();
        served
            .Workspace.Replace("sequences/q3-outbound.yaml", "[Outbound, Q3]", labels)
            .Replace("sequences/conference-follow-up.yaml", "labels: [Events]", "labels: [Q3]");

        var (exitCode, rows) = await served.Workspace.DoctorAsync();

        var row = rows.One("names", "labels");
        Assert.That(
            (exitCode, row.Status, row.Found),
            Is.EqualTo((0, status, $"'{labels[1..].Split(',')[0]}' does not exist yet: apply creates it"))
        );
        Assert.That(row.Remedy, hint is null ? Is.Null : Does.StartWith(hint));
    }

    [TestCase(false, "0 of 1 active")]
    [TestCase(true, "0 of 0 active")]
    public async Task An_account_that_cannot_send_is_warned_of(bool isNone, string found)
    {
        await using var served = await ServedApollo.StartAsync(
            null,
            account =>
            {
                if (isNone)
                    account["email_accounts"]!.AsArray().Clear();
                else
                    account["email_accounts"]![0]!["active"] = false;
            }
        );

        var (exitCode, rows) = await served.Workspace.DoctorAsync();

        Assert.That(
            (exitCode, rows.One("names", "mailboxes").Status, rows.One("names", "mailboxes").Found),
            Is.EqualTo((0, "warning", found))
        );
    }

    [Test]
    public async Task Mistakes_in_a_sequence_are_3_and_the_account_is_looked_at_all_the_same()
    {
        await using var served = await ServedApollo.StartAsync();
        served.Workspace.Replace("sequences/q3-outbound.yaml", "name: Q3", "nam: Q3");

        var (exitCode, rows) = await served.Workspace.DoctorAsync();

        Assert.That((exitCode, rows.One("workspace", "files").Status), Is.EqualTo((3, "problem")));
        Assert.That(rows.One("workspace", "files").Remedy, Does.Contain("sequences validate"));
        Assert.That(rows.Ended("endpoints", "ok").Count(), Is.EqualTo(9));
        Assert.That(
            rows.Where(row => row.Group == "names").Select(row => row.Status),
            Is.EqualTo(new[] { "unknown", "unknown", "unknown", "ok" })
        );
    }

    [TestCase("accepted_keys=another", 4)]
    [TestCase("allowed_endpoints=api/v1/users/api_profile", 3)]
    public async Task A_refused_key_comes_before_mistakes_and_those_before_what_a_key_may_not_do(
        string option,
        int expected
    )
    {
        await using var served = await ServedApollo.StartAsync(options: option);
        served.Workspace.Replace("sequences/q3-outbound.yaml", "name: Q3", "nam: Q3");

        var (exitCode, rows) = await served.Workspace.DoctorAsync();

        Assert.That(exitCode, Is.EqualTo(expected));
        Assert.That(rows.Count(row => row.Status == "problem"), Is.GreaterThanOrEqualTo(2));
    }

    [TestCase("version: [")]
    [TestCase(null)]
    public async Task Without_a_workspace_file_nobody_knows_whom_to_ask(string? text)
    {
        await using var served = await ServedApollo.StartAsync();
        if (text is null)
            File.Delete(served.Workspace.In("sequences.yaml"));
        else
            served.Workspace.With("sequences.yaml", text);

        var (exitCode, rows) = await served.Workspace.DoctorAsync();

        Assert.That(
            (exitCode, rows.One("workspace", "environment").Status, rows.One("key", "key").Status),
            Is.EqualTo((3, "unknown", "unknown"))
        );
        Assert.That(served.Requests, Is.Empty);
    }

    [Test]
    public async Task An_environment_that_does_not_exist_is_3()
    {
        await using var served = await ServedApollo.StartAsync();

        var (exitCode, rows) = await served.Workspace.DoctorAsync("-e", "prod");

        Assert.That((exitCode, rows.One("workspace", "files").Status), Is.EqualTo((3, "problem")));
        Assert.That(served.Requests, Is.Empty);
    }

    [Test]
    public async Task Nothing_managed_yet_is_said()
    {
        await using var served = await ServedApollo.StartAsync();
        Directory.Delete(served.Workspace.In("sequences"), true);

        var (exitCode, rows) = await served.Workspace.DoctorAsync();

        Assert.That((exitCode, rows.One("workspace", "files").Found), Is.EqualTo((0, "nothing managed yet")));
        Assert.That(rows.One("workspace", "files").Remedy, Does.Contain("sequences import"));
    }

    [Test]
    public async Task No_files_but_a_lock_is_a_mistake_as_it_is_to_a_plan()
    {
        await using var served = await ServedApollo.StartAsync();
        await served.RunAsync("apply", "--auto-approve");
        Directory.Delete(served.Workspace.In("sequences"), true);

        var (exitCode, rows) = await served.Workspace.DoctorAsync();

        Assert.That((exitCode, rows.One("workspace", "files").Status), Is.EqualTo((3, "problem")));
        Assert.That(rows.One("workspace", "files").Remedy, Does.Contain("restore the files"));
    }

    [Test]
    public async Task Findings_of_lint_are_counted()
    {
        await using var served = await ServedApollo.StartAsync();
        served.Workspace.Replace("sequences/q3-outbound.yaml", "{{company}} and Q3", "{company} and Q3");

        var (exitCode, rows) = await served.Workspace.DoctorAsync();

        Assert.That(
            (exitCode, rows.One("workspace", "files").Status, rows.One("workspace", "files").Found),
            Is.EqualTo((0, "warning", "3 sequences, 1 warning"))
        );
    }

    [TestCase(null, "warning", "a (the default); others: b, local")]
    [TestCase("b", "ok", "b; others: a (the default), local")]
    public async Task Of_several_accounts_the_one_that_is_meant_is_named(string? named, string status, string found)
    {
        using var workspace = CliWorkspace.Quickstart();
        workspace.With(
            "sequences.yaml",
            "version: 1\nsequences: none/*.yaml\ndefault_environment: a\nenvironments: { a: { apollo: {} }, "
                + "b: { apollo: {} }, local: { emulator: {} } }\n"
        );

        var (_, rows) = await workspace.DoctorAsync(named is null ? [] : ["-e", named]);

        Assert.That(
            (rows.One("workspace", "environment").Status, rows.One("workspace", "environment").Found),
            Is.EqualTo((status, found))
        );
    }
}
