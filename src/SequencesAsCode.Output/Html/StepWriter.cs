using System.Globalization;
using SequencesAsCode.Output.Html.Cards;
using SequencesAsCode.Output.Html.Markup;
using SequencesAsCode.Output.Html.Parts;
using SequencesAsCode.Output.Html.Views;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Html;

/// <summary>Writes a step with its touches.</summary>
internal static class StepWriter
{
    public static HtmlMarkup Write(PreviewStep step) =>
        HtmlMarkup.Of(
            $"""
            <li class="step {PreviewMarks.Of(step.Action).Kind}">{Head(step)}{Content(step)}</li>

            """
        );

    // A single email has no head of its own, so what it would tell stands here.
    private static HtmlMarkup Head(PreviewStep step)
    {
        var place = Place(step);
        var only = Only(step);
        return HtmlMarkup.Of(
            $"<div class=\"step-head\"><span class=\"number\" aria-hidden=\"true\">{place}</span>"
                + $"{IconWriter.OfType(step.Type)}<h3><span class=\"vh\">Step {place}: "
                + $"</span>{Phrases.Sentence(StepTypes.Label(step.Type))}</h3>"
                + $"{DetailWriter.Key(step.Key)}{Marks(step.Action, step.Kept ?? only?.Kept)}"
                + $"{DetailWriter.Facts([.. step.Facts, .. only?.Facts ?? []])}</div>\n"
        );
    }

    // The one text of a step, when the same happens to both and it is not folded.
    private static PreviewTouch? Only(PreviewStep step) =>
        step.Touches is [{ Key: null } only] && only.Action == step.Action && !IsFolded(only, step) ? only : null;

    // A plan folds what it leaves as it is; a preview of the files has nothing to fold.
    private static bool IsFolded(PreviewTouch touch, PreviewStep step) => touch.IsAsBefore && step.From is not null;

    private static HtmlMarkup Content(PreviewStep step) =>
        HtmlMarkup.Join([
            DetailWriter.Settings(step.Settings),
            step.Note is { } note ? TextWriters.Note(note, step.Action, "Note") : default,
            .. step.Differences.Select(difference => TextWriters.Difference(difference, "Note", step.Kept)),
            Touches(step),
        ]);

    // An untouched part has no mark of its own.
    private static HtmlMarkup Marks(PartAction action, PreviewMark? kept) =>
        HtmlMarkup.Join(
            DetailWriter.Mark(action == PartAction.None ? null : PreviewMarks.Of(action)),
            DetailWriter.Mark(kept)
        );

    private static HtmlMarkup Touches(PreviewStep step)
    {
        if (step.Touches.IsEmpty)
            return default;
        var isCompared = step.Touches.Any(touch => touch.IsCompared || !touch.Differences.IsEmpty);
        return HtmlMarkup.Of(
            $"""
            <div class="{(isCompared ? "variants compared" : "variants")}">
            {step.Touches.Select(touch => Touch(touch, step))}</div>

            """
        );
    }

    private static HtmlMarkup Touch(PreviewTouch touch, PreviewStep step)
    {
        var kind = PreviewMarks.Of(touch.Action).Kind;
        if (IsFolded(touch, step))
        {
            return HtmlMarkup.Of(
                $"""
                <details class="touch {kind}">
                <summary class="touch-head">{Title(touch, [.. touch.Facts, "unchanged"])}</summary>
                {Content(touch)}</details>

                """
            );
        }

        var head = Only(step) is null
            ? HtmlMarkup.Of($"<div class=\"touch-head\">{Title(touch, touch.Facts)}</div>\n")
            : default;
        return HtmlMarkup.Of(
            $"""
            <section class="touch {kind}" aria-label="{touch.Title}, step {Place(step)}">
            {head}{Content(touch)}</section>

            """
        );
    }

    private static HtmlMarkup Title(PreviewTouch touch, ImmutableArray<string> facts) =>
        HtmlMarkup.Of(
            $"<h4>{touch.Title}</h4>{DetailWriter.Key(touch.Key)}{Marks(touch.Action, touch.Kept)}"
                + $"{DetailWriter.Facts(facts)}"
        );

    private static HtmlMarkup Content(PreviewTouch touch) =>
        HtmlMarkup.Join([
            DetailWriter.Settings(touch.Settings),
            .. touch.Differences.Select(difference => TextWriters.Difference(difference, touch.Title, touch.Kept)),
            Text(touch),
        ]);

    private static HtmlMarkup Text(PreviewTouch touch)
    {
        if (touch.IsShownBySides)
            return default;
        if (touch.IsLeftOut)
            return HtmlMarkup.Of($"<p class=\"empty\">Not shown, to keep this page small.</p>\n");
        return touch.IsEmail ? MailWriter.Write(touch) : TextWriters.Note(touch.Body, touch.Action, "Text");
    }

    private static string Place(PreviewStep step) =>
        (step.To ?? step.From)?.ToString(CultureInfo.InvariantCulture) ?? "–";
}
