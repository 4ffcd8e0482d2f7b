using System.Text.Json.Nodes;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Laws;

/// <summary>What people click in Apollo, done in the emulator's state.</summary>
internal sealed class ApolloEdits(Dice dice)
{
    private readonly CopyDraw copy = new(dice);
    private int lastId;

    /// <summary>What was done, for a failure's message.</summary>
    public List<string> Made { get; } = [];

    public void Make(JsonObject sequence)
    {
        if (dice.Chance(0.3))
            Do("renamed", () => sequence["name"] = $"{sequence["name"]} {copy.Subject()}");
        if (dice.Chance(0.3) && sequence["max_emails_per_day"] is not null)
            Do("emails per day", () => sequence["max_emails_per_day"] = dice.Number(1, 99));
        var steps = sequence["steps"]!.AsArray();
        foreach (var step in steps)
            Edit(step!.AsObject(), sequence["sequence_by_exact_daytime"]?.GetValue<bool>() == true);
        if (steps.Count > 1 && dice.Chance(0.2))
            Do("step deleted", () => steps.RemoveAt(dice.Number(1, steps.Count - 1)));
        OpenThread(steps);
        if (sequence["sequence_by_exact_daytime"]?.GetValue<bool>() == true || steps.Count == 0)
            return;
        if (steps.Count > 2 && dice.Chance(0.3))
            Do("step moved", () => Move(steps));
        if (dice.Chance(0.3))
            Do("step made", () => steps.Add(NewStep(steps[dice.Number(0, steps.Count - 1)]!)));
        OpenThread(steps);
    }

    /// <summary>Only what the list does not show: copy, and touches deleted.</summary>
    public void MakeUnlisted(JsonObject sequence)
    {
        foreach (var step in sequence["steps"]!.AsArray())
            Edit(step!.AsObject(), isExact: true);
    }

    // The first email opens a thread, or Apollo would not have it.
    private static void OpenThread(JsonArray steps)
    {
        var first = steps.FirstOrDefault(step => StepTypes.IsEmail(step!["type"]!.GetValue<string>()));
        foreach (var touch in first?["touches"]?.AsArray() ?? [])
            touch!["type"] = "new_thread";
    }

    private void Edit(JsonObject step, bool isExact)
    {
        if (!isExact && dice.Chance(0.2))
            Do(
                "wait",
                () => (step["wait_time"], step["wait_mode"]) = (dice.Number(1, 30), dice.Of("minute", "hour", "day"))
            );
        if (step["note"] is not null && dice.Chance(0.3))
            Do("note", () => step["note"] = copy.StoredBody());
        if (step["touches"] is not JsonArray touches)
            return;
        foreach (var touch in touches)
        {
            var template = touch!["template"]!;
            if (template["subject"]?.GetValue<string>() is { Length: > 0 } && dice.Chance(0.3))
                Do("subject", () => template["subject"] = copy.Subject());
            if (dice.Chance(0.3))
                Do(
                    "body",
                    () =>
                        template["body_html"] =
                            $"<html><head></head><body>"
                            + (dice.Chance(0.7) ? copy.StoredBody() : $"<div>{copy.Sentence()}</div>")
                            + "</body></html>"
                );
        }

        if (touches.Count > 1 && dice.Chance(0.15))
            Do("touch deleted", () => touches.RemoveAt(touches.Count - 1));
    }

    private JsonNode NewStep(JsonNode model)
    {
        var step = model.DeepClone().AsObject();
        step["id"] = Id();
        if (step["note"] is not null)
            step["note"] = copy.StoredBody();
        foreach (var touch in step["touches"]?.AsArray() ?? [])
        {
            (touch!["id"], touch["template"]!["id"], touch["template"]!["body_html"]) = (Id(), Id(), copy.StoredBody());
        }

        return step;
    }

    private void Move(JsonArray steps)
    {
        var from = dice.Number(1, steps.Count - 1);
        var step = steps[from]!;
        steps.RemoveAt(from);
        steps.Insert(dice.Number(1, steps.Count), step);
    }

    private void Do(string what, Action edit)
    {
        edit();
        Made.Add(what);
    }

    private string Id() => $"66e9e215ece198010aaaa{++lastId:000}";
}
