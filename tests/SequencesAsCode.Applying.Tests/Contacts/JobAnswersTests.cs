using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Applying.Tests.Contacts;

/// <summary>
/// Answers that name nobody: a job, or a word that has two meanings. The contact search says the rest.
/// </summary>
public sealed class JobAnswersTests
{
    [TestCase("remove", 150, 2)]
    [TestCase("stop", 10_000, 100)]
    [TestCase("finish", 250, 3)]
    public async Task A_job_is_accepted_once_and_everybody_is_taken_out(string verb, int people, int writes)
    {
        await using var scene = await JobsAsync(people);

        var run = await TakeOutAsync(scene, verb);

        Assert.That((run.ExitCode, scene.Apollo.Writes.Count), Is.EqualTo((0, writes)), run.All);
        Assert.That(
            Words(scene),
            Is.EqualTo(
                verb switch
                {
                    "remove" => "removed",
                    "stop" => "stopped",
                    _ => "finished",
                }
            )
        );
        Assert.That(scene.Apollo.Faults, Is.Empty);
    }

    [TestCase("contact_ids", 11)]
    [TestCase("emailer_campaign_ids", 3)]
    public async Task It_is_confirmed_by_either_filter_of_the_search(string ignored, int mostSearches)
    {
        await using var scene = await JobsAsync(250);
        for (var other = 251; other <= 1000; other++)
        {
            scene.Apollo.People.Add((StrictScene.IdOf(other), StrictScene.AddressOf(other), []));
            scene.Apollo.Enrolled[(StrictScene.Q3, StrictScene.IdOf(other))] = "active";
        }

        scene.Apollo.SearchIgnores = ignored;

        var run = await TakeOutAsync(scene, "remove");

        Assert.That((run.ExitCode, Words(scene)), Is.EqualTo((0, "removed")), run.All);
        Assert.That(scene.Apollo.Searches, Has.Count.LessThanOrEqualTo(mostSearches));
    }

    [TestCase("contact_ids emailer_campaign_ids", "The contact search does not show it as done yet.")]
    [TestCase("everything", "The contact search could not confirm it: ")]
    public async Task What_the_search_does_not_say_is_accepted_and_no_more(string ignored, string why)
    {
        await using var scene = await JobsAsync(150);
        scene.Apollo.People.Add((StrictScene.IdOf(5000), "stranger@example.org", []));
        scene.Apollo.SearchIgnores = ignored;

        var run = await TakeOutAsync(scene, "remove");

        Assert.That((run.ExitCode, scene.Apollo.Writes.Count), Is.EqualTo((8, 2)), run.All);
        Assert.That(Words(scene), Is.EqualTo(ignored == "everything" ? "accepted" : "accepted removed"));
        Assert.That(
            run.Out,
            Does.Contain("Apollo accepted it as job 66e9f09ddefa5701b2ba0002. ")
                .And.Contain(why)
                .And.Contain("Accepted, but not confirmed yet")
        );
    }

    [Test]
    public async Task A_job_that_lags_is_looked_for_again()
    {
        await using var scene = await JobsAsync(100);
        scene.Apollo.SearchesBehind = 2;

        var run = await TakeOutAsync(scene, "remove");

        Assert.That((run.ExitCode, Words(scene), scene.Apollo.Searches.Count), Is.EqualTo((0, "removed", 3)), run.All);
    }

    [Test]
    public async Task Adding_may_be_a_job_as_well()
    {
        await using var scene = await StrictScene.StartAsync(150);
        scene.Apollo.AnswersJobs = true;

        var run = await scene.AddAsync("--from-file", scene.File());

        Assert.That((run.ExitCode, scene.Apollo.Writes.Count, scene.InQ3.Count), Is.EqualTo((0, 2, 150)), run.All);
    }

    [TestCase("text")]
    [TestCase("json")]
    public async Task The_key_that_a_job_repeats_is_never_shown(string format)
    {
        const string Key = "the-secret-of-this-account";
        await using var scene = await JobsAsync(3);
        (scene.Workspace.Variables["APOLLO_API_KEY"], scene.Apollo.SearchIgnores) = (Key, "everything");

        var run = await TakeOutAsync(scene, "remove", "--format", format);

        Assert.That(run.Out, Does.Contain("66e9f09ddefa5701b2ba0001"));
        Assert.That(
            run.All + string.Concat(scene.Report().SelectMany(row => row)),
            Does.Not.Contain(Key).And.Not.Contain("params")
        );
        if (format == "json")
            Assert.That(OutputSchema.ProblemsOf(run.Out), Is.Empty);
    }

    [TestCase(true, "(already in this sequence)")]
    [TestCase(false, "(--allow-active-elsewhere adds them)")]
    public async Task Active_elsewhere_may_mean_here_so_the_search_is_asked(bool isHere, string hint)
    {
        await using var scene = await StrictScene.StartAsync();
        scene.Apollo.AlreadyIn = "contacts_active_in_other_campaigns";
        if (isHere)
            scene.Apollo.Enrolled[(StrictScene.Q3, StrictScene.IdOf(1))] = "paused";
        else
            scene.Apollo.Reasons[StrictScene.IdOf(1)] = "contacts_active_in_other_campaigns";

        var run = await scene.AddAsync("--contact-id", StrictScene.IdOf(1));

        Assert.That((run.ExitCode, scene.Apollo.Searches.Count), Is.EqualTo((0, 1)), run.All);
        Assert.That(run.Out, Does.Contain($"1 contacts_active_in_other_campaigns  {hint}"));
    }

    [Test]
    public async Task Without_the_search_both_meanings_are_named()
    {
        await using var scene = await StrictScene.StartAsync();
        scene.Apollo.Reasons[StrictScene.IdOf(1)] = "contacts_active_in_other_campaigns";
        scene.Apollo.SearchIgnores = "everything";

        var run = await scene.AddAsync("--contact-id", StrictScene.IdOf(1));

        Assert.That(
            run.Out,
            Does.Contain(
                "(active in another sequence, which --allow-active-elsewhere allows, or already in this " + "one)"
            )
        );
    }

    [Test]
    public async Task After_a_lost_answer_active_elsewhere_may_be_of_the_lost_call()
    {
        await using var scene = await StrictScene.StartAsync();
        (scene.Apollo.AlreadyIn, scene.Apollo.Troubles[1]) = ("contacts_active_in_other_campaigns", Trouble.LostAfter);

        var run = await scene.AddAsync("--contact-id", StrictScene.IdOf(1));

        Assert.That((run.ExitCode, scene.InQ3.Count), Is.EqualTo((0, 1)), run.All);
        Assert.That(
            run.Out,
            Does.Contain("(already in it, perhaps from the call whose answer was lost)")
                .And.Not.Contain("--allow-active-elsewhere")
        );
    }

    [Test]
    public async Task A_success_that_cannot_be_read_is_not_sent_three_times()
    {
        await using var scene = await StrictScene.StartAsync(100);
        for (var write = 1; write < 4; write++)
            scene.Apollo.Troubles[write] = Trouble.Garbage;

        var added = await scene.AddAsync("--from-file", scene.File());
        var writes = scene.Apollo.Writes.Count;
        var removed = await TakeOutAsync(scene, "remove");

        Assert.That((added.ExitCode, writes), Is.EqualTo((1, 2)), added.All);
        Assert.That(
            (removed.ExitCode, scene.Apollo.Writes.Count, Words(scene)),
            Is.EqualTo((0, 3, "removed")),
            removed.All
        );
    }

    private static async Task<StrictScene> JobsAsync(int people)
    {
        var scene = await StrictScene.StartAsync(people);
        foreach (var id in scene.Ids)
            scene.Apollo.Enrolled[(StrictScene.Q3, id)] = "active";
        scene.Apollo.AnswersJobs = true;
        scene.File();
        return scene;
    }

    private static Task<CliRun> TakeOutAsync(StrictScene scene, string verb, params string[] more) =>
        scene.Workspace.RunAsync([
            "contacts",
            verb,
            "--sequence",
            StrictScene.Q3,
            "--auto-approve",
            "--from-file",
            "people.txt",
            "--report",
            "report.csv",
            .. more,
        ]);

    private static string Words(StrictScene scene) =>
        string.Join(
            ' ',
            scene.Report().Select(row => row[3]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        );
}
