using System.Text.Json.Nodes;

namespace SequencesAsCode.Service.Probing.Experiments;

/// <summary>Does a LinkedIn message without a variant get an empty one?</summary>
internal sealed class LinkedInGetsTouch()
    : Experiment(
        "steps.linkedin_gets_touch",
        "Does a LinkedIn message that is sent without a variant get an empty one?",
        "The program sends a variant with every message."
    )
{
    public override async Task<ImmutableArray<Finding>> AskAsync(Scratch scratch)
    {
        var attempt = await scratch
            .TryStepsAsync(steps =>
                steps.Add(
                    (JsonNode)
                        new JsonObject
                        {
                            ["position"] = steps.Count + 1,
                            ["type"] = "linkedin_step_message",
                            ["wait_time"] = 1,
                            ["wait_mode"] = "day",
                        }
                )
            )
            .ConfigureAwait(false);
        return
        [
            attempt.Read(
                Name,
                after =>
                    after.Steps.Length == attempt.Before.Steps.Length + 1
                        ? Finding.Of(Name, !after.Steps[^1].Touches.IsEmpty, "it has none")
                        : Finding.Unclear(Name, "The new step is not shown.")
            ),
        ];
    }
}

/// <summary>Do the options for generated texts stay?</summary>
internal sealed class GenerationOptionsKept()
    : Experiment(
        "touches.generation_options_stay",
        "Does a variant keep generation_options? (reported to come back empty)",
        "The program does not manage them."
    )
{
    private const string Key = "generation_options";

    public override async Task<ImmutableArray<Finding>> AskAsync(Scratch scratch)
    {
        var attempt = await scratch
            .TryStepsAsync(steps =>
                steps[Baseline.Email]!["emailer_touches"]![0]![Key] = new JsonArray(
                    new JsonObject { ["type"] = "ai_full_email", ["additional_prompt"] = "Probe" }
                )
            )
            .ConfigureAwait(false);
        return [attempt.Read(Name, Read)];

        Finding Read(ProbeView after) =>
            after.At(Baseline.Email).Touches is [var first, ..]
                ? Finding.Of(Name, first.Touch[Key] is JsonArray { Count: > 0 }, "they came back empty")
                : Finding.Unclear(Name, "The variant is not shown.");
    }
}
