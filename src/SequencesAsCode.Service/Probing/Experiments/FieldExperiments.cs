using System.Text.Json.Nodes;
using SequencesAsCode.Core.Facts;

namespace SequencesAsCode.Service.Probing.Experiments;

/// <summary>Does an update change a field of the sequence?</summary>
internal sealed class SequenceFieldTaken(Field field)
    : Experiment(
        FactNames.Update(field),
        $"Does an update change '{field.Key}'?",
        "Yes: a difference is planned. Otherwise it is set by hand."
    )
{
    public override int Updates => 1;

    public override async Task<ImmutableArray<Finding>> AskAsync(Scratch scratch)
    {
        var held = scratch.Now!.Campaign[field.ApiName]?.DeepClone();
        if (await OtherAsync(scratch, held).ConfigureAwait(false) is not { } other)
            return [Finding.Unclear(Name, "No other sequence of this account has a value to send.")];
        var attempt = await scratch
            .TryAsync(new() { [field.ApiName] = other.DeepClone(), ["emailer_steps"] = scratch.Now!.Listed() })
            .ConfigureAwait(false);
        return [attempt.Read(Name, after => Finding.Came(Name, other, held, after.Campaign[field.ApiName]))];
    }

    private async Task<JsonNode?> OtherAsync(Scratch scratch, JsonNode? held)
    {
        switch (field.Kind)
        {
            case FieldKind.Flag:
                return JsonValue.Create(held is not JsonValue flag || !flag.TryGetValue<bool>(out var isOn) || !isOn);
            case FieldKind.Number:
                return JsonValue.Create(
                    held is JsonValue value && value.TryGetValue<int>(out var number) ? number + 1 : 4
                );
            default:
                var donated = await scratch
                    .Donors.ValueAsync(field.ApiName, scratch.Cancellation)
                    .ConfigureAwait(false);
                return JsonNode.DeepEquals(donated, held) ? null : donated;
        }
    }
}

/// <summary>Does an update change a field of a step or touch?</summary>
/// <param name="field">The field.</param>
/// <param name="step">The place of the step.</param>
/// <param name="other">Another value than that of <see cref="Baseline"/>.</param>
internal sealed class PartFieldTaken(Field field, int step, JsonNode other)
    : Experiment(
        FactNames.Update(field),
        $"Does an update change '{field.FullName}'?",
        "It is sent either way, and read back."
    )
{
    public override async Task<ImmutableArray<Finding>> AskAsync(Scratch scratch)
    {
        var before = PartField.Of(scratch.Now!, field, step)?.DeepClone();
        var attempt = await scratch
            .TryStepsAsync(steps => PartField.Set(steps, field, step, other.DeepClone()))
            .ConfigureAwait(false);
        return [attempt.Read(Name, after => Finding.Came(Name, other, before, PartField.Of(after, field, step)))];
    }
}

/// <summary>Does null clear a field of the sequence?</summary>
internal sealed class SequenceFieldCleared(Field field)
    : Experiment(
        FactNames.Clear(field),
        $"Does an update with null clear '{field.Key}'?",
        "No: 'none' in a file is set by hand. Yes: it is planned, even if an earlier write failed."
    )
{
    public override async Task<ImmutableArray<Finding>> AskAsync(Scratch scratch)
    {
        JsonNode? value = ReferenceEquals(field, Fields.Schedule)
            ? await scratch.Donors.ScheduleAsync(scratch.Cancellation).ConfigureAwait(false)
            : 7;
        if (value is null)
            return [Finding.Unclear(Name, "This account has no value to set first.")];
        var set = await TryAsync(scratch, value).ConfigureAwait(false);
        if (set.Refusal is not null || set.After?.Campaign[field.ApiName] is null)
            return [Finding.Unclear(Name, "The field could not be set first.")];
        var cleared = await TryAsync(scratch, null).ConfigureAwait(false);
        return [cleared.Read(Name, after => Clearing.Read(Name, after.Campaign[field.ApiName]))];
    }

    private Task<Attempt> TryAsync(Scratch scratch, JsonNode? value) =>
        scratch.TryAsync(new() { [field.ApiName] = value?.DeepClone(), ["emailer_steps"] = scratch.Now!.Listed() });
}

/// <summary>Does null clear a field of a step or touch?</summary>
/// <param name="field">The field, which has a value in <see cref="Baseline"/>.</param>
/// <param name="step">The place of the step.</param>
internal sealed class PartFieldCleared(Field field, int step)
    : Experiment(
        FactNames.Clear(field),
        $"Does an update with null clear '{field.FullName}'?",
        "No: 'none' in a file is set by hand. Yes: it is planned, even if an earlier write failed."
    )
{
    public override async Task<ImmutableArray<Finding>> AskAsync(Scratch scratch)
    {
        if (PartField.Of(scratch.Now!, field, step) is null)
            return [Finding.Unclear(Name, "The field could not be set first.")];
        var attempt = await scratch
            .TryStepsAsync(steps => PartField.Set(steps, field, step, null))
            .ConfigureAwait(false);
        return [attempt.Read(Name, after => Clearing.Read(Name, PartField.Of(after, field, step)))];
    }
}

/// <summary>Reads the result of a clear.</summary>
internal static class Clearing
{
    public static Finding Read(string name, JsonNode? now) =>
        Finding.Of(name, now is null || now.ToString().Length == 0, "the value stayed");
}

/// <summary>Finds a field of a step or of its first touch.</summary>
internal static class PartField
{
    public static JsonNode? Of(ProbeView view, Field field, int place)
    {
        var step = view.At(place);
        if (field.Owner == FieldOwner.Step)
            return step.Step[field.ApiName];
        if (step.Touches is not [var first, ..])
            return null;
        return field.ApiParent is null ? first.Touch[field.ApiProperty] : first.Template[field.ApiProperty];
    }

    /// <summary>Whether the object that has the field is shown; its value may be null.</summary>
    public static bool IsShown(ProbeView view, Field field, int place) =>
        field.Owner == FieldOwner.Step ? view.Steps.Length > place : view.At(place).Touches.Length > 0;

    public static void Set(JsonArray steps, Field field, int place, JsonNode? value)
    {
        var owner = steps[place]!;
        if (field.Owner == FieldOwner.Touch)
            owner = owner["emailer_touches"]![0]!;
        if (field.ApiParent is { } parent)
            owner = owner[parent]!;
        owner[field.ApiProperty] = value;
    }
}
