using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Testing.Builders;

/// <summary>Default values for tests. A test sets what matters to it with <c>with</c>.</summary>
internal static class Some
{
    public const string SequenceId = "66e9e215ece19801b2199700";

    public static PlanContext Context { get; } =
        new()
        {
            Environment = "production",
            Service = "apollo",
            Account = "5c1004a0ece19801b219997f",
            FilesDigest = "sha256:f11e5",
            LockDigest = "sha256:10cc",
        };

    public static Plan Plan(params IEnumerable<SequenceChange> sequences) => new(Context, sequences, []);

    /// <summary>A live sequence with people in it, with one request when its action sends something.</summary>
    public static SequenceChange Sequence(
        SequenceAction action,
        string key = "q3-outbound",
        string name = "Q3 Outbound Outreach"
    )
    {
        var isNew = action == SequenceAction.Create;
        var reason = action switch
        {
            SequenceAction.Create => Reason.NotInService,
            SequenceAction.Update => Reason.ContentChanged,
            SequenceAction.Adopt => Reason.EqualByName,
            SequenceAction.Forget or SequenceAction.Archive => Reason.MissingFromFiles,
            SequenceAction.Blocked => Reason.Guarded,
            _ => Reason.NothingChanged,
        };
        var isSent = action is SequenceAction.Create or SequenceAction.Update or SequenceAction.Archive;
        return new()
        {
            Action = action,
            Intended = action == SequenceAction.Blocked ? SequenceAction.Update : action,
            Reason = reason,
            Key = key,
            Id = isNew ? null : SequenceId,
            Name = name,
            MatchedBy = isNew ? MatchedBy.Nothing : MatchedBy.Lock,
            Live = !isNew,
            People = isNew ? People.Nobody : new(214),
            Effect =
                action == SequenceAction.Update
                    ? SavedEffect(EffectKind.ChangesLive, "changes what 214 active people receive", 214)
                    : SavedEffect(EffectKind.NothingSent, "sends nothing"),
            Fingerprint = isNew ? null : "sha256:f1e1d",
            Requests = isSent ? [Request(isNew ? RequestKind.Create : RequestKind.Update)] : [],
            At = At(key),
        };
    }

    /// <summary>An effect in the words of a plan that another version saved.</summary>
    public static Effect SavedEffect(EffectKind kind, string words, long? people = null) =>
        new(kind, new(people)) { Words = words };

    public static PlannedRequest Request(RequestKind kind = RequestKind.Update) =>
        new(
            kind,
            kind == RequestKind.Create ? "POST" : "PUT",
            kind == RequestKind.Create ? "/sequences" : $"/sequences/{SequenceId}",
            """{"name":"Q3 Outbound Outreach"}"""
        );

    public static SourceLocation At(string key, int line = 1) => new($"sequences/{key}.yaml", line, 1);

    /// <summary>
    /// A change of a step. A new step has no <paramref name="from"/>, and a removed step has no <paramref name="to"/>.
    /// </summary>
    public static StepChange Step(
        PartAction action,
        int to,
        string? key,
        string type = StepTypes.AutoEmail,
        int? from = null
    )
    {
        var isNew = action == PartAction.Create;
        var isGone = action == PartAction.Remove;
        var reason = action switch
        {
            PartAction.Create => Reason.NotInService,
            PartAction.Move => Reason.OrderChanged,
            PartAction.Replace => Reason.TypeChanged,
            PartAction.Remove => Reason.Tombstone,
            PartAction.None => Reason.NothingChanged,
            _ => Reason.ContentChanged,
        };
        return new()
        {
            Action = action,
            Reason = reason,
            Handle = key ?? $"#{to}",
            Key = key,
            Id = isNew ? null : $"66e9e215ece19801b21997{to:00}",
            Type = type,
            FormerType = action == PartAction.Replace ? StepTypes.Call : null,
            MatchedBy = isNew ? MatchedBy.Nothing : MatchedBy.Lock,
            From = isNew ? null : from ?? to,
            To = isGone ? null : to,
            People = isNew ? People.Nobody : new(12),
        };
    }

    public static TouchChange Touch(PartAction action, string? key = "a", params IEnumerable<FieldChange> fields) =>
        new()
        {
            Action = action,
            Reason = action switch
            {
                PartAction.Create => Reason.NotInService,
                PartAction.Remove => Reason.Tombstone,
                PartAction.None => Reason.NothingChanged,
                _ => Reason.FieldChanged,
            },
            Handle = key is null ? "#1/#1" : $"intro/{key}",
            Key = key,
            Id = action == PartAction.Create ? null : "66e9e215ece19801b219970a",
            MatchedBy = action == PartAction.Create ? MatchedBy.Nothing : MatchedBy.Lock,
            Fields = [.. fields],
        };

    public static FieldChange Changed(
        Field field,
        FieldValue? before,
        FieldValue after,
        Reason reason = Reason.FieldChanged
    ) => new(field, before, after, reason);

    public static FieldChange Subject(string? before, string after) =>
        Changed(Fields.Subject, before is null ? null : Text(before), Text(after));

    public static FieldChange Body(string? before, string after) =>
        Changed(Fields.Body, before is null ? null : Html(before), Html(after));

    public static FieldChange Wait(FieldValue.Wait? before, FieldValue.Wait after) =>
        Changed(Fields.Wait, before, after);

    public static FieldValue.Text Text(string text) => new(text);

    public static FieldValue.Html Html(string markup) => new(markup);

    public static FieldValue.Wait Days(int days) => new(days, WaitUnit.Day);

    public static ApplyReport Report(params ImmutableArray<ChangeResult> results) =>
        new(Context, results, StopReason.None, null);

    public static ChangeResult Result(
        ChangeStatus status,
        string key = "q3-outbound",
        string name = "Q3 Outbound Outreach",
        string? message = null
    ) =>
        new()
        {
            Key = key,
            Name = name,
            Id = SequenceId,
            Action = SequenceAction.Update,
            Status = status,
            Written = status == ChangeStatus.Applied,
            Message = message,
        };
}
