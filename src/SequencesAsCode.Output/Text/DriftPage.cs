using System.Globalization;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text;

/// <summary>A plan of drift only on a page: for a person who finds it in the mail and has no other context.</summary>
internal static class DriftPage
{
    private const int Indent = 2;
    private const int Deeper = 4;

    public static Page Of(Plan plan)
    {
        var page = new Page();
        var edited = plan.Sequences.Where(change => change.HasDrift).ToList();
        var looked = plan.Sequences.Count(change =>
            change.Action is not (SequenceAction.NotRead or SequenceAction.Blocked)
        );
        page.Text(0, new Run($"Drift in {Phrases.Where(plan.Context)}", Tone.Strong));
        if (Phrases.Snapshot(plan.Context) is { } snapshot)
            page.Text(Indent, new Run(snapshot, Tone.Changed));
        if (!plan.Context.Targets.IsEmpty)
            page.Text(Indent, $"limited to {string.Join(", ", plan.Context.Targets)}");
        if (edited.Count > 0)
        {
            page.Text(
                Indent,
                $"Edited in Apollo since the last apply: {Phrases.Names(edited.ConvertAll(change => change.Name))}."
            );
            page.Text(Indent, "This check has changed nothing, neither in Apollo nor in the files.");
        }

        foreach (var sequence in edited)
            Add(page, sequence);
        AddNotRead(page, plan);
        if (!plan.Warnings.IsEmpty)
            page.Heading(new Run("Warnings", Tone.Strong));
        foreach (var warning in plan.Warnings)
            page.Text(Indent, new Run(warning.ToString(), Tone.Changed));
        page.Blank();
        if (DriftAdvice.Pull(plan) is { } pull)
        {
            var advice =
                $"To keep an edit, take it into the file: {pull}. To undo it, look at the plan of "
                + $"'{CommandWords.PlanRevertDrift}' and apply it with the same option.";
            page.Text(0, new Run(advice, Tone.Faint));
            page.Blank();
        }

        var unread = plan.Counts[SequenceAction.Blocked];
        page.Text(
            0,
            new Run(
                unread == 0
                    ? Closing(edited.Count, looked)
                    : $"{Closing(edited.Count, looked)} Not checked: {Phrases.Count(unread, "sequence", "sequences")}.",
                Tone.Strong
            )
        );
        return page;
    }

    private static void AddNotRead(Page page, Plan plan)
    {
        foreach (var (change, why) in DriftAdvice.NotRead(plan))
        {
            page.Title(
                new Run("! ", Tone.Alarm),
                new Run(change.Name, Tone.Strong),
                new Run($"  ({change.Key})", Tone.Faint)
            );
            page.Text(Indent, new Run(why, Tone.Alarm));
        }
    }

    private static string Closing(int edited, int looked) =>
        (edited, looked) switch
        {
            (0, 0) => "No drift. Nothing was applied here yet.",
            (0, _) => $"No drift. {Phrases.Count(looked, "sequence is", "sequences are")} as the last apply, import "
                + $"or pull left {(looked == 1 ? "it" : "them")}.",
            _ => $"Drift: {Phrases.Count(edited, "sequence", "sequences")} edited in Apollo, "
                + $"{(looked - edited).ToString(CultureInfo.InvariantCulture)} unchanged.",
        };

    private static void Add(Page page, SequenceChange sequence)
    {
        page.Title(
            new Run("~ ", Tone.Changed),
            new Run(sequence.Name, Tone.Strong),
            new Run($"  ({sequence.Key})", Tone.Faint)
        );
        switch (sequence.Reason)
        {
            case Reason.ArchivedInService:
                page.Text(Indent, new Run("archived in Apollo: nobody receives anything from it any more", Tone.Alarm));
                return;
            case Reason.DeletedInService:
                page.Text(Indent, new Run("gone from Apollo: it does not exist there any more", Tone.Alarm));
                return;
        }

        foreach (var obstacle in DriftAdvice.Obstacles(sequence))
            page.Text(Indent, new Run(obstacle, Tone.Alarm));
        page.Text(
            Indent,
            $"{(sequence.Live ? "live" : "not live")} · {sequence.People} in "
                + $"it{(sequence.At is null ? " · no file declares it any more" : "")}"
        );
        AddFields(page, sequence, sequence.Drift, null, Indent);
        foreach (var step in sequence.Steps.Where(step => step.HasDrift))
            Add(page, sequence, step);
    }

    private static void Add(Page page, SequenceChange sequence, StepChange step)
    {
        var name = $"{StepTypes.Label(step.Type)}{(step.Key is null ? "" : $" ({step.Key})")}";
        var (to, from) = (Place(step.To), Place(step.From));
        var (symbol, tone, what) = step.Reason switch
        {
            Reason.AddedInService => ("+", Tone.Added, $"step {to}, {name}: made in Apollo"),
            Reason.DeletedInService => ("-", Tone.Removed, $"{name}, was step {from}: deleted in Apollo"),
            Reason.MovedInService => ("↕", Tone.Moved, $"step {to}, {name}: moved in Apollo, {from} → {to}"),
            _ => ("~", Tone.Changed, $"step {to}, {name}"),
        };
        page.Text(
            Indent,
            new Run($"{symbol} {what}", tone),
            new Run(step.People.IsNobody ? "" : $" · {step.People} in it", Tone.Faint)
        );
        AddFields(page, sequence, step.Drift, step, Indent + Deeper);
        foreach (var touch in step.Touches.Where(touch => touch.HasDrift))
            Add(page, sequence, step, touch);
    }

    private static void Add(Page page, SequenceChange sequence, StepChange step, TouchChange touch)
    {
        var name = $"touch {touch.Key ?? touch.Id}";
        var (symbol, tone, what) = touch.Reason switch
        {
            Reason.AddedInService => (
                "+",
                Tone.Added,
                step.Reason == Reason.AddedInService ? name : $"{name}: made in Apollo"
            ),
            Reason.DeletedInService => ("-", Tone.Removed, $"{name}: deleted in Apollo"),
            _ => ("~", Tone.Changed, name),
        };
        page.Text(Indent + Deeper, new Run($"{symbol} {what}", tone));
        AddFields(page, sequence, touch.Drift, touch, Indent + Deeper + Deeper);
    }

    private static void AddFields(
        Page page,
        SequenceChange sequence,
        ImmutableArray<FieldDifference> drift,
        object? part,
        int indent
    )
    {
        var (handle, reason) = part switch
        {
            StepChange step => (step.Handle, step.Reason),
            TouchChange touch => (touch.Handle, touch.Reason),
            _ => (null, Reason.NothingChanged),
        };
        foreach (var edit in drift)
        {
            var isConflict = sequence.Conflicts.Any(conflict =>
                conflict.Field == edit.Field && conflict.Handle == handle
            );
            var verb = edit.Field == Fields.Name ? " renamed in Apollo" : " edited in Apollo";
            var what =
                reason == Reason.AddedInService ? ""
                : isConflict ? $"{verb}, and the file changed too"
                : edit.File is null ? $"{verb}, the file does not say it any more"
                : verb;
            FieldLines.AddBothSides(page, edit, what, indent);
        }
    }

    /// <summary>What was done to a step in Apollo, to stand behind its name.</summary>
    public static string Done(StepChange step) =>
        step.Reason switch
        {
            Reason.AddedInService => ": made in Apollo",
            Reason.DeletedInService => ": deleted in Apollo",
            Reason.MovedInService => $": moved in Apollo, {Place(step.From)} → {Place(step.To)}",
            _ => "",
        };

    /// <summary>What was done to a touch in Apollo, to stand behind its name.</summary>
    public static string Done(TouchChange touch) =>
        touch.Reason switch
        {
            Reason.AddedInService => ": made in Apollo",
            Reason.DeletedInService => ": deleted in Apollo",
            _ => "",
        };

    private static string Place(int? place) => place?.ToString(CultureInfo.InvariantCulture) ?? "?";
}
