using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace SequencesAsCode.Applying.Tests.Contacts;

/// <summary>What happens to a call that changes something.</summary>
public enum Trouble
{
    LostBefore,
    LostAfter,
    Error500,
    Garbage,
    Busy,
    AboutOthers,
    Incomplete,
    Refused,
    Forbidden,
}

/// <summary>
/// A second stand-in for Apollo's contact calls, written from the documentation alone and sharing no code with the
/// emulator or the program: it refuses every request that is not
/// exactly as documented, keeps its own enrolments and its own quota, and can lose or spoil the answer to the n-th
/// call.
/// </summary>
internal sealed partial class StrictContacts : IAsyncDisposable
{
    public const string Team = "5c1004a0000000000000000f";
    public const string Mailbox = "5c1004a0000000000000b001";
    public const string SecondMailbox = "5c1004a0000000000000b002";
    public const string OldMailbox = "5c1004a0000000000000b003";
    public const string User = "5c1004a0000000000000c001";

    private static readonly string[] Flags =
    [
        "sequence_no_email",
        "sequence_unverified_email",
        "sequence_job_change",
        "sequence_active_in_other_campaigns",
        "sequence_finished_in_other_campaigns",
        "sequence_same_company_in_same_campaign",
        "contacts_without_ownership_permission",
        "add_if_in_queue",
        "contact_verification_skipped",
    ];

    private readonly WebApplication application;
    private readonly TimeProvider time;
    private readonly Lock gate = new();
    private (DateTimeOffset Since, int Used) minute,
        hour;
    private HashSet<string> known = [];
    private Dictionary<(string Sequence, string Contact), string> before = [];

    private StrictContacts(WebApplication application, TimeProvider time) =>
        (this.application, this.time) = (application, time);

    public Uri Address { get; private set; } = null!;

    /// <summary>The contacts of the account: id, address, lists.</summary>
    public List<(string Id, string Email, string[] Lists)> People { get; } = [];

    /// <summary>The sequences: id, name, active, archived.</summary>
    public List<(string Id, string Name, bool Active, bool Archived)> Sequences { get; } = [];

    /// <summary>Lists of contacts: id, name.</summary>
    public List<(string Id, string Name)> Lists { get; } = [];

    /// <summary>Whom it does not add, and its word for why.</summary>
    public Dictionary<string, string> Reasons { get; } = new(StringComparer.Ordinal);

    /// <summary>Trouble of the n-th call that changes something, from 1.</summary>
    public Dictionary<int, Trouble> Troubles { get; } = [];

    public int? PerMinute { get; set; }

    public int? PerHour { get; set; }

    public bool MayReadSequences { get; set; } = true;

    /// <summary>Whether the search knows nothing of lists, and so gives everybody.</summary>
    public bool IgnoresLists { get; set; }

    /// <summary>Whether calls that change something are answered with a job, which repeats the caller's key.</summary>
    public bool AnswersJobs { get; set; }

    /// <summary>How often the search still shows how it was before the jobs.</summary>
    public int SearchesBehind { get; set; }

    /// <summary>What the search does not know and passes over; an answer of 403 for "everything".</summary>
    public string SearchIgnores { get; set; } = "";

    /// <summary>The word for somebody who is in the very sequence already.</summary>
    public string AlreadyIn { get; set; } = "contacts_already_exists_in_current_campaign";

    /// <summary>The bodies of the searches.</summary>
    public List<JsonObject> Searches { get; } = [];

    /// <summary>Called after each call that changes something, before its answer leaves.</summary>
    public Action<int>? OnWrite { get; set; }

    /// <summary>Who is in which sequence, and how.</summary>
    public Dictionary<(string Sequence, string Contact), string> Enrolled { get; } = [];

    /// <summary>How often each was put in.</summary>
    public Dictionary<(string Sequence, string Contact), int> Times { get; } = [];

    /// <summary>Why requests were refused for their form; nothing when all were as documented.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>The bodies of the calls that change something, as far as the quota let them in.</summary>
    public List<JsonObject> Writes { get; } = [];

    /// <summary>Every request, as <c>METHOD path</c>.</summary>
    public List<string> Requests { get; } = [];

    public int RefusedByQuota { get; private set; }

    public static async Task<StrictContacts> StartAsync(TimeProvider time)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var application = builder.Build();
        var server = new StrictContacts(application, time);
        application.Run(server.ServeAsync);
        await application.StartAsync();
        server.Address = new Uri(
            application
                .Services.GetRequiredService<IServer>()
                .Features.Get<IServerAddressesFeature>()!
                .Addresses.First()
        );
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await application.StopAsync();
        await application.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        (int Status, string Body)? answer;
        lock (gate)
        {
            Requests.Add($"{context.Request.Method} {context.Request.Path}");
            answer = Answer(context, text);
        }

        if (answer is not var (status, body))
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(body, context.RequestAborted);
    }

    private (int Status, string Body)? Answer(HttpContext context, string text)
    {
        if (context.Request.Headers["x-api-key"].ToString().Length == 0)
            return (401, "Invalid API key.");
        var path = (context.Request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        return (context.Request.Method, path) switch
        {
            ("GET", ["api", "v1", "users", "api_profile"]) => Ok(new { id = User, team_id = Team }),
            ("GET", ["api", "v1", "users", "search"]) => Ok(
                new { users = new[] { new { id = User, email = "dana@example.com" } }, pagination = Pages(1, 1) }
            ),
            ("GET", ["api", "v1", "email_accounts"]) => Ok(
                new
                {
                    email_accounts = new[]
                    {
                        new
                        {
                            id = Mailbox,
                            email = "dana@example.com",
                            active = true,
                        },
                        new
                        {
                            id = SecondMailbox,
                            email = "lee@example.com",
                            active = true,
                        },
                        new
                        {
                            id = OldMailbox,
                            email = "old@example.com",
                            active = false,
                        },
                    },
                }
            ),
            ("GET", ["api", "v1", "labels"]) when context.Request.Query["modality"] == "contacts" => Ok(
                Lists.Select(list => new
                {
                    id = list.Id,
                    name = list.Name,
                    modality = "contacts",
                })
            ),
            ("POST", ["api", "v1", "emailer_campaigns", "search"]) => Ok(
                new
                {
                    emailer_campaigns = Sequences
                        .Where(one => !one.Archived)
                        .Select(one => new
                        {
                            id = one.Id,
                            name = one.Name,
                            active = one.Active,
                        }),
                    pagination = Pages(1, Sequences.Count(one => !one.Archived)),
                }
            ),
            ("GET", ["api", "v1", "emailer_campaigns", var id]) => Whole(id),
            ("POST", ["api", "v1", "contacts", "search"]) => Search(JsonNode.Parse(text)!.AsObject()),
            ("POST", ["api", "v1", "emailer_campaigns", "remove_or_stop_contact_ids"]) => Change(context, text, null),
            ("POST", ["api", "v1", "emailer_campaigns", var id, "add_contact_ids"]) => Change(context, text, id),
            var (method, _) => Fault($"no such route: {method} {context.Request.Path}", 404),
        };
    }

    private (int Status, string Body) Whole(string id)
    {
        if (!MayReadSequences)
            return (403, """{"error":"This API key is not authorized.","error_code":"API_INACCESSIBLE"}""");
        if (Sequences.Find(one => one.Id == id) is not { Id: not null } found)
            return (404, """{"error":"Record not found."}""");
        return Ok(
            new
            {
                emailer_campaign = new
                {
                    id,
                    name = found.Name,
                    active = found.Active,
                    archived = found.Archived,
                    label_ids = Array.Empty<string>(),
                },
                emailer_steps = new object[]
                {
                    new
                    {
                        id = "5c1004a000000000000051e1",
                        type = "linkedin_step_connect",
                        position = 1,
                        wait_time = 30,
                        wait_mode = "minute",
                    },
                    new
                    {
                        id = "5c1004a000000000000051e2",
                        type = "auto_email",
                        position = 2,
                        wait_time = 2,
                        wait_mode = "day",
                    },
                },
                emailer_touches = new object[]
                {
                    new
                    {
                        id = "5c1004a000000000000051f2",
                        emailer_step_id = "5c1004a000000000000051e2",
                        emailer_template_id = "5c1004a000000000000051f3",
                        type = "new_thread",
                        status = "approved",
                    },
                },
                emailer_templates = new object[]
                {
                    new
                    {
                        id = "5c1004a000000000000051f3",
                        subject = "Hello",
                        body_html = "Hello",
                    },
                },
            }
        );
    }

    private (int Status, string Body) Search(JsonObject body)
    {
        Searches.Add(body);
        if (SearchIgnores == "everything")
            return (403, """{"error":"This API key is not authorized.","error_code":"API_INACCESSIBLE"}""");
        var unknown = body.Select(pair => pair.Key)
            .Except(["q_keywords", "contact_label_ids", "contact_ids", "emailer_campaign_ids", "page", "per_page"])
            .ToList();
        if (unknown.Count > 0)
            return Fault($"unknown key {string.Join(", ", unknown)}");
        var (words, page, size) = ((string?)body["q_keywords"], (int)body["page"]!, (int)body["per_page"]!);
        var lists = body["contact_label_ids"]?.AsArray().Select(id => (string)id!).ToList();
        if (size > 100)
            return Fault("more than 100 a page");
        var asked =
            SearchIgnores.Contains("contact_ids", StringComparison.Ordinal) || body["contact_ids"] is not JsonArray ids
                ? null
                : ids.Select(id => (string)id!).ToHashSet(StringComparer.Ordinal);
        var inside =
            SearchIgnores.Contains("emailer_campaign_ids", StringComparison.Ordinal)
            || body["emailer_campaign_ids"] is not JsonArray campaigns
                ? null
                : campaigns.Select(id => (string)id!).ToList();
        var members = asked is not null && SearchesBehind-- > 0 ? before : Enrolled;
        var found = People
            .Where(one => asked?.Contains(one.Id) != false)
            .Where(one => inside?.Exists(sequence => members.ContainsKey((sequence, one.Id))) != false)
            .Where(one => words is null || one.Email.Contains(words, StringComparison.OrdinalIgnoreCase))
            .Where(one => lists is null || IgnoresLists || one.Lists.Any(lists.Contains))
            .ToList();
        return Ok(
            new
            {
                contacts = found
                    .Skip((page - 1) * size)
                    .Take(size)
                    .Select(one => new
                    {
                        id = one.Id,
                        email = one.Email.Length == 0 ? null : one.Email,
                        name = one.Email,
                        label_ids = one.Lists,
                        contact_campaign_statuses = Sequences
                            .Where(sequence => members.ContainsKey((sequence.Id, one.Id)))
                            .Select(sequence => new
                            {
                                emailer_campaign_id = sequence.Id,
                                status = members[(sequence.Id, one.Id)] is "mark_as_finished"
                                    ? "finished"
                                    : members[(sequence.Id, one.Id)],
                            }),
                    }),
                pagination = Pages(page, found.Count),
            }
        );
    }

    private (int Status, string Body)? Change(HttpContext context, string text, string? sequence)
    {
        if (Quota() is { } wait)
        {
            RefusedByQuota++;
            context.Response.Headers["retry-after"] = ((int)Math.Ceiling(wait.Wait.TotalSeconds)).ToString(
                CultureInfo.InvariantCulture
            );
            return (
                429,
                $$"""{"message":"The maximum number of api calls allowed for this is 1 times per {{wait.Window}}."}"""
            );
        }

        var body = JsonNode.Parse(text)!.AsObject();
        Writes.Add(body);
        Trouble? trouble = Troubles.TryGetValue(Writes.Count, out var drawn) ? drawn : null;
        if (trouble == Trouble.LostBefore)
            return Told(null);
        if (trouble == Trouble.Error500)
            return Told((500, "<html>Internal error</html>"));
        if (trouble == Trouble.Busy)
            return Told((429, """{"error":"We are already processing the request for your sequence"}"""));
        if (trouble == Trouble.Refused)
            return Told((422, """{"error":"Aggregate accounts are not supported for this sequence."}"""));
        if (trouble == Trouble.Forbidden)
            return Told((403, """{"error":"This API key is not authorized.","error_code":"API_INACCESSIBLE"}"""));
        if (AnswersJobs && Writes.Count == 1)
            before = new(Enrolled);
        var answer = sequence is null ? TakeOut(context, body) : Add(context, body, sequence);
        if (AnswersJobs && answer.Status == 200)
            answer = (200, Job(context, Writes.Count));
        return Told(
            trouble switch
            {
                Trouble.LostAfter => null,
                Trouble.Garbage => (200, "{\"contacts\": [{\"id\": "),
                Trouble.AboutOthers => (
                    200,
                    answer.Body.Replace(Id(body, 0), "5c1004a0ffffffffffffffff", StringComparison.Ordinal)
                ),
                Trouble.Incomplete => (200, Without(answer.Body, Id(body, 0))),
                _ => answer,
            }
        );

        (int Status, string Body)? Told((int Status, string Body)? told)
        {
            OnWrite?.Invoke(Writes.Count);
            return told;
        }
    }

    private static string Job(HttpContext context, int number) =>
        JsonSerializer.Serialize(
            new
            {
                entity_progress_job = new
                {
                    id = $"66e9f09ddefa5701b2ba{number:x4}",
                    job_type = "sequence_contacts",
                    progress = 0,
                    batch_size = 100,
                    @params = new { api_key = context.Request.Headers["x-api-key"].ToString() },
                },
            }
        );

    private static string Id(JsonObject body, int place) => (string)body["contact_ids"]![place]!;

    private static string Without(string answer, string id)
    {
        var json = JsonNode.Parse(answer)!;
        json["contacts"] = new JsonArray([
            .. json["contacts"]!
                .AsArray()
                .Where(contact => (string?)contact!["id"] != id)
                .Select(contact => contact!.DeepClone()),
        ]);
        (json["skipped_contact_ids"] as JsonObject)?.Remove(id);
        return json.ToJsonString();
    }

    private (int Status, string Body) Add(HttpContext context, JsonObject body, string sequence)
    {
        string[] required = ["emailer_campaign_id", "contact_ids", "send_email_from_email_account_id"];
        string[] optional = ["send_email_from_email_address", "user_id", "status", "auto_unpause_at"];
        if (Form(context, body, required, [.. optional, .. Flags]) is { } fault)
            return Fault(fault);
        if ((string?)body["emailer_campaign_id"] != sequence)
            return Fault("the id of the path is not that of the body");
        if (body["send_email_from_email_account_id"] is JsonArray { Count: < 2 } or null)
            return Fault("one mailbox has to be text");
        if (
            Flags.FirstOrDefault(flag => body[flag] is { } value && value.GetValueKind() != JsonValueKind.True) is
            { } wrong
        )
            return Fault($"{wrong} is not true");
        if ((string?)body["status"] is not (null or "active" or "paused"))
            return Fault("unknown status");
        if (
            (string?)body["auto_unpause_at"] is { } at
            && ((string?)body["status"] != "paused" || !Moment().IsMatch(at))
        )
            return Fault("auto_unpause_at is malformed, or not for paused ones");
        if (!Sequences.Exists(one => one.Id == sequence && !one.Archived))
            return (404, """{"error":"Record not found."}""");

        var (added, skipped) = (new JsonArray(), new JsonObject());
        foreach (var id in Ids(body))
        {
            var reason =
                Enrolled.ContainsKey((sequence, id)) ? AlreadyIn
                : !IsKnown(id) ? "contact_not_found"
                : Reasons.GetValueOrDefault(id);
            if (reason is null)
            {
                Enrolled[(sequence, id)] = (string?)body["status"] ?? "active";
                Times[(sequence, id)] = Times.GetValueOrDefault((sequence, id)) + 1;
                added.Add(new JsonObject { ["id"] = id });
            }
            else
            {
                skipped[id] = reason;
            }
        }

        return (
            200,
            new JsonObject
            {
                ["contacts"] = added,
                ["skipped_contact_ids"] = skipped,
                ["emailer_campaign"] = new JsonObject { ["id"] = sequence },
            }.ToJsonString()
        );
    }

    private (int Status, string Body) TakeOut(HttpContext context, JsonObject body)
    {
        if (Form(context, body, ["emailer_campaign_ids", "contact_ids", "mode"], ["stop_reason"]) is { } fault)
            return Fault(fault);
        if ((string?)body["mode"] is not ("remove" or "mark_as_finished" or "stop") and var mode)
            return Fault($"unknown mode {mode}");
        foreach (var sequence in body["emailer_campaign_ids"]!.AsArray().Select(id => (string)id!))
        {
            foreach (var id in Ids(body).Where(id => Enrolled.ContainsKey((sequence, id))))
            {
                if ((string?)body["mode"] == "remove")
                    Enrolled.Remove((sequence, id));
                else
                    Enrolled[(sequence, id)] = (string)body["mode"]!;
            }
        }

        return (
            200,
            new JsonObject
            {
                ["contacts"] = new JsonArray([
                    .. Ids(body).Where(IsKnown).Select(id => (JsonNode)new JsonObject { ["id"] = id }),
                ]),
            }.ToJsonString()
        );
    }

    private static string? Form(HttpContext context, JsonObject body, string[] required, string[] optional)
    {
        if (context.Request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true)
            return "it is not JSON";
        if (context.Request.QueryString.HasValue)
            return "there is a query";
        if (required.FirstOrDefault(key => body[key] is null) is { } missing)
            return $"{missing} is missing";
        if (body.Select(pair => pair.Key).Except(required).Except(optional).FirstOrDefault() is { } unknown)
            return $"unknown key {unknown}";
        var ids = Ids(body).ToList();
        if (ids.Count is 0 or > 100)
            return $"{ids.Count} contacts";
        return ids.Distinct().Count() != ids.Count ? "a contact twice"
            : ids.Find(id => !HexId().IsMatch(id)) is { } no ? $"{no} is no id"
            : null;
    }

    private bool IsKnown(string id)
    {
        if (known.Count != People.Count)
            known = People.Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        return known.Contains(id);
    }

    private static IEnumerable<string> Ids(JsonObject body) => body["contact_ids"]!.AsArray().Select(id => (string)id!);

    // Two fixed windows, which open with the first call.
    private (TimeSpan Wait, string Window)? Quota()
    {
        var now = time.GetUtcNow();
        if (now - minute.Since >= TimeSpan.FromMinutes(1))
            minute = (now, 0);
        if (now - hour.Since >= TimeSpan.FromHours(1))
            hour = (now, 0);
        if (hour.Used >= PerHour)
            return (hour.Since + TimeSpan.FromHours(1) - now, "hour");
        if (minute.Used >= PerMinute)
            return (minute.Since + TimeSpan.FromMinutes(1) - now, "minute");
        (minute.Used, hour.Used) = (minute.Used + 1, hour.Used + 1);
        return null;
    }

    private (int Status, string Body) Fault(string what, int status = 422)
    {
        Faults.Add(what);
        return (status, new JsonObject { ["error"] = what }.ToJsonString());
    }

    private static (int Status, string Body) Ok(object body) => (200, JsonSerializer.Serialize(body));

    private static object Pages(int page, int entries) =>
        new
        {
            page,
            per_page = 100,
            total_entries = entries,
            total_pages = (entries + 99) / 100,
        };

    [GeneratedRegex(@"\A[0-9a-f]{24}\z")]
    private static partial Regex HexId();

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d:\d\d|Z)\z")]
    private static partial Regex Moment();
}
