using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Writing;

internal static class Sharing
{
    /// <summary>
    /// Documented: a changed visibility resets the access type, to can_view for everyone and to null for restricted.
    /// </summary>
    public static JsonObject Update(JsonObject? old, JsonObject given)
    {
        var was = old?.Text("visibility") ?? "restricted";
        var visibility = given.Text("visibility") ?? was;
        var accessType = old?.Text("access_type");
        if (visibility != was)
            accessType = visibility == "everyone" ? "can_view" : null;

        return new JsonObject
        {
            ["visibility"] = visibility,
            ["access_type"] = given.Text("access_type") ?? accessType,
            ["sharing_accesses"] = Accesses(old?.List("sharing_accesses") ?? [], given),
        };
    }

    private static JsonArray Accesses(JsonArray old, JsonObject given)
    {
        var accesses = new OrderedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var access in old.Objects().Concat(Given(given, "added_sharing_accesses")))
            accesses[Key(access)] = access.Draft();
        foreach (var change in Given(given, "updated_sharing_accesses"))
        {
            if (accesses.TryGetValue(Key(change), out var access))
                access["access_type"] = change.Text("access_type");
        }

        foreach (var gone in Given(given, "deleted_sharing_accesses"))
            accesses.Remove(Key(gone));
        return accesses.Values.Select(a => (JsonNode)a).ToJsonArray();
    }

    private static IEnumerable<JsonObject> Given(JsonObject given, string key) => given.List(key)?.Objects() ?? [];

    private static string Key(JsonObject access) => access.Text("user_or_team_id") ?? "";
}
