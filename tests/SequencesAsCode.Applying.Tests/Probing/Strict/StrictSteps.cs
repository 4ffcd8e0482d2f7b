using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Applying.Tests.Probing.Strict;

/// <summary>Writes the steps of a strict account.</summary>
internal sealed partial class StrictSteps(StrictSwitches switches)
{
    private static readonly ImmutableArray<string> Types =
    [
        "auto_email",
        "manual_email",
        "call",
        "action_item",
        "linkedin_step_connect",
        "linkedin_step_message",
        "linkedin_step_view_profile",
        "linkedin_step_interact_post",
    ];

    private static readonly ImmutableArray<string> Values =
    [
        "wait_time",
        "wait_mode",
        "exact_datetime",
        "priority",
        "note",
        "max_emails_per_day",
        "auto_skip_in_x_days",
    ];

    public JsonArray Write(JsonArray before, JsonArray listed, Func<string, string> nextId, bool isCreate)
    {
        var known = before.ToDictionary(step => (string)step!["id"]!, step => (JsonObject)step!);
        var written = new List<JsonObject>();
        foreach (var (index, node) in listed.Index())
        {
            var given = (JsonObject)node!;
            var position = isCreate ? index + 1 : (int?)given["position"];
            if (position is null)
                throw new StrictRefusalException($"Missing Step {index + 1} for this sequence");
            written.Add(Write(Known(known, given), given, position.Value, nextId));
        }

        return new JsonArray([.. written.OrderBy(step => (int)step["position"]!)]);
    }

    private static JsonObject? Known(Dictionary<string, JsonObject> known, JsonObject given)
    {
        if ((string?)given["id"] is not { } id)
            return null;
        return known.GetValueOrDefault(id) ?? throw new StrictRefusalException("Step not found in this sequence");
    }

    private JsonObject Write(JsonObject? old, JsonObject given, int position, Func<string, string> nextId)
    {
        var type = (string?)given["type"] ?? (string?)old?["type"];
        if (type is null || !Types.Contains(type))
            throw new StrictRefusalException("Type must be valid");
        var isSame = old is not null && (switches.ChangesType || (string?)old["type"] == type);
        var step = new JsonObject
        {
            ["id"] = isSame ? old!["id"]!.DeepClone() : nextId("1"),
            ["type"] = type,
            ["position"] = position,
        };
        foreach (var name in Values)
            step[name] = Value(name, old, given);
        if (step["wait_time"] is not JsonValue time || !time.TryGetValue<int>(out _))
            throw new StrictRefusalException("Wait time must not be empty");
        if (!switches.WaitModes.Contains((string?)step["wait_mode"] ?? ""))
            throw new StrictRefusalException("Wait mode must be valid");
        step["touches"] = Touches(old, given, type, nextId);
        return step;
    }

    private JsonNode? Value(string name, JsonObject? old, JsonObject given) =>
        given.ContainsKey(name) && (given[name] is not null || !switches.NotCleared.Contains(name))
            ? given[name]?.DeepClone()
            : old?[name]?.DeepClone();

    private JsonArray Touches(JsonObject? old, JsonObject given, string type, Func<string, string> nextId)
    {
        var before = old?["touches"] as JsonArray ?? [];
        if (type is "call" or "action_item")
            return [];
        if (given["emailer_touches"] is not JsonArray listed)
            return before.Count > 0 || type == "linkedin_step_message"
                ? (JsonArray)before.DeepClone()
                : throw new StrictRefusalException("At least one template is required for a sequence step");
        return new JsonArray([
            .. listed.Select(touch =>
                (JsonNode)Touch(
                    before.FirstOrDefault(each => (string?)each!["id"] == (string?)touch!["id"])?.AsObject(),
                    touch!.AsObject(),
                    nextId
                )
            ),
        ]);
    }

    private JsonObject Touch(JsonObject? old, JsonObject given, Func<string, string> nextId)
    {
        var touch = new JsonObject { ["id"] = old?["id"]?.DeepClone() ?? nextId("2") };
        foreach (var name in (string[])["type", "status", "include_signature"])
            touch[name] = (given[name] ?? old?[name])?.DeepClone();
        var template = new JsonObject { ["id"] = old?["emailer_template"]?["id"]?.DeepClone() ?? nextId("3") };
        var wanted = given["emailer_template"] as JsonObject ?? [];
        foreach (var name in (string[])["subject", "body_html"])
            template[name] = Value(name, old?["emailer_template"]?.AsObject(), wanted);
        if (template["body_html"] is JsonValue body)
            template["body_html"] = Cleaned((string)body!);
        if (!switches.KeepsReplySubject && (string?)touch["type"] == "reply_to_thread")
            template["subject"] = null;
        touch["emailer_template"] = template;
        return touch;
    }

    private string Cleaned(string html)
    {
        var quiet = Hidden().Replace(html, "");
        return Tag().Replace(quiet, Cleaned);
    }

    private string Cleaned(Match tag)
    {
        var name = tag.Groups["name"].Value.ToLowerInvariant();
        if (!switches.Tags.TryGetValue(name, out var allowed))
            return "";
        var attributes = Attribute()
            .Matches(tag.Groups["rest"].Value)
            .Where(each => allowed.Contains(each.Groups["key"].Value.ToLowerInvariant()))
            .Select(each => $" {each.Value.Trim()}");
        return $"<{tag.Groups["end"].Value}{tag.Groups["name"].Value}{string.Concat(attributes)}>";
    }

    [GeneratedRegex("<!--.*?-->|<(script|style|iframe|object)\\b.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Hidden();

    [GeneratedRegex("<(?<end>/?)(?<name>[a-zA-Z][a-zA-Z0-9]*)(?<rest>[^>]*)>")]
    private static partial Regex Tag();

    [GeneratedRegex("(?<key>[a-zA-Z-]+)=\"[^\"]*\"")]
    private static partial Regex Attribute();
}
