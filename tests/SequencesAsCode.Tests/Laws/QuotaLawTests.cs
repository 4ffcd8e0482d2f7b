using System.Globalization;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Laws;

/// <summary>
/// Reads against the emulator's quotas, on a clock that both go by: nothing is lost, hardly a call is burnt, and it
/// takes no longer than the quota itself makes it take.
/// </summary>
public sealed class QuotaLawTests
{
    [TestCase(1000, 200)]
    [TestCase(1000, 10, Category = Law.Long)]
    [TestCase(120, 10)]
    [TestCase(30, 1)]
    [TestCase(200, 201)]
    public void Reads_under_the_quota_of_a_minute_take_what_the_quota_takes(int sequences, int quota) =>
        Assert.That(Problems(sequences, quota), Is.Empty);

    [TestCase(20)]
    [TestCase(200, Category = Law.Long)]
    public void Whatever_the_quota_of_a_minute_reads_take_what_it_takes(int cases) =>
        Law.Holds(
            seed =>
            {
                var dice = new Random(seed);
                return Problems(dice.Next(1, 120), dice.Next(1, 60));
            },
            cases
        );

    [Test]
    public async Task When_others_use_the_same_quota_it_takes_longer_and_ends()
    {
        var run = new QuotaRun(60, "quota_minute=10");
        run.After = run.SomebodyElse;

        var state = await run.ReadAsync();

        Assert.That(state.Sequences, Has.Count.EqualTo(60));
    }

    [Test]
    public void When_others_use_up_every_minute_it_ends_and_says_so()
    {
        var run = new QuotaRun(20, "quota_minute=10");
        run.Before = () =>
        {
            for (var call = 0; call < 10; call++)
                run.SomebodyElse();
        };

        Assert.That(
            async () => await run.ReadAsync(),
            Failing.With(FailureKind.QuotaSpent, "Another process of your team probably uses them")
        );
        Assert.That(run.Elapsed, Is.EqualTo(TimeSpan.FromMinutes(5)));
    }

    [TestCase("quota_hour=50", "per hour", "at 10:30 UTC")]
    [TestCase("quota_day=50", "per day", "at 09:30 UTC on 2026-07-19")]
    public void The_quota_of_an_hour_or_a_day_ends_the_read_at_once_and_says_until_when(
        string quota,
        string window,
        string reset
    )
    {
        var run = new QuotaRun(60, quota);

        Assert.That(
            async () => await run.ReadAsync(),
            Failing
                .With(FailureKind.QuotaSpent, window)
                .And.Message.Contains(reset)
                .And.Message.Contains("api/v1/emailer_campaigns/show")
                .And.Message.Contains("50 of 60 sequences had been read")
        );
        Assert.That(
            (run.Elapsed, run.Refused),
            Is.EqualTo((TimeSpan.Zero, 1)),
            "One call asks for all, and nothing waits."
        );
    }

    private static List<string> Problems(int sequences, int quota)
    {
        var run = new QuotaRun(sequences, string.Create(CultureInfo.InvariantCulture, $"quota_minute={quota}"));
        var state = run.ReadAsync().GetAwaiter().GetResult();
        var windows = ((sequences - 1) / quota) + 1;
        var bound = TimeSpan.FromMinutes(windows - 1);
        List<string> problems = [];
        var what = string.Create(
            CultureInfo.InvariantCulture,
            $"{sequences} sequences, {quota} a minute: {run.Elapsed} of {bound}, {run.Calls} calls, "
                + $"{run.Refused} refused"
        );
        if (sequences == 1000)
            TestContext.Out.WriteLine(what);
        if (state.Sequences.Count != sequences)
            problems.Add($"{what}: {state.Sequences.Count} read");
        if (run.Elapsed > bound * 1.1)
            problems.Add($"{what}: too slow");

        // One a minute asks how long to wait; before the first answer nothing is known, and eight are on their way.
        if (run.Refused > windows + Math.Max(0, 8 - quota))
            problems.Add($"{what}: too many calls burnt");
        return problems;
    }
}
