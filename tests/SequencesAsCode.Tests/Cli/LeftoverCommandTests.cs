using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

/// <summary>What a merge left in any file that a command is given is told with its line, before anything is planned or
/// sent.</summary>
public sealed class LeftoverCommandTests
{
    private const string Body = "sequences/conference-follow-up/nice-to-meet-you.md";
    private const string Start = "<<<<<<< HEAD\n";

    [TestCase("validate")]
    [TestCase("plan")]
    [TestCase("apply --auto-approve")]
    [TestCase("preview --out page.html")]
    [TestCase("pull")]
    public async Task In_a_body(string line)
    {
        using var workspace = CliWorkspace.Quickstart();
        workspace.With(Body, $"Hi\n{Start}new\n=======\ngreat\n>>>>>>> rep\n");

        var run = await workspace.RunAsync(line.Split(' '));

        Assert.That(run.ExitCode, Is.EqualTo(3), run.All);
        Assert.That(run.All, Does.Contain($"{Body}:2: error SEQ133"));
        Assert.That(File.Exists(workspace.In(CliWorkspace.State)), Is.False);
    }

    [TestCase("apply")]
    [TestCase("show")]
    public async Task In_a_saved_plan(string verb)
    {
        using var workspace = CliWorkspace.Quickstart();
        await workspace.RunAsync("plan", "--out", "plan.json");
        workspace.With("plan.json", Start + workspace.Read("plan.json"));

        var run = await workspace.RunAsync(verb, "plan.json");

        Assert.That(run.ExitCode, Is.EqualTo(3), run.All);
        Assert.That(run.Error, Does.Contain("plan.json:1: error SEQ137"));
    }

    [Test]
    public async Task In_a_snapshot()
    {
        using var workspace = CliWorkspace.Quickstart();
        await workspace.RunAsync("list", "--snapshot", "account.json");
        workspace.With("account.json", workspace.Read("account.json") + ">>>>>>> rep\n");

        var run = await workspace.RunAsync("plan", "--current", "account.json");

        Assert.That(run.ExitCode, Is.EqualTo(3), run.All);
        Assert.That(run.Error, Does.Contain("error SEQ137: The line '>>>>>>> rep' is left over from a merge conflict"));
    }

    [TestCase("version https://git-lfs.github.com/spec/v1\noid sha256:1\n", "emulator-seed.json:1: error SEQ134")]
    [TestCase("{\n<<<<<<< HEAD\n=======\n>>>>>>> rep\n}\n", "emulator-seed.json:2: error SEQ133")]
    public async Task In_the_seed_of_an_emulator(string text, string expected)
    {
        using var workspace = CliWorkspace.Quickstart().With("emulator-seed.json", text);

        var plan = await workspace.RunAsync("plan");
        var emulate = await workspace.RunAsync("emulate", "--seed", "emulator-seed.json");

        Assert.That((plan.ExitCode, emulate.ExitCode), Is.EqualTo((3, 3)), plan.All + emulate.All);
        Assert.That(plan.Error, Does.Contain(expected));
        Assert.That(emulate.Error, Does.Contain(expected));
    }
}
