using System.Text.Json.Nodes;

namespace SequencesAsCode.Testing.Apollo;

/// <summary>Responses about a sequence that lack one of its parts.</summary>
internal static class Incomplete
{
    /// <summary>Missing parts that another part of the same response reveals.</summary>
    public static readonly string[] Contradictory =
    [
        "step",
        "step, told by the summary",
        "step, told by the count",
        "first touch",
        "template",
        "email without touches",
        "touch without template",
        "touches of a step",
    ];

    /// <summary>Removes a part from the response to a read of one sequence. Other responses stay as they are.</summary>
    public static Action<string, JsonObject> Lacks(string what, string id) =>
        (call, answer) =>
        {
            if (call == $"GET /emailer_campaigns/{id}")
                TakeOut(what, answer);
        };

    private static void TakeOut(string what, JsonObject answer)
    {
        var steps = answer["emailer_steps"]!.AsArray();
        var touches = answer["emailer_touches"]!.AsArray();
        var templates = answer["emailer_templates"]!.AsArray();
        switch (what)
        {
            case "step":
                TakeStep(answer, steps[^1]!);
                break;
            case "step, told by the summary":
                TakeStep(answer, steps[^1]!);
                answer["emailer_campaign"]!.AsObject().Remove("num_steps");
                break;
            case "step, told by the count":
                TakeStep(answer, steps[^1]!);
                answer["emailer_campaign"]!.AsObject().Remove("emailer_steps");
                break;
            case "first touch":
                touches.RemoveAt(0);
                break;
            case "template":
                templates.RemoveAt(0);
                break;
            case "email without touches":
                TakeTouches(answer, steps.First(step => step!["type"]!.GetValue<string>() == "auto_email")!);
                break;
            case "touch without template":
                Take(templates, template => Id(template) == Text(touches[0]!, "emailer_template_id"));
                touches[0]!["emailer_template_id"] = null;
                break;
            case "touches of a step":
                Take(touches, touch => Text(touch, "emailer_step_id") == Id(steps[0]!));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(what), what, null);
        }
    }

    /// <summary>
    /// Removes every trace of a step or touch from a read and from the list, so that nothing reveals it.
    /// </summary>
    public static Action<string, JsonObject> Hides(string partId) =>
        (call, answer) =>
        {
            foreach (
                var campaign in (answer["emailer_campaigns"]?.AsArray() ?? [])
                    .Append(answer["emailer_campaign"])
                    .OfType<JsonObject>()
            )
            {
                if (campaign["emailer_steps"] is JsonArray summary && Take(summary, step => Id(step) == partId) > 0)
                    campaign["num_steps"] = summary.Count;
            }

            if (
                answer["emailer_steps"] is JsonArray steps
                && steps.FirstOrDefault(step => Id(step!) == partId) is { } hidden
            )
                TakeStep(answer, hidden);
            if (
                answer["emailer_touches"] is JsonArray touches
                && touches.FirstOrDefault(touch => Id(touch!) == partId) is { } touch
            )
                TakeTouch(answer, touch);
        };

    private static void TakeStep(JsonObject answer, JsonNode step)
    {
        TakeTouches(answer, step);
        answer["emailer_steps"]!.AsArray().Remove(step);
    }

    private static void TakeTouches(JsonObject answer, JsonNode step)
    {
        foreach (
            var touch in answer["emailer_touches"]!
                .AsArray()
                .Where(touch => Text(touch!, "emailer_step_id") == Id(step))
                .ToList()
        )
            TakeTouch(answer, touch!);
    }

    private static void TakeTouch(JsonObject answer, JsonNode touch)
    {
        Take(answer["emailer_templates"]!.AsArray(), template => Id(template) == Text(touch, "emailer_template_id"));
        answer["emailer_touches"]!.AsArray().Remove(touch);
    }

    private static int Take(JsonArray list, Func<JsonNode, bool> isMeant)
    {
        var meant = list.Where(item => isMeant(item!)).ToList();
        foreach (var item in meant)
            list.Remove(item);
        return meant.Count;
    }

    private static string Id(JsonNode item) => Text(item, "id")!;

    private static string? Text(JsonNode item, string name) => item[name]?.GetValue<string>();
}
