using System.Text.Json;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Core.Json.Documents;

/// <summary>Writes and reads saved plans. The checksum detects accidental changes, not deliberate ones.</summary>
public static class PlanFile
{
    private const string Kind = "plan";

    // A plan of this version has nothing that this program reads in another way.
    private const string FormerVersion = "1.1";

    /// <summary>The plan as the text of a file.</summary>
    public static string Write(Plan plan)
    {
        // Text that JSON cannot hold (half a surrogate pair) changes when it is written. The checksum has to match what
        // a reader finds, so the plan is written and parsed once before it is computed.
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

    /// <summary>The plan that <see cref="Write"/> wrote; white space between JSON tokens may differ.</summary>
    /// <exception cref="PlanFileException">The text is anything else. No text causes another exception.</exception>
    public static Plan Read(string text)
    {
        try
        {
            if (JsonText.Parse(text) is not JsonObject json || json.TextOrNull("kind") != Kind)
                throw PlanFileException.NotAPlan();
            if (
                json.TextOrNull("format_version") is var version
                && version is not (JsonRenderer.FormatVersion or FormerVersion)
            )
                throw PlanFileException.OtherVersion(version);
            var saved = JsonText.WriteCompact(json.Object("plan"));
            if (json.Text("checksum") != FieldToken.Hash(saved))
                throw PlanFileException.Changed();
            var plan = PlanJson.Read(json.Object("plan"));

            // Computed values are not read. Without this comparison, a forged file with a matching checksum could show
            // a reviewer something else than the plan it holds.
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
