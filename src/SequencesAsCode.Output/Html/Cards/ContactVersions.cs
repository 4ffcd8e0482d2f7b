using SequencesAsCode.Output.Html.Emails;
using SequencesAsCode.Output.Html.Markup;
using SequencesAsCode.Output.Html.Texts;

namespace SequencesAsCode.Output.Html.Cards;

/// <summary>Writes what only some contacts get; the page shows it while one of them is chosen.</summary>
internal static class ContactVersions
{
    /// <summary>An element for each version of a text.</summary>
    /// <param name="text">The versions.</param>
    /// <param name="tag">The element.</param>
    /// <param name="classes">Its classes.</param>
    /// <param name="content">Writes one version.</param>
    public static HtmlMarkup Write(
        ContactText text,
        string tag,
        string classes,
        Func<ImmutableArray<BodyPart>, HtmlMarkup> content
    )
    {
        if (text.Versions is [var only])
            return Element(tag, classes, content(only.Parts));
        return HtmlMarkup.Join(
            text.Versions.Select(version =>
                Element(tag, $"{classes} {ClassesOf(version.Contacts)}", content(version.Parts))
            )
        );
    }

    /// <summary>The classes of an element that only some contacts get.</summary>
    public static string ClassesOf(IEnumerable<SampleContact> contacts) =>
        $"variant {string.Join(' ', contacts.Select(contact => contact.Class))}";

    private static HtmlMarkup Element(string tag, string classes, HtmlMarkup content) =>
        HtmlMarkup.Of($"{HtmlMarkup.Element(tag, content, HtmlAttribute.Of("class", classes))}\n");
}
