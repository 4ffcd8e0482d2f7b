using System.Text.Json.Nodes;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

public sealed class ArgumentsTests
{
    [TestCase(
        "contacts add --sequence a --mailbox m --label x --mailbx y",
        "Unknown option '--mailbx'. Did you mean '--mailbox'?\nSee 'sequences contacts add --help'."
    )]
    [TestCase(
        "contacts remove --sequence a --email k@example.com --reason x",
        "Unknown option '--reason'.\nSee 'sequences contacts remove --help'."
    )]
    [TestCase(
        "contacts add --mailbox m",
        "Missing option: --sequence KEY|NAME|ID.\nSee 'sequences contacts add --help'."
    )]
    [TestCase("pln", "Unknown command 'pln'. Did you mean 'plan'?\nSee 'sequences --help'.")]
    [TestCase("deploy-everything", "Unknown command 'deploy-everything'.\nSee 'sequences --help'.")]
    [TestCase(
        "contacts ad --sequence a",
        "Unknown command 'contacts ad'. Did you mean 'contacts add'?\nSee 'sequences contacts --help'."
    )]
    [TestCase("--verbos plan", "Unknown option '--verbos'. Did you mean '--verbose'?\nSee 'sequences plan --help'.")]
    [TestCase("-x plan", "Unknown option '-x'.\nSee 'sequences plan --help'.")]
    [TestCase("-C", "'-C' needs a value: -C DIR.\nSee 'sequences --help'.")]
    [TestCase("plan -C", "'-C' needs a value: -C DIR.\nSee 'sequences plan --help'.")]
    [TestCase("plan --directory", "'--directory' needs a value: --directory DIR.\nSee 'sequences plan --help'.")]
    [TestCase("plan -e", "'-e' needs a value: -e NAME.\nSee 'sequences plan --help'.")]
    [TestCase("plan --nonsense", "Unknown option '--nonsense'.\nSee 'sequences plan --help'.")]
    [TestCase(
        "plan --fromat json",
        "Unknown option '--fromat'. Did you mean '--format'?\nSee 'sequences plan --help'."
    )]
    [TestCase(
        "plan --fromat=json",
        "Unknown option '--fromat'. Did you mean '--format'?\nSee 'sequences plan --help'."
    )]
    [TestCase("plan extra", "Unexpected word 'extra'.\nFor one sequence: --target KEY.")]
    [TestCase("validate extra", "Unexpected word 'extra'.\nSee 'sequences validate --help'.")]
    [TestCase(
        "plan --allow-many q3-outbound",
        "'--allow-many' takes no value, but 'q3-outbound' follows it.\nSee 'sequences plan --help'."
    )]
    [TestCase(
        "plan --allow-many=yes",
        "'--allow-many' takes no value, but 'yes' follows it.\nSee 'sequences plan --help'."
    )]
    [TestCase("plan --target", "'--target' needs a value: --target KEY.\nSee 'sequences plan --help'.")]
    [TestCase("plan --overwrite", "'--overwrite' needs a value: --overwrite KEY,….\nSee 'sequences plan --help'.")]
    [TestCase("plan --overwrite=", "'--overwrite' needs a value: --overwrite KEY,….\nSee 'sequences plan --help'.")]
    [TestCase("plan --overwrite ,", "'--overwrite' has an empty list.\nGive at least one key.")]
    [TestCase(
        "plan --format jsn",
        "'jsn' is not a valid value for --format. Did you mean 'json'?\nUse text, json, markdown or html."
    )]
    [TestCase("plan --format yaml", "'yaml' is not a valid value for --format.\nUse text, json, markdown or html.")]
    [TestCase("plan --format json --format text", "Give '--format' only once.\nSee 'sequences plan --help'.")]
    [TestCase(
        "plan --format markdown --max-length 499",
        "'499' is not a valid value for --max-length.\nUse a whole number of characters, at least 500."
    )]
    [TestCase(
        "apply --format markdown --max-length many",
        "'many' is not a valid value for --max-length.\nUse a whole number of characters, at least 500."
    )]
    [TestCase("plan --max-length 600", "need --format markdown.")]
    [TestCase("apply --auto-approve --commit abc", "--commit needs --format markdown.")]
    [TestCase("plan --commit abc", "--commit needs --format markdown or html.")]
    [TestCase("plan --pull-request https://github.com/a/b/pull/1", "--pull-request needs --format html.")]
    [TestCase(
        "preview --pull-request javascript:alert(1)",
        "'javascript:alert(1)' is not a valid value for --pull-request.\nUse an address that begins with https://."
    )]
    [TestCase("plan --refresh some", "'some' is not a valid value for --refresh.\nUse changed or all.")]
    [TestCase("plan --refresh", "'--refresh' needs a value: --refresh changed|all.\nSee 'sequences plan --help'.")]
    [TestCase(
        "plan --drift-only --refresh changed",
        "--drift-only reads every sequence, so it cannot be combined " + "with --refresh changed."
    )]
    [TestCase(
        "apply plan.json --refresh all",
        "A saved plan is applied exactly as it is.\nGive --target, --refresh, --allow-…, --revert-drift, "
            + "--overwrite and --accept-rewrites to 'plan'."
    )]
    [TestCase("show plan.json --refresh all", "Unknown option '--refresh'.\nSee 'sequences show --help'.")]
    [TestCase("show --refresh all", "Unknown option '--refresh'.\nSee 'sequences show --help'.")]
    [TestCase("show", "Missing argument: PLAN.\nSee 'sequences show --help'.")]
    [TestCase("plan --format 1", "'1' is not a valid value for --format.\nUse text, json, markdown or html.")]
    [TestCase("apply --on-error maybe", "'maybe' is not a valid value for --on-error.\nUse stop or continue.")]
    [TestCase("apply one.json two.json", "Unexpected word 'two.json'.\nSee 'sequences apply --help'.")]
    [TestCase("emulate --port 65536", "'65536' is not a valid value for --port.\nUse a whole number from 0 to 65535.")]
    [TestCase("emulate --port -1", "'-1' is not a valid value for --port.\nUse a whole number from 0 to 65535.")]
    [TestCase("emulate --port http", "'http' is not a valid value for --port.\nUse a whole number from 0 to 65535.")]
    [TestCase("--version plan", "'--version' takes nothing else.\nRun 'sequences version'.")]
    [TestCase("plan --version", "Unknown option '--version'.\nSee 'sequences plan --help'.")]
    [TestCase("completion", "Missing argument: bash|zsh|fish|pwsh.\nSee 'sequences completion --help'.")]
    [TestCase("completion nu-shell", "'nu-shell' is not a valid value for SHELL.\nUse bash, zsh, fish or pwsh.")]
    [TestCase(
        "plan -e nowhere",
        "sequences.yaml: error SEQ150: There is no environment 'nowhere'. The workspace has 'local'."
    )]
    public async Task A_wrong_command_line_ends_with_3_and_says_what_to_do_on_stderr(string line, string message)
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((3, "")), run.Error);
        Assert.That(run.Error, Does.Contain("error").And.Contain(message));
        Assert.That(run.Error, Does.Not.Contain("␊").And.Not.Contain("SequencesAsCode.").And.Not.Contain("System."));
        Assert.That(run.Error, Does.Not.Contain("Unrecognized").And.Not.Contain("Required").IgnoreCase);
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

        var run = await workspace.RunAsync("plan", $"{option}=winter");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((3, "")));
        Assert.That(
            run.Error,
            Is.EqualTo(
                "error: No sequence has the key 'winter'.\n"
                    + "The keys are conference-follow-up, q3-outbound, trial-welcome.\n"
            )
        );
    }

    [TestCase("plan --target trial-welcom")]
    [TestCase("plan --allow-activation=trial-welcom")]
    [TestCase("plan --allow-removals trial-welcom")]
    [TestCase("pull trial-welcom")]
    [TestCase("preview trial-welcom")]
    public async Task A_key_with_a_typo_gets_the_nearest_one(string line)
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync(line.Split(' '));

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((3, "")));
        Assert.That(
            run.Error,
            Is.EqualTo("error: No sequence has the key 'trial-welcom'. Did you mean 'trial-welcome'?\n")
        );
    }

    [TestCase("--allow-removals")]
    [TestCase("--allow-activation")]
    [TestCase("--allow-create")]
    [TestCase("--revert-drift")]
    [TestCase("--accept-rewrites")]
    public async Task A_list_of_keys_comes_after_a_space_or_an_equals_sign(string option)
    {
        using var workspace = CliWorkspace.Quickstart();
        string[] rest = ["--target", "trial-welcome", "--format", "json"];

        var joined = await workspace.RunAsync(["plan", $"{option}=q3-outbound,trial-welcome", .. rest]);
        var apart = await workspace.RunAsync(["plan", option, "q3-outbound,trial-welcome", .. rest]);

        Assert.That((joined.ExitCode, apart.ExitCode), Is.EqualTo((0, 0)), apart.All);
        var consents = apart.Json["plan"]!["context"]!["consents"]!;
        Assert.That(consents.ToJsonString(), Does.Contain("""{"all":false,"keys":["q3-outbound","trial-welcome"]}"""));
        Assert.That(consents.ToJsonString(), Is.EqualTo(joined.Json["plan"]!["context"]!["consents"]!.ToJsonString()));
    }

    // An empty variable of a script must not become a consent to everything.
    [TestCase("--allow-removals=")]
    [TestCase("--allow-removals:")]
    [TestCase("--allow-activation=,")]
    [TestCase("--allow-create|")]
    [TestCase("--revert-drift| ")]
    public async Task An_empty_list_of_keys_is_refused(string words)
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync(["plan", .. words.Split('|')]);

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((3, "")));
        Assert.That(
            run.Error,
            Does.EndWith(" has an empty list.\nGive at least one key, or leave the list out for all sequences.\n")
        );
    }

    [TestCase("plan --allow-removals q3-outbound trial-welcome", "Unexpected word 'trial-welcome'.")]
    [TestCase("plan --allow-removals --nonsense", "Unknown option '--nonsense'.")]
    [TestCase("plan --allow-removals -- q3-outbound", "Unexpected word 'q3-outbound'.")]
    [TestCase("apply plan.json --allow-removals q3-outbound", "A saved plan is applied exactly as it is.")]
    [TestCase("apply --auto-approve --allow-removals plan.json", "No sequence has the key 'plan.json'.")]
    public async Task Only_the_word_directly_after_the_option_is_its_list(string line, string message)
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync(line.Split(' '));

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((3, "")));
        Assert.That(run.Error, Does.StartWith($"error: {message}"));
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
