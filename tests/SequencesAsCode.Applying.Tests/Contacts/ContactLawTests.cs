using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Applying.Tests.Contacts;

/// <summary>
/// Whatever cuts a run in two, its report is honest, and running again finishes without adding anybody twice.
/// </summary>
public sealed class ContactLawTests
{
    private static readonly Trouble[] Troubles =
    [
        Trouble.LostBefore,
        Trouble.LostAfter,
        Trouble.Error500,
        Trouble.Garbage,
        Trouble.Busy,
        Trouble.AboutOthers,
        Trouble.Incomplete,
        Trouble.Refused,
    ];

    [TestCase(40)]
    [TestCase(1000, Category = Law.Long)]
    public void A_report_says_what_is_known_and_running_again_finishes(int cases) =>
        Law.Holds(seed => Problems(new Random(seed)).GetAwaiter().GetResult(), cases);

    private static async Task<IEnumerable<string>> Problems(Random dice)
    {
        await using var scene = await StrictScene.StartAsync(dice.Next(1, 700));
        Draw(scene, dice);
        var isAdding = dice.Next(4) > 0;
        scene.Apollo.AnswersJobs = !isAdding && dice.Next(2) == 0;
        if (dice.Next(3) == 0)
            scene.Apollo.SearchIgnores = dice.Next(2) == 0 ? "contact_ids" : "emailer_campaign_ids";
        if (dice.Next(2) == 0)
            scene.Apollo.AlreadyIn = "contacts_active_in_other_campaigns";
        var problems = new List<string>();
        CliRun run;
        var runs = 0;
        do
        {
            using var cancel = new CancellationTokenSource();
            var (before, cut) = (
                scene.InQ3,
                runs == 0 && dice.Next(4) == 0 ? scene.Apollo.Writes.Count + dice.Next(1, 6) : 0
            );
            scene.Apollo.OnWrite = write =>
            {
                if (write == cut)
                    cancel.Cancel();
            };
            run = await scene.Workspace.RunAsync(new CliStage(Cancellation: cancel.Token), [.. Line(scene, isAdding)]);
            problems.AddRange(Honesty.ProblemsOf(scene, before));
            problems.AddRange(OutputSchema.ProblemsOf(run.Out));
            if (run.ExitCode is not (0 or 1 or 5 or 8 or 130))
                problems.Add($"exit {run.ExitCode}: {run.All}");
            scene.Workspace.Time.Pass(TimeSpan.FromHours(1));
        } while (run.ExitCode != 0 && problems.Count == 0 && ++runs < 60);

        var wanted = isAdding
            ? scene
                .Ids.Where(id => !scene.Apollo.Reasons.ContainsKey(id) || scene.InQ3.Contains(id))
                .ToHashSet(StringComparer.Ordinal)
            : [];
        if (run.ExitCode != 0 || !scene.InQ3.SetEquals(wanted))
            problems.Add($"it never finished: {run.All}");
        return problems;
    }

    private static void Draw(StrictScene scene, Random dice)
    {
        foreach (var id in scene.Ids.Where(_ => dice.Next(10) == 0))
            scene.Apollo.Enrolled[(StrictScene.Q3, id)] = "active";
        foreach (var id in scene.Ids.Where(_ => dice.Next(10) == 0))
            scene.Apollo.Reasons[id] = "contacts_without_email";
        for (var write = 1; write < 12; write++)
        {
            if (dice.Next(3) == 0)
                scene.Apollo.Troubles[write] = Troubles[dice.Next(Troubles.Length)];
        }

        if (dice.Next(3) == 0)
            scene.Apollo.PerMinute = dice.Next(1, 5);
        if (dice.Next(3) == 0)
            scene.Apollo.PerHour = dice.Next(7, 12);
    }

    private static IEnumerable<string> Line(StrictScene scene, bool isAdding)
    {
        string[] line =
        [
            "--sequence",
            StrictScene.Q3,
            "--auto-approve",
            "--format",
            "json",
            "--from-file",
            scene.File(),
            "--report",
            "report.csv",
        ];
        return isAdding
            ? ["contacts", "add", "--mailbox", "dana@example.com", .. line]
            : ["contacts", "remove", .. line];
    }
}
