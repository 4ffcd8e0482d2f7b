using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.Html;
using SequencesAsCode.Emulator.Http;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Writing;

/// <summary>Writes the template of a touch: its own, or an existing one of the team that it adopts.</summary>
internal sealed class TemplateWriter(Call call)
{
    private readonly Dictionary<string, JsonObject> adopted = new(StringComparer.Ordinal);

    public JsonObject Write(JsonObject? old, JsonObject given)
    {
        var adopts = Adopted(old, given);
        var start = adopts ?? old;
        var reset = adopts is null && call.Options.OmittedStepFields == OmittedStepFields.Reset;
        var draft = start?.Draft() ?? Empty();
        if (!FieldRules.Subject.Write(draft, given, "template", call.Options) && reset)
            draft["subject"] = null;

        if (!FieldRules.BodyHtml.Write(draft, given, "template", call.Options) && reset)
            draft["body_html"] = "";
        if (draft.Text("subject") is { } subject && given.ContainsKey("subject"))
            draft["subject"] = Rewriter.Subject(subject, call.Options);
        if (draft.Text("body_html") != start?.Text("body_html") || start is null)
        {
            draft["body_html"] = StoredBody.Of(
                Rewriter.Body(draft.Text("body_html") ?? "", call.Options),
                call.Options.Sanitizer
            );
            draft["body_text"] = HtmlText.Of(draft.Text("body_html")!);
        }

        if (adopts is not null)
            adopted[draft.Text("id")!] = draft;
        return draft;
    }

    public JsonObject Empty() =>
        new()
        {
            ["id"] = call.Ids.Take(),
            ["user_id"] = call.World.ActorId,
            ["created_at"] = Timestamp.Of(call.Now),
            ["subject"] = null,
            ["body_html"] = "",
            ["body_text"] = "",
        };

    /// <summary>Copies the content of a written template to all touches that share it.</summary>
    public World Spread(World world, IEnumerable<Touch> written)
    {
        var shared = world.SharedTemplates.Union(adopted.Keys);
        var contents = written
            .Where(t => shared.Contains(t.TemplateId))
            .ToLookup(t => t.TemplateId, t => t.Template, StringComparer.Ordinal);
        if (contents.Count == 0)
            return world;

        foreach (var campaign in world.Campaigns.Where(c => Uses(c, contents.Contains)).ToList())
            world = world.Put(Replaced(campaign, contents));

        return world with
        {
            SharedTemplates = shared,
        };
    }

    private JsonObject? Adopted(JsonObject? old, JsonObject given)
    {
        var id = given.Text("id");
        if (id is null || id == old?.Text("id"))
            return null;

        var found =
            adopted.GetValueOrDefault(id)
            ?? call.World.Campaigns.SelectMany(c => c.Touches).FirstOrDefault(t => t.TemplateId == id)?.Template;
        if (found is null && call.Options.UnknownIds == UnknownIds.Rejected)
            throw new RefusalException(Problem.UnknownId);

        return found;
    }

    private static bool Uses(Campaign campaign, Func<string, bool> wanted) =>
        campaign.Touches.Any(t => wanted(t.TemplateId));

    private static Campaign Replaced(Campaign campaign, ILookup<string, JsonObject> contents) =>
        campaign with
        {
            Steps =
            [
                .. campaign.Steps.Select(step =>
                    step with
                    {
                        Touches =
                        [
                            .. step.Touches.Select(t =>
                                contents[t.TemplateId].LastOrDefault() is { } c ? t with { Template = c } : t
                            ),
                        ],
                    }
                ),
            ],
        };
}
