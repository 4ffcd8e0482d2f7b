using System.Text.Json.Nodes;
using SequencesAsCode.Emulator;
using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Probing;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Applying.Tests.Probing;

[TestFixture]
internal sealed class ProbeFaultTests
{
    private static readonly ImmutableArray<string> Some = ["steps.", "clear.step", "read.", "search."];

    [Test]
    public async Task Nothing_but_one_archived_sequence_is_left()
    {
        var account = new ProbedAccount(ProbeSeed.Text, new());
        var before = Others(account.Apollo);

        await account.ProbeAsync();

        Assert.That(Others(account.Apollo), Is.EqualTo(before));
        Assert.That(Scratches(account.Apollo).Single()["archived"]!.GetValue<bool>(), Is.True);
        Assert.That(account.Apollo.Requests.Select(call => call.Path), Has.None.Contains("approve"));
    }

    [Test]
    public async Task A_scratch_sequence_that_the_journal_does_not_know_stops_a_probe()
    {
        var account = new ProbedAccount(ProbeSeed.Text, new());
        account.Apollo.Handle(
            new("POST", "/api/v1/sequences", "", [new("x-api-key", "k")], $$"""{"name":"{{ScratchName.Text}}"}""")
        );

        Assert.That(
            async () => await account.ProbeAsync(Some),
            Throws.TypeOf<ServiceException>().With.Message.Contains("probe --clean")
        );
        var cleaned = await account.CleanAsync();

        Assert.That(cleaned.Cleaned, Is.EqualTo(1));
        Assert.That(Open(account.Apollo), Is.Zero);
    }

    [Test]
    public async Task A_scratch_sequence_that_somebody_switched_on_is_not_touched()
    {
        var account = new ProbedAccount(
            ProbeSeed.Text.Replace("\"Events\"", $"\"{ScratchName.Text}\"", StringComparison.Ordinal),
            new()
        );
        var before = account.Apollo.ExportState();

        Assert.That(
            async () => await account.CleanAsync(),
            Throws.TypeOf<ServiceException>().With.Message.Contains("is on, so it is not archived")
        );
        Assert.That(account.Apollo.ExportState(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_cancelled_probe_archives_its_sequence()
    {
        var account = new ProbedAccount(ProbeSeed.Text, new());
        using var stop = new CancellationTokenSource();
        using var handler = new DyingHandler(
            account.Handler(),
            call =>
            {
                if (call == 9)
                    stop.Cancel();
                return true;
            }
        );

        var report = await account.ProbeAsync(handler, Some, stop.Token);

        Assert.That(report.Failure!.Kind, Is.EqualTo(Core.Reports.FailureKind.Cancelled));
        Assert.That(report.IsClean, Is.True);
        Assert.That(Open(account.Apollo), Is.Zero);
    }

    [Test]
    public async Task A_process_that_is_killed_at_any_call_leaves_at_most_one_and_the_next_run_archives_it(
        [Range(1, 30)] int call,
        [Values] bool isDone
    )
    {
        var account = new ProbedAccount(ProbeSeed.Text, new());
        var before = Others(account.Apollo);
        using (var handler = new DyingHandler(account.Handler(), number => number < call, isDone))
        {
            try
            {
                await account.ProbeAsync(handler, Some);
            }
            catch (ServiceException)
            {
                // The process is dead.
            }
        }

        Assert.That(Open(account.Apollo), Is.LessThanOrEqualTo(1));
        var report = await account.ProbeAsync(Some);

        Assert.That(report.Failure, Is.Null);
        Assert.That(Open(account.Apollo), Is.Zero);
        Assert.That(Others(account.Apollo), Is.EqualTo(before));
    }

    [Test]
    public void Under_drawn_faults_only_the_scratch_sequence_is_touched() =>
        Law.Holds(number => ProblemsAsync(number).Result, cases: 60);

    [Test]
    [Category(Law.Long)]
    public void Under_many_drawn_faults_only_the_scratch_sequence_is_touched() =>
        Law.Holds(number => ProblemsAsync(number).Result, cases: 400);

    private static async Task<ImmutableArray<string>> ProblemsAsync(int number)
    {
        var dice = new Dice(number);
        var account = new ProbedAccount(ProbeSeed.Text, new());
        var before = Others(account.Apollo);
        using (var handler = account.Handler([.. dice.Many(1, 4, _ => Draw(dice))]))
        {
            try
            {
                await account.ProbeAsync(handler, Some);
            }
            catch (ServiceException)
            {
                // The next run finishes.
            }
        }

        var left = Open(account.Apollo);
        await account.ProbeAsync(Some);
        return
        [
            .. left > 1 ? [$"{left} scratch sequences"] : (string[])[],
            .. Open(account.Apollo) > 0 ? ["the next run left one"] : (string[])[],
            .. Others(account.Apollo) != before ? ["another sequence changed"] : (string[])[],
        ];
    }

    private static Fault Draw(Dice dice) =>
        new()
        {
            Kind = dice.Of(
                FaultKind.Error,
                FaultKind.ErrorAfter,
                FaultKind.BadGateway,
                FaultKind.Garbage,
                FaultKind.Empty,
                FaultKind.Truncated,
                FaultKind.Lock,
                FaultKind.LockAfter,
                FaultKind.Quota
            ),
            Call = dice.Number(1, 40),
            Times = dice.Number(1, 4),
        };

    private static int Open(EmulatedApollo apollo) =>
        Scratches(apollo).Count(sequence => !(sequence["archived"]?.GetValue<bool>() ?? false));

    private static IEnumerable<JsonObject> Scratches(EmulatedApollo apollo) =>
        Sequences(apollo).Where(sequence => sequence["name"]?.ToString() == ScratchName.Text);

    private static string Others(EmulatedApollo apollo) =>
        string.Join(
            '\n',
            Sequences(apollo)
                .Where(sequence => sequence["name"]?.ToString() != ScratchName.Text)
                .Select(sequence => sequence.ToJsonString())
        );

    private static IEnumerable<JsonObject> Sequences(EmulatedApollo apollo) =>
        JsonNode.Parse(apollo.ExportState())!["sequences"]!.AsArray().OfType<JsonObject>();
}
