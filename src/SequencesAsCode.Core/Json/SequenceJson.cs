using System.Text.Json.Nodes;

namespace SequencesAsCode.Core.Json;

/// <summary>Writes one sequence of a plan as JSON and reads it back.</summary>
internal static class SequenceJson
{
    /// <param name="change">What happens to the sequence.</param>
    /// <param name="form">How texts are written that its target and requests have in common with its content.</param>
    public static JsonObject Write(SequenceChange change, PlanForm form)
    {
        var json = Written(change, form == PlanForm.TextsOnce ? SharedTexts.Of(change) : SharedTexts.None);
        if (!change.Allowed.IsEmpty)
            json[AllowJson.Property] = AllowJson.Write(change.Allowed);
        return json;
    }

    private static JsonObject Written(SequenceChange change, SharedTexts texts) =>
        new()
        {
            ["action"] = EnumWord.Of(change.Action),
            ["intended"] = EnumWord.Of(change.Intended),
            ["reason"] = EnumWord.Of(change.Reason),
            ["key"] = change.Key,
            ["id"] = change.Id,
            ["name"] = change.Name,
            ["matched_by"] = EnumWord.Of(change.MatchedBy),
            ["live"] = change.Live,
            ["people"] = change.People.Count,
            ["effect"] = EffectJson.Write(change.Effect),
            ["change_classes"] = JsonWriting.Texts(change.Classes.Select(EnumWord.Of)),
            ["fields"] = JsonWriting.Array(change.Fields, PartJson.Write),
            ["steps"] = JsonWriting.Array(change.Steps, PartJson.Write),
            ["drift"] = JsonWriting.Array(change.Drift, PartJson.Write),
            ["set_by_hand"] = JsonWriting.Array(change.SetByHand, PartJson.Write),
            ["rewritten"] = JsonWriting.Array(change.Rewritten, PartJson.Write),
            ["accepted_rewrites"] = JsonWriting.Array(change.AcceptedRewrites, PartJson.Write),
            ["accepts_rewrites"] = EnumWord.Of(change.AcceptsRewrites),
            ["blocks"] = JsonWriting.Array(change.Blocks, BlockJson.Write),
            ["notes"] = JsonWriting.Texts(change.Notes),
            ["fingerprint"] = change.Fingerprint,
            ["target"] = change.Target is null ? null : TargetJson.Write(change.Target, texts),
            ["requests"] = JsonWriting.Array(change.Requests, request => Write(request, texts)),
            ["at"] = LocationJson.Write(change.At),
            ["only_while_empty"] = change.OnlyWhileEmpty,
            ["order_drift"] = change.OrderDrift,
            ["conflicts"] = JsonWriting.Array(change.Conflicts, PartJson.Write),
            ["empty_steps"] = JsonWriting.Texts(change.EmptySteps),
            ["left_out"] = JsonWriting.Texts(change.LeftOut),
            ["by_row"] = change.ByRow,
            ["before"] = ContentJson.Write(change.Before),
            ["after"] = ContentJson.Write(change.After),
            ["new_variables"] = JsonWriting.Texts(change.NewVariables),
        };

    public static SequenceChange Read(JsonObject json, PlanForm form)
    {
        if (form == PlanForm.TextsOnce)
            SharedTexts.Expand(json);
        var change = ReadChange(json);
        return change with { Effect = EffectJson.Read(json.Text("effect"), change) };
    }

    private static SequenceChange ReadChange(JsonObject json) =>
        new()
        {
            Action = json.Word<SequenceAction>("action"),
            Intended = json.Word<SequenceAction>("intended"),
            Reason = json.Word<Reason>("reason"),
            Key = json.Text("key"),
            Id = json.TextOrNull("id"),
            Name = json.Text("name"),
            MatchedBy = json.Word<MatchedBy>("matched_by"),
            Live = json.Flag("live"),
            People = new(json.NumberOrNull("people")),
            Effect = new(EffectKind.NothingSent),
            Classes = [.. json.Texts("change_classes").Select(EnumWord.Read<ChangeClass>)],
            Fields = json.Objects("fields", change => PartJson.ReadChange(FieldOwner.Sequence, change)),
            Steps = json.Objects("steps", PartJson.ReadStep),
            Drift = ReadDifferences(json, "drift"),
            SetByHand = ReadDifferences(json, "set_by_hand"),
            Rewritten = ReadDifferences(json, "rewritten"),
            AcceptedRewrites = ReadDifferences(json, "accepted_rewrites"),
            AcceptsRewrites = json.Word<RewriteConsent>("accepts_rewrites"),
            Blocks = json.Objects("blocks", BlockJson.Read),
            Allowed = AllowJson.Read(json),
            Notes = json.Texts("notes"),
            Fingerprint = json.TextOrNull("fingerprint"),
            Target = json.ObjectOrNull("target") is { } target ? TargetJson.Read(target) : null,
            Requests = json.Objects("requests", ReadRequest),
            At = LocationJson.Read(json),
            OnlyWhileEmpty = json.Flag("only_while_empty"),
            OrderDrift = json.Flag("order_drift"),
            Conflicts = ReadDifferences(json, "conflicts"),
            EmptySteps = json.Texts("empty_steps"),
            LeftOut = json.Texts("left_out"),
            ByRow = json.Flag("by_row"),
            Before = ContentJson.Read(json, "before"),
            After = ContentJson.Read(json, "after"),
        };

    private static ImmutableArray<FieldDifference> ReadDifferences(JsonObject json, string name) =>
        json.Objects(name, difference => PartJson.ReadDifference(FieldOwner.Sequence, difference));

    private static JsonObject Write(PlannedRequest request, SharedTexts texts)
    {
        var body = request.Body.Length == 0 ? null : JsonText.Parse(request.Body);
        texts.Share(body);
        return new()
        {
            ["kind"] = EnumWord.Of(request.Kind),
            ["method"] = request.Method,
            ["path"] = request.Path,
            ["body"] = body,
        };
    }

    private static PlannedRequest ReadRequest(JsonObject json) =>
        new(
            json.Word<RequestKind>("kind"),
            json.Text("method"),
            json.Text("path"),
            json.ObjectOrNull("body") is { } body ? JsonText.WriteCompact(body) : ""
        );
}
