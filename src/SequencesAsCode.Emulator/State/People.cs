using System.Text.Json.Nodes;

namespace SequencesAsCode.Emulator.State;

/// <summary>How many people of a step or a sequence are in each state.</summary>
internal sealed record People(int Active, int Paused, int Finished, int Failed, int Bounced, int HardBounced, int SpamBlocked, int NotSent)
{
    public static readonly People None = new(0, 0, 0, 0, 0, 0, 0, 0);

    public static People operator +(People a, People b) => new(
        a.Active + b.Active,
        a.Paused + b.Paused,
        a.Finished + b.Finished,
        a.Failed + b.Failed,
        a.Bounced + b.Bounced,
        a.HardBounced + b.HardBounced,
        a.SpamBlocked + b.SpamBlocked,
        a.NotSent + b.NotSent);

    public static People One(string status) => status switch
    {
        "active" => None with { Active = 1 },
        "paused" => None with { Paused = 1 },
        _ => None with { Finished = 1 },
    };

    public static People Read(JsonObject? from) => from is null ? None : new(
        from.Whole("active") ?? 0,
        from.Whole("paused") ?? 0,
        from.Whole("finished") ?? 0,
        from.Whole("failed") ?? 0,
        from.Whole("bounced") ?? 0,
        from.Whole("hard_bounced") ?? 0,
        from.Whole("spam_blocked") ?? 0,
        from.Whole("not_sent") ?? 0);

    public People AllFinished() => this with { Active = 0, Paused = 0, Finished = Finished + Active + Paused };

    public JsonObject AsContactStatuses() => new()
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

    public JsonObject AsStepCounts() => new()
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
