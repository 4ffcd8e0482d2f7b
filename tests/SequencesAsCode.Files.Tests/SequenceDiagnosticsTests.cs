using static SequencesAsCode.Files.Tests.TemporaryWorkspace;

namespace SequencesAsCode.Files.Tests;

/// <summary>
/// One mistake after another in a sequence file; the lines are counted after <see cref="Head"/>, which is two lines.
/// </summary>
[TestFixture]
internal sealed class SequenceDiagnosticsTests
{
    private const string Head = "key: a\nname: A\n";

    private const string Workspace = """
        version: 1
        default_environment: local
        environments:
          local: { emulator: {} }
          staging: { apollo: {} }
          production: { apollo: {} }
        variables: [linkedin_hook]
        """;

    private static readonly TestCaseData[] Schema =
    [
        Case(
            "max_emails_per_dy: 5\n",
            "3:1 SEQ201",
            "The key 'max_emails_per_dy' is not known here (did you mean 'max_emails_per_day'?). Correct "
                + "or remove it."
        ),
        Case(
            "steps:\n  - type: call\n    wait: 1 day\n    auto_skip_in_days: 1\n",
            "6:5 SEQ201",
            "(did you mean 'auto_skip_in_x_days'?)"
        ),
        Case(
            "steps:\n  - { type: call, wait: 1 day, touches: [{ stats: approved }] }\n",
            "4:44 SEQ201",
            "(did you mean 'status'?)"
        ),
        Case("sharing: { visible: everyone }\n", "3:12 SEQ201", "'visible'"),
        Case("active: maybe\n", "3:9 SEQ202", "'active' must be true or false, but this is 'maybe'."),
        Case("max_emails_per_day: 1.5\n", "3:21 SEQ202", "a whole number"),
        Case("labels: Q3\n", "3:9 SEQ202", "'labels' must be a list, but this is 'Q3'."),
        Case("steps: { type: call }\n", "3:8 SEQ202", "must be a list, but this is a map."),
        Case("schedule: [a]\n", "3:11 SEQ202", "but this is a list."),
        Case(
            "schedule: 9\n",
            "3:11 SEQ203",
            "'schedule' must be text, but '9' without quotes is a number in YAML. Write \"9\"."
        ),
        Case("labels: [Q3, 2026]\n", "3:14 SEQ203", "Write \"2026\""),
        Case(
            "sharing: { visibility: everybody }\n",
            "3:24 SEQ204",
            "'everybody' is not a valid value for 'visibility' (did you mean 'everyone'?). Write 'restricted' "
                + "or 'everyone'."
        ),
        Case("steps: [{ type: phone_call, wait: 1 day }]\n", "3:17 SEQ204", "'call'"),
        Case("accept_loss: [everything]\n", "3:15 SEQ204", "'attachments', 'generation_options'"),
        Case("max_emails_per_day: -1\n", "3:21 SEQ205", "'max_emails_per_day' is -1. It must be 0 or more."),
        Case("same_account_reply_delay_days: 1001\n", "3:32 SEQ206", "It must be 1000 or less."),
        Case("steps: [{ wait: 1 day }]\n", "3:9 SEQ207", "The key 'type' is missing. Add it."),
        Case("removed: [{ id: 66e9e215ece19801b219997f }]\n", "3:11 SEQ207", "'reason'"),
        Case("allow: [{ what: activation }]\n", "3:9 SEQ207", "'reason'"),
        Case(
            "allow: [{ what: activation, reason: '' }]\n",
            "3:37 SEQ208",
            "'reason' is empty. Write a value, or remove the line."
        ),
        Case(
            "allow: [{ what: activatoin, reason: a }]\n",
            "3:17 SEQ204",
            "(did you mean 'activation'?). Write 'activation', 'removal' or 'overwrite'."
        ),
        Case("allow: [{ what: many, reason: a }]\n", "3:17 SEQ204", "'many' is not a valid value for 'what'"),
        Case("allow: [{ what: overwrite, edit: 1a2b, reason: a }]\n", "3:34 SEQ209", "eight characters of 0-9 and a-f"),
        Case("schedule: ''\n", "3:11 SEQ208", "'schedule' is empty. Write a value, or remove the line."),
        Case("sharing: {}\n", "3:10 SEQ208", "'sharing' is empty"),
        Case("was: Old Key\n", "3:6 SEQ209", "'was' is 'Old Key'. Write a key: up to 100 lower-case letters"),
        Case(
            "id: 123\n",
            "3:5 SEQ333",
            "'id' is '123', but this environment needs an id of Apollo: 24 characters of 0-9 and a-f."
        ),
        Case("id: 0123\n", "3:5 SEQ209", "'id' is '0123'. Write an id of Apollo: 24 characters of 0-9 and a-f."),
        Case("id: 66e9e215\n", "3:5 SEQ209", "24 characters"),
        Case("owner: dana\n", "3:8 SEQ209", "an email address or a user id"),
        Case("cc_emails: ['a@example.com, b@example.com']\n", "3:13 SEQ209", "an email address"),
        Case(
            "steps: [{ type: call, wait: 2 weeks }]\n",
            "3:29 SEQ209",
            "'wait' is '2 weeks'. Write a whole number and a unit (seconds, minutes, hours, days), like 30 minutes."
        ),
        Case(
            "sequence_by_exact_daytime: true\nsteps: [{ type: call, at: 2026-09-01 09:00 }]\n",
            "4:27 SEQ209",
            "with offset"
        ),
        Case(
            "schedule:\nactive: true\n",
            "3:10 SEQ210",
            "remove the line. To clear a single value, write 'none'. For an empty list, write '[]'."
        ),
        Case("max_emails_per_day: ~\n", "3:21 SEQ210", "ambiguous"),
        Case("labels: [null]\n", "3:10 SEQ210", "ambiguous"),
        Case("labels: none\n", "3:9 SEQ212", "Write '[]' for an empty list"),
        Case("owner: \"none\"\n", "3:8 SEQ212", "'owner' cannot be cleared with 'none'"),
        Case("active: { by_environment: true }\n", "3:11 SEQ213", "must be the only key"),
        Case("active: { by_environment: { local: true }, else: false }\n", "3:11 SEQ213", "must be the only key"),
        Case(
            "active: { by_environment: { prodction: true } }\n",
            "3:29 SEQ214",
            "(did you mean 'production'?). It has 'local', 'staging', 'production'."
        ),
        Case("was: { by_environment: { local: b } }\n", "3:6 SEQ215", "'was' is the same in every environment"),
        Case("max_emails_per_day: { by_environment: { production: -5 } }\n", "3:53 SEQ205", "-5"),
        Case("max_emails_per_day: { by_environment: { production: } }\n", "3:53 SEQ210", "ambiguous"),
        Case(
            "removed: [{ id: 66e9e215ece19801b219997f, key: a, reason: r }]\n",
            "3:11 SEQ216",
            "Write exactly one of 'id' or 'key' here."
        ),
        Case("removed: [{ reason: r }]\n", "3:11 SEQ216", "exactly one of"),
    ];

    private static readonly TestCaseData[] Rules =
    [
        Case("steps: [{ type: call, wait: 1 day, touches: [{ subject: \"a\\nb\" }] }]\n", "3:57 SEQ301", "one line"),
        Case(
            "sequence_by_exact_daytime: true\nsteps: [{ type: call, at: 2026-02-30T09:00:00Z }]\n",
            "4:27 SEQ302",
            "not a real date"
        ),
        Case(
            "steps: [{ type: call, wait: 1 day, touches: [{ body_html: a, body_markdown: b }] }]\n",
            "3:62 SEQ303",
            "'body_html' and 'body_markdown'"
        ),
        Case(
            "steps:\n  - { key: s, type: call, wait: 1 day }\n  - { key: s, type: call, wait: 1 day }\n",
            "5:12 SEQ311",
            "The step key 's' is used twice, first at sequences/a.yaml:4"
        ),
        Case(
            Step("touches: [{ key: t, status: approved, body_html: x }, { key: t, status: approved, body_html: x }]"),
            "3:103 SEQ311",
            "variant key 't'"
        ),
        Case("was: a\n", "3:6 SEQ312", "'was' names 'a'"),
        Case(
            "steps: [{ key: s, type: call, wait: 1 day }]\nremoved: [{ key: s, reason: r }]\n",
            "4:18 SEQ313",
            "also used at sequences/a.yaml:3"
        ),
        Case(
            "steps: [{ key: s, type: call, wait: 1 day, touches: [{ key: t }] }]\nremoved: [{ key: s/t, reason: r }]\n",
            "4:18 SEQ313",
            "'s/t'"
        ),
        Case("id: 66e9e215ece19801b219997f\n", "3:5 SEQ315", "by_environment"),
        Case(
            "steps: [{ id: 66e9e215ece19801b219997f, type: call, wait: 1 day }]\n",
            "3:15 SEQ315",
            "several Apollo accounts"
        ),
        Case("steps: [{ type: call }]\n", "3:9 SEQ320", "wait: 0 minutes"),
        Case(
            "sequence_by_exact_daytime: true\nsteps: [{ type: call, wait: 1 day, at: 2026-09-01T09:00:00Z }]\n",
            "4:23 SEQ321",
            "Write 'at' instead"
        ),
        Case("sequence_by_exact_daytime: true\nsteps: [{ type: call }]\n", "4:9 SEQ322", "Add it"),
        Case(
            "steps: [{ type: call, wait: 1 day, at: 2026-09-01T09:00:00Z }]\n",
            "3:36 SEQ323",
            "sequence_by_exact_daytime: true"
        ),
        Case(
            "sequence_by_exact_daytime: true\nsteps:\n  - { type: call, at: 2026-09-01T09:00:00Z }\n  - { "
                + "type: call, at: 2026-09-01T11:00:00+02:00 }\n",
            "6:23 SEQ324",
            "not later"
        ),
        Case(Step("priority: high, touches: [{ status: approved, body_html: x }]"), "3:42 SEQ325", "Remove the line"),
        Case(
            "steps: [{ type: action_item, wait: 1 day, touches: [{ status: approved }] }]\n",
            "3:43 SEQ326",
            "has no variants"
        ),
        Case("steps: [{ type: auto_email, wait: 1 day }]\n", "3:9 SEQ327", "at least one variant"),
        Case(Step("touches: []"), "3:42 SEQ327", "at least one variant"),
        Case(
            "steps: [{ type: linkedin_step_message, wait: 1 day, touches: [{ subject: Hi }] }]\n",
            "3:65 SEQ328",
            "'subject' has no effect on a variant of a 'linkedin_step_message' step"
        ),
        Case("steps: [{ type: call, wait: 1 day, touches: [{ type: reply_to_thread }] }]\n", "3:48 SEQ328", "'type'"),
        Case(
            "steps: [{ type: call, wait: 1 day, touches: [{ include_signature: true }] }]\n",
            "3:48 SEQ328",
            "'include_signature'"
        ),
        Case(
            Step("touches: [{ type: reply_to_thread, status: approved, body_html: x }]"),
            "3:60 SEQ329",
            "earlier email step"
        ),
        Case(Step("touches: [{ subject: x, body_html: x }]"), "3:52 SEQ331", "status: to_be_reviewed"),
        Case(Step("touches: [{ status: approved, subject: x }]"), "3:62 SEQ332", "visible text"),
        Case(Step("touches: [{ status: approved, body_html: '<p>&nbsp;</p>' }]"), "3:62 SEQ332", "visible text"),
        Case(Step("touches: [{ status: approved, body_html: none }]"), "3:62 SEQ332", "visible text"),
        Case(
            Step("touches: [{ status: approved, body_html: '{{#if city}}x' }]"),
            "3:84 SEQ341",
            "Add '{{#endif}}' after it"
        ),
        Case(
            Step("touches: [{ status: approved, body_html: 'x{{#else}}' }]"),
            "3:85 SEQ341",
            "'{{#else}}' does not match"
        ),
        Case(
            Step("touches: [{ status: approved, body_html: '{{#if city}}x{{#else}}y{{#else}}z{{#endif}}' }]"),
            "3:107 SEQ341",
            "at most one '{{#else}}'"
        ),
        Case(
            Step("touches: [{ body_html: x, status: approved, body_file: b.md }]"),
            "3:86 SEQ303",
            "A variant has one body"
        ),
        Case(
            Step("touches: [{ status: approved, body_file: missing.md }]"),
            "3:83 SEQ140",
            "There is no file 'missing.md'"
        ),
        Case(Step("touches: [{ status: approved, body_file: ../../x.md }]"), "3:83 SEQ141", "is outside the workspace"),
        Case(
            Step("touches: [{ status: approved, body_file: /etc/passwd }]"),
            "3:83 SEQ141",
            "is outside the workspace"
        ),
        Case(Step("touches: [{ status: approved, body_file: 'C:\\x.md' }]"), "3:83 SEQ141", "is outside the workspace"),
        Case(
            Step("touches: [{ status: approved, body_file: a.yaml }]"),
            "3:83 SEQ142",
            ".md, .markdown, .html or .htm"
        ),
    ];

    private static readonly TestCaseData[] Warnings =
    [
        Case("permissions: private\n", "3:14 SEQ350", "deprecated"),
        Case(
            Step("touches: [{ status: approved, subject: 'Hi {{frist_name}}', body_html: x }]"),
            "3:85 SEQ340",
            "(did you mean 'first_name'?)"
        ),
        Case(
            Step("touches: [{ status: approved, body_html: '{{#if hook}}x{{#endif}}' }]"),
            "3:84 SEQ340",
            "'{{hook}}'"
        ),
        Case(
            Step("touches: [{ status: approved, body_html: '{{#if linkedin hook}}x{{#endif}}' }]"),
            "3:84 SEQ340",
            "'{{linkedin hook}}' is neither built in nor listed under 'variables' in sequences.yaml (did you "
                + "mean 'linkedin_hook'?). Write {{linkedin_hook}}"
        ),
        Case(
            Step("touches: [{ status: approved, body_html: 'at {{account.name}}' }]"),
            "3:87 SEQ340",
            "Write {{company}}, or list it there."
        ),
        Case(
            Step("touches: [{ status: approved, body_html: 'a {{Company Trigger}}' }]"),
            "3:86 SEQ340",
            "'{{Company Trigger}}' is neither built in nor listed under 'variables' in sequences.yaml. Correct "
                + "it, or list it there."
        ),
        Case(Step("touches: [{ status: approved, body_html: 'Hi {{first_name' }]"), "3:87 SEQ342", "not closed"),
        Case(
            "steps:\n  - type: auto_email\n    wait: 1 day\n    touches:\n      - status: approved\n        "
                + "body_markdown: |\n          Hi,\n\n          hello {{compny}}\n",
            "11:17 SEQ340",
            "'company'"
        ),
    ];

    [TestCaseSource(nameof(Schema))]
    [TestCaseSource(nameof(Rules))]
    public void A_mistake_is_an_error_at_its_place(string text, string place, string words)
    {
        var result = ReadOne(Head + text, Workspace);

        Assert.That(
            Places(result.Diagnostics),
            Is.EqualTo(new[] { $"sequences/a.yaml:{place}" }),
            string.Join('\n', result.Diagnostics)
        );
        Assert.That(result.Diagnostics[0].Message, Does.Contain(words));
        Assert.That(result.Desired, Is.Null);
    }

    [TestCaseSource(nameof(Warnings))]
    public void A_doubt_is_a_warning_at_its_place(string text, string place, string words)
    {
        var result = ReadOne(Head + text, Workspace);

        Assert.That(
            Places(result.Diagnostics),
            Is.EqualTo(new[] { $"sequences/a.yaml:{place}" }),
            string.Join('\n', result.Diagnostics)
        );
        Assert.That(result.Diagnostics[0].Message, Does.Contain(words));
        Assert.That(result.Desired, Is.Not.Null);
    }

    [TestCase(
        "steps: [{ key: s, type: auto_email, wait: 1 day }]",
        TestName = "An email step with a key may leave its touches unmanaged",
        ExpectedResult = true
    )]
    [TestCase(
        "steps: [{ type: linkedin_step_connect, wait: 0 minutes, touches: [{ type: new_thread, "
            + "include_signature: false, subject: none }] }]",
        TestName = "Values that say what holds anyway are let pass",
        ExpectedResult = true
    )]
    [TestCase(
        "steps: [{ key: s, type: auto_email, wait: 1 day }, { key: t, type: auto_email, wait: 1 day, "
            + "touches: [{ type: reply_to_thread, status: to_be_reviewed }] }]",
        TestName = "An unmanaged step may open the thread",
        ExpectedResult = true
    )]
    [TestCase(
        "steps: [{ type: auto_email, wait: 1 day, touches: [{ status: approved, body_html: '<img src=x>' }] }]",
        TestName = "An image is a body",
        ExpectedResult = true
    )]
    [TestCase(
        "steps: [{ type: auto_email, wait: 1 day, touches: [{ status: approved, body_html: "
            + "'{{linkedin_hook}} {{ first_name }} {{#if city}}a{{#else}}b{{#endif}} {{now | date}}' }] }]",
        TestName = "Known variables and unknown operators are let pass",
        ExpectedResult = true
    )]
    [TestCase(
        "steps: [{ type: auto_email, wait: 1 day, touches: [{ status: approved, subject: '', body_html: x }] }]",
        TestName = "An empty subject is no subject",
        ExpectedResult = true
    )]
    [TestCase(
        "id: { by_environment: { staging: 123456789012345678901234, production: 12345678901234567890123e } }",
        TestName = "Ids that look like numbers are ids",
        ExpectedResult = true
    )]
    [TestCase("name2: x", TestName = "(control) an unknown key is not let pass", ExpectedResult = false)]
    [TestCase("steps: []", TestName = "No steps", ExpectedResult = true)]
    [TestCase(
        "schedule: none\nmax_emails_per_day: 'none'",
        TestName = "None clears, plain or quoted",
        ExpectedResult = true
    )]
    public bool Valid_files_get_no_diagnostic(string text) =>
        ReadOne(Head + text + "\n", Workspace).Diagnostics.IsEmpty;

    [Test]
    public void Mistakes_of_several_files_are_told_in_file_order()
    {
        using var workspace = new TemporaryWorkspace(Workspace)
            .With("sequences/b.yaml", "key: b\nname: B\nx: 1\nactive: 3\n")
            .With("sequences/a.yaml", "key: a\nname: A\nsteps: [{ type: call }]\n");

        Assert.That(
            Places(workspace.Read().Diagnostics),
            Is.EqualTo(
                new[] { "sequences/a.yaml:3:9 SEQ320", "sequences/b.yaml:3:1 SEQ201", "sequences/b.yaml:4:9 SEQ202" }
            )
        );
    }

    [Test]
    public void Keys_and_ids_are_unique_over_files()
    {
        const string ids = "id: { by_environment: { local: 66e9e215ece19801b219997f } }\n";
        using var workspace = new TemporaryWorkspace(
            Workspace + "\nremoved_sequences: [{ key: a, do: forget, reason: r }, { key: a, do: forget, reason: r }]\n"
        )
            .With("sequences/a.yaml", Head + ids)
            .With("sequences/b.yaml", Head + ids);

        var diagnostics = workspace.Read().Diagnostics;

        Assert.That(
            Places(diagnostics),
            Is.EqualTo(
                new[]
                {
                    "sequences.yaml:8:21 SEQ314",
                    "sequences.yaml:8:56 SEQ311",
                    "sequences.yaml:8:56 SEQ314",
                    "sequences/b.yaml:1:6 SEQ310",
                    "sequences/b.yaml:3:32 SEQ310",
                }
            )
        );
        Assert.That(
            diagnostics[3].Message,
            Is.EqualTo(
                "The key 'a' is used twice, first at sequences/a.yaml:1. Change it in one of the two " + "sequences."
            )
        );
    }

    [TestCase("", "", "sequences/b.yaml:2:7 SEQ310")]
    [TestCase("66e9e215ece19801b2199971", "", "sequences/b.yaml:2:7 SEQ310")]
    [TestCase("66e9e215ece19801b2199971", "66e9e215ece19801b2199972")]
    public void A_name_may_be_used_twice_where_every_file_with_it_states_its_id(
        string first,
        string second,
        params string[] places
    )
    {
        using var workspace = new TemporaryWorkspace()
            .With("sequences/a.yaml", File("a", first))
            .With("sequences/b.yaml", File("b", second));

        Assert.That(Places(workspace.Read().Diagnostics), Is.EqualTo(places));

        static string File(string key, string id) =>
            $"key: {key}\nname: The same\n{(id.Length == 0 ? "" : $"id: {id}\n")}";
    }

    [Test]
    public void A_variable_in_a_body_file_is_reported_there()
    {
        using var workspace = new TemporaryWorkspace(Workspace)
            .With("sequences/a.yaml", Head + Step("touches: [{ status: approved, body_file: b/x.md }]"))
            .With("sequences/b/x.md", "Hi,\n\n  {{frist_name}}\n");

        Assert.That(Places(workspace.Read().Diagnostics), Is.EqualTo(new[] { "sequences/b/x.md:3:3 SEQ340" }));
    }

    [Test]
    public void A_missing_body_file_gets_a_suggestion_from_its_folder()
    {
        using var workspace = new TemporaryWorkspace(Workspace)
            .With("sequences/a.yaml", Head + Step("touches: [{ status: approved, body_file: b/intor.md }]"))
            .With("sequences/b/intro.md", "Hi");

        Assert.That(workspace.Read().Diagnostics.Single().Message, Does.Contain("(did you mean 'b/intro.md'?)"));
    }

    private static string Step(string rest) => $"steps: [{{ type: auto_email, wait: 1 day, {rest} }}]\n";

    private static TestCaseData Case(string text, string place, string words) =>
        new(text, place, words) { TestName = $"{place} {words[..Math.Min(words.Length, 40)]}" };
}
