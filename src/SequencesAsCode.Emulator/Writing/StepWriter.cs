using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.Answers;
using SequencesAsCode.Emulator.Http;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Writing;

/// <summary>Writes steps one after the other, in their final order.</summary>
internal sealed class StepWriter(Call call, TouchWriter touches, bool byExactTime)
{
    private static readonly ImmutableArray<string> Modes = ["second", "minute", "hour", "day"];
    private static readonly ImmutableArray<string> Priorities = ["high", "medium", "low"];
    private DateTimeOffset? lastTime;
    private bool threadOpen;
    private int position;

    public Step Write(Step? old, JsonObject given)
    {
        position++;
        var fields = old?.Fields.Draft() ?? [];
        FieldRules.StepType.Write(fields, given, "step", call.Options);
        var type = fields.Text("type") ?? "";
        if (!StepKinds.All.Contains(type))
            throw new RefusalException(Problem.TypeWrong);

        WriteFields(fields, given, type, isNew: old is null);
        Check(fields, isNew: old is null);
        var id = old?.Id ?? call.Ids.Take();
        var written = touches.Write(old, given, type, position, threadOpen);
        var step = new Step(id, fields, old?.People ?? People.None, written);
        threadOpen |= step.OpensThread;
        return step;
    }

    private void WriteFields(JsonObject fields, JsonObject given, string type, bool isNew)
    {
        var reset = isNew || call.Options.OmittedStepFields == OmittedStepFields.Reset;
        foreach (var rule in FieldRules.Step)
        {
            // An empty field stays empty. Defaults are only for new steps, or replace a value.
            if (rule.Write(fields, given, "step", call.Options) || !reset)
                continue;
            if (isNew || fields[rule.Name] is not null)
                fields[rule.Name] = Default(rule.Name, type);
        }

        if (type == "auto_email")
            fields["priority"] = null;
        Rewriter.Step(fields, given, call.Options);
    }

    // Recorded for tasks that were made in the app.
    private static JsonNode? Default(string field, string type) =>
        (field, type) switch
        {
            (_, "auto_email") => null,
            ("priority", _) => "medium",
            ("note", _) => "",
            _ => null,
        };

    private void Check(JsonObject fields, bool isNew)
    {
        if (fields.Text("priority") is { } priority && !Priorities.Contains(priority))
            throw new RefusalException(Problem.PriorityWrong);
        if (fields.Whole("max_emails_per_day") < 0)
            throw new RefusalException(Problem.NegativeLimit);

        if (byExactTime)
        {
            if (isNew)
                CheckTime(fields);
            return;
        }

        if (fields.Whole("wait_time") is null || fields.Text("wait_mode") is not { } mode)
            throw new RefusalException(Problem.WaitMissing);
        if (!Modes.Contains(mode) || (mode == "second" && !call.Options.WaitInSeconds))
            throw new RefusalException(Problem.WaitModeWrong);
    }

    private void CheckTime(JsonObject fields)
    {
        if (Timestamp.Read(fields.Text("exact_datetime")) is not { } at)
            throw new RefusalException(Problem.TimeMissing);
        if (at <= call.Now)
            throw new RefusalException(Problem.TimePast);
        if (at <= lastTime)
            throw new RefusalException(Problem.TimeOrder);

        lastTime = at;
    }
}
