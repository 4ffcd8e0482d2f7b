using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Supaglue;

/// <summary>
/// The answer to a read of one sequence, joined as the connector joined it: each step with its first touch and that
/// touch's template.
/// </summary>
internal sealed class CampaignParts(JsonObject read)
{
    public JsonObject Campaign { get; } = read.Object("emailer_campaign")!;

    public IEnumerable<JsonObject> Steps => Listed("emailer_steps");

    public JsonObject? FirstTouch(string? stepId) =>
        Listed("emailer_touches").FirstOrDefault(t => t.Text("emailer_step_id") == stepId);

    public JsonObject? Template(JsonObject? touch) =>
        touch is null
            ? null
            : Listed("emailer_templates").FirstOrDefault(t => t.Text("id") == touch.Text("emailer_template_id"));

    private IEnumerable<JsonObject> Listed(string key) => read.List(key)!.Objects();
}
