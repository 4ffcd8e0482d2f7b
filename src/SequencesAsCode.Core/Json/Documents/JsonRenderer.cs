using System.Text.Json.Nodes;
using SequencesAsCode.Core.Facts;
using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Core.Json.Documents;

/// <summary>
/// Writes the result of a command as exactly one JSON document, which <c>plan.schema.json</c> describes. Equal results
/// give equal bytes.
/// </summary>
public static class JsonRenderer
{
    /// <summary>The version of the format. The first number changes when readers have to change.</summary>
    internal const string FormatVersion = "1.3";

    /// <summary>Writes the document, indented and with a newline at its end.</summary>
    public static void Write(OutputDocument document, TextWriter output)
    {
        using var json = JsonStream.To(output);
        json.Start();
        json.Add("format_version", FormatVersion);
        json.Add("exit_code", document.ExitCode);
        json.Add("diagnostics", JsonWriting.Array(document.Diagnostics, PlanJson.Write));
        json.Add("error", Write(document.Error));
        Write(document.Plan, json);
        json.Add("report", document.Report is { } report ? Write(report) : null);
        if (document.Listing is { } listing)
            json.Add("listing", Write(listing));
        if (document.Checks is { } checks)
            json.Add("checks", Write(checks));
        if (document.Contacts is { } contacts)
            json.Add("contacts", ContactJson.Write(contacts));
        if (document.Probe is { } probe)
            json.Add("probe", Write(probe));
        json.End();
        output.Write('\n');
    }

    private static JsonObject? Write(Failure? error) =>
        error is null ? null : new() { ["kind"] = EnumWord.Of(error.Kind), ["message"] = error.Message };

    private static void Write(Plan? plan, JsonStream json)
    {
        if (plan is null)
        {
            json.Add("plan", null);
            return;
        }

        json.Start("plan");
        PlanStream.Write(plan, json);
        json.End();
    }

    private static JsonObject Write(Listing listing) =>
        new()
        {
            ["environment"] = listing.Environment,
            ["service"] = listing.Service,
            ["account"] = listing.Account,
            ["total"] = listing.Total,
            ["sequences"] = JsonWriting.Array(
                listing.Sequences,
                sequence => new JsonObject
                {
                    ["id"] = sequence.Row.Id,
                    ["name"] = sequence.Row.Name,
                    ["active"] = sequence.Row.Active,
                    ["steps"] = sequence.Row.Steps,
                    ["people"] = sequence.Row.People.Count,
                    ["key"] = sequence.Key,
                    ["file"] = sequence.File,
                    ["matched_by"] = EnumWord.Of(sequence.By),
                }
            ),
        };

    private static JsonObject Write(ProbeReport report) =>
        new()
        {
            ["environment"] = report.Environment,
            ["account"] = report.Account,
            ["dry_run"] = report.IsDryRun,
            ["scratch"] = report.Scratch,
            ["clean"] = report.IsClean,
            ["cleaned"] = report.Cleaned,
            ["questions"] = JsonWriting.Array(
                report.Questions,
                question => new JsonObject
                {
                    ["name"] = question.Name,
                    ["question"] = question.Question,
                    ["meaning"] = question.Meaning,
                    ["updates"] = question.Updates,
                }
            ),
            ["facts"] = JsonWriting.Array(report.Facts, FactsFormat.Json),
            ["calls"] = JsonWriting.Array(
                report.Calls,
                calls => new JsonObject
                {
                    ["endpoint"] = calls.Endpoint,
                    ["needed"] = calls.Needed,
                    ["left"] = calls.Left,
                    ["window"] = calls.Window,
                }
            ),
            ["seconds"] = report.Seconds,
        };

    private static JsonObject Write(CheckReport report) =>
        new()
        {
            ["environment"] = report.Environment,
            ["service"] = report.Service,
            ["account"] = report.Account,
            ["counts"] = JsonWriting.Counts<CheckStatus>(report.Count),
            ["rows"] = JsonWriting.Array(
                report.Checks,
                check => new JsonObject
                {
                    ["group"] = EnumWord.Of(check.Group),
                    ["name"] = check.Name,
                    ["status"] = EnumWord.Of(check.Status),
                    ["found"] = check.Found,
                    ["remedy"] = check.Remedy,
                }
            ),
        };

    private static JsonObject Write(ApplyReport report) =>
        new()
        {
            ["context"] = PlanJson.Write(report.Context),
            ["stopped"] = EnumWord.Of(report.Stopped),
            ["lock_error"] = report.LockError,
            ["counts"] = JsonWriting.Counts<ChangeStatus>(report.Count),
            ["results"] = JsonWriting.Array(report.Results, Write),
        };

    private static JsonObject Write(ChangeResult result) =>
        new()
        {
            ["key"] = result.Key,
            ["name"] = result.Name,
            ["id"] = result.Id,
            ["action"] = EnumWord.Of(result.Action),
            ["status"] = EnumWord.Of(result.Status),
            ["written"] = result.Written,
            ["message"] = result.Message,
            ["rewrites"] = JsonWriting.Array(result.Rewrites, Write),
        };

    private static JsonObject Write(RewrittenField rewrite) =>
        new()
        {
            ["object"] = EnumWord.Of(rewrite.Field.Owner),
            ["where"] = rewrite.Where,
            ["field"] = rewrite.Field.Key,
            ["label"] = rewrite.Field.JsonLabel,
            ["sent"] = FieldJson.Write(rewrite.Sent),
            ["returned"] = FieldJson.Write(rewrite.Returned),
            ["kinds"] = JsonWriting.Texts(rewrite.Kinds.Split(' ')),
            ["accepted"] = rewrite.IsAccepted,
        };
}
