using SequencesAsCode.Output.Html.Markup;
using SequencesAsCode.Output.Html.Parts;
using SequencesAsCode.Output.Html.Views;

namespace SequencesAsCode.Output.Html.Timelines;

/// <summary>Writes what the marks of one timeline mean.</summary>
internal static class TimelineLegend
{
    /// <summary>The legend; only the marks that are used.</summary>
    /// <param name="actions">What happens to the steps.</param>
    /// <param name="hasPaths">Whether lines lead from old places to new ones.</param>
    public static HtmlMarkup Write(ImmutableArray<PartAction> actions, bool hasPaths)
    {
        var marks = actions.Distinct().Order().Select(PreviewMarks.Of).Select(Mark);
        var line = hasPaths
            ? HtmlMarkup.Of(
                $"<li><span class=\"path-sample\" aria-hidden=\"true\"></span>from its old day to its new one</li>"
            )
            : default;
        return HtmlMarkup.Of(
            $"<ul class=\"timeline-legend\">{marks}{line}"
                + $"<li class=\"hint\">Point at or tap a step to see its name.</li></ul>\n"
        );
    }

    private static HtmlMarkup Mark(PreviewMark mark) =>
        HtmlMarkup.Of($"<li><span class=\"key-mark {mark.Kind}\">{IconWriter.Sign(mark)}</span>{mark.Word}</li>");
}
