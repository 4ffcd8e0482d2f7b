using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Core.Json.Documents;

/// <summary>Writes and reads saved plans. The checksum detects accidental changes, not deliberate ones.</summary>
public static class PlanFile
{
    private const string Kind = "plan";

    // Plans of these versions have nothing that this program reads in another way, but all texts in full.
    private static readonly FrozenSet<string> FormerVersions = ["1.1", "1.2"];

    /// <summary>Writes the plan, one sequence at a time.</summary>
    public static void Write(Plan plan, TextWriter output)
    {
        using var json = JsonStream.To(output);
        json.Start();
        json.Add("format_version", JsonRenderer.FormatVersion);
        json.Add("kind", Kind);
        json.Start("plan");
        var checksum = PlanStream.WriteWithDigest(plan, json);
        json.End();
        json.Add("checksum", checksum);
        json.End();
        output.Write('\n');
    }

    /// <summary>The plan as the text of a file.</summary>
    public static string Write(Plan plan)
    {
        using var text = new StringWriter();
        Write(plan, text);
        return text.ToString();
    }

    /// <summary>
    /// The plan that <see cref="Write(Plan)"/> wrote, in this version of the format or a former one. White space
    /// between JSON tokens may differ.
    /// </summary>
    /// <exception cref="PlanFileException">The text is anything else. No text causes another exception.</exception>
    public static Plan Read(string text)
    {
        try
        {
            if (JsonText.Parse(text) is not JsonObject json || json.TextOrNull("kind") != Kind)
                throw PlanFileException.NotAPlan();
            var form = FormOf(json.TextOrNull("format_version"));
            var saved = json.Object("plan");
            var checksum = json.Text("checksum");
            if (checksum != PlanStream.Digest(saved))
                throw PlanFileException.Changed();
            var plan = PlanJson.Read(saved, form);

            // Computed values are not read. Without this comparison, a forged file with a matching checksum could show
            // a reviewer something else than the plan it holds.
            return PlanStream.Digest(plan, form) == checksum && json.Count == 4
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

    private static PlanForm FormOf(string? version) =>
        version switch
        {
            JsonRenderer.FormatVersion => PlanForm.TextsOnce,
            not null when FormerVersions.Contains(version) => PlanForm.TextsInFull,
            _ => throw PlanFileException.OtherVersion(version),
        };
}
