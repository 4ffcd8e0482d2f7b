using System.Text.Json.Nodes;
using SequencesAsCode.Core.Planning.Guarding;

namespace SequencesAsCode.Core.Json;

/// <summary>
/// A plan as JSON, both ways. What the plan derives (counts, complete, applicable) is written for readers and not read
/// back.
/// </summary>
public static class PlanJson
{
    public static JsonObject Write(Plan plan) =>
        new()
        {
            ["context"] = Write(plan.Context),
            ["complete"] = plan.IsComplete,
            ["applicable"] = plan.IsApplicable,
            ["has_pending"] = plan.HasPending,
            ["has_blocked"] = plan.HasBlocked,
            ["has_drift"] = plan.HasDrift,
            ["counts"] = Write(plan.Counts),
            ["blocks"] = Array(plan.Blocks, BlockJson.Write),
            ["warnings"] = Array(plan.Warnings, Write),
            ["sequences"] = Array(plan.Sequences, SequenceJson.Write),
        };

    public static Plan Read(JsonObject json) =>
        new(
            ReadContext(json.Object("context")),
            json.Objects("sequences", SequenceJson.Read),
            json.Objects("warnings", ReadDiagnostic),
            json.Objects("blocks", BlockJson.Read)
        );

    public static JsonObject Write(PlanContext context) =>
        new()
        {
            ["environment"] = context.Environment,
            ["service"] = context.Service,
            ["account"] = context.Account,
            ["files_digest"] = context.FilesDigest,
            ["lock_digest"] = context.LockDigest,
            ["without_lock"] = context.IsWithoutLock,
            ["targets"] = Texts(context.Targets),
            ["drift_only"] = context.DriftOnly,
            ["snapshot_taken"] = context.SnapshotTaken,
            ["consents"] = new JsonObject
            {
                ["removals"] = Write(context.Consents.Removals),
                ["activation"] = Write(context.Consents.Activation),
                ["revert_drift"] = Write(context.Consents.RevertDrift),
                ["overwrite"] = Write(context.Consents.Overwrite),
                ["creation"] = Write(context.Consents.Creation),
                ["rewrites"] = Write(context.Consents.Rewrites),
                ["many_at_once"] = context.Consents.ManyAtOnce,
            },
        };

    public static JsonObject Write(Diagnostic diagnostic) =>
        new()
        {
            ["code"] = diagnostic.Code,
            ["severity"] = EnumWord.Of(diagnostic.Severity),
            ["message"] = diagnostic.Message,
            ["at"] = Write(diagnostic.At),
        };

    public static JsonNode? Write(SourceLocation? at) =>
        at is null
            ? null
            : new JsonObject
            {
                ["file"] = at.File,
                ["line"] = at.Line,
                ["column"] = at.Column,
            };

    public static SourceLocation? ReadLocation(JsonObject from) =>
        from.ObjectOrNull("at") is { } at
            ? new(at.Text("file"), at.PositionOrNull("line") ?? 0, at.PositionOrNull("column") ?? 0)
            : null;

    public static JsonArray Array<T>(ImmutableArray<T> items, Func<T, JsonNode> write) => new([.. items.Select(write)]);

    public static JsonArray Texts(IEnumerable<string> texts) =>
        new([.. texts.Select(text => (JsonNode)JsonValue.Create(text))]);

    private static JsonObject Write(KeySelection selection) =>
        new() { ["all"] = selection.All, ["keys"] = Texts(selection.Keys) };

    private static JsonObject Write(PlanCounts counts) =>
        new()
        {
            ["sequences"] = Write(counts.Sequences),
            ["steps"] = Write(counts.Steps),
            ["touches"] = Write(counts.Touches),
        };

    private static JsonObject Write<T>(ImmutableSortedDictionary<T, int> counts)
        where T : struct, Enum
    {
        var json = new JsonObject();
        foreach (var action in Enum.GetValues<T>())
            json[EnumWord.Of(action)] = counts.GetValueOrDefault(action);
        return json;
    }

    private static PlanContext ReadContext(JsonObject json)
    {
        var consents = json.Object("consents");
        return new()
        {
            Environment = json.Text("environment"),
            Service = json.Text("service"),
            Account = json.Text("account"),
            FilesDigest = json.Text("files_digest"),
            LockDigest = json.Text("lock_digest"),
            Targets = json.Texts("targets"),
            Consents = new(
                Selection("removals"),
                Selection("activation"),
                Selection("revert_drift"),
                Selection("overwrite")
            )
            {
                ManyAtOnce = consents.Flag("many_at_once"),
                Creation = consents.ObjectOrNull("creation") is null ? KeySelection.None : Selection("creation"),
                Rewrites = consents.ObjectOrNull("rewrites") is null ? KeySelection.None : Selection("rewrites"),
            },
            DriftOnly = json.Flag("drift_only"),
            SnapshotTaken = json.TextOrNull("snapshot_taken"),
        };

        KeySelection Selection(string name) =>
            new(consents.Object(name).Flag("all"), consents.Object(name).Texts("keys"));
    }

    private static Diagnostic ReadDiagnostic(JsonObject json) =>
        Diagnostic.Saved(json.Text("code"), json.Word<Severity>("severity"), json.Text("message"), ReadLocation(json));
}
