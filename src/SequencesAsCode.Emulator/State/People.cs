using System.Text.Json.Nodes;

namespace SequencesAsCode.Emulator.State;

/// <summary>How many people of a step or a sequence are in each state.</summary>
internal sealed record People
{
    public int Active { get; init; }

    public int Paused { get; init; }

    public int Finished { get; init; }

    public int Failed { get; init; }

    public int Bounced { get; init; }

    public int HardBounced { get; init; }

    public int SpamBlocked { get; init; }

    public int NotSent { get; init; }

    public static readonly People None = new();

    public static People operator +(People a, People b) =>
        new()
        {
            Active = a.Active + b.Active,
            Paused = a.Paused + b.Paused,
            Finished = a.Finished + b.Finished,
            Failed = a.Failed + b.Failed,
            Bounced = a.Bounced + b.Bounced,
            HardBounced = a.HardBounced + b.HardBounced,
            SpamBlocked = a.SpamBlocked + b.SpamBlocked,
            NotSent = a.NotSent + b.NotSent,
        };

    public static People One(string status) =>
        status switch
        {
            "active" => None with { Active = 1 },
            "paused" => None with { Paused = 1 },
            _ => None with { Finished = 1 },
        };

    public static People Read(JsonObject? from) =>
        from is null
            ? None
            : new()
            {
                Active = from.Whole("active") ?? 0,
                Paused = from.Whole("paused") ?? 0,
                Finished = from.Whole("finished") ?? 0,
                Failed = from.Whole("failed") ?? 0,
                Bounced = from.Whole("bounced") ?? 0,
                HardBounced = from.Whole("hard_bounced") ?? 0,
                SpamBlocked = from.Whole("spam_blocked") ?? 0,
                NotSent = from.Whole("not_sent") ?? 0,
            };

    public People AllFinished() => this with { Active = 0, Paused = 0, Finished = Finished + Active + Paused };

    public JsonObject AsContactStatuses() =>
        new()
        {
            ["active"] = Active,
            ["failed"] = Failed,
            ["paused"] = Paused,
            ["finished"] = Finished,
            ["bounced"] = Bounced,
            ["hard_bounced"] = HardBounced,
            ["spam_blocked"] = SpamBlocked,
            ["not_sent"] = NotSent,
        };

    public JsonObject AsStepCounts() =>
        new()
        {
            ["active"] = Active,
            ["paused"] = Paused,
            ["finished"] = Finished,
            ["bounced"] = Bounced,
            ["spam_blocked"] = SpamBlocked,
            ["hard_bounced"] = HardBounced,
            ["not_sent"] = NotSent,
        };
}
