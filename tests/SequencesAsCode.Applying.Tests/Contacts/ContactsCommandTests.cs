using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Applying.Tests.Contacts;

/// <summary>The contacts commands against a stand-in that refuses whatever is not as documented.</summary>
public sealed class ContactsCommandTests
{
    private const string EveryFlag =
        "--allow-no-email --allow-unverified-email --allow-job-change --allow-active-elsewhere "
        + "--allow-finished-elsewhere --allow-same-company --allow-not-owned --allow-queued --skip-verification";

    [Test]
    public async Task A_person_sees_what_will_happen_and_says_yes()
    {
        await using var scene = await StrictScene.StartAsync();
        scene.Apollo.Reasons[StrictScene.IdOf(3)] = "contacts_without_email";
        scene.Apollo.People.Add((StrictScene.IdOf(9), StrictScene.AddressOf(1), []));

        var run = await scene.Workspace.RunAsync(
            new CliStage(Answer: "yes\n"),
            (
                $"contacts add --sequence Q3|Outbound --label VIP --email {StrictScene.AddressOf(3)} "
                + $"{StrictScene.AddressOf(1)} nobody@example.org --mailbox dana@example.com --mailbox "
                + $"{StrictContacts.SecondMailbox} --allow-queued --status paused --auto-unpause-at "
                + "2027-01-15T09:00:00+01:00 --user DANA@example.com --report report.csv"
            )
                .Split(' ')
                .Select(word => word.Replace('|', ' '))
                .ToArray()
        );

        Assert.That(run.ExitCode, Is.EqualTo(8), run.All);
        Approve.Text(run.Out);
        Approve.Text(scene.Workspace.Read("report.csv").ReplaceLineEndings("\n"), part: "report");
        Assert.That(
            run.Error,
            Does.Contain("Looking for 3 addresses: one call of api/v1/contacts/search each.\n")
                .And.Contain("Add 3 contacts to Q3 Outbound ('production')? This may send email. Type 'yes' to go on: ")
        );
        Assert.That(scene.Apollo.Faults, Is.Empty);
        Assert.That(scene.InQ3, Is.EquivalentTo(new[] { StrictScene.IdOf(2), StrictScene.IdOf(4) }));
    }

    [Test]
    public async Task Every_option_is_sent_under_its_name_and_nothing_else()
    {
        await using var scene = await StrictScene.StartAsync();

        var bare = await scene.AddAsync("--contact-id", StrictScene.IdOf(1));
        var full = await scene.AddAsync([
            "--contact-id",
            StrictScene.IdOf(2),
            .. EveryFlag.Split(' '),
            "--from-address",
            "sales@example.com",
            "--user",
            StrictContacts.User,
            "--status",
            "active",
        ]);

        Assert.That(
            (bare.ExitCode, full.ExitCode, scene.Apollo.Faults.Count),
            Is.EqualTo((0, 0, 0)),
            bare.All + full.All
        );
        Assert.That(
            scene.Apollo.Writes[0].Select(pair => pair.Key),
            Is.EqualTo(new[] { "emailer_campaign_id", "contact_ids", "send_email_from_email_account_id" })
        );
        Assert.That(
            scene.Apollo.Writes[1].ToJsonString(),
            Is.EqualTo(
                $$"""{"emailer_campaign_id":"{{StrictScene.Q3}}","contact_ids":["{{StrictScene.IdOf(2)}}"]"""
                    + $$""","send_email_from_email_account_id":"{{StrictContacts.Mailbox}}","send_email_from"""
                    + """_email_address":"sales@example.com","sequence_no_email":true"""
                    + ""","sequence_unverified_email":true,"sequence_job_change":true"""
                    + ""","sequence_active_in_other_campaigns":true,"sequence_finished_in_other_campaigns":true"""
                    + ""","sequence_same_company_in_same_campaign":true"""
                    + ""","contacts_without_ownership_permission":true,"add_if_in_queue":true"""
                    + ""","contact_verification_skipped":true"""
                    + $$""","user_id":"{{StrictContacts.User}}","status":"active"}"""
            )
        );
    }

    [TestCase("remove", "remove", "")]
    [TestCase("finish", "mark_as_finished", "")]
    [TestCase("stop", "stop", "asked")]
    public async Task Contacts_are_taken_out_of_several_sequences_with_one_call(string verb, string mode, string reason)
    {
        await using var scene = await StrictScene.StartAsync();
        await scene.AddAsync("--from-file", scene.File());

        var run = await scene.RunAsync(
            $"contacts {verb} --sequence {StrictScene.Q3} --sequence {StrictScene.Trial} --from-file "
                + $"people.txt --auto-approve --format json{(reason.Length > 0 ? $" --reason {reason}" : "")}"
        );

        Assert.That(
            (run.ExitCode, scene.Apollo.Faults.Count, scene.Apollo.Writes.Count),
            Is.EqualTo((0, 0, 2)),
            run.All
        );
        Assert.That(
            ((string?)scene.Apollo.Writes[1]["mode"], (string?)scene.Apollo.Writes[1]["stop_reason"] ?? ""),
            Is.EqualTo((mode, reason))
        );
        Assert.That(run.Json["contacts"]!["results"]!.AsArray(), Has.Count.EqualTo(10));
        Assert.That(scene.Apollo.Enrolled.Values.Distinct(), Is.EqualTo(mode == "remove" ? [] : new[] { mode }));
    }

    [Test]
    public async Task What_stops_people_is_shown_before_as_well()
    {
        await using var scene = await StrictScene.StartAsync();

        var run = await scene.RunAsync(
            $"contacts stop --sequence {StrictScene.Q3} --sequence {StrictScene.Trial} --contact-id "
                + $"{StrictScene.IdOf(1)} {StrictScene.IdOf(77)} --reason left --auto-approve"
        );

        Assert.That(run.ExitCode, Is.EqualTo(8), run.All);
        Approve.Text(run.Out);
    }

    [TestCase("text")]
    [TestCase("json")]
    public async Task A_dry_run_says_the_same_and_sends_nothing(string format)
    {
        await using var scene = await StrictScene.StartAsync();

        var run = await scene.RunAsync(
            $"contacts add --sequence {StrictScene.Q3} --label VIP --mailbox dana@example.com --dry-run "
                + $"--report report.csv --format {format}"
        );

        Assert.That((run.ExitCode, scene.Apollo.Writes.Count), Is.EqualTo((0, 0)), run.All);
        Assert.That(scene.Report().Select(row => row[3]), Is.EqualTo(new[] { "not_attempted", "not_attempted" }));
        if (format == "text")
        {
            Assert.That(
                run.Out,
                Does.StartWith("Add to Q3 Outbound in production").And.EndWith("\nA dry run: nothing was sent.\n")
            );
            return;
        }

        Assert.That(OutputSchema.ProblemsOf(run.Out), Is.Empty);
        Assert.That((bool)run.Json["contacts"]!["dry_run"]!, Is.True);
    }

    [TestCase("--auto-approve")]
    [TestCase("--auto-approve --format json")]
    public async Task Json_and_text_end_with_the_same_code(string options)
    {
        await using var scene = await StrictScene.StartAsync();

        var run = await scene.RunAsync(
            $"contacts add --sequence Q3* --contact-id {StrictScene.IdOf(1)} --mailbox dana@example.com {options}"
        );

        Assert.That(run.ExitCode, Is.EqualTo(3), run.All);
        if (options.EndsWith("json", StringComparison.Ordinal))
            Assert.That(OutputSchema.ProblemsOf(run.Out), Is.Empty);
    }

    [Test]
    public async Task The_JSON_of_a_run_fits_its_schema_and_counts_reasons_by_the_words_of_the_service()
    {
        await using var scene = await StrictScene.StartAsync();
        foreach (var number in new[] { 1, 2 })
            scene.Apollo.Reasons[StrictScene.IdOf(number)] = "contacts_in_same_company";
        scene.Apollo.Reasons[StrictScene.IdOf(3)] = "a_new_word";

        var run = await scene.AddAsync(
            "--from-file",
            scene.File(),
            "--email",
            "nobody@example.org",
            "--format",
            "json"
        );

        Assert.That(OutputSchema.ProblemsOf(run.Out), Is.Empty);
        Assert.That(
            run.Json["contacts"]!["skipped_reasons"]!.ToJsonString(),
            Is.EqualTo("""{"a_new_word":1,"contacts_in_same_company":2}""")
        );
        Assert.That(
            run.Json["contacts"]!["counts"]!.ToJsonString(),
            Is.EqualTo(
                """{"added":2,"removed":0,"finished":0,"stopped":0,"accepted":0,"skipped":3,"not_found":1"""
                    + ""","ambiguous":0,"failed":0,"unknown":0,"not_attempted":0}"""
            )
        );
    }

    [TestCase("contacts add --sequence Q3 --contact-id X --mailbox dana@example.com")]
    [TestCase("contacts remove --sequence Q3 --contact-id X --format json")]
    [TestCase("contacts add --sequence Q3 --from-file - --mailbox dana@example.com")]
    public async Task Where_nobody_can_be_asked_it_needs_approval_before_any_call(string line)
    {
        await using var scene = await StrictScene.StartAsync();

        var run = await scene.RunAsync(line.Replace("X", StrictScene.IdOf(1), StringComparison.Ordinal));

        Assert.That((run.ExitCode, scene.Apollo.Requests.Count), Is.EqualTo((3, 0)), run.All);
        Assert.That(
            run.All.ReplaceLineEndings(" "),
            Does.Contain("There is no terminal to ask on. Give --auto-approve, or --dry-run to see what would be done.")
        );
    }

    [Test]
    public async Task Several_accounts_need_one_named_when_nobody_looks()
    {
        await using var scene = await StrictScene.StartAsync();
        scene.Workspace.With(
            "sequences.yaml",
            "version: 1\ndefault_environment: production\nenvironments: { staging: { apollo: {} }, "
                + "production: { apollo: {} } }\n"
        );

        var silent = await scene.AddAsync("--contact-id", StrictScene.IdOf(1));
        var named = await scene.AddAsync("--contact-id", StrictScene.IdOf(1), "-e", "production");

        Assert.That(
            (silent.ExitCode, named.ExitCode, scene.Apollo.Writes.Count),
            Is.EqualTo((3, 0, 1)),
            silent.All + named.All
        );
        Assert.That(
            silent.Error,
            Is.EqualTo("error: The workspace has several environments with an account.\nName one with -e NAME.\n")
        );
    }

    [Test]
    public async Task A_key_of_another_account_is_4_and_sends_nothing()
    {
        await using var scene = await StrictScene.StartAsync();
        scene.Workspace.With(
            "sequences.yaml",
            "version: 1\nenvironments: { production: { apollo: { account: 5c1004a0ece19801b2190009 } } }\n"
        );

        var run = await scene.AddAsync("--contact-id", StrictScene.IdOf(1));

        Assert.That((run.ExitCode, scene.Apollo.Writes.Count), Is.EqualTo((4, 0)), run.All);
    }

    [TestCase("no\n")]
    [TestCase("y\n")]
    [TestCase("")]
    public async Task Anything_but_yes_cancels_and_sends_nothing(string answer)
    {
        await using var scene = await StrictScene.StartAsync();

        var run = await scene.Workspace.RunAsync(
            new CliStage(Answer: answer),
            "contacts",
            "remove",
            "--sequence",
            StrictScene.Q3,
            "--contact-id",
            StrictScene.IdOf(1),
            "--report",
            "report.csv"
        );

        Assert.That(
            (run.ExitCode, scene.Apollo.Writes.Count, File.Exists(scene.Workspace.In("report.csv"))),
            Is.EqualTo((130, 0, false)),
            run.All
        );
    }

    [TestCase(
        "--sequence|Q3 Outbond|--mailbox|dana@example.com",
        "The account has no sequence 'Q3 Outbond', and the workspace has no such key. Did you mean 'Q3 " + "Outbound'?"
    )]
    [TestCase(
        "--sequence|Twin|--mailbox|dana@example.com",
        "Several sequences are named 'Twin': 66e9e215ece19801b2199104, 66e9e215ece19801b2199105."
    )]
    [TestCase(
        "--sequence|66e9e215ece19801b2199103|--mailbox|dana@example.com",
        "The sequence 'Old pilot' (66e9e215ece19801b2199103) is archived"
    )]
    [TestCase("--sequence|66e9e215ece19801b2199999|--mailbox|dana@example.com", "is no longer in Apollo")]
    [TestCase(
        "--sequence|Q3 Outbound|--mailbox|old@example.com",
        "The mailbox 'old@example.com' is not active, and Apollo refuses to send from it. Link it again "
            + "in Apollo under Settings, Mailboxes, or give another one. Mailboxes that can send: "
            + "dana@example.com (5c1004a0000000000000b001), lee@example.com (5c1004a0000000000000b002)."
    )]
    [TestCase(
        "--sequence|Q3 Outbound|--mailbox|who@example.com",
        "The account has no mailbox 'who@example.com'. Mailboxes that can send: dana@example.com"
    )]
    [TestCase(
        "--sequence|Q3 Outbound|--mailbox|dana@example.com|--label|VIB",
        "The account has no list of contacts named 'VIB'. Did you mean 'VIP'?"
    )]
    [TestCase(
        "--sequence|Q3 Outbound|--mailbox|dana@example.com|--user|who@example.com",
        "The account has no user 'who@example.com'"
    )]
    [TestCase(
        "--sequence|Q3 Outbound|--mailbox|dana@example.com|--auto-unpause-at|2027-01-15T09:00:00Z",
        "Add --status paused"
    )]
    [TestCase(
        "--sequence|Q3 Outbound|--mailbox|dana@example.com|--status|paused|--auto-unpause-at|2026-01-15T09:00:00Z",
        "--auto-unpause-at must be in the future. It is now 2026-07-18T09:30:"
    )]
    [TestCase(
        "--sequence|Q3 Outbound|--mailbox|dana@example.com|--status|paused|--auto-unpause-at|2027-01-15T09:00:00",
        "is not a valid value for --auto-unpause-at."
    )]
    [TestCase(
        "--sequence|Q3 Outbound|--mailbox|dana@example.com|--status|asleep",
        "'asleep' is not a valid value for --status.\nUse active or paused."
    )]
    [TestCase(
        "--sequence|Q3 Outbound|--mailbox|dana@example.com|--from-address|dana",
        "'dana' is not an email address for --from-address."
    )]
    [TestCase(
        "--sequence|Q3 Outbound|--mailbox|dana@example.com|--mailbox|lee@example.com|--from-address|sales@example.com",
        "Add one --mailbox"
    )]
    [TestCase(
        "--sequence|Q3 Outbound|--mailbox|dana@example.com|--contact-id|kim",
        "'kim' is not an id for --contact-id"
    )]
    [TestCase(
        "--sequence|Q3 Outbound|--mailbox|dana@example.com|--email|kim",
        "'kim' is not an email address for --email."
    )]
    [TestCase("--sequence|Q3 Outbound", "Missing option: --mailbox EMAIL|ID.")]
    public async Task What_cannot_be_done_is_3_with_the_remedy_and_nothing_is_sent(string options, string message)
    {
        await using var scene = await StrictScene.StartAsync();
        scene.Apollo.Sequences.AddRange([
            ("66e9e215ece19801b2199104", "Twin", true, false),
            ("66e9e215ece19801b2199105", "Twin", true, false),
        ]);

        var run = await scene.Workspace.RunAsync([
            "contacts",
            "add",
            "--contact-id",
            StrictScene.IdOf(1),
            "--auto-approve",
            .. options.Split('|'),
        ]);

        Assert.That((run.ExitCode, scene.Apollo.Writes.Count), Is.EqualTo((3, 0)), run.All);
        Assert.That(run.Error, Does.Contain(message));
    }

    [Test]
    public async Task Nobody_named_is_3_before_any_call()
    {
        await using var scene = await StrictScene.StartAsync();

        var run = await scene.AddAsync();

        Assert.That((run.ExitCode, scene.Apollo.Requests.Count), Is.EqualTo((3, 0)), run.All);
        Assert.That(
            run.Error,
            Is.EqualTo(
                "error: Name the contacts: --contact-id ID, --email ADDRESS, --label NAME or --from-file FILE.\n"
            )
        );
    }

    [TestCase("missing.csv", "cannot be read")]
    [TestCase("pipe", "error SEQ707: This file has no contacts")]
    [TestCase("binary", "error SEQ105")]
    [TestCase("huge", "the limit is 16777216")]
    [TestCase("bad.csv", "bad.csv:3: error SEQ702: 'kim' is neither an id")]
    [TestCase(".", "cannot be read")]
    public async Task A_file_that_names_nobody_is_3_before_any_call(string file, string message)
    {
        await using var scene = await StrictScene.StartAsync();
        scene.Workspace.With("bad.csv", "name,id\nPat,5c1004a0ece19801b2190051\nKim,kim\n");
        await File.WriteAllBytesAsync(scene.Workspace.In("binary"), [0x7f, 0x45, 0x4c, 0x46, 0xff, 0x00]);
        await using (var huge = File.Create(scene.Workspace.In("huge")))
            huge.SetLength(17 << 20);
        if (!OperatingSystem.IsWindows())
            System.Diagnostics.Process.Start("mkfifo", scene.Workspace.In("pipe")).WaitForExit();

        var run = await scene.AddAsync("--from-file", file);

        Assert.That((run.ExitCode, scene.Apollo.Requests.Count), Is.EqualTo((3, 0)), run.All);
        Assert.That(run.Error, Does.Contain(message));
    }

    [Test]
    public async Task Standard_input_names_contacts_too()
    {
        await using var scene = await StrictScene.StartAsync();

        var run = await scene.Workspace.RunAsync(
            new CliStage(Input: new StringReader($"id\n{StrictScene.IdOf(2)}\n")),
            "contacts",
            "add",
            "--sequence",
            StrictScene.Q3,
            "--mailbox",
            "dana@example.com",
            "--from-file",
            "-",
            "--auto-approve"
        );

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(scene.InQ3, Is.EquivalentTo(new[] { StrictScene.IdOf(2) }));
    }

    [Test]
    public async Task Where_a_sequence_may_not_be_read_the_preview_says_what_it_does_not_know()
    {
        await using var scene = await StrictScene.StartAsync();
        scene.Apollo.MayReadSequences = false;

        var run = await scene.AddAsync("--contact-id", StrictScene.IdOf(1));

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(run.Out, Does.Contain("first email  unknown: the sequence could not be read\n"));
    }

    [Test]
    public async Task Where_a_sequence_may_not_be_read_its_row_says_when_the_first_email_is_due()
    {
        await using var served = await ServedApollo.StartAsync(
            """[{ "kind": "answer", "status": 403, "method": "GET", "path": "/emailer_campaigns/*", "times": """
                + """0, "body": { "error": "No.", "error_code": "API_INACCESSIBLE" } }]"""
        );

        var run = await served.RunAsync(
            "contacts",
            "add",
            "--sequence",
            "Q3 Outbound Outreach",
            "--contact-id",
            StrictScene.IdOf(1),
            "--mailbox",
            "dana@example.com",
            "--dry-run"
        );

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(run.Out, Does.Contain("  first email  step 1, day 1 at the earliest\n"));
        Assert.That(served.Writes, Is.Empty);
    }

    [TestCase("--dry-run")]
    [TestCase("--auto-approve")]
    public async Task A_search_that_gives_everybody_instead_of_a_list_adds_nobody(string option)
    {
        await using var scene = await StrictScene.StartAsync();
        scene.Apollo.IgnoresLists = true;

        var run = await scene.RunAsync(
            $"contacts add --sequence {StrictScene.Q3} --label VIP --mailbox dana@example.com {option}"
        );

        Assert.That((run.ExitCode, scene.Apollo.Writes.Count), Is.EqualTo((1, 0)), run.All);
        Assert.That(
            run.Error,
            Does.Contain($"it has the contact {StrictScene.IdOf(1)}, who is not on the list {StrictScene.Vip}")
        );
    }

    [TestCase("--email nobody@example.org", 1)]
    [TestCase("--label Empty", 0)]
    public async Task With_nobody_to_send_nothing_is_sent_and_nobody_is_asked(string people, int exitCode)
    {
        await using var scene = await StrictScene.StartAsync();
        scene.Apollo.Lists.Add(("5c1004a0000000000000d002", "Empty"));

        var run = await scene.Workspace.RunAsync(
            new CliStage(Answer: ""),
            [.. $"contacts remove --sequence {StrictScene.Q3} {people}".Split(' ')]
        );

        Assert.That((run.ExitCode, scene.Apollo.Writes.Count), Is.EqualTo((exitCode, 0)), run.All);
        Assert.That(run.Out, Does.Contain("calls        none: there are no contacts"));
    }

    [Test]
    public async Task A_report_that_cannot_be_written_is_3_and_nothing_is_sent()
    {
        await using var scene = await StrictScene.StartAsync();
        scene.Workspace.With("file", "in the place of a folder");

        var run = await scene.AddAsync("--contact-id", StrictScene.IdOf(1), "--report", "file/report.csv");

        Assert.That((run.ExitCode, scene.Apollo.Writes.Count), Is.EqualTo((3, 0)), run.All);
        Assert.That(run.Error, Does.Contain("--report cannot write to").And.Contain("Nothing was done"));
    }

    [Test]
    public async Task A_report_that_cannot_be_written_at_the_end_is_told_with_the_result()
    {
        await using var scene = await StrictScene.StartAsync();
        scene.Apollo.OnWrite = _ =>
        {
            File.Delete(scene.Workspace.In("reports/report.csv"));
            Directory.Delete(scene.Workspace.In("reports"));
            File.WriteAllText(scene.Workspace.In("reports"), "in the place of a folder");
        };

        var run = await scene.AddAsync(
            "--contact-id",
            StrictScene.IdOf(1),
            "--report",
            "reports/report.csv",
            "--format",
            "json"
        );

        Assert.That((run.ExitCode, (int?)run.Json["contacts"]!["counts"]!["added"]), Is.EqualTo((8, 1)), run.All);
        Assert.That((string?)run.Json["contacts"]!["file_error"], Does.StartWith("The report could not be written to"));
    }

    [TestCase(Trouble.Refused, 1, "failed", "failure")]
    [TestCase(Trouble.Forbidden, 4, "failed", "denied")]
    [TestCase(Trouble.Incomplete, 8, "unknown", "none")]
    public async Task A_call_that_is_refused_or_leaves_somebody_out_is_told_of_each(
        Trouble trouble,
        int exitCode,
        string outcome,
        string stopped
    )
    {
        await using var scene = await StrictScene.StartAsync();
        scene.Apollo.Troubles[1] = trouble;

        var run = await scene.AddAsync("--from-file", scene.File(), "--format", "json");

        Assert.That(
            (run.ExitCode, (string?)run.Json["contacts"]!["stopped"]),
            Is.EqualTo((exitCode, stopped)),
            run.All
        );
        Assert.That((string?)run.Json["contacts"]!["results"]![0]!["outcome"], Is.EqualTo(outcome));
    }

    [Test]
    public async Task Hostile_names_and_reasons_cannot_act()
    {
        await using var scene = await StrictScene.StartAsync();
        scene.Apollo.Sequences[0] = (StrictScene.Q3, "evil\u001b[2J\n::error::x", true, false);
        scene.Apollo.Reasons[StrictScene.IdOf(1)] = "=cmd|' /c calc'!A1\u001b[2J\r\n\"x\",y";
        scene.Apollo.Reasons[StrictScene.IdOf(2)] = "::error::y\u202e";

        var run = await scene.AddAsync("--from-file", scene.File(), "--report", "report.csv");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(run.All, Does.Not.Contain("\u001b").And.Not.Contain("\u202e").And.Not.Match("(?m)^::error"));
        Assert.That(
            scene.Workspace.Read("report.csv"),
            Does.Contain("skipped,\"'=cmd|' /c calc'!A1␛[2J␍␊\"\"x\"\",y\"\r\n")
                .And.Not.Contain("\u001b")
                .And.Not.Contain(",=")
        );
    }

    [Test]
    public async Task The_key_of_a_workspace_names_a_sequence()
    {
        using var workspace = CliWorkspace.Quickstart();
        var applied = await workspace.RunAsync("apply", "--auto-approve");

        var run = await workspace.RunAsync(
            "contacts",
            "add",
            "--sequence",
            "conference-follow-up",
            "--label",
            "Trade fair",
            "--contact-id",
            StrictScene.IdOf(1),
            "--mailbox",
            "dana@example.com",
            "--auto-approve",
            "--format",
            "json"
        );

        Assert.That((applied.ExitCode, run.ExitCode), Is.EqualTo((0, 0)), run.All);
        Assert.That(
            (
                (string?)run.Json["contacts"]!["sequences"]![0]!["key"],
                (int?)run.Json["contacts"]!["sequences"]![0]!["first"]!["step"]
            ),
            Is.EqualTo(("conference-follow-up", 1))
        );
        Assert.That((int?)run.Json["contacts"]!["counts"]!["added"], Is.EqualTo(1));
        Assert.That(
            run.Json["contacts"]!["skipped_reasons"]!.ToJsonString(),
            Is.EqualTo("""{"contact_not_found":1,"contacts_in_same_company":1,"contacts_unverified_email":1}""")
        );
    }

    [Test]
    public async Task A_sequence_that_is_not_applied_yet_is_3()
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync(
            "contacts",
            "add",
            "--sequence",
            "conference-follow-up",
            "--contact-id",
            StrictScene.IdOf(1),
            "--mailbox",
            "dana@example.com",
            "--auto-approve"
        );

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((3, "")));
        Assert.That(
            run.Error,
            Does.Contain("The sequence 'conference-follow-up' is not in Apollo yet. Run 'sequences apply' first.")
        );
    }
}
