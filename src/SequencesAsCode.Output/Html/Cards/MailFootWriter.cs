using System.Globalization;
using SequencesAsCode.Output.Html.Emails;
using SequencesAsCode.Output.Html.Markup;
using SequencesAsCode.Output.Html.Texts;
using SequencesAsCode.Output.Html.Views;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Html.Cards;

/// <summary>Writes what stands below an email: its length, the data that it needs, and where its links lead.</summary>
internal static class MailFootWriter
{
    private const int MostLinks = 20;
    private const int WordsPerMinute = 230;

    /// <summary>The foot of one version.</summary>
    public static HtmlMarkup Write(PreviewTouch touch, bool isAfter)
    {
        if ((isAfter ? touch.NewMail : touch.OldMail ?? touch.NewMail) is not { } mail)
            return default;
        var needs = isAfter ? Needs(touch.Needed) : default;
        var links = Links(mail, isAfter ? touch.Body.Come : touch.Body.Gone, isAfter);
        return HtmlMarkup.Of($"<div class=\"mail-foot\">{Length(mail)}{needs}{links}</div>");
    }

    private static HtmlMarkup Length(MailFacts mail)
    {
        if (mail.Words == 0)
            return default;
        return HtmlMarkup.Of($"<span>{Phrases.Count(mail.Words, "word", "words")}, {ReadingTime(mail.Words)}</span>");
    }

    private static string ReadingTime(int words) =>
        words < WordsPerMinute
            ? "under a minute"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"about {Math.Round((double)words / WordsPerMinute, MidpointRounding.AwayFromZero)} min"
            );

    private static HtmlMarkup Needs(ImmutableArray<string> names)
    {
        if (names.IsEmpty)
            return default;
        var shown = names.Select((name, place) => HtmlMarkup.Of($"{(place == 0 ? "" : ", ")}{Name(name)}"));
        return HtmlMarkup.Of($"<span>needs: {shown}</span>");
    }

    private static HtmlMarkup Name(string name) =>
        VariableNames.IsBuiltIn(name) ? HtmlMarkup.Text(VariableNames.Of(name)) : HtmlMarkup.Of($"<code>{name}</code>");

    // Those that change are always listed.
    private static HtmlMarkup Links(MailFacts mail, ImmutableArray<string> marked, bool isAfter)
    {
        if (mail.Links.IsEmpty)
            return default;
        var mark = isAfter ? TextSides.Change.OnlySecond : TextSides.Change.OnlyFirst;
        var isMarked = marked.ToHashSet(StringComparer.Ordinal);
        List<MailLink> shown =
        [
            .. mail
                .Links.Index()
                .Where(link => link.Index < MostLinks || IsMarked(link.Item))
                .Select(link => link.Item),
        ];
        var more = mail.Links.Length - shown.Count;
        var rest = more == 0 ? default : HtmlMarkup.Of($"<li>{Phrases.Count(more, "more", "more")}</li>\n");
        return HtmlMarkup.Of(
            $"""
            <ul class="links">
            {shown.Select(link => Link(link, IsMarked(link) ? mark : "span"))}{rest}</ul>
            """
        );

        bool IsMarked(MailLink link) => isMarked.Contains($"{(link.IsImage ? "image" : "link")} {link.Target}");
    }

    private static HtmlMarkup Link(MailLink link, string mark)
    {
        var kind = link.IsImage ? "Image" : "Link";
        var text = link.Text.Length == 0 ? kind : link.Text;
        var target = HtmlMarkup.Element(
            mark,
            HtmlMarkup.Text(BodyPart.Short(Printable.Text(link.Target))),
            HtmlAttribute.Of("class", "target")
        );
        return HtmlMarkup.Of(
            $"<li><span class=\"vh\">{kind}: </span><span class=\"link-text\">{text}</span> "
                + $"<span aria-hidden=\"true\">→</span> {target}</li>\n"
        );
    }
}
