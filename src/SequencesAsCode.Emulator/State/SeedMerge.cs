using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.Http;

namespace SequencesAsCode.Emulator.State;

/// <summary>A whole state with the rows of later changes.</summary>
internal sealed class SeedMerge
{
    private readonly JsonObject root;
    private readonly Dictionary<string, Dictionary<string, int>> places = new(StringComparer.Ordinal);

    /// <exception cref="JsonException">The text is not a state.</exception>
    public SeedMerge(string state) =>
        root = BodyReader.Parse(state) as JsonObject ?? throw new JsonException("the state is not an object");

    /// <summary>Adds or replaces the rows of one change.</summary>
    /// <exception cref="JsonException">The text is not a change of a state.</exception>
    public void Add(JsonObject change)
    {
        root["next_id"] = change["next_id"]?.DeepClone();
        foreach (var table in (string[])["labels", "contacts", "sequences"])
        {
            foreach (var row in Rows(change, table))
                Put(table, row);
        }

        var events = root.List("events") ?? throw new JsonException("the state has no list 'events'");
        while (events.Count > (change.Whole("events_before") ?? 0))
            events.RemoveAt(events.Count - 1);
        foreach (var row in Rows(change, "events"))
            events.Add(row.DeepClone());
    }

    public string Text() => root.ToJsonString();

    private void Put(string table, JsonObject row)
    {
        var list = root.List(table) ?? throw new JsonException($"the state has no list '{table}'");
        if (!places.TryGetValue(table, out var known))
            places[table] = known = list.Objects()
                .Index()
                .ToDictionary(one => Id(one.Item), one => one.Index, StringComparer.Ordinal);
        if (known.TryGetValue(Id(row), out var place))
        {
            list[place] = row.DeepClone();
            return;
        }

        known[Id(row)] = list.Count;
        list.Add(row.DeepClone());
    }

    private static IEnumerable<JsonObject> Rows(JsonObject from, string table) =>
        (from.List(table) ?? throw new JsonException($"there is no list '{table}'")).Objects();

    private static string Id(JsonObject row) => row.Text("id") ?? throw new JsonException("a row has no id");
}
