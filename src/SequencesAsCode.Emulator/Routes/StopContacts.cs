using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.Http;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Routes;

/// <summary>
/// Takes people out of sequences. An unknown mode answers 200 and changes nothing, as reported. It is not known what a
/// stop does to a membership; here it is finished.
/// </summary>
internal static class StopContacts
{
    public static Reply Handle(Call call)
    {
        var contacts = call.Parameters.Texts("contact_ids").ToHashSet(StringComparer.Ordinal);
        var mode = call.Parameters.Text("mode");
        var world = call
            .Parameters.Texts("emailer_campaign_ids")
            .Distinct(StringComparer.Ordinal)
            .Select(call.World.Campaigns.Find)
            .OfType<Campaign>()
            .Aggregate(call.World, (w, campaign) => Stop(w, campaign, contacts, mode, call.Now));
        if (call.Options.RemovalAnswer == ContactsAnswer.Job)
            return ProgressJob.Answer(call, world, "sequence_remove_or_stop_contact", contacts);
        var render = call.Render(world);
        return Reply.Ok(
            world,
            new JsonObject
            {
                ["contacts"] = world
                    .Contacts.Where(c => contacts.Contains(c.Text("id")!))
                    .Select(c => (JsonNode)render.Contact(c))
                    .ToJsonArray(),
            }
        );
    }

    private static World Stop(
        World world,
        Campaign campaign,
        HashSet<string> contacts,
        string? mode,
        DateTimeOffset now
    )
    {
        var met = campaign.Enrolments.Where(e => contacts.Contains(e.ContactId)).ToList();
        if (met.Count == 0 || mode is not ("mark_as_finished" or "stop" or "remove"))
            return world;

        var told = met.Aggregate(world, (w, e) => w.Tell(Event(mode), e.ContactId, campaign.Id, now));
        return told.Put(
            campaign with
            {
                Enrolments =
                [
                    .. campaign
                        .Enrolments.Select(e => contacts.Contains(e.ContactId) ? After(e, mode) : e)
                        .OfType<Enrolment>(),
                ],
            }
        );
    }

    private static Enrolment? After(Enrolment enrolment, string mode) =>
        mode switch
        {
            "mark_as_finished" => enrolment with { Status = "finished" },
            "stop" => enrolment with { Status = "finished", InactiveReason = "Manually stopped" },
            _ => null,
        };

    private static string Event(string mode) =>
        mode switch
        {
            "mark_as_finished" => "completed",
            "stop" => "paused",
            _ => "removed",
        };
}
