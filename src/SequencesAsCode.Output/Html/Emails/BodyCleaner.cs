using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace SequencesAsCode.Output.Html.Emails;

/// <summary>
/// Takes an email's markup apart and keeps what is allowed. Loads nothing, and what is left cannot load, run or lead
/// anywhere.
/// </summary>
internal sealed partial class BodyCleaner
{
    // Browsers nest no deeper than this; deeper elements are shown without their markup.
    private const int Deepest = 100;
    private const int LargestUnseen = 2;

    private static readonly HtmlParser Parser = new();
    private static readonly BodyPart.Start Unseen = new(
        "span",
        [("class", "unseen"), ("title", "Hidden in the email")]
    );

    private readonly ImmutableArray<BodyPart>.Builder parts = ImmutableArray.CreateBuilder<BodyPart>();
    private readonly MergedText text;
    private int verbatim;

    private BodyCleaner(MergedText text) => this.text = text;

    /// <summary>The parts of an email for one contact.</summary>
    public static ImmutableArray<BodyPart> Clean(string markup, SampleContact contact) =>
        Clean(MergedText.Of(markup, contact));

    /// <summary>
    /// The parts of an email as it is written: every side of its conditions, and variables by their names.
    /// </summary>
    public static ImmutableArray<BodyPart> AsWritten(string markup) => Clean(MergedText.AsWritten(markup));

    /// <summary>The parts of a text without markup, for one contact.</summary>
    public static ImmutableArray<BodyPart> OfText(string text, SampleContact contact)
    {
        var merged = MergedText.Of(text, contact);
        return [.. merged.Split(merged.Text)];
    }

    private static ImmutableArray<BodyPart> Clean(MergedText text)
    {
        var body = Parser.ParseDocument("").Body!;
        body.InnerHtml = text.Text;
        var cleaner = new BodyCleaner(text);
        cleaner.Walk(body);
        return cleaner.parts.ToImmutable();
    }

    // With a stack of its own: a body may be nested deeper than a thread's stack is long.
    private void Walk(IElement body)
    {
        var open = new Stack<(INode? Next, ImmutableArray<string> Tags, bool Verbatim, EmailLook Look)>();
        open.Push((body.FirstChild, [], false, EmailLook.Start));
        while (open.TryPop(out var top))
        {
            if (top.Next is not { } node)
            {
                parts.AddRange(top.Tags.Reverse().Select(tag => new BodyPart.End(tag)));
                if (top.Verbatim)
                    verbatim--;
                continue;
            }

            open.Push(top with { Next = node.NextSibling });
            if (node is IText run)
                AddText(verbatim > 0 ? run.Data : Spaces().Replace(run.Data, " "), top.Look);
            else if (node is IElement element && !IsLeaf(element))
            {
                var (at, look) = (parts.Count, top.Look);
                var shown = open.Count <= Deepest ? Begin(element, ref look) : [];
                var isVerbatim = element.LocalName == "pre" && parts.Count > at;
                if (isVerbatim)
                    verbatim++;
                open.Push((element.FirstChild, shown, isVerbatim, look));
            }
        }
    }

    private bool IsLeaf(IElement element)
    {
        if (element.LocalName == "img")
            parts.Add(new BodyPart.Picture(Attribute(element, "src"), Attribute(element, "alt"), IsUnseen(element)));
        else if (element.LocalName is "br" or "hr")
            parts.Add(new BodyPart.Break(element.LocalName));
        else if (!AllowedMarkup.IsDropped(element))
            return false;
        return true;
    }

    // Text without a size is not seen, whatever its neighbors set for themselves.
    private void AddText(string run, EmailLook look)
    {
        var isUnseen = look is { IsSizeless: true, IsHidden: false } && !string.IsNullOrWhiteSpace(run);
        if (isUnseen)
            parts.Add(Unseen);
        parts.AddRange(text.Split(run));
        if (isUnseen)
            parts.Add(new BodyPart.End(Unseen.Tag));
    }

    private ImmutableArray<string> Begin(IElement element, ref EmailLook look)
    {
        var tags = ImmutableArray.CreateBuilder<string>();
        var (outer, tag) = (look, AllowedMarkup.TagOf(element));
        look = outer.Within(element, tag);
        if (tag is not null)
        {
            var target = tag == "a" && element.HasAttribute("href") ? Attribute(element, "href") : null;
            var attributes = AllowedMarkup.AttributesOf(element, tag).ToList();
            if (target is not null)
                attributes.Add(("title", $"Leads to {Printable.Text(BodyPart.Short(target))}"));
            if (look.Ground != outer.Ground)
                attributes.Add(
                    EmailLook.IsExact(tag) ? ("bgcolor", look.Ground.Hex) : ("class", GroundClass.NameOf(look.Ground))
                );
            Add(new BodyPart.Start(tag, [.. attributes]) { Target = target });
        }

        // Rows and lists hold no text of their own.
        if (element.LocalName is "table" or "tbody" or "thead" or "tfoot" or "tr" or "ul" or "ol" or "dl")
            return tags.ToImmutable();
        foreach (var style in AllowedMarkup.StyledBy(element))
            Add(new(style, []));
        var readable = look.Readable();
        if (readable.Shown != look.Shown)
            Add(new("font", [("color", readable.Shown.Hex)]));
        look = readable;
        if (AllowedMarkup.IsHidden(element) && !look.IsHidden)
        {
            Add(Unseen);
            look = look with { IsHidden = true };
        }

        return tags.ToImmutable();

        void Add(BodyPart.Start start)
        {
            parts.Add(start);
            tags.Add(start.Tag);
        }
    }

    private string Attribute(IElement element, string name) => text.Plain(element.GetAttribute(name) ?? "").Trim();

    private static bool IsUnseen(IElement element) =>
        AllowedMarkup.IsHidden(element)
        || IsTiny(element.GetAttribute("width"))
        || IsTiny(element.GetAttribute("height"));

    private static bool IsTiny(string? size) =>
        int.TryParse(size?.Replace("px", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, out var pixels)
        && pixels <= LargestUnseen;

    [GeneratedRegex(@"[ \t\r\n\f]+")]
    private static partial Regex Spaces();
}
