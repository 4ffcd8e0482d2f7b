using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Supaglue;

/// <summary>
/// The calls that Supaglue's connector made to Apollo. A refusal by Apollo is an error of the remote provider.
/// </summary>
internal sealed class ApolloConnector(Func<EmulatorRequest, EmulatorResponse> apollo)
{
    /// <summary>The whole answer to a read of one sequence.</summary>
    public JsonObject Read(string id) => Send("GET", $"/v1/emailer_campaigns/{Uri.EscapeDataString(id)}", []);

    public JsonObject Search(SupagluePage page) =>
        Send(
            "POST",
            "/v1/emailer_campaigns/search",
            new JsonObject { ["page"] = page.Number, ["per_page"] = page.Size }
        );

    /// <summary>
    /// Changes subject and body of the first touch of a step. Fields that the record leaves out are sent as they were
    /// read.
    /// </summary>
    public void UpdateStep(string sequenceId, string stepId, JsonObject record)
    {
        if (record["template"] is not (null or JsonObject))
            throw new SupaglueException(SupaglueProblem.BadRequest("template must be an object."));

        var read = new CampaignParts(Read(sequenceId));
        if (read.FirstTouch(stepId) is not { } touch || read.Template(touch) is not { } template)
            throw new SupaglueException(
                SupaglueProblem.NotFound($"There is no template of the step {stepId} in the sequence {sequenceId}.")
            );

        var given = record.Object("template") ?? [];
        var body = record.Object("custom_fields")?.Draft() ?? [];
        body["id"] = touch.Text("id");
        body["emailer_template"] = new JsonObject
        {
            ["id"] = template.Text("id"),
            ["body_html"] = Chosen(given, "body", template["body_html"]),
            ["subject"] = Chosen(given, "subject", template["subject"]),
        };
        Send("PUT", $"/v1/emailer_touches/{Uri.EscapeDataString(touch.Text("id")!)}", body);
    }

    private static JsonNode? Chosen(JsonObject given, string key, JsonNode? asRead) =>
        (given.TryGetPropertyValue(key, out var value) ? value : asRead)?.DeepClone();

    private JsonObject Send(string method, string path, JsonObject body)
    {
        var answer = apollo(new EmulatorRequest(method, path, "", [], body.ToJsonString()));
        return answer.Status == 200
            ? JsonNode.Parse(answer.Body)!.AsObject()
            : throw new SupaglueException(SupaglueProblem.OfApollo(answer));
    }
}
