using System.Text.Json.Nodes;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Laws;

/// <summary>
/// Draws an account as a seed of the emulator: sequences of every step type, with things in them that no file manages.
/// </summary>
internal sealed class AccountDraw(Dice dice, int least = 1, int most = 3, int mostSteps = 7)
{
    public const string Team = "5c1004a0dddddddddddd0001";
    public static readonly string[] Schedules = ["5c1004a0cccccccccccc0001", "5c1004a0cccccccccccc0002"];
    public static readonly string[] Users = ["5c1004a0aaaaaaaaaaaa0001", "5c1004a0aaaaaaaaaaaa0002"];
    public static readonly string[] LabelNames = ["Outbound", "Q3", "Events"];
    public static readonly DateTimeOffset FirstMoment = new(2031, 1, 6, 9, 0, 0, TimeSpan.Zero);

    private readonly CopyDraw copy = new(dice);
    private int lastId;

    public string Seed() =>
        new JsonObject
        {
            ["team"] = new JsonObject { ["id"] = Team, ["name"] = "Drawn" },
            ["users"] = new JsonArray([
                .. Users.Select(
                    (id, index) => (JsonNode)new JsonObject { ["id"] = id, ["email"] = $"user{index}@example.com" }
                ),
            ]),
            ["schedules"] = new JsonArray([
                .. Schedules.Select(
                    (id, index) => (JsonNode)new JsonObject { ["id"] = id, ["name"] = $"Schedule {index}" }
                ),
            ]),
            ["contacts"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = SomeAccount.Contact,
                    ["first_name"] = "Ada",
                    ["email"] = "ada@example.com",
                }
            ),
            ["email_accounts"] = new JsonArray(
                new JsonObject { ["id"] = SomeAccount.Mailbox, ["email"] = "user0@example.com" }
            ),
            ["labels"] = new JsonArray([
                .. LabelNames
                    .Take(2)
                    .Select(name => (JsonNode)new JsonObject { ["name"] = name, ["modality"] = "emailer_campaigns" }),
            ]),
            ["sequences"] = new JsonArray([
                .. dice.Many(least, most, index => (JsonNode)Sequence($"Sequence {index}")),
            ]),
        }.ToJsonString();

    private JsonObject Sequence(string name)
    {
        var isExact = dice.Chance(0.15);
        var json = new JsonObject
        {
            ["id"] = Id(),
            ["name"] = name,
            ["active"] = dice.Chance(0.4),
            ["sequence_by_exact_daytime"] = isExact,
            ["unknown_to_us"] = dice.Number(0, 999),
            ["auto_pause_enabled"] = dice.Chance(0.5),
            ["max_emails_per_day"] = dice.Chance(0.5) ? dice.Number(0, 90) : null,
            ["emailer_schedule_id"] = dice.Chance(0.7) ? dice.Of(Schedules) : null,
            ["cc_emails"] = dice.Chance(0.3) ? "boss@example.com, Team@example.com" : "",
            ["label_names"] = new JsonArray([
                .. LabelNames.Where(_ => dice.Chance(0.4)).Select(label => (JsonNode)label),
            ]),
            ["mark_finished_if_reply"] = dice.Chance(0.5),
        };
        var opensThread = true;
        json["steps"] = new JsonArray([
            .. dice.Many(0, mostSteps, index => (JsonNode)Step(index, isExact, ref opensThread)),
        ]);
        return json;
    }

    private JsonObject Step(int index, bool isExact, ref bool opensThread)
    {
        var type = dice.Of(StepTypes.All);
        var json = new JsonObject
        {
            ["id"] = Id(),
            ["type"] = type,
            ["people"] = new JsonObject
            {
                ["active"] = dice.Chance(0.4) ? 0 : dice.Number(0, 3),
                ["paused"] = dice.Number(0, 1),
                ["finished"] = dice.Number(0, 99),
            },
        };
        if (isExact)
            json["exact_datetime"] = FirstMoment
                .AddDays(index * 3)
                .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        else
            (json["wait_time"], json["wait_mode"]) = Wait();
        if (type != StepTypes.AutoEmail)
            json["priority"] = dice.Of("high", "medium", "low", null);
        if (dice.Chance(0.4))
            json["note"] = copy.StoredBody();
        if (dice.Chance(0.3))
            json["max_emails_per_day"] = dice.Number(1, 40);
        if (dice.Chance(0.3))
            json["auto_skip_in_x_days"] = dice.Number(1, 9);

        if (!StepTypes.TakesTouches(type))
            return json;
        var canReply = !opensThread;
        var least = StepTypes.IsEmail(type) ? 1 : 0;
        json["touches"] = new JsonArray([
            .. dice.Many(least, StepTypes.IsEmail(type) ? 4 : 1, _ => (JsonNode)Touch(type, canReply)),
        ]);
        if (StepTypes.IsEmail(type))
            opensThread = false;
        return json;
    }

    // Apollo holds seconds and is reported to refuse them, so only what minutes say as well is in every account.
    private (int Time, string Mode) Wait()
    {
        var (time, mode) = (dice.Number(0, 9), dice.Of("minute", "hour", "day", "second"));
        return (mode == "second" ? 60 * time : time, mode);
    }

    private JsonObject Touch(string stepType, bool canReply) =>
        new()
        {
            ["id"] = Id(),
            ["type"] = StepTypes.IsEmail(stepType) && canReply && dice.Chance(0.3) ? "reply_to_thread" : "new_thread",
            ["status"] = dice.Of("approved", "to_be_reviewed"),
            ["include_signature"] = dice.Chance(0.7),
            ["attachment_ids"] = new JsonArray([.. dice.Many(0, 2, _ => (JsonNode)Id())]),
            ["subject"] = StepTypes.IsEmail(stepType) ? copy.Subject() : null,
            ["body_html"] = copy.StoredBody(),
            ["stats"] = new JsonObject { ["unique_delivered"] = dice.Number(0, 500) },
        };

    private string Id() => $"66e9e215ece1980100000{++lastId:000}";
}
