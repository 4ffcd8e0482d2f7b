using System.Text.Json.Nodes;

namespace SequencesAsCode.Service.Probing.Experiments;

/// <summary>Does a wait stay as it was sent?</summary>
/// <param name="name">The name of the question.</param>
/// <param name="amount">The amount.</param>
/// <param name="mode">The unit, as the API names it.</param>
/// <param name="meaning">What the program does with the answer.</param>
internal sealed class WaitKept(string name, JsonNode amount, string mode, string meaning)
    : Experiment(name, $"Does a wait of '{amount} {mode}' stay as it was sent?", meaning)
{
    public override async Task<ImmutableArray<Finding>> AskAsync(Scratch scratch)
    {
        var attempt = await scratch
            .TryStepsAsync(steps =>
            {
                steps[Baseline.Call]!["wait_time"] = amount.DeepClone();
                steps[Baseline.Call]!["wait_mode"] = mode;
            })
            .ConfigureAwait(false);
        return [attempt.Read(Name, after => Read(after.At(Baseline.Call)))];
    }

    private Finding Read(ProbeStep step) => Finding.Of(Name, step.Wait == $"{amount} {mode}", step.Wait);
}

/// <summary>Does a text stay as it was sent?</summary>
/// <param name="name">The name of the question.</param>
/// <param name="question">The question.</param>
/// <param name="field">The field of a step or touch.</param>
/// <param name="step">The place of the step.</param>
/// <param name="text">The text.</param>
internal sealed class TextKept(string name, string question, Field field, int step, string text)
    : Experiment(name, question, "A changed text is shown as rewritten by Apollo.")
{
    public override async Task<ImmutableArray<Finding>> AskAsync(Scratch scratch)
    {
        var attempt = await scratch
            .TryStepsAsync(steps => PartField.Set(steps, field, step, text))
            .ConfigureAwait(false);
        return [attempt.Read(Name, Read)];

        Finding Read(ProbeView after)
        {
            if (!PartField.IsShown(after, field, step))
                return Finding.Unclear(Name, "The text did not come back.");
            var now = PartField.Of(after, field, step);
            return Finding.Of(Name, now?.ToString() == text, Finding.Shown(now));
        }
    }
}

/// <summary>Does a date stay on a step of a sequence that goes by waits?</summary>
internal sealed class DateOutOfMode()
    : Experiment(
        "steps.date_out_of_mode",
        "Does a step keep a date in a sequence that goes by waits?",
        "Yes: dates of such sequences stay out of comparisons."
    )
{
    public override async Task<ImmutableArray<Finding>> AskAsync(Scratch scratch)
    {
        var attempt = await scratch
            .TryStepsAsync(steps => steps[Baseline.Call]!["exact_datetime"] = Dates.After(scratch.Time, 3))
            .ConfigureAwait(false);
        return
        [
            attempt.Read(Name, after => Finding.Of(Name, after.At(Baseline.Call).Step["exact_datetime"] is not null)),
        ];
    }
}

/// <summary>Does an update change whether a sequence goes by dates, and the date of a step?</summary>
internal sealed class DateMode()
    : Experiment(
        "update.sequence.sequence_by_exact_daytime",
        "Does an update change whether the sequence goes by dates, and the date of a step?",
        "Yes: a difference is planned. Otherwise it is set by hand."
    )
{
    private const string Dated = "update.step.at";
    private const string Mode = "sequence_by_exact_daytime";

    public override int Updates => 4;

    public override async Task<ImmutableArray<Finding>> AskAsync(Scratch scratch)
    {
        var held = scratch.Now!.Campaign[Mode]?.DeepClone();
        var switched = await TryAsync(scratch, true, first: 3).ConfigureAwait(false);
        var taken = switched.Read(Name, after => Finding.Came(Name, true, held, after.Campaign[Mode]));
        if (taken.Outcome != Core.Facts.FactOutcome.Yes || switched.After is not { } dated)
            return [taken, Finding.Unclear(Dated, "The sequence could not be made to go by dates.")];
        var before = Date(dated);
        var moved = await TryAsync(scratch, true, first: 13).ConfigureAwait(false);
        var date = moved.Read(Dated, after => Finding.Of(Dated, Date(after) != before, "the date stayed"));
        scratch.Doubt();
        await scratch
            .Door.UpdateAsync(
                "PUT",
                new() { [Mode] = false, ["emailer_steps"] = Baseline.Steps() },
                scratch.Cancellation
            )
            .ConfigureAwait(false);
        return [taken, date];
    }

    private static Task<Attempt> TryAsync(Scratch scratch, bool mode, int first)
    {
        var steps = scratch.Now!.Listed();
        foreach (var (index, step) in steps.Index())
            step!["exact_datetime"] = Dates.After(scratch.Time, first + index);
        return scratch.TryAsync(new() { [Mode] = mode, ["emailer_steps"] = steps });
    }

    private static string? Date(ProbeView view) => view.At(Baseline.Call).Step["exact_datetime"]?.ToString();
}

/// <summary>Dates to send.</summary>
internal static class Dates
{
    /// <summary>Noon some days from now, in the form that the documentation shows.</summary>
    public static string After(TimeProvider time, int days) =>
        time.GetUtcNow()
            .Date.AddDays(days)
            .AddHours(12)
            .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Does PATCH do the same as PUT?</summary>
internal sealed class PatchWorks()
    : Experiment(
        "method.patch",
        "Does PATCH change a sequence as PUT does?",
        "The program sends PUT, as documented. Apollo's own client sends PATCH."
    )
{
    public override async Task<ImmutableArray<Finding>> AskAsync(Scratch scratch)
    {
        var steps = scratch.Now!.Listed();
        steps[Baseline.Call]!["wait_time"] = 4;
        var attempt = await scratch.TryAsync(new() { ["emailer_steps"] = steps }, "PATCH").ConfigureAwait(false);
        return
        [
            attempt.Read(
                Name,
                after => Finding.Of(Name, after.At(Baseline.Call).Wait == "4 day", after.At(Baseline.Call).Wait)
            ),
        ];
    }
}
