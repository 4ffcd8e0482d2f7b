using System.Text.Json.Nodes;

namespace SequencesAsCode.Service.Probing.Experiments;

/// <summary>What an update does that does not list the steps.</summary>
/// <param name="name">The name of the question.</param>
/// <param name="question">The question.</param>
/// <param name="steps">What is sent for the steps; null for nothing.</param>
internal sealed class StepsNotListed(string name, string question, JsonArray? steps)
    : Experiment(name, question, "The program always lists every step. It decides what a mistake would cost.")
{
    /// <summary>What is said when the steps are still there.</summary>
    public const string Stayed = "the steps stayed";

    /// <summary>What is said when they are gone.</summary>
    public const string Gone = "the steps were removed";

    public override async Task<ImmutableArray<Finding>> AskAsync(Scratch scratch)
    {
        var body = new JsonObject { ["max_emails_per_day"] = 21 };
        if (steps is not null)
            body["emailer_steps"] = steps.DeepClone();
        var attempt = await scratch.TryAsync(body).ConfigureAwait(false);
        if (attempt.After is not { } after)
            return [Finding.Unclear(Name, attempt.Refusal ?? "The answer did not show the sequence.")];
        var isKept = after.Steps.Length == attempt.Before.Steps.Length;
        var seen = isKept ? Stayed : Gone;
        return
        [
            attempt.Refusal is { } text ? Finding.Refused(Name, $"{text} ({seen})") : Finding.Of(Name, isKept, seen),
        ];
    }
}

/// <summary>Is a step removed that the update does not list?</summary>
internal sealed class StepLeftOut()
    : Experiment(
        "steps.left_out_is_removed",
        "Is a step removed that the update does not list?",
        "Yes: the documented way to remove a step works."
    )
{
    public override async Task<ImmutableArray<Finding>> AskAsync(Scratch scratch)
    {
        var attempt = await scratch
            .TryStepsAsync(steps =>
            {
                steps.RemoveAt(Baseline.Call);
                steps[Baseline.Call]!["position"] = 2;
            })
            .ConfigureAwait(false);
        return [attempt.Read(Name, after => Finding.Of(Name, after.Steps.Length == 2))];
    }
}

/// <summary>Is a touch removed that the update does not list?</summary>
internal sealed class TouchLeftOut()
    : Experiment(
        "touches.left_out_is_removed",
        "Is a variant removed that the update does not list?",
        "Yes: the documented way to remove a variant works."
    )
{
    public override int Updates => 3;

    public override async Task<ImmutableArray<Finding>> AskAsync(Scratch scratch)
    {
        var added = await scratch
            .TryStepsAsync(steps =>
                Touches(steps).Add((JsonNode)Baseline.Touch("new_thread", "Probe two", "Probe body two"))
            )
            .ConfigureAwait(false);
        if (added.Refusal is { } text)
            return [Finding.Unclear(Name, $"a second variant is refused: {text}")];
        if (added.After?.At(Baseline.Email).Touches.Length != 2)
            return [Finding.Unclear(Name, "The second variant is not shown.")];
        var attempt = await scratch.TryStepsAsync(steps => Touches(steps).RemoveAt(1)).ConfigureAwait(false);
        return [attempt.Read(Name, after => Finding.Of(Name, after.At(Baseline.Email).Touches.Length == 1))];
    }

    private static JsonArray Touches(JsonArray steps) => (JsonArray)steps[Baseline.Email]!["emailer_touches"]!;
}

/// <summary>A change of the listed steps that does not change what they say, and how it is read.</summary>
/// <param name="name">The name of the question.</param>
/// <param name="question">The question.</param>
/// <param name="meaning">What the program does with the answer.</param>
/// <param name="change">Changes the listed steps.</param>
/// <param name="isYes">Reads the sequence before and afterwards.</param>
internal sealed class ListedDifferently(
    string name,
    string question,
    string meaning,
    Action<JsonArray> change,
    Func<ProbeView, ProbeView, bool> isYes
) : Experiment(name, question, meaning)
{
    public override async Task<ImmutableArray<Finding>> AskAsync(Scratch scratch)
    {
        var attempt = await scratch.TryStepsAsync(change).ConfigureAwait(false);
        return [attempt.Read(Name, after => Finding.Of(Name, isYes(attempt.Before, after)))];
    }
}

/// <summary>Does a refused update leave everything as it was?</summary>
internal sealed class RefusedUpdate()
    : Experiment(
        "update.refused_changes_nothing",
        "Does a refused update leave everything as it was?",
        "The program reads a sequence after a refusal either way."
    )
{
    public override async Task<ImmutableArray<Finding>> AskAsync(Scratch scratch)
    {
        var steps = scratch.Now!.Listed();
        steps[Baseline.Email]!["type"] = "carrier_pigeon";
        var attempt = await scratch
            .TryAsync(new() { ["max_emails_per_day"] = 23, ["emailer_steps"] = steps })
            .ConfigureAwait(false);
        if (attempt.Refusal is null || attempt.After is not { } after)
            return [Finding.Unclear(Name, "A step of an unknown type was accepted, or nothing shows the result.")];
        return [Finding.Of(Name, after.Whole == attempt.Before.Whole, "a part was written")];
    }
}
