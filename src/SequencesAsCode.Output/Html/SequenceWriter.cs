using SequencesAsCode.Core.Json;
using SequencesAsCode.Output.Html.Markup;
using SequencesAsCode.Output.Html.Parts;
using SequencesAsCode.Output.Html.Timelines;
using SequencesAsCode.Output.Html.Views;
using SequencesAsCode.Output.Wording;
using SequencesAsCode.Output.Wording.Pages;

namespace SequencesAsCode.Output.Html;

/// <summary>Writes one sequence: a row that is always visible, and details that unfold below it.</summary>
internal static class SequenceWriter
{
    public static HtmlMarkup Write(PreviewSequence sequence)
    {
        var kind = sequence.Mark?.Kind ?? "shown";
        var isOpen = HtmlAttribute.Flag("open", sequence.IsOpen);
        var filters = string.Join(' ', sequence.Filters.Select(filter => EnumWord.Of(filter)));
        var content = Content(sequence);
        var version = ContentVersion.Of(content);
        var opening = HtmlMarkup.Start(
            "details",
            HtmlAttribute.Of("class", $"sequence {kind}"),
            HtmlAttribute.Of("id", sequence.Anchor),
            HtmlAttribute.Of("data-filters", filters),
            HtmlAttribute.Of("data-version", version),
            isOpen
        );
        return HtmlMarkup.Of(
            $"""
            {opening}
            {Row(sequence)}<div class="content">
            {content}</div></details>

            """
        );
    }

    private static HtmlMarkup Row(PreviewSequence sequence)
    {
        var badge = sequence.Mark is { } mark ? IconWriter.Badge(mark) : default;
        return HtmlMarkup.Of(
            $"""
            <summary><span class="chevron" aria-hidden="true"></span>{badge}<h2>{sequence.Name}</h2>{DetailWriter.Key(
                sequence.Key
            )}<span class="row-end">{Chips(sequence)}{DetailWriter.Facts(sequence.Facts)}</span></summary>

            """
        );
    }

    // What the sign of the row means is said where nothing else says what changes.
    private static HtmlMarkup Chips(PreviewSequence sequence)
    {
        var word = sequence.Mark is { Kind: not "update" } mark
            ? HtmlMarkup.Of($"<span class=\"chip {mark.Kind}\">{mark.Word}</span>")
            : default;
        var chips = sequence.Chips.Select(Chip);
        return HtmlMarkup.Of($"<span class=\"chips\">{word}{chips}</span>");
    }

    private static HtmlMarkup Chip(ChangeChip chip) =>
        HtmlMarkup.Of($"<span class=\"chip{(chip.IsStressed ? " stressed" : "")}\">{chip.Words}</span>");

    private static HtmlMarkup Content(PreviewSequence sequence)
    {
        var isBlocked = !sequence.Decisions.IsEmpty;
        return HtmlMarkup.Join([
            BlockWriter.Write(sequence.Decisions, "Needs a decision", sequence.Effect),
            BlockWriter.Write(sequence.Advice),
            isBlocked ? default : Effect(sequence.Effect),
            DetailWriter.Settings(sequence.Settings),
            TimelineWriter.Write(sequence),
            Steps(sequence.Steps),
            .. sequence.Notes.Select(Note),
        ]);
    }

    private static HtmlMarkup Effect(string? effect) =>
        effect is null ? default : HtmlMarkup.Of($"<p class=\"effect\">{effect}.</p>\n");

    private static HtmlMarkup Note(string note) => HtmlMarkup.Of($"<p class=\"remark\">{note}</p>\n");

    private static HtmlMarkup Steps(ImmutableArray<PreviewStep> steps)
    {
        if (steps.IsEmpty)
            return default;
        return HtmlMarkup.Of(
            $"""
            <ol class="steps">
            {Runs(steps)}</ol>

            """
        );
    }

    // Steps with the same content that follow each other are one line.
    private static IEnumerable<HtmlMarkup> Runs(ImmutableArray<PreviewStep> steps)
    {
        var run = new List<PreviewStep>();
        foreach (var step in steps)
        {
            if (IsAsBefore(step))
            {
                run.Add(step);
                continue;
            }

            yield return Unchanged(run);
            run.Clear();
            yield return StepWriter.Write(step);
        }

        yield return Unchanged(run);
    }

    private static HtmlMarkup Unchanged(List<PreviewStep> run)
    {
        if (run.Count == 0)
            return default;
        return HtmlMarkup.Of(
            $"""
            <li class="unchanged"><details><summary>{Words(run)}</summary><ol class="steps">
            {run.Select(StepWriter.Write)}</ol></details></li>

            """
        );
    }

    private static string Words(List<PreviewStep> run)
    {
        var moved = run.Count(step => step.IsOnOtherDay);
        if (moved == 0)
            return Phrases.Count(run.Count, "unchanged step", "unchanged steps");
        var steps = Phrases.Count(run.Count, "step", "steps");
        if (moved < run.Count)
            return $"{steps} with the same content, {Phrases.Count(moved, "on a different day", "on different days")}";
        return $"{steps} with the same content, {(moved == 1 ? "on a different day" : "on different days")}";
    }

    // A preview of the files has nothing to fold: its steps have no old place.
    private static bool IsAsBefore(PreviewStep step) =>
        step is { Action: PartAction.None, From: not null, Kept: null, Differences.IsEmpty: true }
        && step.Touches.All(touch => touch.IsAsBefore);
}
