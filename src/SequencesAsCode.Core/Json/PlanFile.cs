using System.Text.Json;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Core.Json;

/// <summary>A saved plan. Its checksum finds accidents, not forgers.</summary>
public static class PlanFile
{
    private const string Kind = "plan";

    /// <summary>The plan as the text of a file.</summary>
    public static string Write(Plan plan)
    {
        // Parsed again, because text that JSON cannot hold (half a surrogate pair) changes on its way, and the checksum
        // is of what is read.
        var json = JsonText.Parse(JsonText.Write(PlanJson.Write(plan)));
        var checksum = FieldToken.Hash(JsonText.WriteCompact(json));
        return JsonText.Write(
                new JsonObject
                {
                    ["format_version"] = JsonRenderer.FormatVersion,
                    ["kind"] = Kind,
                    ["plan"] = json,
                    ["checksum"] = checksum,
                }
            ) + "\n";
    }

    /// <summary>The plan that <see cref="Write"/> wrote, white space between the JSON tokens apart.</summary>
    /// <exception cref="PlanFileException">Anything else: the only exception for whatever text.</exception>
    public static Plan Read(string text)
    {
        try
        {
            if (JsonText.Parse(text) is not JsonObject json || json.TextOrNull("kind") != Kind)
                throw PlanFileException.NotAPlan();
            if (json.TextOrNull("format_version") is var version && version != JsonRenderer.FormatVersion)
                throw PlanFileException.OtherVersion(version);
            var saved = JsonText.WriteCompact(json.Object("plan"));
            if (json.Text("checksum") != FieldToken.Hash(saved))
                throw PlanFileException.Changed();
            var plan = PlanJson.Read(json.Object("plan"));

            // What is derived is not read, so a file with a right checksum could still show its reviewer something that
            // the plan is not.
            return JsonText.WriteCompact(PlanJson.Write(plan)) == saved && json.Count == 4
                ? plan
                : throw PlanFileException.Changed();
        }
        catch (Exception e)
            when (e
                    is JsonException
                        or FormatException
                        or InvalidOperationException
                        or ArgumentException
                        or OverflowException
            )
        {
            throw PlanFileException.NotAPlan();
        }
    }
}
