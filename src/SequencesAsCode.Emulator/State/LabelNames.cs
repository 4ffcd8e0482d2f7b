using System.Text.Json.Nodes;

namespace SequencesAsCode.Emulator.State;

/// <summary>Labels go in as names and come out as ids; names that are not known are created.</summary>
internal static class LabelNames
{
    public static (Table<JsonObject> Labels, JsonArray Ids) Resolve(
        World world,
        IEnumerable<string> names,
        string modality,
        IdSource ids,
        DateTimeOffset now
    )
    {
        var labels = world.Labels;
        var found = new List<string>();
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            var label = labels.FirstOrDefault(l => l.Text("name") == name && l.Text("modality") == modality);
            if (label is null)
            {
                label = Create(world, name, modality, ids.Take(), now);
                labels = labels.Put(label.Text("id")!, label);
            }

            found.Add(label.Text("id")!);
        }

        return (labels, found.ToJsonArray());
    }

    public static JsonObject Create(World world, string name, string modality, string id, DateTimeOffset now) =>
        new()
        {
            ["id"] = id,
            ["name"] = name,
            ["modality"] = modality,
            ["user_id"] = world.ActorId,
            ["created_at"] = Timestamp.Of(now),
            ["updated_at"] = Timestamp.Of(now),
        };
}
