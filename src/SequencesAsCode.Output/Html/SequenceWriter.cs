using SequencesAsCode.Output.Html.Markup;
using SequencesAsCode.Output.Html.Timelines;
using SequencesAsCode.Output.Html.Views;

namespace SequencesAsCode.Output.Html;

/// <summary>Writes one sequence: a line that is always visible, and details that unfold below it.</summary>
internal static class SequenceWriter
{
    public static HtmlMarkup Write(PreviewSequence sequence)
    {
        var kind = sequence.Mark?.Kind ?? "shown";
        var isOpen = HtmlAttribute.Flag("open", sequence.IsOpen);
        return HtmlMarkup.Of(
            $"""
            <details class="sequence {kind}" id="{sequence.Anchor}"{isOpen}>
            {Summary(sequence)}<div class="content">
            {Content(sequence)}</div></details>

            """
        );
    }

    private static HtmlMarkup Content(PreviewSequence sequence) =>
        HtmlMarkup.Join([
            .. sequence.Blocks.Select(Stopped),
            DetailWriter.Settings(sequence.Settings),
            TimelineWriter.Write(sequence),
            Steps(sequence.Steps),
            .. sequence.Notes.Select(Note),
        ]);

    private static HtmlMarkup Stopped(Block block) => HtmlMarkup.Of($"<p class=\"stopped\">{block.Message}</p>\n");

    private static HtmlMarkup Note(string note) => HtmlMarkup.Of($"<p class=\"remark\">{note}</p>\n");

    private static HtmlMarkup Steps(ImmutableArray<PreviewStep> steps)
    {
        if (steps.IsEmpty)
            return default;
        return HtmlMarkup.Of(
            $"""
            <ol class="steps">
            {steps.Select(StepWriter.Write)}</ol>

            """
        );
    }

    private static HtmlMarkup Summary(PreviewSequence sequence) =>
        HtmlMarkup.Of(
            $"<summary><span class=\"chevron\" aria-hidden=\"true\"></span><span class=\"heading\">"
                + $"<span class=\"title-line\"><h2>{sequence.Name}</h2>{DetailWriter.Key(sequence.Key)}"
                + $"{DetailWriter.Mark(sequence.Mark)}</span>{DetailWriter.Facts(sequence.Facts)}"
                + $"{Classes(sequence.Classes)}</span></summary>\n"
        );

    private static HtmlMarkup Classes(ImmutableArray<string> classes)
    {
        if (classes.IsEmpty)
            return default;
        var words = classes.Select(word => HtmlMarkup.Of($"<span class=\"class of-{word}\">{word}</span> "));
        return HtmlMarkup.Of($"<span class=\"classes\"><span class=\"vh\">Kinds of change: </span>{words}</span>");
    }
}
