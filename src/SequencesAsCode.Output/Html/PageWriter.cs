using System.Collections.Immutable;
using System.Globalization;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Output.Html.Emails;
using SequencesAsCode.Output.Html.Views;
using SequencesAsCode.Output.Prose;
using SequencesAsCode.Output.Text;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Html;

/// <summary>Writes a page: head, what it means, what is blocked, the controls, the sequences.</summary>
internal static class PageWriter
{
    private static readonly ImmutableArray<(string Name, string Legend, ImmutableArray<(string Value, string Label)> Choices)> Controls =
    [
        ("view", "Version", [("both", "Side by side"), ("before", "Before"), ("after", "After")]),
        ("contact", "Contact", [("sample", "Sample"), ("missing", "Missing data")]),
        ("width", "Email width", [("desktop", "Desktop"), ("phone", "Phone")]),
        ("theme", "Colours", [("system", "System"), ("light", "Light"), ("dark", "Dark")]),
    ];

    public static void Write(PreviewPage page, TextWriter output)
    {
        var writer = new MarkupWriter(output);
        WriteHead(writer, page);
        writer.Open("body", ("class", page.Compares ? "compares" : "single")).Line();
        writer.Element("a", "Skip to the sequences", ("class", "skip"), ("href", "#sequences")).Line();
        IconWriter.WriteAll(writer);
        WriteTop(writer, page);
        WriteControls(writer, page);
        writer.Open("main", ("id", "sequences"), ("tabindex", "-1")).Line();
        foreach (var sequence in page.Sequences) SequenceWriter.Write(writer, sequence);
        WriteOthers(writer, page);
        writer.Close("main").Line();
        WriteFoot(writer, page);
        writer.Asset("script", Assets.Script).Close("body").Close("html").Line();
    }

    private static void WriteHead(MarkupWriter writer, PreviewPage page)
    {
        writer.Open("!DOCTYPE html");
        writer.Open("html", ("lang", "en")).Line().Open("head").Line();
        writer.Open("meta", ("charset", "utf-8")).Line();
        writer.Open("meta", ("http-equiv", "Content-Security-Policy"), ("content", Assets.PagePolicy)).Line();
        writer.Open("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1")).Line();
        writer.Open("meta", ("name", "referrer"), ("content", "no-referrer")).Line();
        writer.Element("title", page.Title).Line();
        writer.Asset("style", Assets.PageStyle).Line().Close("head").Line();
    }

    private static void WriteTop(MarkupWriter writer, PreviewPage page)
    {
        writer.Open("header", ("class", "top")).Line();
        writer.Element("p", "Sequences as code", ("class", "kicker")).Element("h1", page.Title).Line();
        writer.Element("p", page.Meaning, ("class", "meaning")).Line();
        if (!page.Alarms.IsEmpty)
        {
            writer.Open("section", ("class", "alarms"), ("aria-labelledby", "alarms-title")).Line();
            writer.Element("h2", "Blocked until somebody decides", ("id", "alarms-title")).Line();
            foreach (var alarm in page.Alarms) WriteAlarm(writer, alarm);
            writer.Close("section").Line();
        }

        if (!page.Effects.IsEmpty)
        {
            writer.Open("ul", ("class", "effects")).Line();
            foreach (var effect in page.Effects)
            {
                writer.Open("li", ("class", effect.IsAlarm ? "reaches" : "quiet")).Element("strong", effect.Sentence).Text(" ").Element("span", effect.Names).Close("li").Line();
            }

            writer.Close("ul").Line();
        }

        if (!page.Consents.IsEmpty || !page.Warnings.IsEmpty || !page.Remarks.IsEmpty)
        {
            writer.Open("div", ("class", "remarks")).Line();
            foreach (var consent in page.Consents) writer.Element("p", consent, ("class", "remark allowed")).Line();
            foreach (var warning in page.Warnings) writer.Element("p", warning, ("class", "remark warning")).Line();
            foreach (var remark in page.Remarks) writer.Element("p", remark, ("class", "remark")).Line();
            writer.Close("div").Line();
        }

        writer.Close("header").Line();
    }

    private static void WriteAlarm(MarkupWriter writer, PreviewAlarm alarm)
    {
        writer.Open("article", ("class", "alarm"));
        if (alarm is { Name: { } name, Anchor: { } anchor }) writer.Open("h3").Element("a", name, ("href", $"#{anchor}")).Close("h3");
        else writer.Element("h3", "Every sequence");
        writer.Element("p", alarm.Block.Message).Line();
        WriteRemedy(writer, alarm.Block);
        writer.Close("article").Line();
    }

    /// <summary>The lines or the option that let a guard through.</summary>
    private static void WriteRemedy(MarkupWriter writer, Block block)
    {
        if (!block.LinesToAdd.IsEmpty)
        {
            writer.Element("p", $"{Phrases.ForGood(block)}, add{(Phrases.PlaceOf(block) is { } place ? $" to {place}" : "")}:", ("class", "how"));
            writer.Element("pre", string.Join('\n', block.LinesToAdd), ("tabindex", "0")).Line();
        }

        if (block.Consent is not { } consent) return;
        var flag = ConsentFlags.FlagOf(consent);
        writer.Open("p", ("class", "how")).Text(block.LinesToAdd.IsEmpty ? "To allow it for one run: " : "Or allow it for one run: ").Element("code", flag).Close("p").Line();
    }

    private static void WriteControls(MarkupWriter writer, PreviewPage page)
    {
        writer.Open("div", ("class", "controls"), ("role", "group"), ("aria-label", "How the page is shown")).Line();
        foreach (var (name, legend, choices) in Controls.Where(control => control.Name != "view" || page.Compares))
        {
            writer.Open("fieldset").Element("legend", legend).Open("div", ("class", "choices"));
            foreach (var (place, (value, label)) in choices.Index())
            {
                var id = $"{name}-{value}";
                writer.Open("input", ("type", "radio"), ("name", name), ("id", id), ("autocomplete", "off"), place == 0 ? ("checked", null) : default).Element("label", label, ("for", id));
            }

            writer.Close("div").Close("fieldset").Line();
        }

        writer.Open("div", ("class", "buttons")).Element("button", "Unfold all", ("type", "button"), ("id", "unfold"), ("hidden", null)).Element("button", "Print", ("type", "button"), ("id", "print"), ("hidden", null)).Close("div").Line();
        writer.Close("div").Line();
    }

    private static void WriteOthers(MarkupWriter writer, PreviewPage page)
    {
        if (page.Sequences.IsEmpty && page.Others.IsEmpty) writer.Element("p", "There is no sequence to show.", ("class", "nothing")).Line();
        if (page.Others.IsEmpty) return;
        writer.Open("details", ("class", "others")).Open("summary").Text(string.Create(CultureInfo.InvariantCulture, $"{page.Others.Length} unchanged")).Close("summary").Open("ul").Line();
        foreach (var name in page.Others) writer.Element("li", name).Line();
        writer.Close("ul").Close("details").Line();
    }

    private static void WriteFoot(MarkupWriter writer, PreviewPage page)
    {
        writer.Open("footer").Line();
        writer.Open("p").Text("Emails are shown for a contact who does not exist. ").Element("span", SampleContact.Complete.Value("first_name"), ("class", "merged")).Text(" stands for a merge variable; ").Element("span", "no company", ("class", "blank"))
            .Text(" marks a variable without data: Apollo does not send such an email (Not Sent), and for custom fields that is not settled; ").Element("span", "{{…}}", ("class", "unknown")).Text(" is left as it is, because what it does is not known.").Close("p").Line();
        if (page.Compares)
        {
            writer.Open("p").Element("del", "Words that go", ("class", "mark")).Text(" are struck through on the side before, ").Element("ins", "words that come", ("class", "mark")).Text(" underlined on the side after.").Close("p").Line();
        }

        writer.Element("p", "Images are not loaded and links lead nowhere; point at a link to see its target.").Line();
        writer.Close("footer").Line();
    }
}
