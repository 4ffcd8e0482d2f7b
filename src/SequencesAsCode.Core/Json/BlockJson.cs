using System.Text.Json.Nodes;

namespace SequencesAsCode.Core.Json;

/// <summary>Writes a guard that stops something as JSON and reads it back.</summary>
internal static class BlockJson
{
    private const string Variables = "variables";

    public static JsonObject Write(Block block)
    {
        var json = new JsonObject
        {
            ["code"] = EnumWord.Of(block.Code),
            ["message"] = block.Message,
            ["at"] = LocationJson.Write(block.At),
            ["lines_to_add"] = JsonWriting.Texts(block.LinesToAdd),
            ["flag"] = block.Consent is { } consent ? ConsentFlags.FlagOf(consent) : null,
        };
        if (!block.Variables.IsEmpty)
            json[Variables] = JsonWriting.Texts(block.Variables);
        return json;
    }

    public static Block Read(JsonObject json) =>
        new(json.Word<BlockCode>("code"), json.Text("message"), LocationJson.Read(json))
        {
            LinesToAdd = json.Texts("lines_to_add"),
            Consent = json.TextOrNull("flag") is { } flag ? ConsentFlags.Read(flag) : null,
            Variables = json.ContainsKey(Variables) ? json.Texts(Variables) : [],
        };
}
