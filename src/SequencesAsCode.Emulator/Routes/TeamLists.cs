using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.Answers;
using SequencesAsCode.Emulator.Http;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Routes;

/// <summary>The lists beside sequences: schedules, mailboxes, users, contacts, usage.</summary>
internal static class TeamLists
{
    // Reported: the route works, and usage_stats does not list it.
    private const string Unlisted = "api/v1/sequences/create";

    public static Reply Schedules(Call call) =>
        Reply.Ok(
            call.World,
            new JsonObject
            {
                ["emailer_schedules"] = call
                    .World.Schedules.Select(s => (JsonNode)Shapes.Schedule.Fill(s, []))
                    .ToJsonArray(),
            }
        );

    public static Reply EmailAccounts(Call call) =>
        Reply.Ok(
            call.World,
            new JsonObject
            {
                ["email_accounts"] = call
                    .World.EmailAccounts.Select(a => (JsonNode)Shapes.EmailAccount.Fill(a, []))
                    .ToJsonArray(),
            }
        );

    public static Reply SearchUsers(Call call)
    {
        if (!call.Options.PaidPlan)
            return SearchSequences.PaidOnly(call);

        var (rows, pagination) = Paging.Page(call, call.World.Users, call.Render(call.World).User);

        // The documentation's example has these two as strings here.
        foreach (var key in (string[])["page", "per_page"])
            pagination[key] = pagination.Text(key);
        return Reply.Ok(call.World, new JsonObject { ["pagination"] = pagination, ["users"] = rows });
    }

    public static Reply Profile(Call call) => Reply.Ok(call.World, call.Render(call.World).User(call.World.Actor));

    public static Reply SearchContacts(Call call)
    {
        var words = call.Parameters.Text("q_keywords") ?? "";
        var labels = call.Parameters.Texts("contact_label_ids").ToList();
        var campaigns = call.Parameters.Texts("emailer_campaign_ids").ToHashSet(StringComparer.Ordinal);
        var inside = call
            .World.Campaigns.Where(c => campaigns.Contains(c.Id))
            .SelectMany(c => c.Enrolments)
            .Select(e => e.ContactId)
            .ToHashSet(StringComparer.Ordinal);
        var render = call.Render(call.World);
        var found = call.World.Contacts.Where(c =>
            (campaigns.Count == 0 || inside.Contains(c.Text("id")!))
            && (words.Length == 0 || SearchText(c).Contains(words, StringComparison.OrdinalIgnoreCase))
            && (labels.Count == 0 || c.Texts("label_ids").Intersect(labels).Any())
        );
        var (rows, pagination) = Paging.Page(call, found, render.Contact);
        return Reply.Ok(call.World, new JsonObject { ["contacts"] = rows, ["pagination"] = pagination });
    }

    public static Reply UsageStats(Call call)
    {
        var usage = new JsonObject();
        foreach (var endpoint in Router.Endpoints.Where(e => e != Unlisted))
        {
            var slash = endpoint.LastIndexOf('/');
            usage[$"[\"{endpoint[..slash]}\", \"{endpoint[(slash + 1)..]}\"]"] = call.Usage(endpoint);
        }

        return Reply.Ok(call.World, usage);
    }

    public static Reply Health(Call call) =>
        Reply.Ok(call.World, new JsonObject { ["healthy"] = true, ["is_logged_in"] = true });

    private static string SearchText(JsonObject contact) =>
        $"{contact.Text("first_name")} {contact.Text("last_name")} {contact.Text("email")}";
}
