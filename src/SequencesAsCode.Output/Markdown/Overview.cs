using System.Globalization;
using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Text;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Markdown;

/// <summary>The table of sequences, the most important first.</summary>
internal static class Overview
{
    private const int LongestName = 300;

    public static Group Table(IReadOnlyList<SequenceChange> sequences) =>
        new(
            Rank.Row,
            0,
            "table",
            MarkdownText.Of($"| | Sequence | Now | People | What changes |\n|---|---|---|---:|---|\n"),
            [.. sequences.Select(change => new Piece(Rank.Row, 1, "row", Row(change)))],
            MarkdownText.Of($"\n")
        );

    private static MarkdownText Row(SequenceChange change)
    {
        var now =
            change.Id is null ? "–"
            : change.Live ? "live"
            : "off";
        var people = change.Id is null ? "–" : change.People.Count?.ToString(CultureInfo.InvariantCulture) ?? "?";
        return MarkdownText.Of(
            $"| {Word(change.Action)} | <b>{MarkdownText.Prose(change.Name, LongestName)}</b> | {now} | "
                + $"{people} | {What(change)} |\n"
        );
    }

    private static string Word(SequenceAction action) =>
        action switch
        {
            SequenceAction.Create => "new",
            SequenceAction.Update => "change",
            SequenceAction.Archive => "archive",
            SequenceAction.Adopt => "adopt",
            SequenceAction.Forget => "forget",
            SequenceAction.Blocked => "blocked",
            _ => "no change",
        };

    private static MarkdownText What(SequenceChange change)
    {
        var said = (
            change.Action switch
            {
                SequenceAction.Adopt => [MarkdownText.Of($"managed from now on, nothing is sent")],
                SequenceAction.Forget => [MarkdownText.Of($"managed no more, stays in Apollo as it is")],
                SequenceAction.Archive => [MarkdownText.Of($"<b>archived</b>")],
                SequenceAction.Create => [New(change)],
                _ => Changes(change),
            }
        ).ToList();
        if (change.HasDrift)
            said.Add(MarkdownText.Of($"edited in Apollo, kept"));
        if (!change.SetByHand.IsEmpty)
            said.Add(MarkdownText.Of($"to be set by hand"));
        if (!change.Rewritten.IsEmpty)
            said.Add(MarkdownText.Of($"{RewriteLines.Open}"));
        if (said.Count == 0 && change.Action == SequenceAction.Blocked)
            said.Add(MarkdownText.Of($"see above"));
        if (said.Count == 0 && !change.Notes.IsEmpty)
            said.Add(MarkdownText.Of($"a note"));
        return said.Count == 0 ? MarkdownText.Of($"–") : MarkdownText.Join(", ", said);
    }

    private static MarkdownText New(SequenceChange change)
    {
        var isOn = Effects.SwitchesOn(change.Fields);
        return MarkdownText.Of(
            $"{Phrases.Count(change.Steps.Length, "step", "steps")}, "
                + $"{(isOn ? "switched on, nobody in it yet" : "switched off")}"
        );
    }

    // Every class of change has its words: copy, order, variants, timing, activation, ownership, settings, destructive.
    private static IEnumerable<MarkdownText> Changes(SequenceChange change)
    {
        var steps = change.Steps;
        var touches = steps
            .Where(step => step.Action is not (PartAction.Create or PartAction.Remove))
            .SelectMany(step => step.Touches)
            .ToList();
        var starts = change.Effect.Starts || Effects.SwitchesOn(change.Fields);
        if (starts)
            yield return MarkdownText.Of($"<b>starts sending</b>");
        if (Effects.SwitchesOff(change.Fields))
            yield return MarkdownText.Of($"<b>switched off</b>");
        if (Steps(PartAction.Remove) + Steps(PartAction.Replace) is > 0 and var lost)
            yield return MarkdownText.Of($"<b>{Phrases.Count(lost, "step", "steps")} removed</b>");
        if (Touches(PartAction.Remove) is > 0 and var less)
            yield return MarkdownText.Of($"<b>{Phrases.Count(less, "touch", "touches")} removed</b>");
        if (Steps(PartAction.Create) + Steps(PartAction.Replace) is > 0 and var more)
            yield return MarkdownText.Of($"{Phrases.Count(more, "new step", "new steps")}");
        if (Touches(PartAction.Create) is > 0 and var added)
            yield return MarkdownText.Of($"{Phrases.Count(added, "new touch", "new touches")}");
        if (Steps(PartAction.Move) is > 0 and var moved)
            yield return MarkdownText.Of($"{Phrases.Count(moved, "step", "steps")} moved");
        var fields = touches
            .Where(touch => touch.Action == PartAction.Update)
            .SelectMany(touch => touch.Fields)
            .Concat(steps.Where(step => step.Action != PartAction.Create).SelectMany(step => step.Fields))
            .ToList();
        if (fields.Count(field => FieldLines.IsCopy(field.Field)) is > 0 and var texts)
            yield return MarkdownText.Of($"{Phrases.Count(texts, "text", "texts")} changed");
        if (change.Classes.Contains(ChangeClass.Timing))
            yield return MarkdownText.Of($"timing");
        if (fields.Any(field => field.Field == Fields.Status))
            yield return MarkdownText.Of($"approval");
        foreach (
            var field in change
                .Fields.Concat(fields)
                .Select(field => field.Field)
                .Where(field => field.Change == ChangeClass.Copy && !FieldLines.IsCopy(field))
                .Distinct()
        )
            yield return MarkdownText.Of($"{field.Label}");
        if (change.Classes.Contains(ChangeClass.Ownership))
            yield return MarkdownText.Of($"ownership");
        if (change.Classes.Contains(ChangeClass.Settings) || change.Fields.Any(field => field.Field == Fields.Name))
            yield return MarkdownText.Of($"settings");

        int Steps(PartAction action) => steps.Count(step => step.Action == action);
        int Touches(PartAction action) => touches.Count(touch => touch.Action == action);
    }
}
