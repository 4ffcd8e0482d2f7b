using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SequencesAsCode.Service.Budget;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Laws;

/// <summary>Whatever a service answers, doctor sends only what reads, and ends with a table.</summary>
internal sealed partial class DoctorLawTests
{
    private static readonly string[] Kinds =
    [
        "error",
        "bad_gateway",
        "garbage",
        "empty",
        "truncated",
        "wrong_types",
        "loose_types",
        "other_sequence",
        "cut_before",
        "cut_within",
        "cut_after",
        "missing",
        "lock",
        "quota",
        "repeat_page",
        "drop_page",
    ];
    private static readonly string?[] Paths =
    [
        "/users/api_profile",
        "/emailer_campaigns/search",
        "/emailer_campaigns/*",
        "/emailer_schedules",
        "/email_accounts",
        "/users/search",
        "/labels",
        "/contacts/search",
        "/usage_stats/api_usage_stats",
        null,
    ];

    private static readonly string[] Bodies =
    [
        "",
        "{}",
        "[]",
        "null",
        "1",
        "\"no\"",
        "{\"emailer_campaigns\":[{\"id\":\"\",\"name\":\"x\"}],"
            + "\"pagination\":{\"page\":1,\"total_entries\":1,\"total_pages\":1}}",
        "{\"emailer_campaigns\":[{\"id\":\"../sequences\",\"name\":\"x\"}]}",
        "{\"emailer_campaigns\":[{\"id\":\"search\",\"name\":\"x\"}]}",
        "{\"email_accounts\":[1,null,{\"active\":\"yes\"}]}",
        "{\"[\\\"api/v1/labels\\\",\\\"index\\\"]\":{"
            + "\"minute\":{\"left_over\":-1},\"hour\":7,\"day\":{\"left_over\":\"many\"}},\"nonsense\":{},\"[1]\":{}}",
        "{\"user\":{\"team_id\":5,\"email\":[],\"first_name\":{}}}",
        "{\"error\":\"only available to Apollo users on paid plans\"}",
    ];

    [Test]
    public void It_sends_reads_alone_changes_nothing_and_ends_with_a_table()
    {
        var (codes, asked) = (new HashSet<int>(), 0);
        Law.Holds(
            seed =>
            {
                var dice = new Dice(seed);
                var faults = new JsonArray([.. dice.Many(0, 5, _ => Fault(dice))]);
                var (problems, code, requests) = ProblemsAsync(faults.ToJsonString(), Options(dice))
                    .GetAwaiter()
                    .GetResult();
                codes.Add(code);
                asked += requests;
                return problems;
            },
            150,
            () =>
                [.. new[] { 0, 4 }.Except(codes).Select(code => $"exit {code}"), .. Law.Below(("requests", asked, 501))]
        );
    }

    private static async Task<(IReadOnlyList<string> Problems, int Code, int Requests)> ProblemsAsync(
        string faults,
        string[] options
    )
    {
        await using var served = await ServedApollo.StartAsync(faults, (Action<JsonObject>?)null, options);
        var before = served.Apollo.ExportState();
        var run = await served.RunAsync("doctor", "--format", "json");
        var requests = served.Requests.ToList();
        var problems = requests
            .Where(request => !MayBeSent().IsMatch(request))
            .Select(request => $"{request} was sent")
            .ToList();
        if (served.Apollo.ExportState() != before)
            problems.Add("the account is another one");
        if (run.ExitCode is not (0 or 1 or 3 or 4) || run.Json["checks"] is null)
            problems.Add(run.All);
        problems.AddRange(OutputSchema.ProblemsOf(run.Out));
        if (served.Workspace.Time.Waited != TimeSpan.Zero)
            problems.Add("it waited");
        return (problems, run.ExitCode, requests.Count);
    }

    private static JsonObject Fault(Dice dice) =>
        dice.Chance(0.5)
            ? new()
            {
                ["kind"] = dice.Of(Kinds),
                ["path"] = dice.Of(Paths),
                ["times"] = dice.Number(0, 1),
            }
            : new()
            {
                ["kind"] = "answer",
                ["path"] = dice.Of(Paths),
                ["times"] = dice.Number(0, 1),
                ["status"] = dice.Of(200, 200, 200, 204, 302, 401, 403, 404, 422, 429, 500),
                ["body"] = dice.Of(Bodies),
            };

    private static string[] Options(Dice dice) =>
        [
            .. dice.Chance(0.2) ? new[] { "accepted_keys=another" } : [],
            .. dice.Chance(0.3)
                ? new[]
                {
                    $"allowed_endpoints={string.Join(',', dice.Shuffled(Endpoints.Reads).Take(dice.Number(1, 8)))}",
                }
                : [],
            .. dice.Chance(0.2) ? new[] { "paid_plan=false" } : [],
            .. dice.Chance(0.3) ? new[] { "enforce_quota=true", $"quota_minute={dice.Number(1, 3)}" } : [],
        ];

    // Of the read of one sequence an id is part: without it, it is reported to create one.
    [GeneratedRegex(
        @"\A(GET /(users/api_profile|emailer_campaigns/[0-9a-f]{24}|emailer_schedules|email_accounts"
            + @"|users/search|labels)"
            + @"|POST /(emailer_campaigns/search|contacts/search|usage_stats/api_usage_stats))\z"
    )]
    private static partial Regex MayBeSent();
}
