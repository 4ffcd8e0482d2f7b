using System.Text.Json.Nodes;
using SequencesAsCode.Core.Facts;
using SequencesAsCode.Service.Probing.Experiments;

namespace SequencesAsCode.Service.Probing.Runs;

/// <summary>Every experiment, in the order they are made.</summary>
internal static class ExperimentList
{
    private const int FragmentsInABody = 10;
    private const string ReadBack = "It is sent either way, and read back.";

    /// <summary>The experiments.</summary>
    public static ImmutableArray<Experiment> All() =>
        [
            new OneIsReadable(),
            new DefaultsAsRecorded(),
            new OwnerOnCreate(),
            new KeyHeader("key.x_api_key", "X-Api-Key", ""),
            new KeyHeader("key.bearer", "Authorization", "Bearer "),
            new KeyHeader("key.api_key", "api_key", ""),
            new SearchIsCurrent(),
            new AnswerKeys(),
            .. Fields
                .Of(FieldOwner.Sequence)
                .Where(field => field.Class == FieldClass.CreateOnly && !ReferenceEquals(field, Fields.ExactDaytime))
                .Select(field => new SequenceFieldTaken(field)),
            new SequenceFieldCleared(Fields.MaxEmailsPerDay),
            new SequenceFieldCleared(Fields.ReplyDelay),
            new SequenceFieldCleared(Fields.Schedule),
            .. OfParts(),
            .. OfStepLists(),
            new LinkedInGetsTouch(),
            new GenerationOptionsKept(),
            .. OfValues(),
            .. MarkupFragments
                .All.Chunk(FragmentsInABody)
                .Select((fragments, index) => new MarkupKept(index + 1, [.. fragments])),
            new DateMode(),
        ];

    private static IEnumerable<Experiment> OfParts() =>
        [
            new PartFieldTaken(Fields.AutoSkip, Baseline.Call, 9),
            new PartFieldTaken(Fields.Priority, Baseline.Call, "high"),
            new PartFieldTaken(Fields.Note, Baseline.Call, "Probe note two"),
            new PartFieldTaken(Fields.StepMaxEmailsPerDay, Baseline.Email, 7),
            new PartFieldTaken(Fields.TouchType, Baseline.Reply, "new_thread"),
            new PartFieldTaken(Fields.Status, Baseline.Email, "approved"),
            new PartFieldTaken(Fields.IncludeSignature, Baseline.Email, true),
            new PartFieldTaken(Fields.Subject, Baseline.Email, "Probe four"),
            new PartFieldCleared(Fields.AutoSkip, Baseline.Call),
            new PartFieldCleared(Fields.Priority, Baseline.Call),
            new PartFieldCleared(Fields.Note, Baseline.Call),
            new PartFieldCleared(Fields.StepMaxEmailsPerDay, Baseline.Email),
            new PartFieldCleared(Fields.Subject, Baseline.Email),
            new PartFieldCleared(Fields.Body, Baseline.Email),
        ];

    private static IEnumerable<Experiment> OfStepLists() =>
        [
            new StepsNotListed("steps.omitted_stay", "Do the steps stay when an update leaves them out?", null),
            new StepsNotListed("steps.empty_list_stays", "Do the steps stay when an update sends an empty list?", []),
            new StepLeftOut(),
            new TouchLeftOut(),
            new RefusedUpdate(),
            new ListedDifferently(
                "steps.position_not_needed",
                "Is an update accepted whose steps have no position?",
                "The program always sends positions.",
                steps => Each(steps, step => step.Remove("position")),
                (before, after) => before.Ids == after.Ids
            ),
            new ListedDifferently(
                "steps.position_decides",
                "Does 'position' decide the order, and not the place in the list?",
                "The program sends the steps in the order of their positions.",
                SwapInList,
                (before, after) => before.Ids == after.Ids
            ),
            new ListedDifferently(
                "steps.ids_stay",
                "Do steps and variants keep their ids?",
                "Yes: people and numbers stay with them.",
                steps => steps[Baseline.Call]!["note"] = "Probe note three",
                (before, after) => before.Ids == after.Ids
            ),
            new ListedDifferently(
                "steps.unknown_id_is_new",
                "Is a step with an unknown id made as a new step?",
                "The program checks every id before it writes.",
                steps => steps[Baseline.Call]!["id"] = "aaaaaaaaaaaaaaaaaaaaaaaa",
                (before, after) => before.Steps.Length == after.Steps.Length && before.Ids != after.Ids
            ),
            new ListedDifferently(
                "steps.left_out_value_stays",
                "Does a step keep a value that the update leaves out?",
                "The program sends every value that it knows.",
                steps => ((JsonObject)steps[Baseline.Call]!).Remove("auto_skip_in_x_days"),
                (_, after) => after.At(Baseline.Call).Step["auto_skip_in_x_days"] is not null
            ),
            new ListedDifferently(
                "touches.left_out_list_stays",
                "Does an email keep its variants when the update leaves them out?",
                "The program sends every variant.",
                steps => ((JsonObject)steps[Baseline.Email]!).Remove("emailer_touches"),
                (before, after) => before.Ids == after.Ids
            ),
            new ListedDifferently(
                "steps.type_change_keeps_id",
                "Does a step keep its id when its type changes?",
                "The program replaces such a step, and asks as for a removal.",
                steps => steps[Baseline.Call]!["type"] = "action_item",
                (before, after) =>
                    after.At(Baseline.Call).Id == before.At(Baseline.Call).Id
                    && after.At(Baseline.Call).Step["type"]?.ToString() == "action_item"
            ),
        ];

    private static IEnumerable<Experiment> OfValues() =>
        [
            new WaitKept(FactNames.WaitInSeconds, 30, "second", "No or refused: such a wait is an error in a plan."),
            new WaitKept("wait.zero", 0, "minute", ReadBack),
            new WaitKept("wait.fraction", 1.5, "hour", "Files have whole numbers only."),
            new WaitKept("wait.unit_stays", 24, "hour", "Waits are compared by their length."),
            new DateOutOfMode(),
            new TextKept(
                "text.reply_subject",
                "Does a reply keep a subject?",
                Fields.Subject,
                Baseline.Reply,
                "Probe five"
            ),
            new TextKept(
                "text.subject_spaces",
                "Do spaces of a subject stay?",
                Fields.Subject,
                Baseline.Email,
                "Probe  with spaces"
            ),
            new TextKept(
                "text.subject_small_letter",
                "Does a subject that starts with a small letter stay?",
                Fields.Subject,
                Baseline.Email,
                "probe six"
            ),
            new TextKept(
                "text.note_lines",
                "Do the lines of a note stay as they are?",
                Fields.Note,
                Baseline.Call,
                "Probe\nnote"
            ),
            new PatchWorks(),
        ];

    private static void Each(JsonArray steps, Action<JsonObject> change)
    {
        foreach (var step in steps)
            change((JsonObject)step!);
    }

    // The reply may not come before the email that it answers, so the call and the reply change places.
    private static void SwapInList(JsonArray steps)
    {
        var call = steps[Baseline.Call]!;
        steps.Remove(call);
        steps.Add(call);
    }
}
