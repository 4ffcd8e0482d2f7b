using System.Globalization;
using System.Net;
using SequencesAsCode.Emulator;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Apollo;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Testing.Time;

namespace SequencesAsCode.Tests.Laws;

/// <summary>
/// An account of so many sequences behind enforced quotas, our service before it, and one clock for both that leaps
/// over every wait.
/// </summary>
internal sealed class QuotaRun
{
    private readonly InstantTime time = new();
    private readonly EmulatedApollo apollo;
    private readonly ImmutableArray<string> ids;
    private readonly DateTimeOffset start;
    private int calls,
        refused;

    public QuotaRun(int sequences, string quota)
    {
        string[] unlimited =
        [
            "enforce_quota=true",
            "quota_minute=unlimited",
            "quota_hour=unlimited",
            "quota_day=unlimited",
        ];
        ids =
        [
            .. Enumerable.Range(1, sequences).Select(number => number.ToString("x24", CultureInfo.InvariantCulture)),
        ];
        var seed = string.Join(
            ", ",
            ids.Select(id =>
                $$"""{ "id": "{{id}}", "name": "{{id}}", "steps": [ { "type": "call", "wait_time": 1"""
                + """, "wait_mode": "day" } ] }"""
            )
        );
        apollo = EmulatedApollo.FromSeed(
            $$"""{ "sequences": [ {{seed}} ] }""",
            EmulatorOptions.Parse([.. unlimited, quota]),
            time
        );
        start = time.GetUtcNow();
    }

    /// <summary>What others do before each call of ours.</summary>
    public Action? Before { get; set; }

    /// <summary>What others do after each call of ours.</summary>
    public Action? After { get; set; }

    public TimeSpan Elapsed => time.GetUtcNow() - start;

    /// <summary>How many calls were sent.</summary>
    public int Calls => calls;

    /// <summary>How many of them met a spent quota.</summary>
    public int Refused => refused;

    /// <summary>Somebody else of the team makes the same call.</summary>
    /// <remarks>
    /// It holds the clock first, as our calls do: the emulator reads the clock while it is locked, so the other
    /// order can wait for ever.
    /// </remarks>
    public void SomebodyElse() =>
        time.Hold(() =>
            apollo.Handle(new("GET", $"/api/v1/emailer_campaigns/{ids[0]}", "", [new("x-api-key", "another")], ""))
        );

    public async Task<CurrentReading> ReadAsync()
    {
        using var counting = new Counting(this);
        using var service = new ApolloService(new(ConnectionSettings.DefaultBaseUrl, "key", counting, time, null));
        var state = await service.ReadAsync(ReadScope.Of(ids), CancellationToken.None).ConfigureAwait(false);
        return new([.. state.Sequences.Keys], service.Budget.Calls);
    }

    private sealed class Counting : DelegatingHandler
    {
        private readonly QuotaRun run;

        public Counting(QuotaRun run)
            : base(new EmulatorHandler(run.apollo)) => this.run = run;

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Interlocked.Increment(ref run.calls);
            var response = await run.time.Hold(() => AnswerAsync(request, cancellationToken)).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
                Interlocked.Increment(ref run.refused);
            run.After?.Invoke();
            return response;
        }

        // What others do before a call and the call itself are in the same minute; the emulator answers at once.
        private Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellation)
        {
            run.Before?.Invoke();
            return base.SendAsync(request, cancellation);
        }
    }
}

/// <summary>What was read, and how many calls our own count says.</summary>
internal sealed record CurrentReading(ImmutableHashSet<string> Sequences, int Calls);
