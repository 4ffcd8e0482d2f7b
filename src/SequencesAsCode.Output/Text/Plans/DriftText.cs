using System.Globalization;
using SequencesAsCode.Output.Wording;
using SequencesAsCode.Output.Wording.Pages;

namespace SequencesAsCode.Output.Text.Plans;

/// <summary>A plan of drift only as terminal text, for a person who finds it in an email without other
/// context.</summary>
internal static class DriftText
{
    private const int Indent = 2;
    private const int Deeper = 4;

    public static TextDocument Of(Plan plan)
    {
        var document = new TextDocument();
        var edited = plan.Sequences.Where(change => change.HasDrift).ToList();
        AddSummary(document, plan, edited);
        foreach (var sequence in edited)
            Add(document, sequence);
        AddNotRead(document, plan);
        PlanText.AddWarnings(document, PlanFindings.Of(plan).Shown);
        document.Blank();
        AddAdvice(document, plan);
        document.Text(0, new Run(Closing(plan, edited.Count), Tone.Strong));
        return document;
    }

    private static void AddSummary(TextDocument document, Plan plan, List<SequenceChange> edited)
    {
        document.Text(0, new Run($"Edits made in Apollo: {Phrases.Where(plan.Context)}", Tone.Strong));
        if (Phrases.Snapshot(plan.Context) is { } snapshot)
            document.Text(Indent, new Run(snapshot, Tone.Changed));
        if (Phrases.LimitedTo(plan.Context) is { } limit)
            document.Text(Indent, limit);
        if (edited.Count == 0)
            return;
        var names = Phrases.Names(edited.ConvertAll(change => change.Name));
        document.Text(Indent, $"Edited in Apollo since the last apply: {names}.");
        document.Text(
            Indent,
            "This check changed nothing. Apollo's versions stay until you keep them in git or undo them."
        );
    }

    private static void AddNotRead(TextDocument document, Plan plan)
    {
        foreach (var (change, why) in DriftAdvice.NotRead(plan))
        {
            AddTitle(document, change, new Run("! ", Tone.Alarm));
            document.Text(Indent, new Run(why, Tone.Alarm));
        }
    }

    private static void AddTitle(TextDocument document, SequenceChange change, Run mark) =>
        document.Title(mark, new Run(change.Name, Tone.Strong), new Run($"  ({change.Key})", Tone.Faint));

    private static void AddAdvice(TextDocument document, Plan plan)
    {
        if (DriftAdvice.Pull(plan) is not { } pull)
            return;
        var advice =
            $"To keep an edit, copy it to the file: {pull}. To undo it, review "
            + $"'{CommandWords.PlanRevertDrift}', then apply with the same option.";
        document.Text(0, new Run(advice, Tone.Faint));
        document.Blank();
    }

    private static string Closing(Plan plan, int edited)
    {
        var compared = plan.Sequences.Count(change =>
            change.Action is not (SequenceAction.NotRead or SequenceAction.Blocked)
        );
        var result = Result(edited, compared);
        var unread = plan.Counts[SequenceAction.Blocked];
        return unread == 0 ? result : $"{result} Not checked: {Phrases.Count(unread, "sequence", "sequences")}.";
    }

    private static string Result(int edited, int compared) =>
        (edited, compared) switch
        {
            (0, 0) => "No edits in Apollo. Nothing was applied here yet.",
            (0, _) => $"No edits in Apollo. {Phrases.Count(compared, "sequence is", "sequences are")} unchanged "
                + "since the last apply, import or pull.",
            _ => $"{Phrases.Count(edited, "sequence", "sequences")} edited in Apollo, "
                + $"{(compared - edited).ToString(CultureInfo.InvariantCulture)} unchanged.",
        };

    private static void Add(TextDocument document, SequenceChange sequence)
    {
        AddTitle(document, sequence, new Run("~ ", Tone.Changed));
        switch (sequence.Reason)
        {
            case Reason.ArchivedInService:
                const string Archived = "archived in Apollo: nobody gets email from it";
                document.Text(Indent, new Run(Archived, Tone.Alarm));
                return;
            case Reason.DeletedInService:
                document.Text(Indent, new Run("deleted in Apollo: it no longer exists there", Tone.Alarm));
                return;
        }
        foreach (var obstacle in DriftAdvice.Obstacles(sequence))
            document.Text(Indent, new Run(obstacle, Tone.Alarm));
        var state = SequenceState.Of(sequence);
        var undeclared = sequence.At is null ? " · no longer in any file" : "";
        document.Text(Indent, $"{state} · {sequence.People} in it{undeclared}");
        foreach (var edit in sequence.Drift)
            AddField(document, sequence, edit, new(null, Reason.NothingChanged), Indent);
        foreach (var step in sequence.Steps.Where(step => step.HasDrift))
            Add(document, sequence, step);
    }

    private static void Add(TextDocument document, SequenceChange sequence, StepChange step)
    {
        var name = $"{StepTypes.Label(step.Type)}{(step.Key is null ? "" : $" ({step.Key})")}";
        var isDeleted = step.Reason == Reason.DeletedInService;
        var place = isDeleted
            ? $"{name}, was step {PartPhrases.Place(step.From)}"
            : $"step {PartPhrases.Place(step.To)}, {name}";
        document.Text(
            Indent,
            Mark(step.Reason, $"{place}{PartPhrases.DoneInApollo(step)}"),
            new Run(PartPhrases.PeopleIn(step), Tone.Faint)
        );
        foreach (var edit in step.Drift)
            AddField(document, sequence, edit, new(step.Handle, step.Reason), Indent + Deeper);
        foreach (var touch in step.Touches.Where(touch => touch.HasDrift))
            Add(document, sequence, step, touch);
    }

    private static void Add(TextDocument document, SequenceChange sequence, StepChange step, TouchChange touch)
    {
        // A touch of a step that was made in Apollo was made there too, which goes without saying.
        var isMadeWithStep = touch.Reason == Reason.AddedInService && step.Reason == Reason.AddedInService;
        var done = isMadeWithStep ? "" : PartPhrases.DoneInApollo(touch);
        document.Text(Indent + Deeper, Mark(touch.Reason, $"variant {touch.Key ?? touch.Id}{done}"));
        foreach (var edit in touch.Drift)
            AddField(document, sequence, edit, new(touch.Handle, touch.Reason), Indent + Deeper + Deeper);
    }

    private static Run Mark(Reason reason, string text) =>
        reason switch
        {
            Reason.AddedInService => new($"+ {text}", Tone.Added),
            Reason.DeletedInService => new($"- {text}", Tone.Removed),
            Reason.MovedInService => new($"↕ {text}", Tone.Moved),
            _ => new($"~ {text}", Tone.Changed),
        };

    private static void AddField(
        TextDocument document,
        SequenceChange sequence,
        FieldDifference edit,
        EditedPart part,
        int indent
    )
    {
        var isConflict = sequence.Conflicts.Any(conflict =>
            conflict.Field == edit.Field && conflict.Handle == part.Handle
        );
        var what = part.Reason == Reason.AddedInService ? "" : What(edit, isConflict);
        FieldLines.AddBothSides(document, edit, what, indent);
    }

    private static string What(FieldDifference edit, bool isConflict)
    {
        var verb = edit.Field == Fields.Name ? " renamed in Apollo" : " edited in Apollo";
        if (isConflict)
            return $"{verb}, and the file changed too";
        return edit.File is null ? $"{verb}, no longer in the file" : verb;
    }

    /// <summary>The part of a sequence that a field belongs to.</summary>
    /// <param name="Handle">The handle of the step or touch; null for the sequence itself.</param>
    /// <param name="Reason">What was done to the part in Apollo.</param>
    private sealed record EditedPart(string? Handle, Reason Reason);
}
