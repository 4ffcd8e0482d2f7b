using System.Text.Json;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Service.Probing;

/// <summary>The scratch sequence as an answer shows it.</summary>
internal sealed class ProbeView
{
    private static readonly ImmutableArray<string> StepKeys = Names(FieldOwner.Step, "wait_mode");
    private static readonly ImmutableArray<string> TouchKeys = Names(FieldOwner.Touch);
    private static readonly ImmutableArray<string> CampaignKeys = Names(FieldOwner.Sequence);

    private ProbeView(JsonObject campaign, ImmutableArray<ProbeStep> steps)
    {
        Campaign = campaign;
        Steps = steps;
    }

    /// <summary>The sequence itself.</summary>
    public JsonObject Campaign { get; }

    /// <summary>The steps by position.</summary>
    public ImmutableArray<ProbeStep> Steps { get; }

    /// <summary>Everything that a write may change, to tell whether two answers show the same.</summary>
    public string Whole => $"{Text(Campaign, CampaignKeys)}\n{Content(withIds: true)}";

    /// <summary>The content of the steps without their ids.</summary>
    public string Shape => Content(withIds: false);

    /// <summary>Whether it has the steps and touches of <see cref="Baseline"/>, which experiments change.</summary>
    public bool IsBaseline => Steps is [{ Touches.Length: 1 }, { Touches.Length: 0 or 1 }, { Touches.Length: 1 }];

    /// <summary>The ids of the steps and touches, in order.</summary>
    public string Ids => string.Join(' ', Steps.Select(step => $"{step.Id}({string.Join(' ', step.TouchIds)})"));

    /// <summary>The sequence in an answer; null when the answer does not show one with its steps.</summary>
    public static ProbeView? Of(JsonElement answer)
    {
        if (
            JsonNode.Parse(answer.GetRawText()) is not JsonObject root
            || root["emailer_campaign"] is not JsonObject campaign
            || root["emailer_steps"] is not JsonArray steps
        )
            return null;
        var touches = Objects(root["emailer_touches"]).ToLookup(touch => Id(touch, "emailer_step_id"));
        var templates = Objects(root["emailer_templates"]).ToLookup(template => Id(template, "id"));
        return new(
            campaign,
            [
                .. Objects(steps)
                    .OrderBy(step => Number(step["position"]) ?? int.MaxValue)
                    .Select(step => new ProbeStep(
                        step,
                        [
                            .. touches[Id(step, "id")]
                                .Select(touch =>
                                    (touch, templates[Id(touch, "emailer_template_id")].FirstOrDefault() ?? [])
                                ),
                        ]
                    )),
            ]
        );
    }

    /// <summary>The step at a place; an empty one when there is none.</summary>
    public ProbeStep At(int place) => Steps.ElementAtOrDefault(place) ?? new([], []);

    /// <summary>A new copy of the steps as an update sends them, so that nothing changes.</summary>
    public JsonArray Listed() => new([.. Steps.Select((step, index) => (JsonNode)Listed(step, index + 1))]);

    private static JsonObject Listed(ProbeStep step, int position)
    {
        var listed = Copy(step.Step, ["id", "type", .. StepKeys]);
        listed["position"] = position;
        if (step.Touches.IsEmpty)
            return listed;
        listed["emailer_touches"] = new JsonArray([
            .. step.Touches.Select(each =>
            {
                var touch = Copy(each.Touch, ["id", "type", "status", "include_signature"]);
                touch["emailer_template"] = Copy(each.Template, ["subject", "body_html"]);
                return (JsonNode)touch;
            }),
        ]);
        return listed;
    }

    private static JsonObject Copy(JsonObject from, ImmutableArray<string> names)
    {
        var copy = new JsonObject();
        foreach (var name in names.Where(name => from[name] is not null))
            copy[name] = from[name]!.DeepClone();
        return copy;
    }

    private string Content(bool withIds) =>
        string.Join(
            '\n',
            Steps.Select(step =>
                Text(step.Step, withIds ? ["id", "type", .. StepKeys] : ["type", .. StepKeys])
                + string.Concat(
                    step.Touches.Select(each =>
                        $"\n  {Text(each.Touch, withIds ? ["id", .. TouchKeys] : TouchKeys)}"
                        + Text(each.Template, ["subject", "body_html"])
                    )
                )
            )
        );

    private static string Text(JsonObject owner, ImmutableArray<string> names) =>
        string.Join('|', names.Select(name => owner[name]?.ToJsonString() ?? ""));

    private static ImmutableArray<string> Names(FieldOwner owner, params ImmutableArray<string> more) =>
        [.. Fields.Of(owner).Where(field => field.ApiParent is null).Select(field => field.ApiName), .. more];

    private static IEnumerable<JsonObject> Objects(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonObject>();

    private static string Id(JsonObject owner, string name) => owner[name] is JsonValue id ? id.ToString() : "";

    private static int? Number(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;
}

/// <summary>A step of the scratch sequence with its touches and their templates.</summary>
internal sealed record ProbeStep(JsonObject Step, ImmutableArray<(JsonObject Touch, JsonObject Template)> Touches)
{
    /// <summary>The id of the step; empty when it has none.</summary>
    public string Id => Step["id"]?.ToString() ?? "";

    /// <summary>The ids of the touches.</summary>
    public IEnumerable<string> TouchIds => Touches.Select(each => each.Touch["id"]?.ToString() ?? "");

    /// <summary>The wait as one text, such as <c>1 day</c>.</summary>
    public string Wait => $"{Step["wait_time"]} {Step["wait_mode"]}";
}
