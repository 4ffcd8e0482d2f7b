using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SequencesAsCode.Core.Plans;

namespace SequencesAsCode.Tests.Laws;

/// <summary>A file of <see cref="AllowCase"/>, what was allowed in it, and what the last apply left.</summary>
/// <param name="index">The number of the sequence.</param>
/// <param name="isOn">Whether it is on at first.</param>
/// <param name="isEmpty">Whether nobody is in it.</param>
internal sealed partial class AllowFile(int index, bool isOn, bool isEmpty)
{
    private readonly Dictionary<string, string> shown = new(StringComparer.Ordinal);
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private readonly bool wasOn = isOn;
    private string left = "Ours 0";
    private bool wasEverOn = isOn;
    private bool isStopped;

    public string Id => Held.Id(index + 1);

    public string Key { get; set; } = $"q{index}";

    public bool IsEmpty => isEmpty;

    public bool IsOn { get; set; } = isOn;

    public string Subject { get; set; } = "Ours 0";

    /// <summary>Whether the file has the second step.</summary>
    public bool HasNudge { get; private set; }

    public Dictionary<AllowKind, AllowEntry> Entries { get; private set; } = [];

    /// <summary>The file as it is committed now.</summary>
    public AllowCommit Commit => new(Key, IsOn, Subject, HasNudge, new(Entries));

    /// <summary>Takes the file of an older commit.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="isOfThisLock">Whether the lock was not lost since. A key means what the lock has under it.</param>
    public void Restore(AllowCommit commit, bool isOfThisLock)
    {
        (Key, IsOn, Subject) = (commit.Key, commit.IsOn, commit.Subject);
        (HasNudge, Entries) = (commit.HasNudge, new(commit.Entries));
        if (!isOfThisLock)
            Entries.Remove(AllowKind.Removal);
    }

    /// <summary>Adds or removes the second step.</summary>
    public void Nudge()
    {
        HasNudge = !HasNudge;
        Entries.Remove(AllowKind.Removal);
    }

    /// <summary>The edit that the last plan showed; null for none.</summary>
    public string? Offered { get; private set; }

    /// <summary>The sequence in the account at first.</summary>
    public string Seed =>
        $$"""
            { "id": "{{Id}}", "name": "Sequence {{index}}", "active": {{(wasOn ? "true" : "false")}},
              "status_reason": {{(wasOn ? "\"manual_approve\"" : "null")}},
              "steps": [ { "id": "{{Held.Id(index + 1, 10)}}", "type": "auto_email", "wait_time": 1, "wait_mode": "day",
                "people": { "active": {{(isEmpty ? 0 : 3)}} }, "touches": [ { "id": "{{Held.Id(
                index + 1,
                11
            )}}", "status": "approved", "subject": "Ours 0", "body_html": "<p>Hi</p>" } ] } ] }
            """;

    public DesiredSequence Desired =>
        new()
        {
            Key = Key,
            Id = Id,
            Fields = FieldSet.Of(
                (Fields.Name, Some.Text($"Sequence {index}")),
                (Fields.Active, new FieldValue.Flag(IsOn))
            ),
            Steps =
            [
                new(
                    "intro",
                    Held.Id(index + 1, 10),
                    StepTypes.AutoEmail,
                    FieldSet.Empty,
                    [new("a", Held.Id(index + 1, 11), FieldSet.Of((Fields.Subject, Some.Text(Subject))), Some.At(Key))],
                    Some.At(Key)
                ),
                .. HasNudge
                    ? new[]
                    {
                        new DesiredStep(
                            "nudge",
                            null,
                            StepTypes.Call,
                            FieldSet.Of((Fields.Wait, Some.Days(1))),
                            null,
                            Some.At(Key)
                        ),
                    }
                    : [],
            ],
            Allow = [.. Entries.Values.Where(entry => entry.What != AllowKind.Removal)],
            Removed =
            [
                .. Entries
                    .Values.Where(entry => entry.What == AllowKind.Removal)
                    .Select(entry => new Tombstone(null, entry.Part, entry.Reason, entry.At)),
            ],
            At = Some.At(Key),
        };

    public void Allow(AllowKind what, string reason, string? edit) =>
        Entries[what] = new(what, reason, Some.At(Key, 9))
        {
            Edit = edit,
            Part = what == AllowKind.Removal ? "nudge" : null,
        };

    /// <summary>The body of the call that gives the email another subject, as a person does in Apollo.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="nudges">The ids of the other steps, which stay.</param>
    public string Edited(string subject, IEnumerable<string> nudges)
    {
        var steps = new JsonArray(EditedStep(subject));
        foreach (var (place, id) in nudges.Index())
        {
            steps.Add(
                new JsonObject
                {
                    ["id"] = id,
                    ["position"] = place + 2,
                    ["type"] = "call",
                    ["wait_time"] = 1,
                    ["wait_mode"] = "day",
                }
            );
        }

        return new JsonObject { ["emailer_steps"] = steps }.ToJsonString();
    }

    private JsonObject EditedStep(string subject) =>
        new()
        {
            ["id"] = Held.Id(index + 1, 10),
            ["position"] = 1,
            ["type"] = "auto_email",
            ["wait_time"] = 1,
            ["wait_mode"] = "day",
            ["emailer_touches"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = Held.Id(index + 1, 11),
                    ["type"] = "new_thread",
                    ["status"] = "approved",
                    ["emailer_template"] = new JsonObject { ["subject"] = subject, ["body_html"] = "<p>Hi</p>" },
                }
            ),
        };

    /// <summary>A person sees in a plan which edit the file may be written over.</summary>
    public void Look(SequenceChange change, string subject)
    {
        var block = change.Blocks.FirstOrDefault(block => block.Code == BlockCode.Conflict);
        var text = block is null ? "" : string.Join(' ', block.LinesToAdd.Append(block.Message));
        Offered = Edit().Match(text) is { Success: true } match ? match.Groups[1].Value : null;
        if (Offered is not null)
            shown[Offered] = subject;
    }

    /// <summary>Somebody turned it on or off in Apollo.</summary>
    public void Switch(Seen before, Seen after)
    {
        wasEverOn |= after.IsOn;
        isStopped = !after.IsOn && (isStopped || before.IsOn);
    }

    /// <summary>
    /// What an apply did without a consent that was given for it and not used before; null for nothing.
    /// </summary>
    /// <param name="before">The sequence before it.</param>
    /// <param name="after">The sequence after it.</param>
    /// <param name="run">What the run knew.</param>
    public string? Wrong(Seen before, Seen after, AllowRun run)
    {
        // An update without a lock is free while the sequence is off and nobody is in it.
        var isFree = isEmpty && !before.IsOn && !run.Known.Contains(Id);
        var isOverwritten = !isFree && before.Subject != left && after.Subject != before.Subject;
        var wrong = Starts(before, after, run) ? Asked(AllowKind.Activation, before, run) : null;
        if (isOverwritten)
            wrong ??= Asked(AllowKind.Overwrite, before, run);
        // While it is off, what nobody is on goes freely.
        if (before.IsOn && before.Nudges.Except(after.Nudges, StringComparer.Ordinal).Any())
            wrong ??= Asked(AllowKind.Removal, before, run);
        if (after.Subject != before.Subject)
            left = after.Subject;
        return wrong;
    }

    // With nobody in it, what was never on may start. When Apollo does not say that it was, what nobody stopped may.
    private bool Starts(Seen before, Seen after, AllowRun run)
    {
        var isAsked = !isEmpty || (run.IsMute ? isStopped : wasEverOn);
        wasEverOn |= after.IsOn;
        isStopped &= !after.IsOn && IsOn;
        return isAsked && !before.IsOn && after.IsOn;
    }

    public override string ToString() =>
        $"{Key} {(IsOn ? "on" : "off")} '{Subject}'{(HasNudge ? " nudge" : "")} "
        + string.Join(' ', Entries.Values.Select(one => one.Identity));

    private string? Asked(AllowKind what, Seen before, AllowRun run)
    {
        var entry = Entries.GetValueOrDefault(what);
        var isNew = entry is not null && used.Add(entry.Identity);
        if (run.IsFlagged)
            return null;
        if (entry is null)
            return $"{Key}: {what} without an entry, before {before}";
        if (!isNew)
            return $"{Key}: {what} by an entry that was used, before {before}";
        return what == AllowKind.Overwrite && shown.GetValueOrDefault(entry.Edit!) != before.Subject
            ? $"{Key}: overwrote '{before.Subject}', which nobody saw"
            : null;
    }

    [GeneratedRegex("edit: \"([0-9a-f]{8})\"")]
    private static partial Regex Edit();
}

/// <summary>What a run knew and was allowed.</summary>
/// <param name="IsFlagged">Whether every flag was given.</param>
/// <param name="IsMute">Whether Apollo does not say that a sequence was stopped.</param>
/// <param name="Known">The ids in its lock.</param>
internal sealed record AllowRun(bool IsFlagged, bool IsMute, ImmutableHashSet<string> Known);

/// <summary>A file as an older commit has it.</summary>
internal sealed record AllowCommit(
    string Key,
    bool IsOn,
    string Subject,
    bool HasNudge,
    Dictionary<AllowKind, AllowEntry> Entries
);
