using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.Answers;
using SequencesAsCode.Emulator.Html;
using SequencesAsCode.Emulator.Http;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Writing;

/// <summary>
/// Writes the touches of a step: one with a known id is updated, one without an id is created, one that is not listed
/// is removed.
/// </summary>
internal sealed class TouchWriter(Call call, TemplateWriter templates, bool creating)
{
    public ImmutableArray<Touch> Write(Step? old, JsonObject step, string type, int position, bool threadOpen)
    {
        if (!StepKinds.TakesTouches(type))
            return [];

        var given = step.List("emailer_touches");
        if (given is null or { Count: 0 })
            return WithoutTouches(old, type, position, listed: given is not null);
        if (given.Count > 1 && !call.Options.AbTesting)
            throw new RefusalException(Problem.AbTesting);

        var known = (old?.Touches ?? []).ToDictionary(t => t.Id, StringComparer.Ordinal);
        var written = ImmutableArray.CreateBuilder<Touch>();
        foreach (var touch in given.Objects())
        {
            var id = touch.Text("id");
            if (id is null || !known.Remove(id, out var kept))
                kept = null;
            if (id is not null && kept is null && !creating && call.Options.UnknownIds == UnknownIds.Rejected)
                throw new RefusalException(Problem.UnknownId);

            written.Add(Write(kept, touch, type, position, threadOpen));
        }

        return written.ToImmutable();
    }

    /// <summary>
    /// Writes one touch alone. Its type and status may be sent with its template; its other fields stay.
    /// </summary>
    public Touch WriteAlone(Touch old, JsonObject given, string stepType, bool threadOpen)
    {
        if (given.Object("emailer_template") is not { } template)
            throw new RefusalException(Problem.TouchWithoutTemplate);

        var fields = old.Fields.Draft();
        foreach (var rule in FieldRules.TouchAlone)
            rule.Write(fields, given, "touch", call.Options);
        if (call.Options.TouchUpdate == TouchUpdate.Approves)
            fields["status"] = "approved";

        var written = templates.Write(old.Template, template);
        Check(fields, written, stepType, given.ContainsKey("type") && !threadOpen);
        return new Touch(old.Id, fields, written);
    }

    private ImmutableArray<Touch> WithoutTouches(Step? old, string type, int position, bool listed)
    {
        var had = old?.Touches.IsEmpty == false;
        if (StepKinds.IsEmail(type))
            throw new RefusalException(old is null ? Problem.NeedsTemplate(position, type) : Problem.NoTemplate);

        if (!StepKinds.IsMessage(type))
            return had && !listed ? throw new RefusalException(Problem.NoTemplate) : [];

        if (had)
            throw new RefusalException(Problem.NoTemplate);

        return call.Options.LinkedinWithoutTouch switch
        {
            _ when old is not null => [],
            LinkedinWithoutTouch.Rejected => throw new RefusalException(Problem.NeedsTemplate(position, type)),
            LinkedinWithoutTouch.None => [],
            _ => [new Touch(call.Ids.Take(), new JsonObject { ["status"] = "approved" }, templates.Empty())],
        };
    }

    private Touch Write(Touch? old, JsonObject given, string stepType, int position, bool threadOpen)
    {
        if (given.Object("emailer_template") is not { } template)
            throw new RefusalException(
                creating ? Problem.NeedsTemplate(position, stepType) : Problem.TouchWithoutTemplate
            );

        var id = old?.Id ?? call.Ids.Take();
        var fields = Fields(old, given);
        var written = templates.Write(old?.Template, template);
        Check(fields, written, stepType, given.ContainsKey("type") && !threadOpen);
        return new Touch(id, fields, written);
    }

    private JsonObject Fields(Touch? old, JsonObject given)
    {
        var fields = old?.Fields.Draft() ?? [];
        var reset = call.Options.OmittedStepFields == OmittedStepFields.Reset;
        foreach (var rule in FieldRules.Touch)
        {
            if (!rule.Write(fields, given, "touch", call.Options) && reset)
                fields.Remove(rule.Name);
        }

        if (!call.Options.KeepGenerationOptions)
            fields.Remove(FieldRules.GenerationOptions.Name);
        else if (!FieldRules.GenerationOptions.Write(fields, given, "touch", call.Options) && reset)
            fields.Remove(FieldRules.GenerationOptions.Name);

        return fields;
    }

    private void Check(JsonObject fields, JsonObject template, string stepType, bool mustOpenThread)
    {
        var status = fields.Text("status") ?? "to_be_reviewed";
        var type = fields.Text("type") ?? "new_thread";
        if (status is not ("to_be_reviewed" or "approved"))
            throw new RefusalException(Problem.StatusWrong);
        if (type is not ("new_thread" or "reply_to_thread"))
            throw new RefusalException(Problem.TypeWrong);
        if (!StepKinds.IsEmail(stepType))
            return;

        if (type == "reply_to_thread" && mustOpenThread)
            throw new RefusalException(Problem.ReplyToNothing);
        if (status == "approved" && HtmlText.IsEmpty(template.Text("body_html") ?? ""))
            throw new RefusalException(creating ? Problem.NoContentOnCreate : Problem.NoContentOnUpdate);
    }
}
