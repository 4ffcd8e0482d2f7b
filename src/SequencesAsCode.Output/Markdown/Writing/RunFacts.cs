using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Markdown.Writing;

/// <summary>The line under the headline: the page, the environment, and what the run is limited to.</summary>
internal static class RunFacts
{
    private const int Longest = 400;
    private const int LongestName = 100;

    /// <summary>The line of a plan or an apply.</summary>
    public static Piece Of(CommentContext context, PlanContext plan, CommentLinks links)
    {
        var page = links.Page();
        List<MarkdownText> facts = page.IsEmpty ? [] : [page];
        facts.Add(MarkdownText.Of($"<b>{MarkdownText.Prose(plan.Environment, LongestName)}</b>"));
        if (plan.Service != ServiceName.Apollo)
            facts.Add(MarkdownText.Of($"{ServiceName.Label(plan.Service)}"));
        facts.AddRange(Folder(context.Workspace));
        string?[] bold = [Phrases.Snapshot(plan), Phrases.WithoutLock(plan)];
        facts.AddRange(
            bold.OfType<string>().Select(text => MarkdownText.Of($"<b>{MarkdownText.Prose(text, Longest)}</b>"))
        );
        if (Phrases.LimitedTo(plan) is { } limit)
            facts.Add(MarkdownText.Prose(limit, Longest, [.. plan.Targets]));
        if (string.Join("; ", PlanPhrases.Consents(plan.Consents)) is { Length: > 0 } allowed)
            facts.Add(
                MarkdownText.Of(
                    $"allowed for this run: {MarkdownText.Prose(allowed, Longest, [.. plan.Consents.Keys])}"
                )
            );
        facts.AddRange(
            PlanPhrases.Entries(plan).Select(entry => MarkdownText.Of($"<b>{MarkdownText.Prose(entry, Longest)}</b>"))
        );
        return Comment.Paragraph(Rank.Head, 1, "line", MarkdownText.Join(" · ", facts));
    }

    /// <summary>The folder of the workspace in its repository; nothing for the root.</summary>
    public static IEnumerable<MarkdownText> Folder(string workspace) =>
        workspace == "." ? [] : [MarkdownText.Of($"folder {MarkdownText.Code(workspace)}")];
}
