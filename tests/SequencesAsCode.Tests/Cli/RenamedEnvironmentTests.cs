using System.Runtime.Versioning;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

/// <summary>A lock goes with its account, whatever an environment is called; and a lock that git merged is read, told
/// and written clean.</summary>
public sealed class RenamedEnvironmentTests
{
    private const string Account = "5c1004a0ece19801b2190000";
    private const string Lock = "sequences.prod.lock.json";
    private const string Sequence = "sequences/conference-follow-up.yaml";

    [Test]
    public void Names_that_differ_only_in_case_are_refused()
    {
        using var workspace = new CliWorkspace().With(
            "sequences.yaml",
            "version: 1\ndefault_environment: prod\nenvironments:\n  prod: { apollo: {} }\n "
                + " Prod: { apollo: {} }\n  PROD: { emulator: {} }\n"
        );

        var run = workspace.RunAsync("validate").GetAwaiter().GetResult();

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(
            run.Out,
            Does.Contain("sequences.yaml:5:3: error SEQ217: The environments 'prod' and 'Prod' differ only in upper")
                .And.Contain("sequences.yaml:6:3: error SEQ217")
        );
    }

    [TestCase("validate", 0)]
    [TestCase("doctor", -1)]
    public async Task Validate_and_doctor_say_how_the_lock_gets_its_new_name(string verb, int exitCode)
    {
        using var workspace = Renamed("");

        var run = await workspace.RunAsync(verb);

        if (exitCode >= 0)
            Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.All);
        Assert.That(
            Flat(run.All),
            Does.Contain("1 sequence, 1 protected")
                .And.Contain("git mv sequences.prod.lock.json sequences.production.lock.json")
        );
    }

    [TestCase(", account: 5c1004a0ece19801b2190999", "git rm sequences.prod.lock.json")]
    public async Task Another_account_gets_no_advice_to_rename(string account, string expected)
    {
        using var workspace = Renamed(account);

        var run = await workspace.RunAsync("validate");

        Assert.That(run.Out, Does.Contain("SEQ511").And.Contain(expected).And.Not.Contain("git mv"));
    }

    [Test]
    public async Task An_environment_with_its_own_lock_hears_of_the_one_that_nothing_reads()
    {
        using var workspace = Renamed("");
        workspace.With("sequences.production.lock.json", workspace.Read(Lock));

        var run = await workspace.RunAsync("validate");

        Assert.That(run.Out, Does.Contain($"{Lock}: warning SEQ511").And.Contain("git rm").And.Not.Contain("git mv"));
    }

    [Test]
    public async Task Two_environments_of_one_account_are_told()
    {
        using var workspace = Renamed($", account: {Account}", $"  prod: {{ apollo: {{ account: {Account} }} }}\n");

        var run = await workspace.RunAsync("validate", "-e", "production");

        Assert.That(
            run.Out,
            Does.Contain($"{Lock}: warning SEQ219")
                .And.Contain("git mv sequences.prod.lock.json sequences.production.lock.json")
        );
    }

    [Test]
    public async Task Two_files_with_one_former_key_are_told_with_their_lines()
    {
        using var workspace = CliWorkspace.Quickstart();
        workspace
            .With("sequences/one.yaml", "key: one\nwas: old\nname: One\n")
            .With("sequences/two.yaml", "key: two\nname: Two\nwas: old\n");

        var run = await workspace.RunAsync("validate");

        Assert.That(
            run.Out,
            Does.Contain(
                "sequences/two.yaml:3:6: error SEQ218: Two sequences say that their key was 'old', the first at "
                    + "sequences/one.yaml:2"
            )
        );
    }

    [Test]
    public async Task A_lock_with_a_conflict_is_told_in_the_plan_and_written_clean()
    {
        using var workspace = CliWorkspace.Quickstart();
        const string File = ".sequences/sequences.local.lock.json";
        await workspace.RunAsync("apply", "--auto-approve");
        var clean = workspace.Read(File);
        var lines = clean.Split('\n').ToList();
        lines.Insert(lines.Count - 3, ">>>>>>> theirs");
        lines.Insert(lines.Count - 5, "=======");
        lines.Insert(5, "<<<<<<< HEAD");
        workspace.With(File, string.Join('\n', lines));

        var plan = await workspace.RunAsync("plan");
        var json = await workspace.RunAsync("plan", "--format", "json");
        var apply = await workspace.RunAsync("apply", "--auto-approve");

        Assert.That((plan.ExitCode, apply.ExitCode), Is.EqualTo((0, 0)), plan.All + apply.All);
        Assert.That(
            Flat(plan.Out),
            Does.Contain("SEQ510: The lock file has a merge conflict in the lines 6 to").And.Contain("No changes")
        );
        Assert.That(
            json.Json["plan"]!["warnings"]!.ToJsonString() + json.Json["diagnostics"]!.ToJsonString(),
            Does.Contain("SEQ510")
        );
        Assert.That(workspace.Read(File), Is.EqualTo(clean));
    }

    [Test]
    public async Task Nothing_is_begun_anew_in_an_account_whose_lock_has_the_old_name()
    {
        await using var served = await Protected();
        served.Workspace.Replace("sequences.yaml", "production: {", "live: {");
        var writes = served.Writes.Count();

        foreach (var line in new[] { "plan", "apply --auto-approve", "import --all", "pull" })
        {
            var run = await served.RunAsync(line.Split(' '));
            Assert.That(run.ExitCode, Is.EqualTo(3), line + run.All);
            Assert.That(
                run.Error,
                Does.Contain("SEQ512").And.Contain("git mv sequences.production.lock.json sequences.live.lock.json"),
                line
            );
        }

        File.Move(
            served.Workspace.In("sequences.production.lock.json"),
            served.Workspace.In("sequences.live.lock.json")
        );
        var moved = await served.RunAsync("plan");

        Assert.That(served.Writes.Count(), Is.EqualTo(writes));
        Assert.That(moved.ExitCode, Is.Zero, moved.All);
        Assert.That(moved.Out, Does.Contain("No changes"));
    }

    [Test]
    public async Task What_the_orphaned_lock_protects_stays_protected_and_is_noted_in_the_new_one()
    {
        await using var served = await Protected();
        served.Workspace.Replace("sequences.yaml", "production: {", "live: {");
        var text = served.Workspace.Read("sequences.production.lock.json");
        served.Workspace.With(
            "sequences.live.lock.json",
            text.Replace(",\"protect\":true", "", StringComparison.Ordinal)
        );
        served.Workspace.Replace(Sequence, "protect: true\n", "");
        var whole = served.Workspace.Read(Sequence);

        served.Workspace.With(Sequence, whole[..whole.LastIndexOf("\n  - key:", StringComparison.Ordinal)] + "\n");
        var removal = await served.RunAsync("plan", "--allow-removals");
        served.Workspace.With(Sequence, whole);
        var apply = await served.RunAsync("apply", "--auto-approve");

        Assert.That(removal.ExitCode, Is.EqualTo(6), removal.All);
        Assert.That(removal.Out, Does.Contain("protected"));
        Assert.That(apply.ExitCode, Is.Zero, apply.All);
        Assert.That(served.Workspace.Read("sequences.live.lock.json"), Does.Contain("\"protect\":true"));
    }

    [Test]
    [Platform(Exclude = "Win")]
    [UnsupportedOSPlatform("windows")]
    public async Task A_lock_that_may_not_be_written_stops_a_run_before_it_sends_anything()
    {
        await using var served = await Protected();
        File.SetUnixFileMode(served.Workspace.In("sequences.production.lock.json"), UnixFileMode.UserRead);
        served.Workspace.Replace(Sequence, "wait: 2 days", "wait: 5 days");
        var writes = served.Writes.Count();

        var plan = await served.RunAsync("plan");
        var apply = await served.RunAsync("apply", "--auto-approve");

        Assert.That(
            (plan.ExitCode, apply.ExitCode, served.Writes.Count()),
            Is.EqualTo((0, 3, writes)),
            plan.All + apply.All
        );
        Assert.That(
            apply.Error,
            Does.Contain("sequences.production.lock.json: error SEQ513: The lock file is read-only")
        );
    }

    private static async Task<ServedApollo> Protected()
    {
        var served = await ServedApollo.StartAsync();
        served.Workspace.Replace(Sequence, "key: conference-follow-up\n", "key: conference-follow-up\nprotect: true\n");
        await served.RunAsync("apply", "--auto-approve");
        Assert.That(served.Workspace.Read("sequences.production.lock.json"), Does.Contain("\"protect\":true"));
        return served;
    }

    private static string Flat(string text) =>
        string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    private static CliWorkspace Renamed(string account, string others = "") =>
        new CliWorkspace()
            .With(
                "sequences.yaml",
                $"version: 1\ndefault_environment: production\nenvironments:\n{others}  production: "
                    + $"{{ apollo: {{ key_env: APOLLO_API_KEY{account} }} }}\n"
            )
            .With("sequences/q3.yaml", "key: q3\nname: Q3\nactive: false\n")
            .With(
                Lock,
                $$$"""{"version":1,"account":"{{{Account}}}","objects":[{"id":"66e9e215ece19801b2199700","kind":"""
                    + """ "sequence","key":"q3","name":"Q3","protect":true,"fields":{"name":"Q3"}}]}"""
            );
}
