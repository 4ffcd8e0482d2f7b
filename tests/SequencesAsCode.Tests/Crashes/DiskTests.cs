using SequencesAsCode.Testing.Commands;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Crashes;

/// <summary>
/// A full disk, a workspace that cannot be written. A limit on the size of files stands for the full disk: writing
/// fails in the middle of a line.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class DiskTests
{
    [Test]
    public async Task Where_nothing_can_be_noted_nothing_is_sent_and_a_plan_is_made_all_the_same()
    {
        await using var scene = await CrashScene.StartAsync();
        await scene.ServeAsync();
        Directory.Delete(scene.Workspace.In(".sequences"), recursive: true);
        scene.Workspace.With(".sequences", "a file in the place of the folder");

        var plan = await scene.Workspace.RunAsync("plan");
        var apply = await scene.Workspace.RunAsync("apply", "--auto-approve", "--format", "json");

        Assert.That(plan.ExitCode, Is.Zero, plan.All);
        Assert.That((apply.ExitCode, (string?)apply.Json["error"]!["kind"]), Is.EqualTo((1, "disk")), apply.All);
        Assert.That(
            (string?)apply.Json["error"]!["message"],
            Does.Contain("Nothing was sent").And.Contain("run the command again")
        );
        Assert.That(
            scene.Apollo.Requests.Where(request => request.Method == "PUT" || request.Path == "/api/v1/sequences"),
            Is.Empty
        );
    }

    [Test]
    public async Task A_lock_that_cannot_be_written_is_told_and_the_journal_knows_everything()
    {
        var whole = await WholeAsync();
        await using var scene = await CrashScene.StartAsync();
        var (path, aside) = (scene.Workspace.In(CrashScene.Lock), scene.Workspace.In("aside"));
        await scene.ServeAsync(BlockOnce);

        var apply = await scene.Workspace.RunAsync("apply", "--auto-approve");
        Directory.Delete(path);
        File.Move(aside, path);
        var plan = await scene.Workspace.RunAsync("plan", "--detailed-exitcode");
        var next = await scene.Workspace.RunAsync("apply", "--auto-approve");

        Assert.That(apply.ExitCode, Is.EqualTo(8), apply.All);
        Assert.That(
            apply.All,
            Does.Contain($"The lock file {CrashScene.Lock} could not be written")
                .And.Contain("The journal keeps what was done")
                .And.Contain("run 'sequences apply' again")
        );
        Assert.That((plan.ExitCode, next.ExitCode), Is.EqualTo((0, 0)), plan.All + next.All);
        AssertSame(scene, whole);

        void BlockOnce()
        {
            if (Directory.Exists(path))
                return;
            File.Move(path, aside);
            Directory.CreateDirectory(path);
        }
    }

    [TestCase(2)]
    public Task A_journal_that_ends_at_a_full_disk_loses_nothing(int kilobytes) => LosesNothingAsync(kilobytes);

    [Category(Law.Long)]
    [TestCase(0)]
    [TestCase(1)]
    [TestCase(3)]
    [TestCase(4)]
    [TestCase(6)]
    [TestCase(8)]
    public Task A_journal_that_ends_at_a_full_disk_loses_nothing_wherever_it_ends(int kilobytes) =>
        LosesNothingAsync(kilobytes);

    [Test]
    public async Task A_plan_that_does_not_fit_is_an_error_and_leaves_no_half_of_itself()
    {
        await using var scene = await CrashScene.StartAsync();
        await scene.ServeAsync();
        var files = Directory.GetFiles(scene.Workspace.Folder);
        using var program = ProgramProcess.StartBehind(Limit(4), scene.Workspace, "plan", "--out", "plan.json");

        var run = await program.EndAsync();

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((1, "")), run.All);
        Assert.That(run.Error, Does.Contain("The plan could not be saved to").And.Contain("Free up disk space"));
        Assert.That(Directory.GetFiles(scene.Workspace.Folder), Is.EquivalentTo(files));
    }

    [Test]
    public async Task A_result_that_cannot_be_told_is_an_error_and_what_was_done_is_noted()
    {
        await using var scene = await CrashScene.StartAsync();
        await scene.ServeAsync();
        using var program = ProgramProcess.StartBehind(
            "exec \"$@\" >/dev/full",
            scene.Workspace,
            "apply",
            "--auto-approve",
            "--format",
            "json"
        );

        var run = await program.EndAsync();
        var plan = await scene.Workspace.RunAsync("plan", "--detailed-exitcode");

        Assert.That(run.ExitCode, Is.EqualTo(1), run.All);
        Assert.That(run.Error, Does.Contain("error: No space left on device").And.Not.Contain("   at "));
        Assert.That(plan.ExitCode, Is.Zero, plan.All);
    }

    [Test]
    [Category(Law.Long)]
    public async Task Words_that_cannot_be_said_do_not_stop_an_apply()
    {
        await using var scene = await CrashScene.StartAsync();
        await scene.ServeAsync();
        using var program = ProgramProcess.StartBehind(
            "exec \"$@\" 2>/dev/full",
            scene.Workspace,
            "apply",
            "--auto-approve",
            "--verbose"
        );

        var run = await program.EndAsync();

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(run.Out, Does.Contain("2 created").Or.Contain("applied"));
    }

    [TestCase("exec \"$@\" 2>&-", 0)]
    [TestCase("exec \"$@\" >&-", 1)]
    public async Task A_stream_that_is_closed_ends_no_run_in_the_middle(string how, int exitCode)
    {
        await using var scene = await CrashScene.StartAsync();
        await scene.ServeAsync();
        using var program = ProgramProcess.StartBehind(how, scene.Workspace, "plan", "--format", "json");

        var run = await program.EndAsync();

        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.All);
        Assert.That(run.Error, Does.Not.Contain("   at "));
    }

    private static async Task LosesNothingAsync(int kilobytes)
    {
        var whole = await WholeAsync();
        await using var scene = await CrashScene.StartAsync();
        await scene.ServeAsync();
        using var program = ProgramProcess.StartBehind(Limit(kilobytes), scene.Workspace, "apply", "--auto-approve");

        var full = await program.EndAsync();
        var next = await scene.Workspace.RunAsync("apply", "--auto-approve");
        var plan = await scene.Workspace.RunAsync("plan", "--detailed-exitcode");

        Assert.That(full.ExitCode, Is.AnyOf(1, 8), full.All);
        Assert.That(
            full.All,
            Does.Contain("File too large").And.Contain("ree up disk space").And.Not.Contain("   at ")
        );
        Assert.That((next.ExitCode, plan.ExitCode), Is.EqualTo((0, 0)), next.All + plan.All);
        AssertSame(scene, whole);
    }

    // The same apply on a disk with room.
    private static async Task<(string State, string Lock)> WholeAsync()
    {
        await using var scene = await CrashScene.StartAsync();
        await scene.ServeAsync();
        Assert.That((await scene.Workspace.RunAsync("apply", "--auto-approve")).ExitCode, Is.Zero);
        return (scene.Apollo.ExportState(), scene.Workspace.Read(CrashScene.Lock));
    }

    private static void AssertSame(CrashScene scene, (string State, string Lock) whole)
    {
        Assert.That(CrashScene.Difference(whole.State, scene.Apollo.ExportState()), Is.Empty);
        Assert.That(CrashScene.Difference(whole.Lock, scene.Workspace.Read(CrashScene.Lock)), Is.Empty);
        Assert.That(File.Exists(scene.Workspace.In(CrashScene.Journal)), Is.False);
        Assert.That(Directory.EnumerateFiles(scene.Workspace.Folder, "*.tmp", SearchOption.AllDirectories), Is.Empty);
    }

    // The runtime makes a file of its own for code, in memory, which the limit would hit as well.
    private static string Limit(int kilobytes) =>
        $"trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0 DOTNET_EnableDiagnostics=0; ulimit -f "
        + $"{kilobytes}; exec \"$@\"";
}
