using System.Text.Json.Nodes;
using SequencesAsCode.Planning;

namespace SequencesAsCode.Rendering;

/// <summary>A guard as JSON, both ways.</summary>
internal static class BlockJson
{
    public static JsonObject Write(Block block) => new()
    {
        ["code"] = EnumWord<BlockCode>.Of(block.Code),
        ["message"] = block.Message,
        ["at"] = PlanJson.Write(block.At),
        ["lines_to_add"] = PlanJson.Texts(block.LinesToAdd),
        ["flag"] = block.Flag,
    };

    public static Block Read(JsonObject json) =>
        new(json.Word<BlockCode>("code"), json.Text("message"), PlanJson.ReadLocation(json), json.Texts("lines_to_add"), json.TextOrNull("flag"));
}
