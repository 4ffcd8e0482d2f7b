using System.Text.Json.Nodes;

namespace SequencesAsCode.Emulator;

/// <summary>Adds people to the first step of a sequence.</summary>
internal static class AddContacts
{
    public static Reply Handle(Call call)
    {
        if (call.World.Campaigns.Find(call.Id) is not { } campaign) return Reply.NotFound(call.World);
        if (Refusal(call) is { } problem) return Reply.Refused(call.World, problem);

        var world = call.World;
        var enrolled = new EnrolmentIndex(world, campaign);
        var added = new List<string>();
        var skipped = new JsonObject();
        foreach (var id in Wanted(call))
        {
            if (SkipReasons.Find(call.Parameters, world, enrolled, id) is { } reason)
            {
                skipped[id] = reason;
                continue;
            }

            enrolled.Add(world.Contacts.Find(id)!);
            world = world.Tell("enrolled", id, campaign.Id, call.Now);
            added.Add(id);
        }

        var status = call.Parameters.Text("status") == "paused" ? "paused" : "active";
        var step = campaign.Steps.FirstOrDefault()?.Id;
        campaign = campaign with { Enrolments = campaign.Enrolments.AddRange(added.Select(id => new Enrolment(id, step, status))) };
        world = world.Put(campaign);
        return Reply.Ok(world, Body(call.Render(world), campaign, world, added, skipped));
    }

    private static Problem? Refusal(Call call)
    {
        // recorded: the name with brackets is taken in the query only
        if (call.Body.ContainsKey("contact_ids[]") && !call.Parameters.ContainsKey("contact_ids")) return Problem.ContactIdsMissing;

        var byLabel = call.Parameters.Texts("label_names").Any();
        if (!call.Parameters.Texts("contact_ids").Any() && !(byLabel && call.Options.EnrolByLabel)) return Problem.NobodyNamed;

        var mailboxes = call.Parameters.Texts("send_email_from_email_account_id").Where(m => !m.IsBlank()).ToList();
        if (mailboxes.Count == 0 || call.Parameters.Text("emailer_campaign_id") != call.Id) return Problem.NoMailbox;

        var gone = mailboxes.Where(m => call.World.EmailAccounts.Find(m) is not { } account || account.Flag("active") == false).ToList();
        return gone.Count == 0
            ? null
            : Problem.MailboxesInactive(string.Join(", ", gone.Select(m => call.World.EmailAccounts.Find(m)?.Text("email") ?? m)));
    }

    private static List<string> Wanted(Call call)
    {
        var labels = call.Parameters.Texts("label_names")
            .Select(name => call.World.Labels.FirstOrDefault(l => l.Text("name") == name && l.Text("modality") == "contacts")?.Text("id"))
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var byLabel = call.World.Contacts.Where(c => c.Texts("label_ids").Any(labels.Contains)).Select(c => c.Text("id")!);
        return call.Parameters.Texts("contact_ids")
            .Concat(call.Options.EnrolByLabel ? byLabel : [])
            .Distinct(StringComparer.Ordinal)
            .ToList();
    }

    private static JsonObject Body(Rendering render, Campaign campaign, World world, List<string> added, JsonObject skipped) => new()
    {
        ["contacts"] = added.Select(id => (JsonNode)render.Contact(world.Contacts.Find(id)!)).ToJsonArray(),
        ["skipped_contact_ids"] = skipped,
        ["emailer_campaign"] = render.Campaign(campaign),
        ["emailer_steps"] = Rendering.Steps(campaign),
        ["emailer_touches"] = render.Touches(campaign),
        ["team"] = render.Team(),
        ["signals_hash"] = new JsonObject(),
    };
}
