using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;
using static SequencesAsCode.Tests.Protection.GithubSite;

namespace SequencesAsCode.Tests.Protection;

/// <summary>The gate before an apply: open only where it is known that somebody has to agree.</summary>
internal sealed class ProtectionGateTests
{
    [Test]
    public async Task With_reviewers_it_is_open()
    {
        await using var site = await StartAsync();

        var run = await site.RunAsync("--gate");

        const string sentence =
            "Jobs of the environment 'sequences-apply' of your-org/outbound need the approval of one of 2 reviewers.\n";
        Assert.That(run, Is.EqualTo(new CliRun(0, sentence, "")));
    }

    [Test]
    public async Task Without_reviewers_it_is_closed_with_one_sentence_and_the_remedy()
    {
        await using var site = await StartAsync();
        site.Server.Answer(EnvironmentPath, OfEnvironment(""));

        var run = await site.RunAsync("--gate");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((4, "")), run.All);
        Approve.Text(run.Error);
    }

    [Test]
    public async Task What_the_token_may_not_read_keeps_it_closed_and_the_permission_is_named()
    {
        await using var site = await StartAsync();
        site.Server.Answer(EnvironmentPath, "{}", 403);

        var run = await site.RunAsync("--gate");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((4, "")), run.All);
        Assert.That(run.Error, Does.Contain("actions: read"));
        Approve.Text(run.Error);
    }

    [TestCase(200)]
    [TestCase(403)]
    public async Task It_can_be_opened_and_that_is_printed(int status)
    {
        await using var site = await StartAsync();
        site.Server.Answer(EnvironmentPath, OfEnvironment(""), status);

        var run = await site.RunAsync("--gate", "--allow-unprotected");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((0, "")), run.All);
        Assert.That(run.Error, Does.StartWith("warning: ").And.EndWith("--allow-unprotected lets it go on.\n"));
    }

    [Test]
    public async Task Without_a_token_it_is_closed_and_nothing_is_asked()
    {
        await using var site = await StartAsync();
        site.Workspace.Variables["GH_TOKEN"] = "";

        var run = await site.RunAsync("--gate");

        Assert.That(run.ExitCode, Is.EqualTo(4), run.All);
        Assert.That(run.Error, Does.Contain("There is no token. Give the step 'env: { GH_TOKEN:"));
        Assert.That(site.Server.Paths, Is.Empty);
    }

    [Test]
    public async Task Azure_is_not_asked_so_it_is_closed()
    {
        using var workspace = new CliWorkspace();
        workspace.Variables["TF_BUILD"] = "True";

        var closed = await workspace.RunAsync("doctor", "--ci", "--gate");
        var rows = (await workspace.DoctorAsync("--ci")).Rows;

        Assert.That((closed.ExitCode, closed.Out), Is.EqualTo((4, "")), closed.All);
        Assert.That(closed.Error, Does.Contain("This program does not ask Azure DevOps."));
        Assert.That(rows.Select(row => row.Status), Has.Exactly(3).EqualTo("unknown"));
    }

    [TestCase("doctor --ci", "No variable says which pipeline is meant.")]
    [TestCase("doctor --gate", "--gate needs --ci.")]
    [TestCase("doctor --ci --allow-unprotected", "--allow-unprotected needs --gate.")]
    public async Task A_command_line_that_means_nothing_is_refused(string line, string why)
    {
        using var workspace = new CliWorkspace();

        var run = await workspace.RunAsync(line.Split(' '));

        Assert.That(run.ExitCode, Is.EqualTo(3), run.All);
        Assert.That(run.Error, Does.Contain(why));
    }

    [TestCase("GITHUB_API_URL", "http://api.example.com")]
    [TestCase("GITHUB_API_URL", "https://me@api.example.com")]
    [TestCase("GITHUB_REPOSITORY", "outbound")]
    public async Task An_address_that_a_token_must_not_be_sent_to_is_refused(string variable, string value)
    {
        await using var site = await StartAsync();
        site.Workspace.Variables[variable] = value;

        var run = await site.RunAsync("--gate");

        Assert.That(run.ExitCode, Is.EqualTo(3), run.All);
        Assert.That(run.Error, Does.Contain($"{variable} is "));
        Assert.That(site.Server.Paths, Is.Empty);
    }

    [Test]
    public async Task The_token_is_in_no_output()
    {
        await using var site = await StartAsync();
        site.Server.Answer(EnvironmentPath, $$"""{"message":"bad token {{Token}}"}""", 401);

        var runs = new[]
        {
            await site.RunAsync("--verbose"),
            await site.RunAsync("--gate"),
            await site.RunAsync("--format", "json"),
        };

        Assert.That(runs.Select(run => run.All), Has.None.Contains(Token[..8]));
    }
}
