using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Applying.Tests.Contacts;

/// <summary>The real program is killed while a call of it is answered.</summary>
internal sealed class KilledContactsTests
{
    [Test]
    public async Task What_a_killed_run_leaves_says_no_more_than_is_known_and_running_again_finishes()
    {
        await using var scene = await StrictScene.StartAsync(1000);
        var (fifth, killed) = (
            new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously),
            new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
        );
        scene.Apollo.OnWrite = write =>
        {
            if (write != 5)
                return;
            fifth.SetResult();
            killed.Task.Wait(TimeSpan.FromMinutes(2));
        };
        string[] line =
        [
            "contacts",
            "add",
            "--sequence",
            StrictScene.Q3,
            "--mailbox",
            "dana@example.com",
            "--auto-approve",
            "--from-file",
            scene.File(),
            "--report",
            "report.csv",
        ];
        try
        {
            using var program = ProgramProcess.Start(scene.Workspace, line);
            await program.UntilAsync(fifth.Task);
            program.Kill();
        }
        finally
        {
            killed.SetResult();
        }

        var (left, inside) = (scene.Report(), scene.InQ3);
        scene.Apollo.OnWrite = null;
        var again = await scene.Workspace.RunAsync(line);

        Assert.That(left.Select(row => (row[0], row[3])), Is.EqualTo(scene.Ids.Select(id => (id, "unknown"))));
        Assert.That((inside.Count, again.ExitCode, scene.InQ3.Count), Is.EqualTo((500, 0, 1000)), again.Error);
        Assert.That(Honesty.ProblemsOf(scene, inside), Is.Empty);
    }
}
