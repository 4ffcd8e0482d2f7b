using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.Answers;
using SequencesAsCode.Emulator.Http;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Routes;

/// <summary>
/// Adds people to a sequence: to its first step, or paused and in no step while it is off (recorded).
/// </summary>
internal static class AddContacts
{
    public static Reply Handle(Call call)
    {
        if (call.World.Campaigns.Find(call.Id) is not { } campaign)
            return Reply.NotFound(call.World);
        if (Refusal(call) is { } problem)
            return Reply.Refused(call.World, problem);

        var world = call.World;
        var enrolled = new EnrolmentIndex(world, campaign);
        var added = new List<string>();
        var skipped = new JsonObject();
        foreach (var id in Wanted(call))
        {
            if (SkipReasons.Find(call, enrolled, id) is { } reason)
            {
                skipped[id] = reason;
                continue;
            }

            enrolled.Add(world.Contacts.Find(id)!);
            world = world.Tell("enrolled", id, campaign.Id, call.Now);
            added.Add(id);
        }

        campaign = campaign with
        {
            Enrolments = campaign.Enrolments.AddRange(added.Select(id => Enrolled(call, campaign, id))),
        };
        world = world.Put(campaign);
        if (call.Options.EnrolmentAnswer == ContactsAnswer.Job)
            return ProgressJob.Answer(call, world, "sequence_add_contact", added);
        return Reply.Ok(world, Body(call.Render(world), campaign, world, added, skipped));
    }

    private static Enrolment Enrolled(Call call, Campaign campaign, string contactId)
    {
        if (!campaign.Active)
            return new(contactId, null, "paused") { InactiveReason = "Sequence inactive" };
        var isPaused = call.Parameters.Text("status") == "paused";
        return new(contactId, campaign.Steps.FirstOrDefault()?.Id, isPaused ? "paused" : "active");
    }

    private static Problem? Refusal(Call call)
    {
        // Recorded: the name with brackets is accepted only in the query.
        if (call.Body.ContainsKey("contact_ids[]") && !call.Parameters.ContainsKey("contact_ids"))
            return Problem.ContactIdsMissing;

        var byLabel = call.Parameters.Texts("label_names").Any();
        if (!call.Parameters.Texts("contact_ids").Any() && !(byLabel && call.Options.EnrolByLabel))
            return Problem.NobodyNamed;

        var mailboxes = call.Parameters.Texts("send_email_from_email_account_id").Where(m => !m.IsBlank()).ToList();
        if (mailboxes.Count == 0 || call.Parameters.Text("emailer_campaign_id") != call.Id)
            return Problem.NoMailbox;

        var gone = mailboxes.Where(m => !CanSend(call.World.EmailAccounts.Find(m))).ToList();
        return gone.Count == 0
            ? null
            : Problem.MailboxesInactive(
                string.Join(", ", gone.Select(m => call.World.EmailAccounts.Find(m)?.Text("email") ?? m))
            );
    }

    private static bool CanSend(JsonObject? account) =>
        account is not null && account.Flag("active") != false && account.Text("revoked_at") is null;

    private static List<string> Wanted(Call call)
    {
        var labels = call
            .Parameters.Texts("label_names")
            .Select(name =>
                call.World.Labels.FirstOrDefault(l => l.Text("name") == name && l.Text("modality") == "contacts")
                    ?.Text("id")
            )
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var byLabel = call
            .World.Contacts.Where(c => c.Texts("label_ids").Any(labels.Contains))
            .Select(c => c.Text("id")!);
        return call
            .Parameters.Texts("contact_ids")
            .Concat(call.Options.EnrolByLabel ? byLabel : [])
            .Distinct(StringComparer.Ordinal)
            .ToList();
    }

    private static JsonObject Body(
        Rendering render,
        Campaign campaign,
        World world,
        List<string> added,
        JsonObject skipped
    ) =>
        new()
        {
            ["contacts"] = added.Select(id => (JsonNode)render.Contact(world.Contacts.Find(id)!)).ToJsonArray(),
            ["skipped_contact_ids"] = skipped,
            ["emailer_campaign"] = render.OfAddition(campaign),
            ["emailer_steps"] = Rendering.Steps(campaign),
            ["emailer_touches"] = render.Touches(campaign),
            ["team"] = render.Team(),
            ["signals_hash"] = null,
        };
}
