using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.Answers;
using SequencesAsCode.Emulator.Http;
using SequencesAsCode.Emulator.Routes;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Writing;

/// <summary>Writes the fields of a sequence itself. What is left out stays, as recorded.</summary>
internal static class CampaignWriter
{
    private static readonly ImmutableArray<string> NullByDocumentation =
    [
        "create_task_if_email_open",
        "email_open_trigger_task_threshold",
        "mark_finished_if_click",
        "mark_finished_if_reply",
        "mark_finished_if_interested",
        "mark_paused_if_ooo",
        "days_to_wait_before_mark_as_response",
        "same_account_reply_delay_days",
    ];

    public static (World World, Campaign Campaign) Create(Call call, IEnumerable<FieldRule> rules)
    {
        var fields = new JsonObject { ["user_id"] = call.World.ActorId, ["created_at"] = Timestamp.Of(call.Now) };
        if (call.Options.CreateDefaults == CreateDefaults.Null)
        {
            foreach (var name in NullByDocumentation)
                fields[name] = null;
        }

        if (call.Options.UserIdOnCreate && call.Body.Text("user_id") is { } owner)
            fields["user_id"] = owner;
        var (world, written) = Write(call, fields, rules);
        var campaign = new Campaign(call.Ids.Take(), written, [], [], People.None);
        return (world, call.Body.Flag("active") == true ? Activation.Switched(campaign, active: true) : campaign);
    }

    public static (World World, Campaign Campaign) Update(Call call, Campaign old)
    {
        if (call.Options.RefusedOnUpdate.FirstOrDefault(call.Body.ContainsKey) is { } refused)
            throw new RefusalException(Problem.OnlyOnCreate(refused));
        var rules = FieldRules.Updated.AddRange(FieldRules.CreateOnly.Where(rule => IsTaken(rule, call.Options)));
        var (world, fields) = Write(call, old.Fields.Draft(), rules);
        if (
            !call.Options.Ignores("campaign", "sharing_permission")
            && call.Body.Object("sharing_permission") is { } sharing
        )
            fields["sharing_permission"] = Sharing.Update(fields.Object("sharing_permission"), sharing);

        return (world, old with { Fields = fields });
    }

    private static bool IsTaken(FieldRule rule, EmulatorOptions options) =>
        options.CreateOnlyOnUpdate
        || options.TakenOnUpdate.Contains(rule.Name, StringComparer.Ordinal)
        || (options.ExactDaytimeOnUpdate && rule == FieldRules.ByExactDaytime);

    private static (World World, JsonObject Fields) Write(Call call, JsonObject fields, IEnumerable<FieldRule> rules)
    {
        foreach (var rule in rules)
            rule.Write(fields, call.Body, "campaign", call.Options);
        Check(call, fields);
        if (fields.Text("name") is { } name)
            fields["name"] = Rewriter.Name(name, call.Options);
        if (call.Options.Ignores("campaign", "label_names") || call.Body.List("label_names") is null)
            return (call.World, fields);

        var names = call
            .Body.Texts("label_names")
            .Where(n => !n.IsBlank())
            .Select(n => Rewriter.Label(n, call.Options))
            .ToList();
        var (labels, ids) = LabelNames.Resolve(call.World, names, "emailer_campaigns", call.Ids, call.Now);
        fields["label_ids"] = ids;
        return (call.World with { Labels = labels }, fields);
    }

    private static void Check(Call call, JsonObject fields)
    {
        if (call.Body.Text("emailer_schedule_id") is { } scheduleId)
        {
            var schedule = call.World.Schedules.Find(scheduleId) ?? throw new RefusalException(Problem.UnknownSchedule);
            if (IsEmpty(Shapes.Schedule.Fill(schedule, [])))
                throw new RefusalException(Problem.EmptySchedule);
        }

        if (call.World.Users.Find(fields.Text("user_id")) is null)
            throw new RefusalException(Problem.UnknownUser);
        if (fields.Whole("max_emails_per_day") < 0)
            throw new RefusalException(Problem.NegativeLimit);
        if (fields.Whole("same_account_reply_delay_days") > 1000)
            throw new RefusalException(Problem.ReplyDelayTooLong);
    }

    private static bool IsEmpty(JsonObject schedule) =>
        schedule.Object("schedule_hash") is not { } days || days.All(day => day.Value is not JsonArray { Count: > 0 });
}
