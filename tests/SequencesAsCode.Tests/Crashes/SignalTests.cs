using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Crashes;

/// <summary>Ctrl-C and SIGTERM of the real program.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class SignalTests
{
    private const string Stopping = "Stopping after the current write";

    [TestCase("INT", "json")]
    [TestCase("TERM", "text", Category = Law.Long)]
    public async Task While_applying_the_sequence_in_hand_is_finished_and_the_rest_is_told(string signal, string format)
    {
        await using var scene = await CrashScene.StartAsync();
        ProgramProcess? program = null;
        var changes = 0;
        await scene.ServeAsync(() => StopAtTheFirst(ref changes));
        using var started = program = scene.StartApply("--format", format);

        var run = await program.EndAsync();
        await scene.ServeAsync();
        var next = await scene.Workspace.RunAsync("apply", "--auto-approve");
        var plan = await scene.Workspace.RunAsync("plan", "--detailed-exitcode");

        Assert.That(run.ExitCode, Is.EqualTo(130), run.All);
        Assert.That(
            run.Out,
            Does.Contain(format == "json" ? "\"not_attempted\"" : "not attempted")
                .And.Contain("reordered")
                .And.Contain("stopped")
        );
        if (format == "json")
        {
            Assert.That(OutputSchema.ProblemsOf(run.Out), Is.Empty);
            Assert.That(
                run.Json["report"]!["results"]!.AsArray().Count(result => (string?)result!["status"] == "applied"),
                Is.EqualTo(1),
                run.Out
            );
        }

        Assert.That((next.ExitCode, plan.ExitCode), Is.EqualTo((0, 0)), next.All + plan.All);

        void StopAtTheFirst(ref int change)
        {
            if (++change > 1)
                return;
            if (signal == "INT")
                program!.Interrupt();
            else
                program!.Terminate();
            program.UntilAsync(program.ErrorLineAsync(Stopping)).GetAwaiter().GetResult();
        }
    }

    [Test]
    public async Task A_second_signal_ends_it_at_once_and_the_next_run_goes_on()
    {
        await using var scene = await CrashScene.StartAsync();
        var held = scene.Time.Reached();
        await scene.ServeAsync(
            faults: new Fault
            {
                Kind = FaultKind.Delay,
                Method = "PUT",
                Path = "/sequences/*",
                Delay = TimeSpan.FromDays(1),
            }
        );
        using var program = scene.StartApply();
        await program.UntilAsync(held);

        program.Interrupt();
        await program.UntilAsync(program.ErrorLineAsync(Stopping));
        program.Interrupt();
        var run = await program.EndAsync();
        await scene.ServeAsync();
        var next = await scene.Workspace.RunAsync("apply", "--auto-approve");
        var plan = await scene.Workspace.RunAsync("plan", "--detailed-exitcode");

        Assert.That(run.ExitCode, Is.EqualTo(130), run.All);
        Assert.That((next.ExitCode, plan.ExitCode), Is.EqualTo((0, 0)), next.All + plan.All);
    }

    [Test]
    public async Task While_planning_it_ends_with_130_at_once()
    {
        await using var scene = await CrashScene.StartAsync();
        var held = scene.Time.Reached();
        await scene.ServeAsync(
            faults: new Fault
            {
                Kind = FaultKind.Delay,
                Method = "POST",
                Path = "/emailer_campaigns/search",
                Delay = TimeSpan.FromDays(1),
            }
        );
        using var program = ProgramProcess.Start(scene.Workspace, "plan", "--format", "json");
        await program.UntilAsync(held);

        program.Interrupt();
        var run = await program.EndAsync();

        Assert.That(run.ExitCode, Is.EqualTo(130), run.All);
        Assert.That((string?)run.Json["error"]!["kind"], Is.EqualTo("cancelled"));
    }

    [Test]
    public async Task The_emulator_ends_well_and_lets_go_of_its_state()
    {
        using var workspace = CliWorkspace.Quickstart();
        using var first = ProgramProcess.Start(workspace, "emulate", "--state", "state.json");
        await first.UntilAsync(first.ErrorLineAsync("The emulator is ready"));

        var second = await workspace.RunAsync("emulate", "--state", "state.json");
        first.Interrupt();
        var run = await first.EndAsync();

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(second.ExitCode, Is.EqualTo(1), second.All);
        Assert.That(
            second.Error,
            Does.Contain("state.json is in use by another run").And.Contain($"process {first.Id}, since ")
        );
    }

    [Test]
    public async Task While_a_person_is_asked_it_ends_with_130_and_nothing_is_sent()
    {
        await using var scene = await CrashScene.StartAsync();
        await scene.ServeAsync();
        using var cancel = new CancellationTokenSource();
        using var silent = new SilentReader();

        var run = await scene
            .Workspace.RunAsync(
                new CliStage(Input: silent, OnError: text => CancelWhenAsked(text), Cancellation: cancel.Token),
                "apply"
            )
            .WaitAsync(TimeSpan.FromSeconds(60));
        silent.Answer();

        Assert.That(run.ExitCode, Is.EqualTo(130), run.All);
        Assert.That(run.Error, Does.EndWith("Type 'yes' to apply: \nerror: Cancelled. Nothing was changed.\n"));
        Assert.That(scene.Apollo.Requests.Select(request => request.Method), Has.None.EqualTo("PUT"));

        void CancelWhenAsked(string text)
        {
            if (text.Contains("Type 'yes'", StringComparison.Ordinal))
                cancel.CancelAfter(TimeSpan.FromMilliseconds(50));
        }
    }

    /// <summary>A terminal at which nobody types.</summary>
    private sealed class SilentReader : StringReader
    {
        private readonly ManualResetEventSlim answer = new();

        public SilentReader()
            : base("yes\n") { }

        public void Answer() => answer.Set();

        public override string? ReadLine()
        {
            answer.Wait();
            return base.ReadLine();
        }

        protected override void Dispose(bool disposing)
        {
            answer.Set();
            base.Dispose(disposing);
        }
    }
}
