using System.Globalization;

namespace SequencesAsCode.Core.Diagnostics;

// SEQ3xx: rules that a schema cannot express.
public sealed partial record Diagnostic
{
    /// <summary>The value has more than one line.</summary>
    public static Diagnostic NotOneLine(SourceLocation at, string key) =>
        Error("SEQ301", at, $"{Quote(key)} must be one line of text. Join the lines.");

    /// <summary>The date or time does not exist.</summary>
    public static Diagnostic NoSuchMoment(SourceLocation at, string key, string value) =>
        Error(
            "SEQ302",
            at,
            $"{Quote(key)} is {Quote(value)}, which is not a real date and time. Correct the date, time or offset."
        );

    /// <summary>A touch has more than one body.</summary>
    public static Diagnostic SeveralBodies(SourceLocation at, string first, string second) =>
        Error(
            "SEQ303",
            at,
            $"A variant has one body, but this one has {Quote(first)} and {Quote(second)}. Remove one of them."
        );

    /// <summary>Two sequences use the same key, id or name.</summary>
    public static Diagnostic DuplicateOverFiles(SourceLocation at, string what, string value, SourceLocation first) =>
        Error(
            "SEQ310",
            at,
            $"The {what} {Quote(value)} is used twice, first at {Place(first)}. Change it in one of the "
                + "two sequences."
        );

    /// <summary>Two parts of a sequence use the same key or id.</summary>
    public static Diagnostic DuplicateInSequence(SourceLocation at, string what, string value, SourceLocation first) =>
        Error(
            "SEQ311",
            at,
            $"The {what} {Quote(value)} is used twice, first at {Place(first)}. Change or remove one of them."
        );

    /// <summary>Two entries under <c>allow</c> consent to the same thing.</summary>
    public static Diagnostic AllowedTwice(SourceLocation at, string what, SourceLocation first) =>
        Error(
            "SEQ351",
            at,
            $"Two 'allow' entries are for {Quote(what)}, the first at {Place(first)}. Keep one of them; delete the one "
                + "that an earlier apply used."
        );

    /// <summary>An entry that lets the file win does not say over what.</summary>
    public static Diagnostic AllowNeedsEdit(SourceLocation at) =>
        Error(
            "SEQ352",
            at,
            "This 'allow' entry does not say which edit in Apollo the file may overwrite. Copy the entry that "
                + "'sequences plan' prints: it has the line 'edit'."
        );

    /// <summary>An entry has an edit that it does not need.</summary>
    public static Diagnostic AllowTakesNoEdit(SourceLocation at, string what) =>
        Error("SEQ353", at, $"'edit' belongs to 'what: overwrite', not to {Quote(what)}. Remove the line.");

    /// <summary>An entry that allows a removal does not name one step or touch.</summary>
    public static Diagnostic AllowNeedsPart(SourceLocation at) =>
        Error(
            "SEQ354",
            at,
            "This 'allow' entry does not say what may be deleted. Name one step or variant with 'key' or 'id'."
        );

    /// <summary>An entry names a step or touch that it does not need.</summary>
    public static Diagnostic AllowTakesNoPart(SourceLocation at, string what) =>
        Error("SEQ355", at, $"'key' and 'id' belong to 'what: removal', not to {Quote(what)}. Remove the line.");

    /// <summary>The former key of a sequence is the key of another one.</summary>
    public static Diagnostic FormerKeyInUse(SourceLocation at, string key, SourceLocation other) =>
        Error(
            "SEQ312",
            at,
            $"'was' names {Quote(key)}, but the sequence at {Place(other)} has that key. Remove 'was', or "
                + "change that key."
        );

    /// <summary>A step or touch is both listed and removed.</summary>
    public static Diagnostic KeptAndRemoved(SourceLocation at, string what, string value, SourceLocation kept) =>
        Error(
            "SEQ313",
            at,
            $"The {what} {Quote(value)} is listed under 'removed' and also used at {Place(kept)}. Remove "
                + "one of the two."
        );

    /// <summary>A removed sequence still has a file.</summary>
    public static Diagnostic RemovedSequenceInUse(SourceLocation at, string key, SourceLocation other) =>
        Error(
            "SEQ314",
            at,
            $"'removed_sequences' names {Quote(key)}, but the sequence at {Place(other)} has that key. "
                + "Remove the entry or the file."
        );

    /// <summary>The workspace has several accounts, so an id needs an environment.</summary>
    public static Diagnostic IdNeedsEnvironment(SourceLocation at, string id, string accounts) =>
        Error(
            "SEQ315",
            at,
            $"The workspace has {accounts}, and an id exists in only one of them. Write 'id: {{ "
                + $"by_environment: {{ NAME: {Short(id)} }} }}'."
        );

    /// <summary>A step has no wait.</summary>
    public static Diagnostic WaitMissing(SourceLocation at) =>
        Error(
            "SEQ320",
            at,
            "This step has no 'wait'. Add it, for example 'wait: 2 days', or 'wait: 0 minutes' to run at once."
        );

    /// <summary>A step has a wait although the sequence uses exact times.</summary>
    public static Diagnostic WaitInExactMode(SourceLocation at) =>
        Error(
            "SEQ321",
            at,
            "'wait' has no effect in a sequence with 'sequence_by_exact_daytime: true'. Write 'at' instead."
        );

    /// <summary>A step has no exact time although the sequence uses exact times.</summary>
    public static Diagnostic AtMissing(SourceLocation at) =>
        Error(
            "SEQ322",
            at,
            "This step has no 'at', which every step of a sequence with 'sequence_by_exact_daytime: "
                + "true' needs. Add it, for example 'at: 2026-09-01T09:00:00+02:00'."
        );

    /// <summary>A step has an exact time although the sequence uses waits.</summary>
    public static Diagnostic AtWithoutExactMode(SourceLocation at) =>
        Error(
            "SEQ323",
            at,
            "'at' needs 'sequence_by_exact_daytime: true' in the sequence. Add that, or write 'wait' instead."
        );

    /// <summary>The exact time of a step is not later than that of the step before.</summary>
    public static Diagnostic AtNotLater(SourceLocation at, string moment, string before) =>
        Error(
            "SEQ324",
            at,
            $"'at' is {Quote(moment)}, which is not later than {Quote(before)} of the step before. Write "
                + "a later time, or change the order of the steps."
        );

    /// <summary>An automatic email has a priority, which only tasks have.</summary>
    public static Diagnostic PriorityOnAutoEmail(SourceLocation at) =>
        Error("SEQ325", at, "'priority' is for tasks, and an 'auto_email' step has none. Remove the line.");

    /// <summary>Steps of this type have no touches.</summary>
    public static Diagnostic TouchesNotTaken(SourceLocation at, string type) =>
        Error(
            "SEQ326",
            at,
            $"A step of type {Quote(type)} has no variants. Remove 'touches', and write the text under 'note'."
        );

    /// <summary>An email step has no touches.</summary>
    public static Diagnostic EmailNeedsTouches(SourceLocation at, string type) =>
        Error(
            "SEQ327",
            at,
            $"A step of type {Quote(type)} needs at least one variant. Add 'touches' with a subject and a body."
        );

    /// <summary>The key has no meaning for touches of this step type.</summary>
    public static Diagnostic NotOnThisType(SourceLocation at, string key, string type) =>
        Error("SEQ328", at, $"{Quote(key)} has no effect on a variant of a {Quote(type)} step. Remove the line.");

    /// <summary>No earlier email opens the thread of a reply.</summary>
    public static Diagnostic ReplyWithoutThread(SourceLocation at) =>
        Error(
            "SEQ329",
            at,
            "'reply_to_thread' needs an earlier email step that opens a thread. Write 'type: new_thread' "
                + "here, or move the step down."
        );

    /// <summary>A touch has no status.</summary>
    public static Diagnostic StatusMissing(SourceLocation at) =>
        Error(
            "SEQ331",
            at,
            "This variant has no 'status'. Write 'status: approved' for one that sends, or 'status: "
                + "to_be_reviewed' for one that sends nothing."
        );

    /// <summary>Code of <see cref="ApprovedWithoutBody"/>.</summary>
    public const string ApprovedWithoutBodyCode = "SEQ332";

    /// <summary>An approved touch has no visible text.</summary>
    public static Diagnostic ApprovedWithoutBody(SourceLocation at) =>
        Error(
            ApprovedWithoutBodyCode,
            at,
            "An approved variant needs a body with visible text. Add 'body_markdown', 'body_html' or "
                + "'body_file', or write 'status: to_be_reviewed'."
        );

    /// <summary>The id does not have the form of this environment's ids.</summary>
    public static Diagnostic IdOfAnotherService(SourceLocation at, string id, string form) =>
        Error(
            "SEQ333",
            at,
            $"'id' is {Quote(id)}, but this environment needs {form}. Write an id of another environment "
                + $"as 'id: {{ by_environment: {{ NAME: {Short(id)} }} }}'."
        );

    /// <summary>The provider has no steps of this type.</summary>
    public static Diagnostic StepTypeNotThere(
        SourceLocation at,
        string type,
        string provider,
        IEnumerable<string> types
    ) => Error("SEQ334", at, $"'type' is {Quote(type)}, but {provider} has no such steps. Write {Or(types)}.");

    /// <summary>The provider shows one email for each step, but the step lists several touches.</summary>
    public static Diagnostic OneEmailOfAStep(SourceLocation at, string provider, int count) =>
        Error(
            "SEQ335",
            at,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Supaglue shows one email of each step of {provider}, but this step lists {count} variants. "
                    + $"Keep one of them."
            )
        );

    /// <summary>The provider does not show these fields, so they are neither compared nor changed.</summary>
    public static Diagnostic NotShown(SourceLocation at, string provider, IEnumerable<string> keys) =>
        Warning(
            "SEQ336",
            at,
            $"Supaglue does not show {List(keys)} of {provider}, so the values of this file are neither "
                + "compared nor changed. Remove them, or write them with 'by_environment'."
        );

    /// <summary>Touches have no ids at this provider.</summary>
    public static Diagnostic TouchHasNoId(SourceLocation at, string provider) =>
        Error(
            "SEQ337",
            at,
            $"A variant has no id of its own in {provider} through Supaglue. Remove the line. If an id is "
                + "needed, add the id of the step."
        );

    /// <summary>The provider has no call that archives a sequence.</summary>
    public static Diagnostic CannotBeArchived(SourceLocation at, string key, string provider) =>
        Error(
            "SEQ338",
            at,
            $"Supaglue cannot archive a sequence of {provider}. Archive {Quote(key)} there, and write "
                + "'do: forget'."
        );

    /// <summary>The merge variable is neither built in nor listed in the workspace.</summary>
    public static Diagnostic UnknownVariable(SourceLocation at, string name, string? suggestion) =>
        Warning(
            "SEQ340",
            at,
            $"The dynamic variable '{{{{{Short(name)}}}}}' is neither built in nor listed under "
                + $"'variables' in sequences.yaml{Suggest(suggestion)}. "
                + $"{(suggestion is null ? "Correct it" : $"Write {{{{{suggestion}}}}}")}, or list it there."
        );

    /// <summary>A tag of a condition has no partner.</summary>
    public static Diagnostic UnbalancedCondition(SourceLocation at, string word, string remedy) =>
        Error("SEQ341", at, $"The condition '{{{{{Short(word)}}}}}' does not match. {remedy}.");

    /// <summary>A merge variable is not closed on its line.</summary>
    public static Diagnostic UnclosedVariable(SourceLocation at) =>
        Warning(
            "SEQ342",
            at,
            "'{{' is not closed by '}}' on the same line, so recipients would see it as written. Close it."
        );

    /// <summary>The deprecated key <c>permissions</c> is used.</summary>
    public static Diagnostic PermissionsHaveNoEffect(SourceLocation at) =>
        Warning(
            "SEQ350",
            at,
            "Apollo has deprecated 'permissions', and it has no effect. Use 'sharing: { visibility: … }' instead."
        );
}
