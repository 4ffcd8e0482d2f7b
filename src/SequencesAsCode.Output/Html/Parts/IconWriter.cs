using SequencesAsCode.Output.Html.Markup;
using SequencesAsCode.Output.Html.Views;

namespace SequencesAsCode.Output.Html.Parts;

/// <summary>Writes icons for types of steps and for what happens. Each is defined once on a page.</summary>
internal static class IconWriter
{
    private static readonly (string Name, string Path)[] Icons =
    [
        ("email", "M2 3.5h12v9H2z M2.3 4l5.7 4.6L13.7 4"),
        ("manual", "M8.5 12.5H2v-9h12V7 M2.3 4l5.7 4.6L13.7 4 M10.5 14l.4-1.9 3.3-3.3 1.4 1.4-3.3 3.3z"),
        ("call", "M3 2.5h2.6l1.2 3-1.6 1.2c.7 1.6 2 2.9 3.6 3.6l1.2-1.6 3 1.2v2.6c-5.8.5-10.5-4.2-10-10z"),
        ("task", "M2.5 2.5h11v11h-11z M5 8.2l2.2 2.2L11.2 6"),
        ("linkedin", "M2.5 2.5h11v11h-11z M5.4 7v4 M5.4 4.9v.2 M8 11V7 M8 9c0-2.6 3.2-2.6 3.2-.3V11"),
    ];

    // The kinds of PreviewMark. Drawn, they look the same with every font.
    private static readonly (string Name, string Path)[] Signs =
    [
        ("create", "M8 3.5v9 M3.5 8h9"),
        ("update", "M3.2 9.4c1.4-2.8 3.2-2.8 4.8-1.4s3.4 1.4 4.8-1.4"),
        ("remove", "M3.5 8h9"),
        ("archive", "M3.5 8h9"),
        ("replace", "M8 2.5v7 M4.5 6h7 M4.5 12.5h7"),
        ("move", "M8 2v12 M4 6l4-4 4 4 M4 10l4 4 4-4"),
        ("blocked", "M8 3v6.2 M8 12.4v.2"),
        ("conflict", "M8 3v6.2 M8 12.4v.2"),
        ("kept", "M3.4 12.6l.6-2.6 6.6-6.6 2 2L6 12z"),
        ("adopt", "M3.5 6h9 M3.5 10h9"),
        ("noted", "M8 7.2v5.2 M8 3.9v.2"),
        ("forget", "M4.5 8a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0"),
    ];

    /// <summary>The definitions of all icons; they show nothing by themselves.</summary>
    public static HtmlMarkup Definitions() =>
        HtmlMarkup.Of(
            $"""
            <svg class="icons" aria-hidden="true" width="0" height="0">{Icons.Concat(Signs).Select(Definition)}</svg>

            """
        );

    /// <summary>The icon of a type of step. The words beside it say what it means.</summary>
    public static HtmlMarkup OfType(string type) => Icon(PreviewMarks.IconOf(type), "icon");

    /// <summary>The sign of a mark; nothing where nothing happens. The words beside it say what it means.</summary>
    public static HtmlMarkup Sign(PreviewMark mark) =>
        Signs.Any(sign => sign.Name == mark.Kind) ? Icon(mark.Kind, "icon sign") : default;

    /// <summary>The sign of a mark in a square of its color, with its word for a pointer and for the ear.</summary>
    public static HtmlMarkup Badge(PreviewMark mark) =>
        HtmlMarkup.Of(
            $"<span class=\"badge {mark.Kind}\" title=\"{mark.Word}\">{Sign(mark)}<span class=\"vh\">{mark.Word}: "
                + $"</span></span>"
        );

    private static HtmlMarkup Definition((string Name, string Path) icon) =>
        HtmlMarkup.Of($"<symbol id=\"i-{icon.Name}\" viewBox=\"0 0 16 16\"><path d=\"{icon.Path}\"></path></symbol>");

    private static HtmlMarkup Icon(string name, string classes) =>
        HtmlMarkup.Of($"<svg class=\"{classes}\" aria-hidden=\"true\"><use href=\"#i-{name}\"></use></svg>");
}
