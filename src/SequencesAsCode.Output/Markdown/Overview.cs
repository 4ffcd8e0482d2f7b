using System.Globalization;
using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Markdown;

/// <summary>The table of sequences in a comment.</summary>
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

    /// <summary>Whether a sequence sends, in one word.</summary>
    public static string OnOrOff(SequenceChange change) => change.Live ? "live" : "off";

    /// <summary>The number of people in a sequence; a question mark when nobody knows.</summary>
    public static string People(SequenceChange change) =>
        change.People.Count?.ToString(CultureInfo.InvariantCulture) ?? "?";

    private static MarkdownText Row(SequenceChange change)
    {
        var isNew = change.Id is null;
        var now = isNew ? "–" : OnOrOff(change);
        var people = isNew ? "–" : People(change);
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
        var facts = (
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
            facts.Add(MarkdownText.Of($"edited in Apollo, kept"));
        if (!change.SetByHand.IsEmpty)
            facts.Add(MarkdownText.Of($"to be set by hand"));
        if (!change.Rewritten.IsEmpty)
            facts.Add(MarkdownText.Of($"{RewritePhrases.Open}"));
        if (facts.Count == 0 && change.Action == SequenceAction.Blocked)
            facts.Add(MarkdownText.Of($"see above"));
        if (facts.Count == 0 && !change.Notes.IsEmpty)
            facts.Add(MarkdownText.Of($"a note"));
        return facts.Count == 0 ? MarkdownText.Of($"–") : MarkdownText.Join(", ", facts);
    }

    private static MarkdownText New(SequenceChange change)
    {
        var isOn = Effects.SwitchesOn(change.Fields);
        return MarkdownText.Of(
            $"{Phrases.Count(change.Steps.Length, "step", "steps")}, "
                + $"{(isOn ? "switched on, nobody in it yet" : "switched off")}"
        );
    }

    private static IEnumerable<MarkdownText> Changes(SequenceChange change) =>
        Activation(change).Concat(Parts(change)).Concat(Values(change));

    private static IEnumerable<MarkdownText> Activation(SequenceChange change)
    {
        if (change.Effect.Starts || Effects.SwitchesOn(change.Fields))
            yield return MarkdownText.Of($"<b>starts sending</b>");
        if (Effects.SwitchesOff(change.Fields))
            yield return MarkdownText.Of($"<b>switched off</b>");
    }

    private static IEnumerable<MarkdownText> Parts(SequenceChange change)
    {
        var touches = TouchesOfKeptSteps(change).ToList();
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

        int Steps(PartAction action) => change.Steps.Count(step => step.Action == action);
        int Touches(PartAction action) => touches.Count(touch => touch.Action == action);
    }

    private static IEnumerable<MarkdownText> Values(SequenceChange change)
    {
        var fields = TouchesOfKeptSteps(change)
            .Where(touch => touch.Action == PartAction.Update)
            .SelectMany(touch => touch.Fields)
            .Concat(change.Steps.Where(step => step.Action != PartAction.Create).SelectMany(step => step.Fields))
            .Select(field => field.Field)
            .ToList();
        if (fields.Count(FieldPhrases.IsCopy) is > 0 and var texts)
            yield return MarkdownText.Of($"{Phrases.Count(texts, "text", "texts")} changed");
        if (change.Classes.Contains(ChangeClass.Timing))
            yield return MarkdownText.Of($"timing");
        if (fields.Contains(Fields.Status))
            yield return MarkdownText.Of($"approval");
        var others = change.Fields.Select(field => field.Field).Concat(fields);
        foreach (var field in others.Where(IsOtherCopy).Distinct())
            yield return MarkdownText.Of($"{field.Label}");
        if (change.Classes.Contains(ChangeClass.Ownership))
            yield return MarkdownText.Of($"ownership");
        if (change.Classes.Contains(ChangeClass.Settings) || change.Fields.Any(field => field.Field == Fields.Name))
            yield return MarkdownText.Of($"settings");
    }

    private static IEnumerable<TouchChange> TouchesOfKeptSteps(SequenceChange change) =>
        change
            .Steps.Where(step => step.Action is not (PartAction.Create or PartAction.Remove))
            .SelectMany(step => step.Touches);

    // Fields that change what people receive without being shown as a text.
    private static bool IsOtherCopy(Field field) => field.Change == ChangeClass.Copy && !FieldPhrases.IsCopy(field);
}
