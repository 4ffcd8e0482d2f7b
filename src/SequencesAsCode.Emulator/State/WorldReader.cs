using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.Answers;
using SequencesAsCode.Emulator.Html;

namespace SequencesAsCode.Emulator.State;

/// <summary>
/// Reads a seed written by people, or an exported state. Values that a seed leaves out are made up, the same each time.
/// </summary>
internal sealed class WorldReader
{
    private readonly SeedObject root;
    private readonly DateTimeOffset now;
    private readonly IdSource ids;
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private World world;

    private WorldReader(SeedObject root, DateTimeOffset now)
    {
        this.root = root;
        this.now = now;
        ids = new IdSource(root.Fields.Whole("next_id") ?? 1);
        var team = root.Object("team")?.Fields.Draft() ?? new JsonObject { ["name"] = "Emulated" };
        team["id"] ??= ids.Take();
        world = new World { Team = team };
    }

    public static World Read(string json, DateTimeOffset now) => new WorldReader(SeedObject.Parse(json), now).Read();

    private World Read()
    {
        var users = Rows("users");
        world = world with { Users = users.Count == 0 ? OneAdmin() : users };
        world = world with { EmailAccounts = Rows("email_accounts", f => f["user_id"] ??= world.ActorId, dated: true) };
        world = world with { Schedules = Rows("schedules", dated: true) };
        world = world with { Labels = Rows("labels", f => f["user_id"] ??= world.ActorId, dated: true) };

        // Reading these may add labels to the world, so they are read before it is copied.
        var contacts = Rows("contacts", f => ResolveLabels(f, "contacts"), dated: true);
        world = world with { Contacts = contacts };
        foreach (var sequence in root.Objects("sequences"))
        {
            var campaign = ReadCampaign(sequence);
            world = world.Put(campaign);
        }

        var events = root.Objects("events").Select(e => e.Fields.Draft()).ToImmutableList();
        return world with { Events = events, NextId = ids.Next, SharedTemplates = Shared() };
    }

    private ImmutableHashSet<string> Shared() =>
        [
            .. world
                .Campaigns.SelectMany(c => c.Touches)
                .CountBy(t => t.TemplateId)
                .Where(count => count.Value > 1)
                .Select(count => count.Key),
        ];

    private Table<JsonObject> Rows(string key, Action<JsonObject>? complete = null, bool dated = false)
    {
        var table = Table<JsonObject>.Empty;
        foreach (var row in root.Objects(key))
        {
            var fields = row.Fields.Draft();
            var id = TakeId(row);
            fields["id"] = id;
            if (dated)
                fields["created_at"] ??= Timestamp.Of(now);
            complete?.Invoke(fields);
            table = table.Put(id, fields);
        }

        return table;
    }

    private Table<JsonObject> OneAdmin()
    {
        var id = ids.Take();
        return Table<JsonObject>.Empty.Put(id, new JsonObject { ["id"] = id, ["email"] = "admin@example.com" });
    }

    private void ResolveLabels(JsonObject fields, string modality)
    {
        if (!fields.ContainsKey("label_names"))
            return;

        var (labels, found) = LabelNames.Resolve(world, fields.Texts("label_names").ToList(), modality, ids, now);
        world = world with { Labels = labels };
        fields.Remove("label_names");
        fields["label_ids"] = found;
    }

    private Campaign ReadCampaign(SeedObject sequence)
    {
        sequence.CheckFlag("active");
        var schedule = sequence.Fields.Text("emailer_schedule_id");
        if (schedule is not null && world.Schedules.Find(schedule) is null)
            throw sequence.Wrong("emailer_schedule_id", $"there is no schedule with the id '{schedule}'");

        var id = TakeId(sequence);
        var fields = sequence.Without("id", "steps", "enrolments", "former_people");
        fields["user_id"] ??= world.ActorId;
        fields["created_at"] ??= Timestamp.Of(now);
        ResolveLabels(fields, "emailer_campaigns");
        ImmutableArray<Step> steps = [.. sequence.Objects("steps").Select(ReadStep)];
        return new Campaign(
            id,
            fields,
            steps,
            [.. sequence.Objects("enrolments").Select(ReadEnrolment)],
            People.Read(sequence.Object("former_people")?.Fields)
        );
    }

    private static Enrolment ReadEnrolment(SeedObject enrolment) =>
        new(enrolment.Text("contact_id"), enrolment.Fields.Text("step_id"), enrolment.Text("status"))
        {
            InactiveReason = enrolment.Fields.Text("inactive_reason"),
        };

    private Step ReadStep(SeedObject step)
    {
        step.CheckOneOf("type", StepKinds.All, required: true);
        step.CheckOneOf("wait_mode", ["second", "minute", "hour", "day"], required: false);
        step.CheckWhole("wait_time");
        return new Step(
            TakeId(step),
            step.Without("id", "people", "touches", "position"),
            People.Read(step.Object("people")?.Fields),
            [.. step.Objects("touches").Select(ReadTouch)]
        );
    }

    private Touch ReadTouch(SeedObject touch)
    {
        touch.CheckOneOf("type", ["new_thread", "reply_to_thread"], required: false);
        touch.CheckOneOf("status", ["to_be_reviewed", "approved"], required: false);
        var id = TakeId(touch);
        var fields = new JsonObject();
        var template = touch.Object("template")?.Fields.Draft() ?? [];
        foreach (var (key, value) in touch.Without("id", "template", "template_id", "stats"))
        {
            var owner = Shapes.Template.Has(key) && !Shapes.Touch.Has(key) ? template : fields;
            owner[key] = value?.DeepClone();
        }

        foreach (var (key, value) in touch.Object("stats")?.Fields ?? [])
            fields[key] = value?.DeepClone();
        template["id"] ??= touch.Fields.Text("template_id") ?? ids.Take();
        template["user_id"] ??= world.ActorId;
        template["created_at"] ??= Timestamp.Of(now);
        template["body_html"] = StoredBody.Wrap(template.Text("body_html") ?? "");
        template["body_text"] ??= HtmlText.Of(template.Text("body_html")!);
        return new Touch(id, fields, template);
    }

    private string TakeId(SeedObject row)
    {
        var id = row.Fields.ContainsKey("id") ? row.Text("id") : ids.Take();
        if (!taken.Add(id))
            throw row.Wrong("id", $"the id '{id}' is used twice");

        return id;
    }
}
