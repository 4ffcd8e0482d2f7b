using System.Text.Json.Nodes;
using SequencesAsCode.Core.Planning.Drift;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.States;
using SequencesAsCode.Core.Values;

namespace SequencesAsCode.Core.Json;

/// <summary>One entry of a plan as JSON, both ways.</summary>
internal static class SequenceJson
{
    public static JsonObject Write(SequenceChange change) => new()
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
        ["effect"] = change.Effect,
        ["change_classes"] = PlanJson.Texts(change.Classes.Select(EnumWord.Of)),
        ["fields"] = PlanJson.Array(change.Fields, PartJson.Write),
        ["steps"] = PlanJson.Array(change.Steps, PartJson.Write),
        ["drift"] = PlanJson.Array(change.Drift, PartJson.Write),
        ["set_by_hand"] = PlanJson.Array(change.SetByHand, PartJson.Write),
        ["rewritten"] = PlanJson.Array(change.Rewritten, PartJson.Write),
        ["accepted_rewrites"] = PlanJson.Array(change.AcceptedRewrites, PartJson.Write),
        ["accepts_rewrites"] = EnumWord.Of(change.AcceptsRewrites),
        ["blocks"] = PlanJson.Array(change.Blocks, BlockJson.Write),
        ["notes"] = PlanJson.Texts(change.Notes),
        ["fingerprint"] = change.Fingerprint,
        ["target"] = change.Target is null ? null : TargetJson.Write(change.Target),
        ["requests"] = PlanJson.Array(change.Requests, Write),
        ["at"] = PlanJson.Write(change.At),
        ["only_while_empty"] = change.OnlyWhileEmpty,
        ["order_drift"] = change.OrderDrift,
        ["conflicts"] = PlanJson.Array(change.Conflicts, PartJson.Write),
        ["empty_steps"] = PlanJson.Texts(change.EmptySteps),
        ["left_out"] = PlanJson.Texts(change.LeftOut),
        ["by_row"] = change.ByRow,
        ["before"] = ContentJson.Write(change.Before),
        ["after"] = ContentJson.Write(change.After),
        ["new_variables"] = PlanJson.Texts(change.NewVariables),
    };

    public static SequenceChange Read(JsonObject json) => new(
        json.Word<SequenceAction>("action"),
        json.Word<SequenceAction>("intended"),
        json.Word<Reason>("reason"),
        json.Text("key"),
        json.TextOrNull("id"),
        json.Text("name"),
        json.Word<MatchedBy>("matched_by"),
        json.Flag("live"),
        new(json.NumberOrNull("people")),
        json.Text("effect"),
        [.. json.Texts("change_classes").Select(EnumWord.Read<ChangeClass>)],
        json.Objects("fields", change => PartJson.ReadChange(FieldOwner.Sequence, change)),
        json.Objects("steps", PartJson.ReadStep),
        json.Objects("drift", difference => PartJson.ReadDifference(FieldOwner.Sequence, difference)),
        json.Objects("set_by_hand", difference => PartJson.ReadDifference(FieldOwner.Sequence, difference)),
        json.Objects("blocks", BlockJson.Read),
        json.Texts("notes"),
        json.TextOrNull("fingerprint"),
        json.ObjectOrNull("target") is { } target ? TargetJson.Read(target) : null,
        json.Objects("requests", ReadRequest),
        PlanJson.ReadLocation(json),
        json.Flag("only_while_empty"),
        json.Flag("order_drift"),
        json.Objects("conflicts", difference => PartJson.ReadDifference(FieldOwner.Sequence, difference)))
    {
        Rewritten = json.Objects("rewritten", difference => PartJson.ReadDifference(FieldOwner.Sequence, difference)),
        AcceptedRewrites = json.Objects("accepted_rewrites", difference => PartJson.ReadDifference(FieldOwner.Sequence, difference)),
        AcceptsRewrites = json.Word<RewriteConsent>("accepts_rewrites"),
        EmptySteps = json.Texts("empty_steps"),
        LeftOut = json.Texts("left_out"),
        ByRow = json.Flag("by_row"),
        Before = ContentJson.Read(json, "before"),
        After = ContentJson.Read(json, "after"),
    };

    private static JsonObject Write(PlannedRequest request) => new()
    {
        ["kind"] = EnumWord.Of(request.Kind),
        ["method"] = request.Method,
        ["path"] = request.Path,
        ["body"] = request.Body.Length == 0 ? null : JsonText.Parse(request.Body),
    };

    private static PlannedRequest ReadRequest(JsonObject json) => new(
        json.Word<RequestKind>("kind"),
        json.Text("method"),
        json.Text("path"),
        json.ObjectOrNull("body") is { } body ? JsonText.WriteCompact(body) : "");
}
