using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Crashes;

/// <summary>Two runs at once in one workspace.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class SoleRunTests
{
    [Test]
    public async Task While_one_applies_another_is_refused_and_reading_goes_on_and_a_killed_one_is_not_in_the_way()
    {
        await using var scene = await CrashScene.StartAsync();
        var held = scene.Time.Reached();
        await scene.ServeAsync(
            faults: new Fault
            {
                Kind = FaultKind.Delay,
                Method = "POST",
                Path = "/sequences",
                Delay = TimeSpan.FromDays(1),
            }
        );
        using var first = scene.StartApply();
        await first.UntilAsync(held);
        await scene.ServeAsync(keep: true);

        var second = await scene.Workspace.RunAsync("apply", "--auto-approve", "--format", "json");
        var refused = new[]
        {
            await scene.Workspace.RunAsync("pull"),
            await scene.Workspace.RunAsync("import", "--all"),
        };
        var free = new[]
        {
            await scene.Workspace.RunAsync("plan", "--out", "plan.json"),
            await scene.Workspace.RunAsync("list"),
            await scene.Workspace.RunAsync("doctor"),
            await scene.Workspace.RunAsync("validate"),
        };
        var saved = await scene.Workspace.RunAsync("apply", "plan.json");
        first.Kill();
        var next = await scene.Workspace.RunAsync("apply", "--auto-approve");

        Assert.That(
            (second.ExitCode, (string?)second.Json["error"]!["kind"]),
            Is.EqualTo((1, "workspace_busy")),
            second.All
        );
        Assert.That(
            (string?)second.Json["error"]!["message"],
            Does.StartWith("The environment 'production' of this workspace is in use by another run (process ")
                .And.Contain($"(process {first.Id}, since 20")
                .And.Contain("run the command again")
        );
        Assert.That(OutputSchema.ProblemsOf(second.Out), Is.Empty);
        Assert.That(refused.Append(saved).Select(run => run.ExitCode), Is.All.EqualTo(1));
        Assert.That(refused.Append(saved).Select(run => run.Error), Is.All.Contains("is in use by another run"));
        Assert.That(free.Select(run => run.ExitCode), Is.All.Zero, string.Join("\n", free.Select(run => run.All)));
        Assert.That(next.ExitCode, Is.Zero, next.All);
    }

    [Test]
    public async Task The_emulators_state_is_written_by_one_run_at_a_time_and_by_no_plan()
    {
        using var workspace = CliWorkspace.Quickstart();
        using (SoleUse.Take(workspace.In($"{CliWorkspace.State}.lock"), "somebody"))
        {
            var apply = await workspace.RunAsync("apply", "--auto-approve");
            var plan = await workspace.RunAsync("plan");

            Assert.That((apply.ExitCode, plan.ExitCode), Is.EqualTo((1, 0)), apply.All + plan.All);
            Assert.That(
                apply.Error,
                Does.Contain("The environment 'local' of this workspace is in use by another run (somebody)")
            );
            Assert.That(File.Exists(workspace.In(CliWorkspace.State)), Is.False);
        }

        var next = await workspace.RunAsync("apply", "--auto-approve");

        Assert.That(next.ExitCode, Is.Zero, next.All);
    }

    [Test]
    [Category(Law.Long)]
    public async Task Two_applies_that_start_together_create_nothing_twice()
    {
        await using var scene = await CrashScene.StartAsync();
        await scene.ServeAsync();
        using var one = scene.StartApply();
        using var other = scene.StartApply();

        var runs = new[] { await one.EndAsync(), await other.EndAsync() };
        var next = await scene.Workspace.RunAsync("apply", "--auto-approve");

        Assert.That(
            runs.Select(run => run.ExitCode),
            Has.Member(0).And.SubsetOf(new[] { 0, 1 }),
            runs[0].All + runs[1].All
        );
        Assert.That(next.ExitCode, Is.Zero, next.All);
        Assert.That(
            scene.Apollo.Requests.Count(request => request is { Method: "POST", Path: "/api/v1/sequences" }),
            Is.EqualTo(2)
        );
    }

    [Test]
    public void What_was_left_by_a_killed_run_says_nothing_about_the_next_one()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, ".sequences", "run.production.lock");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "");
        File.WriteAllText($"{path}.by", "process 1, which was killed");

        using var use = SoleUse.Take(path, "process 2");

        Assert.That(
            () => SoleUse.Take(path, "process 3"),
            Throws.InstanceOf<InUseException>().With.Property(nameof(InUseException.User)).EqualTo("process 2")
        );
        use.Dispose();
        Assert.That(() => SoleUse.Take(path, "process 4").Dispose(), Throws.Nothing);
        Assert.That(
            Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories),
            Is.EqualTo(new[] { path })
        );
    }
}
