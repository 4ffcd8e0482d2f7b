using System.Text.Json.Nodes;

namespace SequencesAsCode.Core.Json;

/// <summary>A guard as JSON, both ways.</summary>
internal static class BlockJson
{
    private const string Variables = "variables";

    public static JsonObject Write(Block block)
    {
        var json = new JsonObject
        {
            ["code"] = EnumWord.Of(block.Code),
            ["message"] = block.Message,
            ["at"] = PlanJson.Write(block.At),
            ["lines_to_add"] = PlanJson.Texts(block.LinesToAdd),
            ["flag"] = block.Consent is { } consent ? ConsentFlags.FlagOf(consent) : null,
        };
        if (!block.Variables.IsEmpty)
            json[Variables] = PlanJson.Texts(block.Variables);
        return json;
    }

    public static Block Read(JsonObject json) =>
        new(
            json.Word<BlockCode>("code"),
            json.Text("message"),
            PlanJson.ReadLocation(json),
            json.Texts("lines_to_add"),
            json.TextOrNull("flag") is { } flag ? ConsentFlags.Read(flag) : null
        )
        {
            Variables = json.ContainsKey(Variables) ? json.Texts(Variables) : [],
        };
}
