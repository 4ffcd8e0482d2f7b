using SequencesAsCode.Output.Html.Markup;
using SequencesAsCode.Output.Html.Views;

namespace SequencesAsCode.Output.Html;

/// <summary>Writes the controls of a page. They work by style alone; only the buttons need a script.</summary>
internal static class ControlsWriter
{
    private static ImmutableArray<Control> ControlsOf(PreviewPage page) =>
        [
            new("view", "Version", [new("both", "Side by side"), new("before", "Before"), new("after", "After")]),
            new("contact", "Contact", [.. page.Contacts.Select(contact => new Choice(contact.Id, contact.Label))]),
            new("width", "Email width", [new("desktop", "Desktop"), new("phone", "Phone")]),
            new("theme", "Colours", [new("system", "System"), new("light", "Light"), new("dark", "Dark")]),
        ];

    public static HtmlMarkup Write(PreviewPage page)
    {
        var shown = ControlsOf(page).Where(control => control.Name != "view" || page.Compares);
        return HtmlMarkup.Of(
            $"""
            <div class="controls" role="group" aria-label="How the page is shown">
            {shown.Select(Write)}<div class="buttons">{Button("unfold", "Unfold all")}{Button("print", "Print")}</div>
            </div>

            """
        );
    }

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
