using System.Text.Json.Nodes;
using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Core.Json.Documents;

/// <summary>Writes the result of a contacts command as JSON.</summary>
internal static class ContactJson
{
    public static JsonObject Write(ContactReport report) =>
        new()
        {
            ["action"] = Action(report.Plan.Work),
            ["environment"] = report.Plan.Environment,
            ["service"] = report.Plan.Service,
            ["account"] = report.Plan.Account,
            ["dry_run"] = report.IsDryRun,
            ["sequences"] = JsonWriting.Array(report.Plan.Sequences, Write),
            ["enrolment"] = report.Plan.Work is ContactWork.Add add ? Write(add) : null,
            ["stop_reason"] = (report.Plan.Work as ContactWork.TakeOut)?.Reason,
            ["calls"] = report.Plan.Calls,
            ["stopped"] = EnumWord.Of(report.Stopped),
            ["message"] = report.Message,
            ["file_error"] = report.FileError,
            ["counts"] = JsonWriting.Counts<ContactOutcome>(report.Count),
            ["skipped_reasons"] = SkippedReasons(report),
            ["results"] = JsonWriting.Array(report.Results, Write),
        };

    private static JsonObject SkippedReasons(ContactReport report)
    {
        var reasons = new JsonObject();
        foreach (
            var reason in report
                .Results.Where(result => result.Outcome == ContactOutcome.Skipped)
                .CountBy(result => result.Reason ?? "", StringComparer.Ordinal)
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        )
            reasons[reason.Key] = reason.Value;
        return reasons;
    }

    private static string Action(ContactWork work) =>
        work switch
        {
            ContactWork.TakeOut { Mode: TakeOutMode.Remove } => "remove",
            ContactWork.TakeOut { Mode: TakeOutMode.MarkAsFinished } => "finish",
            ContactWork.TakeOut => "stop",
            _ => "add",
        };

    private static JsonObject Write(ContactSequence sequence) =>
        new()
        {
            ["id"] = sequence.Id,
            ["name"] = sequence.Name,
            ["key"] = sequence.Key,
            ["active"] = sequence.Active,
            ["first"] = sequence.First is { } first
                ? new JsonObject
                {
                    ["step"] = first.Step,
                    ["type"] = first.Type,
                    ["day"] = first.Day,
                    ["at"] = first.At is { } at ? new FieldValue.Moment(at).ToString() : null,
                }
                : null,
        };

    private static JsonObject Write(ContactWork.Add add) =>
        new()
        {
            ["mailboxes"] = JsonWriting.Array(
                add.Mailboxes,
                mailbox => new JsonObject { ["id"] = mailbox.Id, ["email"] = mailbox.Email }
            ),
            ["from_address"] = add.FromAddress,
            ["flags"] = JsonWriting.Texts(add.Flags.Select(flag => flag.Parameter)),
            ["user_id"] = add.User?.Id,
            ["status"] = add.Status is { } status ? EnumWord.Of(status) : null,
            ["auto_unpause_at"] = add.UnpauseAt is { } at ? new FieldValue.Moment(at).ToString() : null,
        };

    private static JsonObject Write(ContactResult result) =>
        new()
        {
            ["contact_id"] = result.ContactId,
            ["email"] = result.Email,
            ["sequence_id"] = result.SequenceId,
            ["outcome"] = EnumWord.Of(result.Outcome),
            ["reason"] = result.Reason,
            ["after_lost_answer"] = result.AfterLostAnswer,
            ["in_sequence"] = result.InSequence,
        };
}
