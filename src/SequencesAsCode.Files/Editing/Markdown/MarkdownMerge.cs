using System.Text;
using SequencesAsCode.Core.Markup;
using SequencesAsCode.Files.Bodies;

namespace SequencesAsCode.Files.Editing.Markdown;

/// <summary>
/// Edits Markdown that a person wrote so that it renders to other HTML. Blocks whose HTML stays the same are kept as
/// they are written, and in the others only the edited words change. Every result was rendered and compared with the
/// wanted HTML.
/// </summary>
internal sealed class MarkdownMerge
{
    private const double Alike = 0.4;

    private readonly string written;
    private readonly string wanted;
    private readonly MarkdownStyle style;
    private readonly MarkdownMap map;
    private readonly LinkDefinitions definitions;
    private readonly BodyEdits edits;
    private readonly Dictionary<(int Block, string Html), string?> patches = [];

    private MarkdownMerge(string written, string wanted, MarkdownMap map, MarkdownStyle style)
    {
        this.written = written;
        this.wanted = wanted;
        this.map = map;
        this.style = style;
        definitions = new(written);
        edits = new(map.Html, wanted);
    }

    /// <summary>The text that renders to <paramref name="wanted"/>; null when none was found.</summary>
    public static string? Of(string written, string wanted, MarkdownStyle style)
    {
        if (MarkdownEmail.Map(written, style) is not { } map)
            return null;
        if (HtmlText.SameMarkup(map.Html, wanted))
            return written;
        var merge = new MarkdownMerge(written, wanted, map, style);
        return merge.Redefined() is { } redefined ? Of(redefined, wanted, style) : merge.Merged();
    }

    // Where the target of a link is defined apart from its text, the definition is edited.
    private string? Redefined() =>
        edits
            .Links()
            .Select(link => definitions.With(link.Before, link.After))
            .OfType<string>()
            .FirstOrDefault(text =>
                MarkdownEmail.Render(text, style) is { } html && new BodyEdits(html, wanted).All.Count < edits.All.Count
            );

    private string? Merged()
    {
        var runs = new BlockRuns(map, edits).Of();
        foreach (var hasGap in (bool[])[false, true])
        {
            foreach (var spelling in MarkdownForm.Spellings)
            {
                var parts = runs.Select(run => Parts(run, hasGap, spelling)).ToList();
                if (
                    parts.TrueForAll(part => part is not null)
                    && Proven(Joined([.. parts.SelectMany(part => part!)])) is { } text
                )
                    return text;
            }
        }

        return null;
    }

    // Two leading line breaks separate paragraphs, or a person wrote them, for example after a list.
    private List<Part>? Parts(BlockRun run, bool hasGap, MarkdownSpelling spelling)
    {
        if (!run.IsEdited)
            return [new(Source(run.From), run.From)];
        var whole = edits.Wanted(run.NewFrom, run.NewTo);
        var fresh = WithoutGap(whole);
        if (fresh.Length == 0)
            return [];
        if (run.To == run.From + 1 && Patched(run.From, fresh) is { } patched)
            return [new(patched, run.From)];
        return new MarkdownBlocks(style, spelling).Of(hasGap ? whole : fresh) is { } blocks
            ? Changed(run, blocks)
            : null;
    }

    // Each block is an edit of the next similar block; it is new when no block is similar.
    private List<Part> Changed(BlockRun run, List<string> fresh)
    {
        var parts = new List<Part>();
        var next = run.From;
        foreach (var block in fresh)
        {
            var html = MarkdownEmail.Render(block, style) ?? "";
            var partner = Enumerable
                .Range(next, run.To - next)
                .Select(index => (Index: index, Likeness: new BodyEdits(Html(index), html).Likeness))
                .Where(one => one.Likeness > Alike)
                .OrderByDescending(one => one.Likeness)
                .FirstOrDefault((-1, 0));
            parts.Add(partner.Index < 0 ? new(block, -1) : new(Patched(partner.Index, html) ?? block, partner.Index));
            if (partner.Index >= 0)
                next = partner.Index + 1;
        }

        return parts;
    }

    // The same block is patched to the same HTML for several spellings.
    private string? Patched(int index, string html)
    {
        if (!patches.TryGetValue((index, html), out var patch))
            patches[(index, html)] = patch = Patch(index, html);
        return patch;
    }

    private string? Patch(int index, string html)
    {
        var source = Source(index);
        var target = HtmlText.Canonical(html);
        if (HtmlText.Canonical(Html(index)) == target)
            return source;
        return MarkdownPatch
            .Candidates(source, Html(index), html, style.LineEnds)
            .Distinct(StringComparer.Ordinal)
            .Where(candidate =>
                MarkdownEmail.Render(candidate + definitions, style) is { } rendered
                && HtmlText.Canonical(rendered) == target
            )
            .MinBy(candidate => Changes(source, candidate));
    }

    private static int Changes(string one, string other) =>
        TokenDiff.Of(one.Split('\n'), other.Split('\n')).Sum(hunk => hunk.To - hunk.From + hunk.NewTo - hunk.NewFrom);

    private string? Proven(string text) =>
        MarkdownEmail.Render(text, style) is { } html && HtmlText.SameMarkup(html, wanted) ? text : null;

    private string Joined(List<Part> parts)
    {
        var text = new StringBuilder(Gap(-1));
        foreach (var (index, part) in parts.Index())
        {
            var isLast = index == parts.Count - 1;
            var isKept =
                part.Index >= 0
                && (isLast ? part.Index == map.Blocks.Length - 1 : parts[index + 1].Index == part.Index + 1);
            text.Append(part.Text);
            if (isKept)
                text.Append(Gap(part.Index));
            else if (!isLast)
                text.Append("\n\n");
        }

        return definitions.KeptIn(text.ToString());
    }

    // The text between a block and the next one: blank lines and definitions of links.
    private string Gap(int index)
    {
        var from = index < 0 ? 0 : map.Blocks[index].To;
        var to = index + 1 < map.Blocks.Length ? map.Blocks[index + 1].From : written.Length;
        return from < to ? written[from..to] : "";
    }

    private string Source(int index) => written[map.Blocks[index].From..map.Blocks[index].To];

    private string Html(int index) => WithoutGap(map.Html[map.Blocks[index].HtmlFrom..map.Blocks[index].HtmlTo]);

    // Removes the breaks that the style puts before a paragraph that follows another one.
    private string WithoutGap(string html)
    {
        var gap = style.Paragraphs == ParagraphStyle.Lines ? "<div><br></div>" : "<br><br>";
        return html.StartsWith(gap, StringComparison.Ordinal) ? html[gap.Length..].TrimStart('\n') : html;
    }

    /// <summary>A block of the new text.</summary>
    /// <param name="Text">The Markdown.</param>
    /// <param name="Index">Index of the former block that it continues; -1 for a new one.</param>
    private sealed record Part(string Text, int Index);
}
