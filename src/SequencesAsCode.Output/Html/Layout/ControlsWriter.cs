using SequencesAsCode.Output.Html.Markup;
using SequencesAsCode.Output.Html.Pages;

namespace SequencesAsCode.Output.Html.Layout;

/// <summary>
/// Writes the switches of a page. They work by style alone; only the buttons need a script. Where there is room they
/// stand in a row; on a phone one button unfolds them.
/// </summary>
internal static class ControlsWriter
{
    /// <summary>What the switches choose at first, as attributes of the page for its styles.</summary>
    public static IEnumerable<HtmlAttribute> Defaults(PreviewPage page) =>
        Controls(page).Select(control => HtmlAttribute.Of($"data-{control.Name}", control.Choices[0].Value));

    /// <summary>The switches that the page has something for; nothing for a page without a sequence.</summary>
    public static HtmlMarkup Write(PreviewPage page)
    {
        if (page.Sequences.IsEmpty)
            return default;
        var shown = Controls(page).Where(control => control.Name is not ("view" or "steps") || page.Compares);
        return HtmlMarkup.Of(
            $"""
            <div class="controls">
            <details class="switches"><summary>View</summary>
            <div class="switch-row" role="group" aria-label="How the page is shown">
            {shown.Select(Write)}<div class="buttons">{Button("unfold", "Unfold all")}{Button("print", "Print")}</div>
            </div></details>
            </div>

            """
        );
    }

    private static ImmutableArray<Control> Controls(PreviewPage page) =>
        [
            new("steps", "Steps", [new("changes", "Changes only"), new("whole", "Whole sequence")]),
            new("view", "Version", [new("both", "Both"), new("before", "Before"), new("after", "After")]),
            new("contact", "Contact", [.. page.Contacts.Select(contact => new Choice(contact.Id, contact.Label))]),
            new("width", "Email width", [new("desktop", "Desktop"), new("phone", "Phone")]),
            new("theme", "Colors", [new("system", "System"), new("light", "Light"), new("dark", "Dark")]),
        ];

    private static HtmlMarkup Write(Control control)
    {
        var choices = control.Choices.Select((choice, place) => Write(control.Name, choice, place == 0));
        return HtmlMarkup.Of(
            $"""
            <fieldset><legend>{control.Legend}</legend><div class="choices">{choices}</div></fieldset>

            """
        );
    }

    private static HtmlMarkup Write(string name, Choice choice, bool isFirst)
    {
        var id = $"{name}-{choice.Value}";
        var isChecked = HtmlAttribute.Flag("checked", isFirst);
        return HtmlMarkup.Of(
            $"<input type=\"radio\" name=\"{name}\" id=\"{id}\" autocomplete=\"off\"{isChecked}>"
                + $"<label for=\"{id}\">{choice.Label}</label>"
        );
    }

    // Without a script they would do nothing, so the script shows them.
    private static HtmlMarkup Button(string id, string label) =>
        HtmlMarkup.Of($"<button type=\"button\" id=\"{id}\" hidden>{label}</button>");

    private sealed record Control(string Name, string Legend, ImmutableArray<Choice> Choices);

    private sealed record Choice(string Value, string Label);
}
