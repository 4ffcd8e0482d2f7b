using SequencesAsCode.Core.Values;
using SequencesAsCode.Output.Html.Views;
using SequencesAsCode.Output.Text;

namespace SequencesAsCode.Output.Html;

/// <summary>The icons of the types of steps and of what moves, drawn once and referred to.</summary>
internal static class IconWriter
{
    private const string Moved = "move";

    private static readonly (string Name, string Path)[] Icons =
    [
        ("email", "M2 3.5h12v9H2z M2.3 4l5.7 4.6L13.7 4"),
        ("manual", "M8.5 12.5H2v-9h12V7 M2.3 4l5.7 4.6L13.7 4 M10.5 14l.4-1.9 3.3-3.3 1.4 1.4-3.3 3.3z"),
        ("call", "M3 2.5h2.6l1.2 3-1.6 1.2c.7 1.6 2 2.9 3.6 3.6l1.2-1.6 3 1.2v2.6c-5.8.5-10.5-4.2-10-10z"),
        ("task", "M2.5 2.5h11v11h-11z M5 8.2l2.2 2.2L11.2 6"),
        ("linkedin", "M2.5 2.5h11v11h-11z M5.4 7v4 M5.4 4.9v.2 M8 11V7 M8 9c0-2.6 3.2-2.6 3.2-.3V11"),
        (Moved, "M8 2v12 M4 6l4-4 4 4 M4 10l4 4 4-4"),
    ];

    /// <summary>The drawings, unseen.</summary>
    public static void WriteAll(MarkupWriter writer)
    {
        writer.Open("svg", ("class", "icons"), ("aria-hidden", "true"), ("width", "0"), ("height", "0"));
        foreach (var (name, path) in Icons) writer.Open("symbol", ("id", $"i-{name}"), ("viewBox", "0 0 16 16")).Open("path", ("d", path)).Close("path").Close("symbol");
        writer.Close("svg").Line();
    }

    /// <summary>The icon of a type; what it means is said in words beside it.</summary>
    public static void Write(MarkupWriter writer, string type) => Write(writer, PreviewMarks.IconOf(type), "icon", "16");

    /// <summary>The sign of what happens; what it means is said in words beside it. As a letter the arrows of what moves are two dots at the size of a picture, so they are drawn.</summary>
    public static void WriteSign(MarkupWriter writer, PreviewMark mark)
    {
        if (mark.Kind == Moved) Write(writer, Moved, "icon sign", "13");
        else writer.Element("span", mark.Symbol, ("aria-hidden", "true"), ("class", "sign"));
    }

    private static void Write(MarkupWriter writer, string name, string classes, string size) =>
        writer.Open("svg", ("class", classes), ("aria-hidden", "true"), ("width", size), ("height", size)).Open("use", ("href", $"#i-{name}")).Close("use").Close("svg");

    /// <summary>What a type is called.</summary>
    public static string Label(string type) => StepTypes.Label(type);
}
