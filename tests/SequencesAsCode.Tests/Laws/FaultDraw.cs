using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Laws;

/// <summary>Draws schedules of trouble: which calls are met, by what, and how often.</summary>
internal sealed class FaultDraw(Dice dice)
{
    private const string One = "/emailer_campaigns/*";
    private const string Search = "/emailer_campaigns/search";
    private const int Unprocessable = 422;

    private static readonly ImmutableArray<(string? Method, string? Path, int Weight)> Calls =
    [
        (null, null, 3),
        ("GET", One, 8),
        ("POST", Search, 5),
        ("POST", "/sequences", 7),
        ("PUT", "/sequences/*", 8),
        ("POST", "/emailer_campaigns/*/approve", 3),
        ("POST", "/emailer_campaigns/*/abort", 3),
        ("POST", "/emailer_campaigns/*/archive", 3),
        ("GET", "/users/api_profile", 1),
        ("GET", "/labels", 1),
    ];

    public ImmutableArray<Fault> Schedule()
    {
        var schedule = dice.Many(1, 6, _ => Fault()).ToList();

        // What a refusal hides and the list shows much later may be made twice, and is told then: that is a law of its
        // own.
        var isHidden = schedule.Exists(fault =>
            fault.Kind
                is FaultKind.Lock
                    or FaultKind.LockAfter
                    or FaultKind.Quota
                    or FaultKind.QuotaAfter
                    or FaultKind.Answer
                    or FaultKind.AnswerAfter
        );
        var isRefused = schedule.Exists(fault => fault is { Kind: FaultKind.AnswerAfter, Status: Unprocessable });
        return [.. schedule.Select(fault => Seen(isHidden && fault.Path == Search ? Sooner(fault, 12) : fault))];

        // After a refusal the sequence is read three times within three seconds: to wait longer for each bad value
        // would cost everybody half a minute. A write that was refused, done, and shown later is reported as not
        // written.
        Fault Seen(Fault fault) =>
            isRefused
                ? Sooner(fault.Kind == FaultKind.Stale ? fault with { Kind = FaultKind.Delay } : fault, 2)
                : fault;
    }

    private static Fault Sooner(Fault fault, int seconds) =>
        fault.Kind == FaultKind.Lag
            ? fault with
            {
                Delay = TimeSpan.FromSeconds(Math.Min(fault.Delay.TotalSeconds, seconds)),
            }
            : fault;

    private Fault Fault()
    {
        var (method, path, _) = Weighted();
        var kind = dice.Of(Enum.GetValues<FaultKind>());

        // Somebody archives it while we look at it: rare, and then a person has to decide.
        if (kind == FaultKind.Vanish && dice.Chance(0.5))
            kind = FaultKind.CutAfter;
        var fault = new Fault
        {
            Kind = kind,
            Method = method,
            Path = path,
            Call = dice.Number(1, method is null ? 12 : 4),
            Times = Times(kind),
        };
        return kind switch
        {
            FaultKind.Answer or FaultKind.AnswerAfter => Answer(fault),
            FaultKind.Quota or FaultKind.QuotaAfter => fault with
            {
                Window = dice.Of("minute", "minute", "hour", "day"),
                RetryAfter = dice.Of(1, 20, 1800),
            },
            FaultKind.Lock or FaultKind.LockAfter => fault with { RetryAfter = dice.Of<int?>(null, 2, 30) },
            FaultKind.Delay => fault with { Delay = TimeSpan.FromSeconds(dice.Number(1, 90)) },

            // The list may be later than the first search for a lost create lasts, and not later than both.
            FaultKind.Lag => fault with
            {
                Times = 0,
                Method = path == Search ? "POST" : "GET",
                Path = path == Search ? Search : One,
                Delay = TimeSpan.FromSeconds(dice.Number(1, path == Search ? 80 : 20)),
            },
            _ => fault,
        };
    }

    private (string? Method, string? Path, int Weight) Weighted()
    {
        var left = dice.Number(1, Calls.Sum(call => call.Weight));
        return Calls.First(call => (left -= call.Weight) <= 0);
    }

    // What never ends is what a status page would tell of; what shows an old state for ever is no service.
    private int Times(FaultKind kind) =>
        dice.Number(0, 19) switch
        {
            < 12 => 1,
            < 17 => dice.Number(2, 3),
            < 19 => kind == FaultKind.Stale ? 3 : dice.Number(6, 9),
            _ => kind == FaultKind.Stale ? 3 : 0,
        };

    private Fault Answer(Fault fault) =>
        dice.Number(0, 9) switch
        {
            0 => fault with { Status = 401, Body = "Invalid API key.", ContentType = "text/plain" },
            1 => fault with { Status = 403, Body = """{"error":"not in the scope of the key"}""" },
            2 => fault with { Status = Unprocessable, Body = """{"error":"No."}""" },
            3 => fault with { Status = 503, Body = """{"message":"later"}""", Headers = [new("retry-after", "3")] },
            4 => fault with { Status = 200, Body = "{}" },

            // Of the labels it would be an account without any, and no trouble to be seen.
            5 => fault with { Status = 200, Body = fault.Path is "/labels" or null ? "{}" : "[]" },
            6 => fault with { Status = 200, Body = "null" },
            7 => fault with { Status = 302, Body = "", Headers = [new("location", "https://example.com/")] },
            8 => fault with { Status = 408, Body = "timeout", ContentType = "text/plain; charset=nonsense" },
            _ => fault with { Status = 204, Body = "" },
        };
}
