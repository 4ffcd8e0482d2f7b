using static SequencesAsCode.Testing.Apollo.ThroughSupaglue;

namespace SequencesAsCode.Tests.Cli;

/// <summary>
/// Outreach through Supaglue, from records shaped as its connector shapes them: taken over, edited, and everything else
/// refused in plain words.
/// </summary>
public sealed class OutreachTests
{
    [TestCase("by_id")]
    [TestCase("backwards")]
    public async Task What_is_imported_by_its_number_is_edited_with_one_PATCH_and_the_next_plan_is_empty(string listed)
    {
        await using var served = await StartAsync("outreach", [Renewal, WithCall], $"supaglue_steps={listed}");
        var import = await served.RunAsync("import", "--id", "54312");
        Assert.That(import.ExitCode, Is.Zero, import.All);
        var file = served.Workspace.Read(RenewalPath);
        var before = await served.RunAsync("plan", "--detailed-exitcode");

        served.Workspace.Replace(RenewalPath, "subject: Your renewal", "subject: Your renewal is near");
        var plan = await served.RunAsync("plan");
        var apply = await served.RunAsync("apply", "--auto-approve");
        var after = await served.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");

        Assert.That(
            new[] { before.ExitCode, plan.ExitCode, apply.ExitCode, after.ExitCode },
            Is.All.Zero,
            before.All + plan.All + apply.All + after.All
        );
        Assert.That(Waits(file), Is.EqualTo(new[] { "wait: 0 minutes", "wait: 2 days", "wait: 1 hour" }));
        Assert.That(file, Does.Not.Contain("status").And.Not.Contain("owner"));
        Assert.That(
            plan.Out,
            Does.Contain("may use one template in several steps and sequences").And.Not.Contain("order")
        );
        Assert.That(served.Patches(), Is.EqualTo(new[] { "PATCH /engagement/v2/sequences/54312/sequence_steps/873" }));
        Assert.That(served.Apollo.ExportState(), Does.Contain("Your renewal is near"));
    }

    [TestCase("id: 54312")]
    [TestCase("id: \"54312\"")]
    [TestCase("id: { by_environment: { through: 54312 } }")]
    public async Task A_file_that_a_person_wrote_is_taken_over_by_its_number_whatever_unit_the_waits_have(string id)
    {
        await using var served = await StartAsync("outreach", [Renewal]);
        served.Workspace.With(RenewalPath, RenewalFile.Replace("id: 54312", id, StringComparison.Ordinal));

        var validate = await served.RunAsync("validate");
        var apply = await served.RunAsync("apply", "--auto-approve");
        var plan = await served.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");

        Assert.That(
            (validate.ExitCode, apply.ExitCode, plan.ExitCode),
            Is.EqualTo((0, 0, 0)),
            validate.All + apply.All + plan.All
        );
        Assert.That(validate.All, Does.Contain("0 errors").And.Not.Contain("SEQ3"));
        Assert.That(served.Patches(), Is.Empty);
    }

    [TestCase("outreach", "id: 66e9e215ece19801b2199101", "SEQ333")]
    [TestCase("outreach", "id: \"0012\"", "SEQ209")]
    [TestCase("salesloft", "id: 66e9e215ece19801b2199101", "SEQ333")]
    [TestCase("apollo", "id: 54312", "SEQ333")]
    public async Task An_id_that_the_service_cannot_have_is_a_mistake_with_its_form(
        string provider,
        string id,
        string code
    )
    {
        await using var served = await StartAsync(provider, [Renewal]);
        served.Workspace.With(RenewalPath, RenewalFile.Replace("id: 54312", id, StringComparison.Ordinal));

        var validate = await served.RunAsync("validate");
        var import = await served.RunAsync("import", "--id", id[4..].Trim('"'));

        Assert.That((validate.ExitCode, import.ExitCode), Is.EqualTo((3, 3)));
        Assert.That(
            validate.Out,
            Does.Contain($"{RenewalPath}:2:")
                .And.Contain(code)
                .And.Contain(provider == "apollo" ? "24 characters" : "a whole number, like 54312")
        );
    }

    [TestCase(
        "type: manual_email",
        "type: linkedin_step_connect",
        "SEQ334",
        "'type' is 'linkedin_step_connect', but Outreach has no such steps"
    )]
    [TestCase(
        "      - subject: Last call\n",
        "      - { subject: Another, body_html: Text }\n      - subject: Last call\n",
        "SEQ335",
        "Supaglue shows one email of each step of Outreach, but this step lists 2 variants"
    )]
    [TestCase(
        "      - subject: Last call\n",
        "      - id: 902\n        subject: Last call\n",
        "SEQ337",
        "A variant has no id of its own in Outreach"
    )]
    public async Task What_can_never_be_is_refused_by_validate_in_one_sentence(
        string old,
        string by,
        string code,
        string sentence
    )
    {
        await using var served = await StartAsync("outreach", [Renewal]);
        served.Workspace.With(RenewalPath, RenewalFile).Replace(RenewalPath, old, by);

        var validate = await served.RunAsync("validate");

        Assert.That(validate.ExitCode, Is.EqualTo(3));
        Assert.That(validate.Out, Does.Contain(code).And.Contain(sentence));
    }

    [Test]
    public async Task What_is_not_shown_is_said_once_and_an_archive_is_refused_by_validate()
    {
        await using var served = await StartAsync("outreach", [Renewal]);
        served.Workspace.With(
            RenewalPath,
            RenewalFile
                .Replace("active: true", "active: true\nschedule: Mornings", StringComparison.Ordinal)
                .Replace(
                    "      - subject: Last call",
                    "      - status: approved\n        subject: Last call",
                    StringComparison.Ordinal
                )
        );
        var warned = await served.RunAsync("validate");
        served.Workspace.With(
            "sequences.yaml",
            served.Workspace.Read("sequences.yaml") + "removed_sequences: [{ key: old, do: archive, reason: over }]\n"
        );

        var refused = await served.RunAsync("validate");

        Assert.That((warned.ExitCode, refused.ExitCode), Is.EqualTo((0, 3)), warned.All);
        Assert.That(warned.Out.Split("SEQ336"), Has.Length.EqualTo(2));
        Assert.That(warned.Out, Does.Contain("Supaglue does not show 'schedule', 'status' of Outreach"));
        Assert.That(refused.Out, Does.Contain("SEQ338").And.Contain("'do: forget'"));
    }

    [TestCase(
        "wait: 48 hours",
        "wait: 3 days",
        "Not possible for Outreach through Supaglue: changing wait of manual email 'questions'"
    )]
    [TestCase("name: Renewal nudge", "name: Renewal", "Not possible for Outreach through Supaglue: changing name")]
    [TestCase("active: true", "active: false", "Not possible for Outreach through Supaglue: changing active")]
    public async Task What_it_cannot_change_is_blocked_with_its_name_and_never_tried(
        string old,
        string by,
        string sentence
    )
    {
        await using var served = await StartAsync("outreach", [Renewal]);
        served.Workspace.With(RenewalPath, RenewalFile);
        await served.RunAsync("apply", "--auto-approve");
        served.Workspace.Replace(RenewalPath, old, by);

        var plan = await served.RunAsync("plan");
        var apply = await served.RunAsync("apply", "--auto-approve");

        Assert.That((plan.ExitCode, apply.ExitCode), Is.EqualTo((6, 6)), plan.All);
        Assert.That(plan.Out, Does.Contain(sentence));
        Assert.That(served.Patches(), Is.Empty);
    }

    [Test]
    public async Task Where_nothing_says_the_order_the_files_order_stands_and_texts_go_by_the_lock()
    {
        await using var served = await StartAsync(
            "outreach",
            [Renewal],
            "supaglue_step_names=false",
            "supaglue_steps=backwards"
        );
        served.Workspace.With(RenewalPath, RenewalFile);
        var import = await served.RunAsync("import", "--id", "54312", "--force");
        var adopt = await served.RunAsync("apply", "--auto-approve");
        served.Workspace.Replace(RenewalPath, "subject: Any questions?", "subject: Questions?");
        var plan = await served.RunAsync("plan");
        var apply = await served.RunAsync("apply", "--auto-approve");
        var after = await served.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");
        var text = served.Workspace.Read(RenewalPath);
        var (first, second) = (
            text[
                text.IndexOf("  - key: first", StringComparison.Ordinal)..text.IndexOf(
                    "  - key: questions",
                    StringComparison.Ordinal
                )
            ],
            text[
                text.IndexOf("  - key: questions", StringComparison.Ordinal)..text.IndexOf(
                    "  - key: last",
                    StringComparison.Ordinal
                )
            ]
        );
        served.Workspace.With(RenewalPath, text.Replace(first + second, second + first, StringComparison.Ordinal));
        var moved = await served.RunAsync("plan");

        Assert.That(import.ExitCode, Is.EqualTo(1), import.All);
        Assert.That(import.All, Does.Contain("Supaglue does not show the order of its steps"));
        Assert.That(
            (adopt.ExitCode, plan.ExitCode, apply.ExitCode, after.ExitCode, moved.ExitCode),
            Is.EqualTo((0, 0, 0, 0, 6)),
            adopt.All + plan.All + apply.All + after.All + moved.All
        );
        Assert.That(plan.Out, Does.Contain("Supaglue does not show the order of the steps"));
        Assert.That(served.Patches(), Is.EqualTo(new[] { "PATCH /engagement/v2/sequences/54312/sequence_steps/871" }));
        Assert.That(moved.Out, Does.Contain("adding, moving or removing steps"));
    }

    [Test]
    public async Task A_locked_sequence_is_listed_and_read()
    {
        await using var served = await StartAsync("outreach", [Renewal], "supaglue_locked=54312");

        var list = await served.RunAsync("list");
        var import = await served.RunAsync("import", "--all");

        Assert.That((list.ExitCode, import.ExitCode), Is.EqualTo((0, 0)), list.All + import.All);
        Assert.That(list.Out, Does.Contain("Renewal nudge").And.Contain("acme at outreach"));
    }

    [Test]
    public async Task A_sequence_with_a_step_without_a_template_says_why_and_stops_no_other_one()
    {
        var calls = Enumerable
            .Range(0, 4)
            .Select(index =>
                WithCall
                    .Replace("5431", $"543{index}", StringComparison.Ordinal)
                    .Replace("Call first", $"Call {index}", StringComparison.Ordinal)
                    .Replace("88", $"88{index}", StringComparison.Ordinal)
            );
        await using var served = await StartAsync("outreach", [Renewal, .. calls]);
        var import = await served.RunAsync("import", "--all");
        for (var index = 0; index < 4; index++)
            served.Workspace.With(
                $"sequences/call-{index}.yaml",
                $"key: call-{index}\nid: 543{index}4\nname: Call {index}\nsteps:\n  - {{ type: call, wait: 1 day }}\n"
            );
        served.Workspace.Replace(RenewalPath, "subject: Your renewal", "subject: Your renewal is near");

        var plan = await served.RunAsync("plan");
        var apply = await served.RunAsync("apply", "--auto-approve");

        Assert.That(
            (import.ExitCode, plan.ExitCode, apply.ExitCode),
            Is.EqualTo((8, 6, 8)),
            import.All + plan.All + apply.All
        );
        Assert.That(import.All, Does.Contain("a step has no email template, such as a call or a task"));
        Assert.That(
            plan.Out,
            Does.Contain("a step has no email template, such as a call or a task")
                .And.Contain("Your renewal{+ is near+}")
        );
        Assert.That(served.Patches(), Is.EqualTo(new[] { "PATCH /engagement/v2/sequences/54312/sequence_steps/873" }));
    }

    [Test]
    public async Task Two_texts_for_one_template_are_blocked_and_one_text_reaches_all_who_use_it()
    {
        var event1 = Renewal
            .Replace("54312", "54320", StringComparison.Ordinal)
            .Replace("Renewal nudge", "Event invite", StringComparison.Ordinal)
            .Replace("\"87", "\"97", StringComparison.Ordinal)
            .Replace("\"901\"", "\"911\"", StringComparison.Ordinal)
            .Replace("\"902\"", "\"912\"", StringComparison.Ordinal);
        await using var served = await StartAsync("outreach", [Renewal, event1]);
        var import = await served.RunAsync("import", "--all");
        served.Workspace.Replace(RenewalPath, "subject: Your renewal", "subject: Your renewal is near");
        var contradictory = await served.RunAsync("apply", "--auto-approve");
        var patches = served.Patches();
        served.Workspace.Replace(
            "sequences/event-invite.yaml",
            "subject: Your renewal",
            "subject: Your renewal is near"
        );

        var apply = await served.RunAsync("apply", "--auto-approve");
        var plan = await served.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");

        Assert.That(
            (import.ExitCode, contradictory.ExitCode, apply.ExitCode, plan.ExitCode),
            Is.EqualTo((0, 6, 0, 0)),
            import.All + contradictory.All + apply.All + plan.All
        );
        Assert.That(contradictory.All, Does.Contain("Both use the template 900").And.Contain("of 'event-invite'"));
        Assert.That(patches, Is.Empty);
    }

    [Test]
    public async Task Two_steps_of_one_template_are_taken_over_with_a_lock_that_can_be_read_again()
    {
        await using var served = await StartAsync(
            "outreach",
            [
                Renewal.Replace(
                    "\"901\", \"status\": \"approved\", \"subject\": \"Any questions?\",\n      \"body_html\": "
                        + "\"Shall we talk about seats?\"",
                    "\"900\"",
                    StringComparison.Ordinal
                ),
            ]
        );
        var import = await served.RunAsync("import", "--all");
        var plan = await served.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");
        var file = served.Workspace.Read(RenewalPath);
        var second = file.LastIndexOf("subject: Your renewal", StringComparison.Ordinal);
        served.Workspace.With(
            RenewalPath,
            $"{file[..second]}"
                + $"{file[second..].Replace("subject: Your renewal", "subject: For one", StringComparison.Ordinal)}"
        );
        var contradictory = await served.RunAsync("plan");
        served.Workspace.With(
            RenewalPath,
            file.Replace("subject: Your renewal", "subject: For both", StringComparison.Ordinal)
        );

        var apply = await served.RunAsync("apply", "--auto-approve");
        var after = await served.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");

        Assert.That(
            (import.ExitCode, plan.ExitCode, contradictory.ExitCode),
            Is.EqualTo((0, 0, 6)),
            import.All + plan.All + contradictory.All
        );
        Assert.That(contradictory.Out, Does.Contain("Both use the template 900"));
        Assert.That((apply.ExitCode, after.ExitCode), Is.EqualTo((0, 0)), apply.All + after.All);
        Assert.That(served.Apollo.ExportState(), Does.Contain("For both"));
    }

    [TestCase("outreach")]
    [TestCase("salesloft")]
    public async Task What_was_edited_there_is_drift_and_pull_takes_it_into_the_file(string provider)
    {
        await using var served = await StartAsync(provider, [Renewal]);
        await served.RunAsync("import", "--all");
        await using var edited = await served.ContinuedThroughAsync(state =>
            state["sequences"]![0]!["steps"]![1]!["touches"]![0]!["template"]!["subject"] = "Edited there"
        );

        var drift = await edited.RunAsync("plan", "--drift-only");
        var pull = await edited.RunAsync("pull");
        var plan = await edited.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");

        Assert.That(
            (drift.ExitCode, pull.ExitCode, plan.ExitCode),
            Is.EqualTo((2, 0, 0)),
            drift.All + pull.All + plan.All
        );
        Assert.That(drift.Out, Does.Contain("Edited there"));
        Assert.That(edited.Workspace.Read(RenewalPath), Does.Contain("subject: Edited there"));
    }

    [TestCase("outreach", "not tried")]
    [TestCase("salesloft", "Salesloft is read-only through Supaglue")]
    public async Task Doctor_says_what_can_be_done(string provider, string writes)
    {
        await using var served = await StartAsync(provider, [Renewal]);

        var doctor = await served.RunAsync("doctor");

        Assert.That(doctor.ExitCode, Is.Zero, doctor.All);
        Assert.That(
            doctor.Out,
            Does.Contain($"acme at {provider}").And.Contain("Supaglue's read of a sequence").And.Contain(writes)
        );
    }

    [TestCase("accepted_keys=another", 4, "Supaglue refused its API key")]
    [TestCase("supaglue_customers=other", 3, "not connected")]
    public async Task Doctor_says_whose_turn_it_is(string option, int exitCode, string what)
    {
        await using var served = await StartAsync("outreach", [Renewal], option);

        var doctor = await served.RunAsync("doctor");

        Assert.That(doctor.ExitCode, Is.EqualTo(exitCode), doctor.All);
        Assert.That(doctor.Out, Does.Contain(what));
    }

    private static IEnumerable<string> Waits(string file) =>
        file.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("wait:", StringComparison.Ordinal));
}
