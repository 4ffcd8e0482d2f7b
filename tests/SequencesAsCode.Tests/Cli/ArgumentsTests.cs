using System.Text.Json.Nodes;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

public sealed class ArgumentsTests
{
    [TestCase(
        "contacts add --sequence a --mailbox m --label x --mailbx y",
        "Unrecognized option '--mailbx'. See 'sequences contacts add --help'."
    )]
    [TestCase(
        "contacts remove --sequence a --email k@example.com --reason x",
        "Unrecognized option '--reason'. See 'sequences contacts remove --help'."
    )]
    [TestCase(
        "",
        "Say what to do: init, validate, fmt, preview, plan, show, apply, import, pull, list, doctor, "
            + "contacts, emulate, marker. See 'sequences --help'."
    )]
    [TestCase(
        "pln",
        "There is no verb 'pln'; the verbs are init, validate, fmt, preview, plan, show, apply, import, "
            + "pull, list, doctor, contacts, emulate, marker. See 'sequences --help'."
    )]
    [TestCase("plan --nonsense", "Unrecognized command or argument '--nonsense'. See 'sequences plan --help'.")]
    [TestCase("plan extra", "Unrecognized command or argument 'extra'. See 'sequences plan --help'.")]
    [TestCase("plan --target", "Required argument missing for option: '--target'. See 'sequences plan --help'.")]
    [TestCase("plan --overwrite", "Required argument missing for option: '--overwrite'. See 'sequences plan --help'.")]
    [TestCase(
        "plan --format yaml",
        "The format 'yaml' is not known: give text or json or markdown or html. See 'sequences plan --help'."
    )]
    [TestCase(
        "plan --format markdown --max-length 499",
        "'499' is no length for --max-length: give a whole number of characters, at least 500. See "
            + "'sequences plan --help'."
    )]
    [TestCase(
        "apply --format markdown --max-length many",
        "'many' is no length for --max-length: give a whole number of characters, at least 500. See "
            + "'sequences apply --help'."
    )]
    [TestCase("plan --max-length 600", "are about a comment: give them with --format markdown.")]
    [TestCase(
        "apply --auto-approve --commit abc",
        "--commit is named in a comment or page: give it with --format markdown."
    )]
    [TestCase("plan --commit abc", "--commit is named in a comment or page: give it with --format markdown or html.")]
    [TestCase(
        "plan --pull-request https://github.com/a/b/pull/1",
        "--pull-request is for the head of a page: give it with --format html."
    )]
    [TestCase(
        "preview --pull-request javascript:alert(1)",
        "'javascript:alert(1)' is no address for --pull-request: give one that begins with https://. See "
            + "'sequences preview --help'."
    )]
    [TestCase(
        "plan --refresh some",
        "'some' is not known to --refresh: give changed or all. See 'sequences plan --help'."
    )]
    [TestCase("plan --refresh", "Required argument missing for option: '--refresh'. See 'sequences plan --help'.")]
    [TestCase(
        "plan --drift-only --refresh changed",
        "--drift-only shows what was edited in Apollo and reads every sequence for it: it cannot be combined "
            + "with --refresh changed."
    )]
    [TestCase(
        "apply plan.json --refresh all",
        "A saved plan is carried out as it is: give --target, --refresh, --allow-…, --revert-drift, "
            + "--overwrite and --accept-rewrites to 'plan'."
    )]
    [TestCase("show plan.json --refresh all", "Unrecognized command or argument '--refresh'.")]
    [TestCase(
        "plan --format 1",
        "The format '1' is not known: give text or json or markdown or html. See 'sequences plan --help'."
    )]
    [TestCase(
        "apply --on-error maybe",
        "'maybe' is not known to --on-error: give stop or continue. See 'sequences apply --help'."
    )]
    [TestCase("apply one.json two.json", "Unrecognized command or argument 'two.json'. See 'sequences apply --help'.")]
    [TestCase(
        "emulate --port 65536",
        "The port must be a whole number from 0 to 65535. See 'sequences emulate --help'."
    )]
    [TestCase("emulate --port -1", "The port must be a whole number from 0 to 65535. See 'sequences emulate --help'.")]
    [TestCase(
        "emulate --port http",
        "The port must be a whole number from 0 to 65535. See 'sequences emulate --help'."
    )]
    [TestCase(
        "plan -e nowhere",
        "sequences.yaml: error SEQ150: There is no environment 'nowhere'. The workspace has 'local'."
    )]
    public async Task A_wrong_command_line_ends_with_3_and_one_line_on_stderr(string line, string message)
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((3, "")), run.Error);
        Assert.That(run.Error, Does.Contain("error").And.Contain(message));
        Assert.That(run.Error, Does.Not.Contain("␊").And.Not.Contain("SequencesAsCode.").And.Not.Contain("System."));
    }

    [TestCase("plan --format json --nonsense")]
    [TestCase("plan --format=json --nonsense")]
    [TestCase("plan --format:json --nonsense")]
    [TestCase("plan --nonsense --format JSON")]
    [TestCase("apply --format json --on-error maybe")]
    [TestCase("plan --format json --target unknown-key")]
    [TestCase("apply --format json --auto-approve missing.json")]
    public async Task With_format_json_the_complaint_is_one_document_on_stdout(string line)
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync(line.Split(' '));

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((3, "")));
        Assert.That((int?)run.Json["exit_code"], Is.EqualTo(3));
        Assert.That((string?)run.Json["error"]!["kind"], Is.EqualTo("invalid_arguments"));
    }

    [TestCase("--target")]
    [TestCase("--overwrite")]
    [TestCase("--allow-removals")]
    [TestCase("--allow-activation")]
    [TestCase("--revert-drift")]
    public async Task A_key_that_no_sequence_has_is_named_with_those_there_are(string option)
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync("plan", $"{option}=q4-outbound");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((3, "")));
        Assert.That(
            run.Error,
            Is.EqualTo(
                "error: No sequence has the key 'q4-outbound'; the keys are conference-follow-up, "
                    + "q3-outbound, trial-welcome.\n"
            )
        );
    }

    [TestCase("--allow-removals")]
    [TestCase("--allow-activation")]
    [TestCase("--revert-drift")]
    public async Task A_bare_consent_means_all_and_swallows_nothing(string option)
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync("plan", option, "--format", "json");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        var consents = run.Json["plan"]!["context"]!["consents"]!.AsObject();
        var given = consents
            .Where(consent => consent.Value is JsonObject selection && (bool)selection["all"]!)
            .Select(consent => $"--{consent.Key.Replace('_', '-')}")
            .ToList();
        Assert.That(given, Has.Count.EqualTo(1));
        Assert.That(option, Does.EndWith(given[0][2..]));
    }

    [Test]
    public async Task Keys_of_a_consent_may_be_listed_with_commas_and_repeated()
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync(
            "plan",
            "--allow-removals=q3-outbound,trial-welcome",
            "--allow-removals=conference-follow-up",
            "--format",
            "json"
        );

        var keys = run.Json["plan"]!["context"]!["consents"]!["removals"]!["keys"]!
            .AsArray()
            .Select(key => (string?)key);
        Assert.That(keys, Is.EqualTo(new[] { "q3-outbound", "trial-welcome", "conference-follow-up" }));
    }

    [Test]
    public async Task Environment_variables_that_differ_in_case_only_do_no_harm()
    {
        using var workspace = CliWorkspace.Quickstart();
        workspace.Variables.Add("http_proxy", "http://127.0.0.1:1");
        workspace.Variables.Add("HTTP_PROXY", "http://127.0.0.1:1");

        var run = await workspace.RunAsync("validate");

        Assert.That(run.ExitCode, Is.Zero, run.All);
    }

    [Test]
    public async Task A_relative_folder_is_relative_to_where_the_program_was_started()
    {
        using var workspace = new CliWorkspace();
        Repository.Copy("examples/quickstart", workspace.In("sales"));

        var run = await workspace.RunAsync("validate", "-C", "sales");

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "3 sequences read for the environment 'local'.\n")));
    }
}
