using SequencesAsCode.Output.Html.Markup;

namespace SequencesAsCode.Output.Html;

/// <summary>Writes the panes in which versions of a text stand side by side.</summary>
internal static class PaneWriter
{
    /// <summary>A pane with a label for eye and ear.</summary>
    public static HtmlMarkup Pane(string classes, string label, HtmlMarkup content) =>
        HtmlMarkup.Of(
            $"<div class=\"{classes}\" role=\"group\" aria-label=\"{label}\"><span class=\"side\" "
                + $"aria-hidden=\"true\">{label}</span>{content}</div>\n"
        );

    /// <summary>A pane for each version that there is; one alone needs no label unless it is the old one.</summary>
    /// <param name="action">What happens to the text.</param>
    /// <param name="hasBefore">Whether there is an old version.</param>
    /// <param name="hasAfter">Whether there is a new version.</param>
    /// <param name="content">Writes the old version (false) or the new one (true).</param>
    public static HtmlMarkup Versions(PartAction action, bool hasBefore, bool hasAfter, Func<bool, HtmlMarkup> content)
    {
        if (!hasBefore && !hasAfter)
            return default;
        if (!hasBefore)
        {
            var kind = action == PartAction.Create ? "pane after" : "pane same";
            return HtmlMarkup.Of($"<div class=\"{kind}\">{content(true)}</div>\n");
        }

        var after = hasAfter ? Pane("pane after", "After", content(true)) : default;
        return HtmlMarkup.Of(
            $"""
            <div class="{(hasAfter ? "panes two" : "panes")}">
            {Pane("pane before", "Before", content(false))}{after}</div>

            """
        );
    }
}
