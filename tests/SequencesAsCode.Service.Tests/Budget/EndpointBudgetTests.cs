using SequencesAsCode.Service.Budget;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Testing.Time;

namespace SequencesAsCode.Service.Tests.Budget;

[TestFixture]
internal sealed class EndpointBudgetTests
{
    private readonly List<ServiceWait> told = [];
    private ManualTime time = new();
    private EndpointBudget budget = new("api/v1/x", TimeProvider.System);

    [SetUp]
    public void Start()
    {
        time = new();
        budget = new("api/v1/x", time);
        told.Clear();
    }

    [Test]
    public async Task Eight_go_out_at_once_and_each_that_comes_back_lets_one_out()
    {
        var passes = await EnterAsync(8);
        var ninth = Enter();

        Assert.That(ninth.IsCompleted, Is.False);
        budget.Leave(passes[0], Taken());
        await ninth;
        Assert.That(budget.Calls, Is.EqualTo(9));
    }

    [TestCase(3, 3)]
    [TestCase(1, 1)]
    [TestCase(0, 1)]
    [TestCase(100, 8)]
    public async Task Never_more_are_on_their_way_than_are_left_in_the_minute(int left, int expected)
    {
        budget.Leave(await Enter(), Taken(left));

        Assert.That(await CountAsync(12), Is.EqualTo(expected));
    }

    [Test]
    public async Task An_hour_or_a_day_bounds_as_a_minute_does()
    {
        budget.Leave(await Enter(), Taken(("x-24-hour-requests-left", "2"), ("x-minute-requests-left", "50")));

        Assert.That(await CountAsync(12), Is.EqualTo(2));
    }

    [Test]
    public async Task Answers_in_another_order_do_not_make_more_calls_of_fewer()
    {
        var passes = await EnterAsync(3);
        budget.Leave(passes[2], Taken(2));
        budget.Leave(passes[0], Taken(4));
        budget.Leave(passes[1], Taken(3));

        Assert.That(budget.Known(CallWindow.Minute)?.Left, Is.EqualTo(2));
        budget.Leave(await Enter(), Taken(199));
        Assert.That(
            budget.Known(CallWindow.Minute)?.Left,
            Is.EqualTo(199),
            "A call that went out later tells of the next minute."
        );
    }

    [Test]
    public async Task What_is_known_of_a_minute_is_forgotten_when_it_is_surely_over()
    {
        budget.Leave(await Enter(), Taken(1));
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.That(budget.Known(CallWindow.Minute)?.Left, Is.EqualTo(1));

        time.Advance(TimeSpan.FromSeconds(1));

        Assert.That(budget.Known(CallWindow.Minute), Is.Null);
        Assert.That(await CountAsync(12), Is.EqualTo(8));
    }

    [Test]
    public async Task A_limit_that_is_not_held_to_is_no_limit()
    {
        budget.Leave(
            await Enter(),
            Taken(("x-rate-limit-minute", "5"), ("x-minute-usage", "6"), ("x-minute-requests-left", "0"))
        );

        Assert.That(await CountAsync(12), Is.EqualTo(8));
    }

    [Test]
    public async Task After_a_refusal_all_wait_once_and_one_asks_for_the_others()
    {
        var passes = await EnterAsync(3);
        foreach (var pass in passes)
            Assert.That(budget.Leave(pass, Spent(40)), Is.True);
        var waiting = Enumerable.Range(0, 6).Select(_ => Enter()).ToList();
        Assert.That(
            (time.Waiting, waiting.Count(task => task.IsCompleted)),
            Is.EqualTo((1, 0)),
            "One keeps the time for all."
        );
        Assert.That(
            told,
            Is.EqualTo(new[] { new ServiceWait(WaitReason.MinuteSpent, "api/v1/x", TimeSpan.FromSeconds(40)) })
        );

        time.Advance(TimeSpan.FromSeconds(40));
        var probe = await Task.WhenAny(waiting).Unwrap();
        Assert.That(await DoneAsync(waiting), Is.EqualTo(1));

        budget.Leave(probe, Taken(50));
        await Task.WhenAll(waiting);
        Assert.That(told, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_wait_that_is_cancelled_is_kept_by_another()
    {
        budget.Leave(await Enter(), Spent(40));
        using var cancel = new CancellationTokenSource();
        var (first, second) = (Enter(cancel.Token), Enter());

        await cancel.CancelAsync();

        Assert.That(async () => await first, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(() => time.Waiting, Is.EqualTo(1).After(60_000, 1));
        time.Advance(TimeSpan.FromSeconds(40));
        await second.WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Test]
    public async Task Waits_in_a_row_without_one_call_taken_have_an_end()
    {
        for (var wait = 1; wait <= 5; wait++)
        {
            Assert.That(budget.Leave(await Enter(), Spent(60)), Is.True, $"wait {wait}");
            time.Advance(TimeSpan.FromSeconds(60));
        }

        Assert.That(budget.Leave(await Enter(), Spent(60)), Is.False);
    }

    [Test]
    public async Task A_refusal_that_comes_late_is_of_the_minute_that_was_waited_for()
    {
        var passes = await EnterAsync(2);
        budget.Leave(passes[0], Spent(60));
        var next = Enter();
        time.Advance(TimeSpan.FromSeconds(60));
        await DoneAsync([next]);

        budget.Leave(passes[1], Spent(60));

        await next;
        Assert.That(told, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_call_taken_in_between_begins_the_count_of_waits_again()
    {
        for (var wait = 1; wait <= 20; wait++)
        {
            Assert.That(budget.Leave(await Enter(), Spent(60)), Is.True, $"wait {wait}");
            time.Advance(TimeSpan.FromSeconds(60));
            budget.Leave(await Enter(), Taken());
        }
    }

    [Test]
    public async Task Trouble_halves_what_goes_out_at_once_and_calls_taken_bring_it_back()
    {
        var passes = await EnterAsync(8);
        foreach (var pass in passes)
            budget.Leave(pass, Trouble());
        Assert.That(await PeakAsync(), Is.EqualTo(4), "What was on its way together met one trouble.");

        budget.Leave(await Enter(), Trouble());
        Assert.That(await PeakAsync(), Is.EqualTo(2));

        for (var call = 0; call < 50; call++)
            budget.Leave(await Enter(), Taken());
        Assert.That(await PeakAsync(), Is.EqualTo(8));
    }

    [TestCase(0.0)]
    [TestCase(0.4)]
    public async Task A_wait_of_nothing_is_a_second(double asked)
    {
        budget.Leave(await Enter(), Spent(asked));
        var next = Enter();

        time.Advance(TimeSpan.FromSeconds(0.9));
        Assert.That(next.IsCompleted, Is.False);
        time.Advance(TimeSpan.FromSeconds(0.1));
        await next;
    }

    [Test]
    public async Task After_the_refusal_of_an_hour_no_call_goes_out_until_it_is_over()
    {
        var refusal = ServiceException
            .QuotaSpent(
                "api/v1/x",
                "per hour",
                time.GetUtcNow() + TimeSpan.FromMinutes(10),
                time.GetUtcNow(),
                CallWindow.Hour
            )
            .WithRetry(RetryScope.None, TimeSpan.FromMinutes(10));
        var passes = await EnterAsync(2);
        var waiting = await EnterAsync(6);
        budget.Leave(passes[0], new("", Headers([]), refusal));

        Assert.That(async () => await Enter(), Throws.Exception.SameAs(refusal));
        time.Advance(TimeSpan.FromMinutes(10));
        foreach (var pass in waiting.Append(passes[1]))
            budget.Leave(pass, null);

        Assert.That(await CountAsync(12), Is.EqualTo(1), "One asks whether it is over.");
    }

    private static CallAnswer Taken() => Taken([]);

    private static CallAnswer Taken(int left) => Taken(("x-minute-requests-left", $"{left}"));

    private static CallAnswer Taken(params (string Name, string Value)[] headers) => new("", Headers(headers), null);

    private static CallAnswer Trouble() =>
        new("", Headers([]), ServiceException.Busy("api/v1/x").WithRetry(RetryScope.All, null));

    private static CallAnswer Spent(double wait)
    {
        var refusal = ServiceException.QuotaSpent(
            "api/v1/x",
            "per minute",
            null,
            DateTimeOffset.UnixEpoch,
            CallWindow.Minute
        );
        return new("", Headers([]), refusal.WithRetry(RetryScope.All, TimeSpan.FromSeconds(wait)));
    }

    private static Dictionary<string, string> Headers((string Name, string Value)[] headers) =>
        headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase);

    private static async Task<int> DoneAsync(List<Task<long>> tasks)
    {
        for (var turn = 0; turn < 50; turn++)
            await Task.Yield();
        return tasks.Count(task => task.IsCompleted);
    }

    private Task<long> Enter(CancellationToken cancellation = default) => budget.EnterAsync(told.Add, cancellation);

    private async Task<List<long>> EnterAsync(int count)
    {
        var passes = new List<long>();
        for (var call = 0; call < count; call++)
            passes.Add(await Enter());
        return passes;
    }

    // How many of so many may go out now; they stay out.
    private async Task<int> CountAsync(int count) =>
        await DoneAsync([.. Enumerable.Range(0, count).Select(_ => Enter())]);

    // The same, and they come back without a trace.
    private async Task<int> PeakAsync()
    {
        using var cancel = new CancellationTokenSource();
        var tasks = Enumerable.Range(0, 12).Select(_ => Enter(cancel.Token)).ToList();
        var peak = await DoneAsync(tasks);
        await cancel.CancelAsync();
        foreach (var task in tasks.Where(task => task.IsCompletedSuccessfully))
            budget.Leave(await task, null);
        return peak;
    }
}
