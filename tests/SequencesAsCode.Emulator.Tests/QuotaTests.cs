using SequencesAsCode.Testing.Apollo;

namespace SequencesAsCode.Emulator.Tests;

public sealed class QuotaTests
{
    [Test]
    public void Headers_count_per_endpoint()
    {
        var bench = new Bench("enforce_quota=true");
        bench.Send("GET", "/labels");

        var labels = bench.Send("GET", "/labels");
        var schedules = bench.Send("GET", "/emailer_schedules");

        Assert.That(labels.Header("x-rate-limit-minute"), Is.EqualTo("200"));
        Assert.That(labels.Header("x-rate-limit-hourly"), Is.EqualTo("400"));
        Assert.That(labels.Header("x-rate-limit-24-hour"), Is.EqualTo("2000"));
        Assert.That(labels.Header("x-minute-usage"), Is.EqualTo("2"));
        Assert.That(labels.Header("x-hourly-requests-left"), Is.EqualTo("398"));
        Assert.That(labels.Header("x-24-hour-usage"), Is.EqualTo("2"));
        Assert.That(schedules.Header("x-minute-usage"), Is.EqualTo("1"));
    }

    [Test]
    public void Windows_open_with_the_first_request_and_close_on_their_own()
    {
        var bench = new Bench("enforce_quota=true");
        bench.Send("GET", "/labels");
        bench.Time.Advance(TimeSpan.FromSeconds(59));
        var inside = bench.Send("GET", "/labels");
        bench.Time.Advance(TimeSpan.FromSeconds(1));

        var outside = bench.Send("GET", "/labels");

        Assert.That(inside.Header("x-minute-usage"), Is.EqualTo("2"));
        Assert.That(outside.Header("x-minute-usage"), Is.EqualTo("1"));
        Assert.That(outside.Header("x-hourly-usage"), Is.EqualTo("3"));
    }

    [Test]
    public void An_unlimited_window_has_an_empty_limit_and_no_usage()
    {
        var bench = new Bench("enforce_quota=true", "quota_hour=unlimited");

        var answer = bench.Send("GET", "/labels");

        Assert.That(answer.Header("x-rate-limit-hourly"), Is.Empty);
        Assert.That(answer.Header("x-hourly-usage"), Is.Null);
        Assert.That(answer.Header("x-minute-usage"), Is.EqualTo("1"));
    }

    [TestCase("quota_minute=2", "minute", "50")]
    [TestCase("quota_hour=2", "hour", "3590")]
    [TestCase("quota_day=2", "day", "86390")]
    public void A_used_up_window_answers_429_with_the_time_to_wait(string quota, string window, string wait)
    {
        var bench = new Bench("enforce_quota=true", quota);
        bench.Send("POST", "/sequences", "{}");
        bench.Time.Advance(TimeSpan.FromSeconds(10));
        bench.Send("POST", "/sequences", "{}");

        var answer = bench.Send("POST", "/sequences", "{}");

        Assert.That(answer.Status, Is.EqualTo(429));
        Assert.That(
            (string?)answer.Json["message"],
            Is.EqualTo(
                $"The maximum number of api calls allowed for api/v1/sequences/create is 2 times per "
                    + $"{window}. Please upgrade your plan from https://app.apollo.io/#/settings/plans/upgrade."
            )
        );
        Assert.That(answer.Header("retry-after"), Is.EqualTo(wait));
        Assert.That(bench.Apollo.Version, Is.EqualTo(2));
    }

    [Test]
    public void After_the_time_to_wait_the_call_works()
    {
        var bench = new Bench("enforce_quota=true", "quota_minute=1");
        bench.Send("GET", "/labels");
        var wait = int.Parse(
            bench.Send("GET", "/labels").Header("retry-after")!,
            System.Globalization.CultureInfo.InvariantCulture
        );

        bench.Time.Advance(TimeSpan.FromSeconds(wait));

        Assert.That(bench.Send("GET", "/labels").Status, Is.EqualTo(200));
    }

    [Test]
    public void A_quota_that_is_not_enforced_is_no_limit()
    {
        var bench = new Bench("quota_minute=1");
        bench.Send("GET", "/labels");

        var answer = bench.Send("GET", "/labels");

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(
            (answer.Header("x-rate-limit-minute"), answer.Header("x-minute-requests-left")),
            Is.EqualTo(("", (string?)null))
        );
    }
}
