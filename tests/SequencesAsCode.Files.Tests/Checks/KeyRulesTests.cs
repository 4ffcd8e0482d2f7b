using SequencesAsCode.Files.Linting;

namespace SequencesAsCode.Files.Tests.Checks;

/// <summary>
/// A workspace file comes with every pull request: it cannot send the value of any variable to a service.
/// </summary>
[TestFixture]
internal sealed class KeyRulesTests
{
    private const string Customer = "customer_id: c, provider_name: apollo, ";

    [TestCase("apollo: { key_env: APOLLO_API_KEY }")]
    [TestCase("apollo: { key_env: APOLLO_KEY_EMEA_2 }")]
    [TestCase("apollo: { key_env: APOLLO_KEY_5C1004A0ECE19801B2190001 }")]
    [TestCase("supaglue: { " + Customer + "key_env: SUPAGLUE_KEY }")]
    [TestCase("apollo: {}")]
    public void A_variable_of_the_service_itself_is_taken(string environment) =>
        Assert.That(Problems(environment), Is.Empty);

    [TestCase("apollo: { key_env: GITHUB_TOKEN }", "SEQ220", "'GITHUB_TOKEN'", "SEQUENCES_APOLLO_KEY_ENV=GITHUB_TOKEN")]
    [TestCase("apollo: { key_env: PATH }", "SEQ220", "'APOLLO_API_KEY'", "would be sent to Apollo")]
    [TestCase("apollo: { key_env: MY_APOLLO_KEY }", "SEQ220", "begins with 'APOLLO_'", "")]
    [TestCase("apollo: { key_env: APOLLOX }", "SEQ220", "'APOLLOX'", "")]
    [TestCase("apollo: { key_env: apollo_api_key }", "SEQ220", "'apollo_api_key'", "")]
    [TestCase("apollo: { key_env: SUPAGLUE_API_KEY }", "SEQ221", "a variable of Supaglue", "'key_env: APOLLO_API_KEY'")]
    [TestCase(
        "supaglue: { " + Customer + "key_env: APOLLO_API_KEY }",
        "SEQ221",
        "a variable of Apollo",
        "'key_env: SUPAGLUE_API_KEY'"
    )]
    [TestCase(
        "supaglue: { " + Customer + "key_env: AWS_SECRET_ACCESS_KEY }",
        "SEQ220",
        "would be sent to Supaglue",
        "SEQUENCES_SUPAGLUE_KEY_ENV"
    )]
    [TestCase(
        "supaglue: { " + Customer + "key_env: APOLLO_ACCESS_TOKEN }",
        "SEQ223",
        "does not hold an API key",
        "'key_env: SUPAGLUE_API_KEY'"
    )]
    [TestCase("apollo: { key_env: APOLLO_ACCESS_TOKEN }", "SEQ223", "an access token is found without it", "")]
    [TestCase("apollo: { key_env: APOLLO_API_BASE_URL }", "SEQ223", "does not hold an API key", "")]
    [TestCase("supaglue: { " + Customer + "key_env: SUPAGLUE_API_BASE_URL }", "SEQ223", "does not hold an API key", "")]
    public void Any_other_is_refused_with_what_to_do(string environment, string code, string says, string alsoSays)
    {
        var problem = Problems(environment).Single();

        Assert.That(
            problem,
            Does.StartWith("sequences.yaml:2:").And.Contain($"error {code}: ").And.Contain(says).And.Contain(alsoSays)
        );
    }

    [TestCase("x8SkQpL02mNvB7rTyU4wAz")]
    [TestCase("APOLLO_x8SkQpL02mNvB7rTyU4wAz")]
    [TestCase("APOLLO_X8SK0QP2M4VB7RT9U4WA")]
    [TestCase("x8Sk-QpL02_mNvB7rTyU4wAz")]
    [TestCase("_x8SkQpL02mNvB7rTyU4wAz")]
    [TestCase("ghp_16C7e42F292c6912E7710c838347Ae178B4a")]
    [TestCase("abcdefghijklmnopqrstuvwx")]
    [TestCase("sk-live 123456789012")]
    [TestCase("\"x8Sk/QpL02mNvB7rTyU4wAz==\"")]
    public void A_key_that_was_pasted_is_refused_and_not_shown(string key)
    {
        var problem = Problems($"apollo: {{ key_env: {key} }}").Single();

        Assert.That(
            problem,
            Does.Contain("error SEQ222: ").And.Contain("revoke it").And.Contain("'key_env: APOLLO_API_KEY'")
        );
        Assert.That(problem, Does.Not.Contain(key.Trim('"')[5..]));
    }

    [TestCase("apollo: { account: x8SkQpL02mNvB7rTyU4wAz }")]
    [TestCase("apollo: x8SkQpL02mNvB7rTyU4wAz")]
    [TestCase("supaglue: { customer_id: /x8SkQpL02mNvB7rTyU4wAz, provider_name: x8SkQpL02mNvB7rTyU4wAz }")]
    public void A_key_in_another_wrong_place_is_not_shown_either(string environment)
    {
        var problems = Problems(environment);

        Assert.That(problems, Is.Not.Empty);
        Assert.That(problems, Has.None.Contain("QpL02mNvB7"));
    }

    [TestCase("SEQUENCES_APOLLO_KEY_ENV", "apollo: { key_env: VAULT_KEY }", true)]
    [TestCase("SEQUENCES_APOLLO_KEY_ENV", "apollo: { key_env: team_key }", true)]
    [TestCase("SEQUENCES_APOLLO_KEY_ENV", "apollo: { key_env: OTHER_KEY }", false)]
    [TestCase("SEQUENCES_APOLLO_KEY_ENV", "supaglue: { " + Customer + "key_env: VAULT_KEY }", false)]
    [TestCase("SEQUENCES_APOLLO_KEY_ENV", "apollo: { key_env: SUPAGLUE_API_KEY }", false)]
    [TestCase("SEQUENCES_APOLLO_KEY_ENV", "apollo: { key_env: APOLLO_ACCESS_TOKEN }", false)]
    [TestCase("SEQUENCES_SUPAGLUE_KEY_ENV", "supaglue: { " + Customer + "key_env: VAULT_KEY }", true)]
    [TestCase("SEQUENCES_SUPAGLUE_KEY_ENV", "supaglue: { " + Customer + "key_env: APOLLO_API_KEY }", false)]
    public void What_is_allowed_outside_the_files_is_allowed_for_that_service(
        string setting,
        string environment,
        bool isAllowed
    )
    {
        var variables = new Dictionary<string, string?>
        {
            [setting] = "VAULT_KEY, team_key,SUPAGLUE_API_KEY APOLLO_API_KEY APOLLO_ACCESS_TOKEN",
        };

        Assert.That(Problems(environment, new(variables)), isAllowed ? Is.Empty : Has.Length.EqualTo(1));
    }

    [Test]
    public void Every_environment_is_checked_and_everything_else_is_told_too()
    {
        var problems = Problems(
            "apollo: { key_env: GITHUB_TOKEN } }, b: { apollo: { key_env: x8SkQpL02mNvB7rTyU4wAz, acount: 5 "
                + "} }, c: { apollo: {}"
        );

        Assert.That(problems, Has.Length.EqualTo(3));
        Assert.That(problems, Has.One.Contain("SEQ220").And.One.Contain("SEQ222").And.One.Contain("SEQ201"));
    }

    [TestCase("../seed.json")]
    [TestCase("a/../../seed.json")]
    [TestCase("/etc/passwd")]
    [TestCase("C:/seed.json")]
    [TestCase("..\\seed.json")]
    [TestCase("link/seed.json")]
    public void A_seed_is_read_from_inside_the_workspace_alone(string seed)
    {
        var problem = Problems($"emulator: {{ seed: '{seed}' }}").Single();

        Assert.That(problem, Does.StartWith("sequences.yaml:2:").And.Contain("error SEQ224: "));
    }

    private static string[] Problems(string environment, KeyVariables? keys = null)
    {
        using var workspace = new TemporaryWorkspace(
            $"version: 1\nenvironments: {{ a: {{ {environment} }} }}\ndefault_environment: a\n"
        );
        workspace.WithLink("link", workspace.Outside);
        var lint = (keys is null ? new WorkspaceLint() : new WorkspaceLint(keys))
            .Read(workspace.Folder, null)
            .Diagnostics;
        var plain = (keys is null ? new DesiredStateReader() : new DesiredStateReader(keys))
            .Read(workspace.Folder, null)
            .Diagnostics;
        Assert.That(plain, Is.EqualTo(lint));
        return [.. lint.Select(diagnostic => diagnostic.ToString())];
    }
}
