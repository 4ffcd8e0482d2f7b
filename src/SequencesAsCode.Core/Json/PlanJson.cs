using System.Text.Json.Nodes;

namespace SequencesAsCode.Core.Json;

/// <summary>How a plan writes the texts that target and requests of a sequence share with its content.</summary>
internal enum PlanForm
{
    /// <summary>In full everywhere, as until version 1.2 of the format.</summary>
    TextsInFull,

    /// <summary>In full in the content, and as <see cref="SharedTexts"/> elsewhere.</summary>
    TextsOnce,
}

/// <summary>
/// Writes a plan as JSON and reads it back. What a plan computes from its parts (counts, complete, applicable) is
/// written for readers and ignored when the plan is read.
/// </summary>
/// <remarks>
/// Written by hand and not by the source generator: the value of a field is read by the kind of the field, and which
/// field a name means depends on the object around it (sequence, step or touch).
/// </remarks>
internal static class PlanJson
{
    /// <summary>The name of the list of sequences, the last property of a plan.</summary>
    public const string Sequences = "sequences";

    /// <summary>Everything but the sequences, which are written one at a time.</summary>
    public static JsonObject Head(Plan plan) =>
        new()
        {
            ["context"] = Write(plan.Context),
            ["complete"] = plan.IsComplete,
            ["applicable"] = plan.IsApplicable,
            ["has_pending"] = plan.HasPending,
            ["has_blocked"] = plan.HasBlocked,
            ["has_drift"] = plan.HasDrift,
            ["counts"] = Write(plan.Counts),
            ["blocks"] = JsonWriting.Array(plan.Blocks, BlockJson.Write),
            ["warnings"] = JsonWriting.Array(plan.Warnings, Write),
        };

    /// <summary>The plan that the JSON holds. The sequences are taken out of it.</summary>
    public static Plan Read(JsonObject json, PlanForm form) =>
        new(
            ReadContext(json.Object("context")),
            json.TakenObjects(Sequences, change => SequenceJson.Read(change, form)),
            json.Objects("warnings", ReadDiagnostic),
            json.Objects("blocks", BlockJson.Read)
        );

    public static JsonObject Write(PlanContext context)
    {
        var json = new JsonObject
        {
            ["environment"] = context.Environment,
            ["service"] = context.Service,
            ["account"] = context.Account,
            ["files_digest"] = context.FilesDigest,
            ["lock_digest"] = context.LockDigest,
            ["without_lock"] = context.IsWithoutLock,
            ["targets"] = JsonWriting.Texts(context.Targets),
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
        if (!context.SampleContacts.IsEmpty)
            json["sample_contacts"] = JsonWriting.Array(context.SampleContacts, ContactJson.Write);
        if (!context.Allowed.IsEmpty)
            json[AllowJson.Property] = AllowJson.Write(context.Allowed);
        return json;
    }

    public static JsonObject Write(Diagnostic diagnostic) =>
        new()
        {
            ["code"] = diagnostic.Code,
            ["severity"] = EnumWord.Of(diagnostic.Severity),
            ["message"] = diagnostic.Message,
            ["at"] = LocationJson.Write(diagnostic.At),
        };

    private static JsonObject Write(KeySelection selection) =>
        new() { ["all"] = selection.All, ["keys"] = JsonWriting.Texts(selection.Keys) };

    private static JsonObject Write(PlanCounts counts) =>
        new()
        {
            ["sequences"] = JsonWriting.Counts<SequenceAction>(action => counts.Sequences.GetValueOrDefault(action)),
            ["steps"] = JsonWriting.Counts<PartAction>(action => counts.Steps.GetValueOrDefault(action)),
            ["touches"] = JsonWriting.Counts<PartAction>(action => counts.Touches.GetValueOrDefault(action)),
        };

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
            Allowed = AllowJson.Read(json),
            DriftOnly = json.Flag("drift_only"),
            SnapshotTaken = json.TextOrNull("snapshot_taken"),
            SampleContacts = json.ContainsKey("sample_contacts")
                ? json.Objects("sample_contacts", ContactJson.Read)
                : [],
        };

        KeySelection Selection(string name) =>
            new(consents.Object(name).Flag("all"), consents.Object(name).Texts("keys"));
    }

    private static Diagnostic ReadDiagnostic(JsonObject json) =>
        Diagnostic.Saved(
            json.Text("code"),
            json.Word<Severity>("severity"),
            json.Text("message"),
            LocationJson.Read(json)
        );
}
