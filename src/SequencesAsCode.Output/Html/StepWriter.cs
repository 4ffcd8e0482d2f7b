using System.Collections.Immutable;
using System.Globalization;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Output.Html.Views;
using SequencesAsCode.Output.Prose;
using SequencesAsCode.Output.Text;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Html;

/// <summary>Writes steps and their touches.</summary>
internal static class StepWriter
{
    public static void Write(MarkupWriter writer, PreviewStep step)
    {
        writer.Open("li", ("class", $"step {PreviewMarks.Of(step.Action).Kind}"));
        writer.Open("div", ("class", "step-head")).Open("span", ("class", "number"), ("aria-hidden", "true")).Text(Place(step)).Close("span");
        IconWriter.Write(writer, step.Type);
        writer.Open("h3").Element("span", $"Step {Place(step)}: ", ("class", "vh")).Text(Phrases.Sentence(IconWriter.Label(step.Type))).Close("h3");
        if (step.Key is { } key) writer.Element("code", key, ("class", "key"));
        if (step.Action != PartAction.None) SequenceWriter.WriteMark(writer, PreviewMarks.Of(step.Action));
        if (step.Kept is { } kept) SequenceWriter.WriteMark(writer, kept);
        writer.Open("span", ("class", "facts"));
        foreach (var fact in step.Facts) writer.Element("span", fact);
        writer.Close("span").Close("div").Line();
        SequenceWriter.WriteSettings(writer, step.Settings);
        if (step.Note is { } note) TextWriters.WriteNote(writer, note, step.Action, "Note");
        foreach (var difference in step.Differences) TextWriters.WriteDifference(writer, difference, "Note");
        if (!step.Touches.IsEmpty) WriteTouches(writer, step);
        writer.Close("li").Line();
    }

    private static void WriteTouches(MarkupWriter writer, PreviewStep step)
    {
        var isCompared = step.Touches.Any(touch => touch.IsCompared || !touch.Differences.IsEmpty);
        writer.Open("div", ("class", isCompared ? "touches compared" : "touches")).Line();
        foreach (var touch in step.Touches) Write(writer, touch, step);
        writer.Close("div").Line();
    }

    // In a plan, what stays as it is is folded; where everything is only shown, nothing is.
    private static void Write(MarkupWriter writer, PreviewTouch touch, PreviewStep step)
    {
        var mark = PreviewMarks.Of(touch.Action);
        var isFolded = touch.IsAsBefore && step.From is not null;
        writer.Open(isFolded ? "details" : "section", ("class", $"touch {mark.Kind}"), isFolded ? default : ("aria-label", $"{touch.Title}, step {Place(step)}")).Line();
        writer.Open(isFolded ? "summary" : "div", ("class", "touch-head")).Element("h4", touch.Title);
        if (touch.Action != PartAction.None) SequenceWriter.WriteMark(writer, mark);
        if (touch.Kept is { } kept) SequenceWriter.WriteMark(writer, kept);
        writer.Open("span", ("class", "facts"));
        foreach (var fact in isFolded ? [.. touch.Facts, "unchanged"] : touch.Facts) writer.Element("span", fact);
        writer.Close("span").Close(isFolded ? "summary" : "div").Line();
        SequenceWriter.WriteSettings(writer, touch.Settings);
        foreach (var difference in touch.Differences) TextWriters.WriteDifference(writer, difference, touch.Title);
        if (touch.IsShownBySides)
        {
            writer.Close("section").Line();
            return;
        }

        if (touch.IsEmail) TextWriters.WriteEmail(writer, touch);
        else TextWriters.WriteNote(writer, touch.Body, touch.Action, "Text");
        writer.Close(isFolded ? "details" : "section").Line();
    }

    private static string Place(PreviewStep step) => (step.To ?? step.From)?.ToString(CultureInfo.InvariantCulture) ?? "–";
}
