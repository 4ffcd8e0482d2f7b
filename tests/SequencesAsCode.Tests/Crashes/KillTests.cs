using System.Collections.Concurrent;
using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Crashes;

/// <summary>
/// The real program is killed (SIGKILL) at one point of an apply, while the account lives on in this process. Between
/// two requests lie all the writes to disk, so "before request n" is also "after everything that was noted of the one
/// before"; "after change n" is done in Apollo and not yet known here.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class KillTests
{
    /// <summary>A point of an apply.</summary>
    /// <param name="After">Whether the n-th change has happened in the account; otherwise the n-th request has arrived
    /// and had no effect.</param>
    /// <param name="Number">From 1.</param>
    internal sealed record Point(bool After, int Number)
    {
        public override string ToString() => $"{(After ? "after change" : "before request")} {Number}";
    }

    [Test]
    public async Task Killed_at_a_few_points_a_run_goes_on_and_ends_as_if_nothing_had_been()
    {
        var whole = await Whole.RunAsync();
        var create = whole.Requests.ToList().IndexOf("POST /api/v1/sequences") + 1;

        await HoldsAsync(whole, [new(true, 2), new(false, create + 2), new(true, whole.Changes)]);
    }

    [Test]
    [Category(Law.Long)]
    public async Task Killed_at_any_point_a_run_goes_on_and_ends_as_if_nothing_had_been()
    {
        var whole = await Whole.RunAsync();
        var writing = whole
            .Requests.ToList()
            .FindIndex(request =>
                request.StartsWith("POST", StringComparison.Ordinal)
                && !request.EndsWith("/search", StringComparison.Ordinal)
            );
        var points = Enumerable
            .Range(writing - 1, whole.Requests.Count - writing + 2)
            .Select(number => new Point(false, number))
            .Concat(Enumerable.Range(1, whole.Changes).Select(number => new Point(true, number)))
            .ToList();
        TestContext.Out.WriteLine($"{whole.Requests.Count} requests, {whole.Changes} changes, {points.Count} points");

        Assert.That(whole.Changes, Is.GreaterThanOrEqualTo(10));
        await HoldsAsync(whole, points);
    }

    private static async Task HoldsAsync(Whole whole, IReadOnlyList<Point> points)
    {
        var problems = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            points,
            new ParallelOptions { MaxDegreeOfParallelism = 3 },
            async (point, _) =>
            {
                foreach (var problem in await ProblemsAsync(whole, point))
                    problems.Add($"killed {point}: {problem}");
            }
        );
        Assert.That(problems.Order(StringComparer.Ordinal), Is.Empty);
    }

    private static async Task<List<string>> ProblemsAsync(Whole whole, Point point)
    {
        await using var scene = await CrashScene.StartAsync();
        await KillAsync(scene, point);

        // Every third time the run that goes on is killed as well.
        if (point.Number % 3 == 0)
            await KillAsync(scene, new(true, 1));
        await scene.ServeAsync();
        var apply = await scene.Workspace.RunAsync("apply", "--auto-approve");
        var plan = await scene.Workspace.RunAsync("plan", "--detailed-exitcode");

        var problems = new List<string>();
        if (apply.ExitCode != 0)
            problems.Add($"the next apply ends with {apply.ExitCode}: {apply.All}");
        if (plan.ExitCode != 0)
            problems.Add($"the plan after it ends with {plan.ExitCode}: {plan.All}");
        if (scene.Apollo.ExportState() != whole.State)
            problems.Add(
                $"the account is another than without the "
                    + $"kill:\n{CrashScene.Difference(whole.State, scene.Apollo.ExportState())}"
            );
        if (scene.Workspace.Read(CrashScene.Lock) != whole.Lock)
            problems.Add(
                $"the lock is another:\n{CrashScene.Difference(whole.Lock, scene.Workspace.Read(CrashScene.Lock))}"
            );
        problems.AddRange(LockSchema.ProblemsOf(scene.Workspace.In(CrashScene.Lock)));
        if (File.Exists(scene.Workspace.In(CrashScene.Journal)))
            problems.Add($"the journal is still there: {scene.Workspace.Read(CrashScene.Journal)}");
        problems.AddRange(
            Directory
                .EnumerateFiles(scene.Workspace.Folder, "*.tmp", SearchOption.AllDirectories)
                .Select(file => $"{file} was left")
        );
        return problems;
    }

    // Does not kill what ends before the point is reached.
    private static async Task KillAsync(CrashScene scene, Point point)
    {
        ProgramProcess? program = null;
        var (reached, changes) = (scene.Time.Reached(), 0);
        if (point.After)
            await scene.ServeAsync(() => KillAt(++changes));
        else
            await scene.ServeAsync(
                faults: new Fault
                {
                    Kind = FaultKind.Delay,
                    Call = point.Number,
                    Delay = TimeSpan.FromDays(1),
                }
            );
        using var started = program = scene.StartApply();

        // A run that finds a create of unknown outcome looks for it for a minute of the real clock.
        await Task.WhenAny(reached, program.Ended).WaitAsync(TimeSpan.FromMinutes(3));
        program.Kill();

        void KillAt(int change)
        {
            if (change == point.Number)
                program!.Kill();
        }
    }

    /// <summary>The same apply when nothing happens to it.</summary>
    private sealed record Whole(IReadOnlyList<string> Requests, int Changes, string State, string Lock)
    {
        public static async Task<Whole> RunAsync()
        {
            await using var scene = await CrashScene.StartAsync();
            var changes = 0;
            await scene.ServeAsync(() => changes++);
            var planned = await scene.Workspace.RunAsync("plan", "--format", "json");
            var sequences = planned.Json["plan"]!["sequences"]!.AsArray();
            Assert.That(
                sequences.Select(change => (string?)change!["action"]).Distinct(),
                Is.SupersetOf(new[] { "create", "update", "archive", "forget", "adopt" }),
                planned.All
            );
            Assert.That(
                sequences
                    .SelectMany(change => change!["steps"]!.AsArray())
                    .Select(step => (string?)step!["action"])
                    .Distinct(),
                Is.SupersetOf(new[] { "create", "move", "remove", "update" }),
                planned.All
            );
            scene.Apollo.ClearLog();
            var apply = await scene.Workspace.RunAsync("apply", "--auto-approve");
            var requests = scene.Apollo.Requests.Select(request => $"{request.Method} {request.Path}").ToList();
            var plan = await scene.Workspace.RunAsync("plan", "--detailed-exitcode");
            Assert.That((apply.ExitCode, plan.ExitCode), Is.EqualTo((0, 0)), apply.All + plan.All);
            return new(requests, changes, scene.Apollo.ExportState(), scene.Workspace.Read(CrashScene.Lock));
        }
    }
}
