using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Applying.Tests.Contacts;

/// <summary>Ten thousand contacts, and everything that can cut a run of them in two.</summary>
public sealed class ManyContactsTests
{
    private const int All = 10_000;
    private const int Calls = 100;

    [Test]
    public async Task Under_the_quota_of_a_minute_everybody_is_added_once_with_no_call_too_many()
    {
        await using var scene = await StrictScene.StartAsync(All);
        scene.Apollo.PerMinute = 20;

        var run = await AddAllAsync(scene);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(
            (scene.Apollo.Writes.Count, scene.InQ3.Count, scene.Apollo.Times.Values.Max()),
            Is.EqualTo((Calls, All, 1))
        );
        Assert.That(scene.Apollo.RefusedByQuota, Is.EqualTo(4), "One call a minute asks how long to wait.");
        Assert.That(scene.Workspace.Time.Waited, Is.LessThan(TimeSpan.FromMinutes(5)));
        Assert.That(Honesty.ProblemsOf(scene, new HashSet<string>()), Is.Empty);
        Assert.That(run.Error, Does.StartWith("100 of 10,000 contacts\n").And.Contain("\n10,000 of 10,000 contacts\n"));
    }

    [Test]
    public async Task The_quota_of_an_hour_stops_it_with_5_and_running_again_goes_on()
    {
        await using var scene = await StrictScene.StartAsync(All);
        scene.Apollo.PerHour = 150;

        var first = await AddAllAsync(scene);
        var afterFirst = scene.InQ3.Count;
        scene.Apollo.PerHour = 60;
        scene.Workspace.Time.Pass(TimeSpan.FromHours(1));
        var again = await AddAllAsync(scene);

        Assert.That((first.ExitCode, afterFirst, again.ExitCode), Is.EqualTo((0, All, 5)), again.Error);
        Assert.That(
            again.Out,
            Does.Contain("Stopped because Apollo's call limit is used up.")
                .And.Contain("They are available again in 60 minutes")
        );
        Assert.That(Outcomes(scene), Is.EqualTo("not_attempted 4000, skipped 6000"));
        Assert.That(Honesty.ProblemsOf(scene, scene.InQ3), Is.Empty);
    }

    [Test]
    public async Task Cut_by_the_quota_of_an_hour_it_says_who_is_left_and_running_again_adds_the_rest()
    {
        await using var scene = await StrictScene.StartAsync(All);
        scene.Apollo.PerHour = 40;

        var run = await AddAllAsync(scene);

        Assert.That((run.ExitCode, Outcomes(scene)), Is.EqualTo((5, "added 4000, not_attempted 6000")), run.Error);
        Assert.That(Honesty.ProblemsOf(scene, new HashSet<string>()), Is.Empty);
        await FinishAsync(scene);
    }

    [Test]
    public async Task Cancelled_it_ends_the_call_in_hand_with_130_and_says_who_is_left()
    {
        await using var scene = await StrictScene.StartAsync(All);
        using var cancel = new CancellationTokenSource();
        scene.Apollo.OnWrite = write =>
        {
            if (write == 30)
                cancel.Cancel();
        };

        var run = await scene.Workspace.RunAsync(new CliStage(Cancellation: cancel.Token), [.. Line(scene)]);

        Assert.That(
            (run.ExitCode, scene.Apollo.Writes.Count, Outcomes(scene)),
            Is.EqualTo((130, 30, "added 3000, not_attempted 7000")),
            run.Error
        );
        Assert.That(Honesty.ProblemsOf(scene, new HashSet<string>()), Is.Empty);
        await FinishAsync(scene);
    }

    [TestCase("LostAfter", 100)]
    [TestCase("LostBefore", 0)]
    [TestCase("Garbage", 100)]
    [TestCase("Error500", 0)]
    [TestCase("AboutOthers", 100)]
    public async Task A_lost_answer_is_settled_by_sending_the_same_again(string trouble, int perhaps)
    {
        await using var scene = await StrictScene.StartAsync(1000);
        scene.Apollo.Troubles[5] = Enum.Parse<Trouble>(trouble);

        var run = await AddAllAsync(scene);

        Assert.That((run.ExitCode, scene.Apollo.Writes.Count, scene.InQ3.Count), Is.EqualTo((0, 11, 1000)), run.Error);
        Assert.That(scene.Apollo.Writes[4].ToJsonString(), Is.EqualTo(scene.Apollo.Writes[5].ToJsonString()));
        Assert.That(
            run.Out,
            perhaps == 0
                ? Does.Contain("added          1,000\n")
                : Does.Contain(
                    "skipped        100\n    100 contacts_already_exists_in_current_campaign  "
                        + "(already in it, perhaps from the call whose answer was lost): "
                )
        );
        Assert.That(Honesty.ProblemsOf(scene, new HashSet<string>()), Is.Empty);
    }

    [TestCase("LostAfter")]
    [TestCase("LostBefore")]
    public async Task What_stays_lost_is_unknown_and_the_rest_is_not_attempted(string trouble)
    {
        await using var scene = await StrictScene.StartAsync(1000);
        foreach (var write in new[] { 5, 6, 7 })
            scene.Apollo.Troubles[write] = Enum.Parse<Trouble>(trouble);

        var run = await AddAllAsync(scene);

        Assert.That(
            (run.ExitCode, scene.Apollo.Writes.Count, Outcomes(scene)),
            Is.EqualTo((8, 7, "added 400, not_attempted 500, unknown 100")),
            run.Error
        );
        Assert.That(run.Out, Does.Contain("Unknown: no answer confirms the result."));
        Assert.That(Honesty.ProblemsOf(scene, new HashSet<string>()), Is.Empty);
        await FinishAsync(scene);
    }

    [Test]
    public async Task A_quota_that_ends_while_a_lost_answer_is_settled_leaves_it_unknown()
    {
        await using var scene = await StrictScene.StartAsync(1000);
        (scene.Apollo.PerHour, scene.Apollo.Troubles[5]) = (5, Trouble.LostAfter);

        var run = await AddAllAsync(scene);

        Assert.That(
            (run.ExitCode, Outcomes(scene)),
            Is.EqualTo((5, "added 400, not_attempted 500, unknown 100")),
            run.Error
        );
        Assert.That(Honesty.ProblemsOf(scene, new HashSet<string>()), Is.Empty);
    }

    [Test]
    public async Task A_bar_shows_how_far_it_is_on_a_terminal()
    {
        await using var scene = await StrictScene.StartAsync(1000);

        var run = await scene.Workspace.RunAsync(
            new CliStage(Answer: "yes\n"),
            [.. Line(scene).Where(word => word != "--auto-approve")]
        );

        Assert.That((run.ExitCode, scene.InQ3.Count), Is.EqualTo((0, 1000)), run.Error);
        Assert.That(run.Error, Does.Not.Contain("100 of 1,000 contacts\n"));
    }

    [Test]
    public async Task A_list_is_read_page_by_page_before_anything_is_sent()
    {
        await using var scene = await StrictScene.StartAsync(1000);

        var run = await scene.AddAsync("--label", "VIP");

        Assert.That(
            (
                run.ExitCode,
                scene.InQ3.Count,
                scene.Apollo.Requests.Count(request => request.EndsWith("/contacts/search", StringComparison.Ordinal))
            ),
            Is.EqualTo((0, 500, 5)),
            run.Error
        );
        Assert.That(
            scene.Apollo.Requests.FindLastIndex(request =>
                request.EndsWith("/contacts/search", StringComparison.Ordinal)
            ),
            Is.LessThan(
                scene.Apollo.Requests.FindIndex(request =>
                    request.EndsWith("/add_contact_ids", StringComparison.Ordinal)
                )
            )
        );
    }

    private static async Task FinishAsync(StrictScene scene)
    {
        var before = scene.InQ3;
        (scene.Apollo.PerHour, scene.Apollo.OnWrite) = (null, null);
        scene.Apollo.Troubles.Clear();
        scene.Workspace.Time.Pass(TimeSpan.FromHours(1));

        var run = await AddAllAsync(scene);

        Assert.That((run.ExitCode, scene.InQ3.Count), Is.EqualTo((0, scene.Ids.Count)), run.Error);
        Assert.That(Honesty.ProblemsOf(scene, before), Is.Empty);
    }

    private static string Outcomes(StrictScene scene) =>
        string.Join(
            ", ",
            scene
                .Report()
                .CountBy(row => row[3], StringComparer.Ordinal)
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => $"{pair.Key} {pair.Value}")
        );

    private static Task<CliRun> AddAllAsync(StrictScene scene) => scene.Workspace.RunAsync([.. Line(scene)]);

    private static IEnumerable<string> Line(StrictScene scene) =>
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
}
