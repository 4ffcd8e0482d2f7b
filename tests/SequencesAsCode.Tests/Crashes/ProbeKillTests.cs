using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Service.Probing;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Crashes;

/// <summary>
/// The real program is killed (SIGKILL) at a write of a probe, before the write has an effect or right after it.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class ProbeKillTests
{
    private const string Journal = ".sequences/probe.production.json";

    // The create, two updates for each of two questions, and the archiving.
    private const int Writes = 6;

    private static readonly string[] Probe =
    [
        "probe",
        "-e",
        "production",
        "--auto-approve",
        "--only",
        "steps.ids,clear.step.note,read.",
    ];

    [TestCase(1)]
    [TestCase(3)]
    public async Task Killed_after_a_write_at_most_one_is_left_and_the_next_run_archives_it(int change) =>
        Assert.That(await ProblemsAsync(isAfter: true, change), Is.Empty);

    [Test]
    [Category(Law.Long)]
    public async Task Killed_at_any_write_at_most_one_is_left_and_the_next_run_archives_it()
    {
        var problems = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            Enumerable.Range(1, Writes).SelectMany(number => new[] { (true, number), (false, number) }),
            new ParallelOptions { MaxDegreeOfParallelism = 3 },
            async (point, _) =>
            {
                foreach (var problem in await ProblemsAsync(point.Item1, point.number))
                    problems.Add(problem);
            }
        );
        Assert.That(problems.Order(StringComparer.Ordinal), Is.Empty);
    }

    private static async Task<List<string>> ProblemsAsync(bool isAfter, int number)
    {
        await using var scene = await CrashScene.StartAsync();
        var before = Others(scene);
        await KillAsync(scene, isAfter, number);
        var left = Open(scene);
        var isKnown = File.Exists(scene.Workspace.In(Journal));
        await scene.ServeAsync();
        var next = await scene.Workspace.RunAsync(Probe);

        var at = $"{(isAfter ? "after" : "before")} write {number}";
        var problems = new List<string>();
        if (left > 1)
            problems.Add($"{at}: {left} scratch sequences");
        if (left == 1 && !isKnown)
            problems.Add($"{at}: the journal does not know the one that is left");
        if (next.ExitCode != 0)
            problems.Add($"{at}: the next run ends with {next.ExitCode}: {next.All}");
        if (Open(scene) != 0 || File.Exists(scene.Workspace.In(Journal)))
            problems.Add($"{at}: the next run leaves one");
        if (Others(scene) != before)
            problems.Add($"{at}: another sequence changed");
        return problems;
    }

    private static async Task KillAsync(CrashScene scene, bool isAfter, int number)
    {
        ProgramProcess? program = null;
        var (reached, changes) = (scene.Time.Reached(), 0);
        if (isAfter)
            await scene.ServeAsync(() =>
            {
                if (++changes == number)
                    program!.Kill();
            });
        else
            await scene.ServeAsync(
                faults: new Fault
                {
                    Kind = FaultKind.Delay,
                    Path = PathOf(number),
                    Call = number is 1 or Writes ? 1 : number - 1,
                    Delay = TimeSpan.FromDays(1),
                }
            );
        using var started = program = ProgramProcess.Start(scene.Workspace, Probe);
        await Task.WhenAny(reached, program.Ended).WaitAsync(TimeSpan.FromMinutes(2));
        program.Kill();
    }

    private static string PathOf(int number) =>
        number switch
        {
            1 => "/sequences",
            Writes => "/emailer_campaigns/*/archive",
            _ => "/sequences/*",
        };

    private static int Open(CrashScene scene) =>
        Sequences(scene).Count(each => IsScratch(each) && (bool?)each["archived"] != true);

    private static string Others(CrashScene scene) =>
        string.Join('\n', Sequences(scene).Where(each => !IsScratch(each)).Select(each => each.ToJsonString()));

    private static bool IsScratch(JsonObject sequence) => (string?)sequence["name"] == ScratchName.Text;

    private static IEnumerable<JsonObject> Sequences(CrashScene scene) =>
        JsonNode.Parse(scene.Apollo.ExportState())!["sequences"]!.AsArray().OfType<JsonObject>();
}
