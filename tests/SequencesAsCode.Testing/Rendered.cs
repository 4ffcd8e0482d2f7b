using System.Text.RegularExpressions;
using System.Xml.Linq;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SequencesAsCode.Testing;

/// <summary>A comment, rendered as GitHub-flavored Markdown.</summary>
internal sealed partial class Rendered
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseEmphasisExtras()
        .UseAutoLinks()
        .UseTaskLists()
        .UseFootnotes()
        .UseMathematics()
        .UseDefinitionLists()
        .UseGridTables()
        .Build();
    private static readonly string[] Allowed =
    [
        "b",
        "i",
        "del",
        "ins",
        "br",
        "span",
        "sub",
        "code",
        "details",
        "summary",
        "a",
    ];

    private Rendered(MarkdownDocument document, XDocument page) => (Document, Page) = (document, page);

    public MarkdownDocument Document { get; }

    /// <summary>The parsed HTML. Parsing fails when an element is not closed in its place.</summary>
    public XDocument Page { get; }

    /// <summary>
    /// Renders a comment and checks what is true of every comment: only our links, images, tasks and headings, only
    /// allowed elements, and each closed.
    /// </summary>
    public static Rendered Of(string comment)
    {
        var document = Markdig.Markdown.Parse(comment, Pipeline);
        var inlines = document.Descendants<Inline>().ToList();
        var blocks = document.Descendants<Block>().ToList();
        Assert.Multiple(() =>
        {
            Assert.That(
                inlines.Where(inline => inline is LinkInline or AutolinkInline or TaskList or EmphasisInline),
                Is.Empty,
                "Outside text became markup."
            );
            Assert.That(blocks.Select(block => block.GetType().Name).Distinct(), Is.SubsetOf(Blocks));
            Assert.That(
                blocks.OfType<HeadingBlock>().Select(heading => heading.Level).Distinct(),
                Is.SubsetOf(new[] { 3, 4 })
            );
            Assert.That(Tags(document).Distinct(), Is.SubsetOf(Allowed));
            Assert.That(
                document
                    .Descendants<Table>()
                    .Select(table => table.Cast<TableRow>().Select(row => row.Count).Distinct().Count()),
                Is.All.EqualTo(1),
                "A row has another number of cells."
            );
        });

        var html = Break().Replace(Markdig.Markdown.ToHtml(comment, Pipeline), "<br/>");
        return new(document, XDocument.Parse($"<page>{html}</page>"));
    }

    private static string[] Blocks =>
        [
            "HtmlBlock",
            "ParagraphBlock",
            "ListBlock",
            "ListItemBlock",
            "HeadingBlock",
            "FencedCodeBlock",
            "Table",
            "TableRow",
            "TableCell",
            "QuoteBlock",
        ];

    /// <summary>The number of elements with a name.</summary>
    public int Count(string name) => Page.Descendants(name).Count();

    /// <summary>The readable text, without the invisible characters that keep hosts from adding links.</summary>
    public string Text => Page.Root!.Value.Replace("\u200b", "", StringComparison.Ordinal);

    private static IEnumerable<string> Tags(MarkdownDocument document)
    {
        var raw = document
            .Descendants<HtmlInline>()
            .Select(inline => inline.Tag)
            .Concat(document.Descendants<HtmlBlock>().Select(block => block.Lines.ToString()));
        foreach (var html in raw)
        {
            foreach (Match match in Tag().Matches(html))
            {
                // Any other comment, attribute or declaration has a name that is not allowed.
                if (
                    !(
                        match.Value is "<span dir=\"auto\"" or "<details open=\"\"" or "<!--"
                        || Link().IsMatch(match.Value)
                    )
                    || (match.Value == "<!--" && !html.StartsWith("<!-- sequences-as-code: ", StringComparison.Ordinal))
                )
                    yield return match.Groups["rest"].Value;
            }
        }
    }

    [GeneratedRegex("<(?:/?(?<rest>[a-z0-9]+)>|(?<rest>!--)|(?<rest>[^>]*))", RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();

    [GeneratedRegex("^<a href=\"https?://[A-Za-z0-9._~/:?#=%@+,;!()&-]+\"$")]
    private static partial Regex Link();

    [GeneratedRegex("<br */?>")]
    private static partial Regex Break();
}
