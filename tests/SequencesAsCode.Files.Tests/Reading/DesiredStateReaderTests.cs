using SequencesAsCode.Files.Reading;

namespace SequencesAsCode.Files.Tests.Reading;

[TestFixture]
internal sealed class DesiredStateReaderTests
{
    private const string WorkspaceFile = """
        version: 1
        sequences: [sequences/**/*.yaml]
        default_environment: local
        environments:
          local: { emulator: { seed: seed.json } }
          staging: { apollo: { account: 5c1004a0d1e2f30415263748 } }
          production: { apollo: { key_env: APOLLO_PRODUCTION_KEY } }
        policy: { drift: revert, removals: deny, activation: allow, create_only: error }
        variables: [linkedin_hook, Pain Point, account.name]
        markdown: { paragraphs: br }
        removed_sequences:
          - { key: q1, do: archive, reason: it is over }
          - { key: q2, do: forget, reason: moved to another team }
        """;

    private const string Everything = """
        # yaml-language-server: $schema=../.schemas/sequence.schema.json
        key: q3-outbound
        id: { by_environment: { staging: 66e9e215ece19801b2199701, production: 66e9e215ece19801b2199702 } }
        was: q3-outreach
        name: "  Q3 Outbound Outreach "
        active: true
        schedule: Normal Business Hours
        owner: dana@example.com
        labels: [Q3, Outbound]
        max_emails_per_day: { by_environment: { local: 50, production: 200 } }
        same_account_reply_delay_days: none
        sharing: { visibility: restricted, access_type: can_edit }
        cc_emails: [crm@example.com]
        bcc_emails: []
        creation_type: new
        permissions: team_can_view
        mark_finished_if_reply: true
        mark_finished_if_click: false
        mark_finished_if_interested: true
        mark_paused_if_ooo: true
        days_to_wait_before_mark_as_response: 3
        create_task_if_email_open: true
        email_open_trigger_task_threshold: 4
        excluded_account_stage_ids: [66e9e215ece19801b2199801]
        excluded_contact_stage_ids: [66e9e215ece19801b2199802]
        ignore_apollo_global_email_bounce_list: false
        sequence_ruleset_id: 66e9e215ece19801b2199803
        folder_id: 66e9e215ece19801b2199804
        sequence_by_exact_daytime: false
        steps:
          - key: intro
            type: auto_email
            wait: 30 minutes
            max_emails_per_day: 20
            at: none
            touches:
              - key: a
                type: new_thread
                status: approved
                include_signature: true
                attachment_ids: [66e9e215ece19801b2199805]
                subject: "{{company}} and Q3"
                body_file: bodies/intro.md
              - key: b
                status: approved
                subject: Quick question, {{first_name}}
                body_html: <p>Hi {{first_name}}</p>
          - type: linkedin_step_connect
            wait: 2 days
            note: Mention the webinar
            priority: high
            auto_skip_in_x_days: 3
          - { by_environment: { production: { type: call, wait: 1 day } } }
        removed:
          - { id: 66e9e215ece19801b219997f, reason: merged into intro }
          - { key: old-step/c, reason: lost the test }
        accept_loss: [attachments]
        """;

    [Test]
    public void A_workspace_is_read_completely()
    {
        using var workspace = new TemporaryWorkspace(WorkspaceFile)
            .With("sequences/q3.yaml", Everything)
            .With("sequences/bodies/intro.md", "Hi {{first_name}},\n\nhello.\n");

        var result = workspace.Read();

        Assert.That(
            TemporaryWorkspace.Places(result.Diagnostics),
            Is.EqualTo(new[] { "sequences/q3.yaml:16:14 SEQ350" })
        );
        var sequence = result.Desired!.Sequences.Single();
        Assert.That(
            sequence.Fields.Select(pair => $"{pair.Key} = {pair.Value}"),
            Is.EqualTo(
                new[]
                {
                    "sequence.name = Q3 Outbound Outreach",
                    "sequence.active = true",
                    "sequence.schedule = Normal Business Hours",
                    "sequence.owner = dana@example.com",
                    "sequence.labels = Outbound, Q3",
                    "sequence.max_emails_per_day = 50",
                    "sequence.same_account_reply_delay_days = none",
                    "sequence.sharing.visibility = restricted",
                    "sequence.sharing.access_type = can_edit",
                    "sequence.cc_emails = crm@example.com",
                    "sequence.bcc_emails = none",
                    "sequence.creation_type = new",
                    "sequence.permissions = team_can_view",
                    "sequence.mark_finished_if_reply = true",
                    "sequence.mark_finished_if_click = false",
                    "sequence.mark_finished_if_interested = true",
                    "sequence.mark_paused_if_ooo = true",
                    "sequence.days_to_wait_before_mark_as_response = 3",
                    "sequence.create_task_if_email_open = true",
                    "sequence.email_open_trigger_task_threshold = 4",
                    "sequence.excluded_account_stage_ids = 66e9e215ece19801b2199801",
                    "sequence.excluded_contact_stage_ids = 66e9e215ece19801b2199802",
                    "sequence.ignore_apollo_global_email_bounce_list = false",
                    "sequence.sequence_ruleset_id = 66e9e215ece19801b2199803",
                    "sequence.folder_id = 66e9e215ece19801b2199804",
                    "sequence.sequence_by_exact_daytime = false",
                }
            )
        );
        Assert.That(sequence.FieldPlaces[Fields.Schedule], Is.EqualTo(new SourceLocation("sequences/q3.yaml", 7, 11)));
        Assert.That(
            (sequence.Key, sequence.Id, sequence.Was, sequence.At),
            Is.EqualTo(("q3-outbound", (string?)null, "q3-outreach", new SourceLocation("sequences/q3.yaml", 2, 1)))
        );
        Assert.That(
            sequence.Removed.Select(tombstone => (tombstone.Id, tombstone.Key, tombstone.Reason)),
            Is.EqualTo(
                new[]
                {
                    ("66e9e215ece19801b219997f", (string?)null, "merged into intro"),
                    (null, "old-step/c", "lost the test"),
                }
            )
        );
        Assert.That(sequence.AcceptLoss, Is.EqualTo(new[] { "attachments" }));
        Assert.That(
            sequence.Steps!.Value.Select(step => (step.Key, step.Type, step.At.Line)),
            Is.EqualTo(new[] { ("intro", "auto_email", 31), (null, "linkedin_step_connect", 48) })
        );
        Assert.That(Shown(sequence.Steps.Value[0].Fields), Is.EqualTo("wait=30 minutes at=none max_emails_per_day=20"));
        Assert.That(
            Shown(sequence.Steps.Value[1].Fields),
            Is.EqualTo("wait=2 days auto_skip_in_x_days=3 priority=high note=Mention the webinar")
        );
        Assert.That(sequence.Steps.Value[1].Touches, Is.Null);
        Assert.That(
            sequence
                .Steps.Value[0]
                .Touches!.Value.Select(touch => $"{touch.Key} {touch.At.Line}: {Shown(touch.Fields)}"),
            Is.EqualTo(
                new[]
                {
                    "a 37: type=new_thread status=approved include_signature=true "
                        + "attachment_ids=66e9e215ece19801b2199805 subject={{company}} and Q3 body=Hi "
                        + "{{first_name}},<br><br>hello.",
                    "b 44: status=approved subject=Quick question, {{first_name}} body=<p>Hi {{first_name}}</p>",
                }
            )
        );
    }

    [Test]
    public void The_workspace_file_is_read_completely()
    {
        using var folder = new TemporaryWorkspace(WorkspaceFile);

        var desired = folder.Read("production").Desired!;

        var workspace = desired.Workspace;
        Assert.That(
            desired.Environment,
            Is.EqualTo(new WorkspaceEnvironment.Apollo("production", null, "APOLLO_PRODUCTION_KEY"))
        );
        Assert.That(
            workspace.Environments,
            Is.EqualTo(
                new WorkspaceEnvironment[]
                {
                    new WorkspaceEnvironment.Emulator("local", "seed.json"),
                    new WorkspaceEnvironment.Apollo("staging", "5c1004a0d1e2f30415263748", "APOLLO_API_KEY"),
                    new WorkspaceEnvironment.Apollo("production", null, "APOLLO_PRODUCTION_KEY"),
                }
            )
        );
        Assert.That(workspace.Policy, Is.EqualTo(new Policy(DriftPolicy.Revert, RemovalPolicy.Deny, true, true)));
        Assert.That(workspace.Variables, Is.EqualTo(new[] { "linkedin_hook", "Pain Point", "account.name" }));
        Assert.That(
            workspace.Removed.Select(removed => (removed.Key, removed.Archive, removed.Reason, removed.At.Line)),
            Is.EqualTo(new[] { ("q1", true, "it is over", 12), ("q2", false, "moved to another team", 13) })
        );
        Assert.That(workspace.Folder, Is.EqualTo(folder.Folder));
        Assert.That(desired.Sequences, Is.Empty);
    }

    [Test]
    public void The_example_of_the_design_has_no_mistake()
    {
        using var workspace = new TemporaryWorkspace()
            .With("sequences/q3-outbound/intro-a.md", "Hi {{first_name}}\n")
            .With(
                "sequences/q3-outbound.yaml",
                """
                # yaml-language-server: $schema=../.schemas/sequence.schema.json (init and import put the schemas there)
                key: q3-outbound                    # required; on steps and touches optional
                name: Q3 Outbound Outreach
                active: true
                schedule: Normal Business Hours     # a name, or the 24-hex id
                owner: dana@example.com             # an email address, or the user id
                labels: [Outbound, Q3]
                max_emails_per_day: 50
                steps:
                  - key: intro
                    type: auto_email
                    wait: 30 minutes                # seconds | minutes | hours | days, singular too
                    touches:
                      - key: a
                        status: approved            # must be said on a new email touch: to_be_reviewed sends nothing
                        subject: Quick question, {{first_name}}
                        body_file: q3-outbound/intro-a.md      # relative to this file
                      - key: b
                        status: approved
                        subject: "{{company}} and Q3"
                        body_html: <p>Hi {{first_name}}</p>    # or body_markdown: |
                  - key: connect
                    type: linkedin_step_connect
                    wait: 2 days
                    note: Mention the webinar
                removed:
                  - { id: 66e9e215ece19801b219997f, reason: merged into intro }
                """
            );

        Assert.That(workspace.Read().Diagnostics, Is.Empty);
    }

    [Test]
    public void Values_are_those_of_the_environment()
    {
        const string environments =
            "version: 1\nenvironments: { staging: { apollo: {} }, production: { apollo: {} } }\n";
        using var workspace = new TemporaryWorkspace(environments).With(
            "sequences/a.yaml",
            """
            key: a
            id: { by_environment: { production: 66e9e215ece19801b219997f } }
            name: A
            max_emails_per_day: { by_environment: { production: none } }
            labels: [Both, { by_environment: { staging: Staging } }]
            sequence_by_exact_daytime: true
            steps:
              - by_environment:
                  production: { id: 66e9e215ece19801b2199980, type: call, at: 2026-09-01T09:00:00+02:00 }
            """
        );

        var staging = workspace.Read("staging").Desired!.Sequences.Single();
        var production = workspace.Read("production").Desired!.Sequences.Single();

        Assert.That(
            (staging.Id, Shown(staging.Fields), staging.Steps!.Value.Length),
            Is.EqualTo(((string?)null, "name=A labels=Both, Staging sequence_by_exact_daytime=true", 0))
        );
        Assert.That(
            (production.Id, Shown(production.Fields)),
            Is.EqualTo(
                (
                    "66e9e215ece19801b219997f",
                    "name=A labels=Both max_emails_per_day=none sequence_by_exact_daytime=true"
                )
            )
        );
        Assert.That(Shown(production.Steps!.Value.Single().Fields), Is.EqualTo("at=2026-09-01T09:00:00+02:00"));
    }

    [TestCase("", null)]
    [TestCase("protect: true", true)]
    [TestCase("protect: false", false)]
    [TestCase("protect: { by_environment: { local: true } }", true)]
    [TestCase("protect: { by_environment: { other: true } }", null)]
    public void Protection_is_read(string line, bool? protect)
    {
        using var workspace = new TemporaryWorkspace(
            "version: 1\ndefault_environment: local\nenvironments: { local: { emulator: {} }, other: { "
                + "emulator: {} } }\n"
        ).With("sequences/q3.yaml", $"key: q3\nname: Q3\n{line}\n");

        var read = new DesiredStateReader().Read(workspace.Folder, null);

        Assert.That(read.Diagnostics, Is.Empty);
        Assert.That(read.Desired!.Sequences.Single().Protect, Is.EqualTo(protect));
    }

    [TestCase("guarded", RemovalPolicy.Guarded)]
    [TestCase("deny", RemovalPolicy.Deny)]
    [TestCase("allow", RemovalPolicy.Allow)]
    public void The_policy_for_removals_is_read(string word, RemovalPolicy policy)
    {
        using var workspace = new TemporaryWorkspace($"{TemporaryWorkspace.Minimal}policy: {{ removals: {word} }}\n");

        Assert.That(
            new DesiredStateReader().Read(workspace.Folder, null).Desired!.Workspace.Policy.Removals,
            Is.EqualTo(policy)
        );
    }

    private static string Shown(FieldSet fields) =>
        string.Join(' ', fields.Select(pair => $"{pair.Key.Key}={pair.Value}"));
}
