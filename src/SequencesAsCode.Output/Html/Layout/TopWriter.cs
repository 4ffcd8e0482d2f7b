using System.Globalization;
using SequencesAsCode.Output.Html.Markup;
using SequencesAsCode.Output.Html.Pages;
using SequencesAsCode.Output.Html.Parts;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Html.Layout;

/// <summary>Writes the top of a page: what it is, where it comes from, what it means, and the summary.</summary>
internal static class TopWriter
{
    private const string Stopped = "The whole plan needs a decision";
    private const int ShortCommit = 8;

    public static HtmlMarkup Write(PreviewPage page) =>
        HtmlMarkup.Of(
            $"""
            <header class="top">
            <div class="title-row"><h1>{page.Title}</h1>{Origin(page)}</div>
            <div class="meaning-row">{Meaning(page)}{Notes(page)}</div>
            {Allowed(page)}{SummaryWriter.Write(page)}{BlockWriter.Write(page.Decisions, Stopped, null)}</header>

            """
        );

    private static HtmlMarkup Origin(PreviewPage page)
    {
        HtmlMarkup[] facts = [.. Facts(page)];
        return facts.Length == 0 ? default : HtmlMarkup.Of($"<p class=\"origin\">{facts}</p>");
    }

    private static IEnumerable<HtmlMarkup> Facts(PreviewPage page)
    {
        var origin = page.Origin;
        if (origin.PullRequest is { Scheme: "https" or "http" } address)
        {
            yield return HtmlMarkup.Of(
                $"<span><a href=\"{address.AbsoluteUri}\" rel=\"noreferrer\">{PullRequest(address)}</a></span>"
            );
        }

        if (origin.Commit is { } commit)
            yield return HtmlMarkup.Of($"<span>commit <code title=\"{commit}\">{Short(commit)}</code></span>");
        if (origin.Made is { } made)
        {
            var exact = made.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            var shown = made.UtcDateTime.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
            yield return HtmlMarkup.Of($"<span>made <time datetime=\"{exact}\">{shown}</time></span>");
        }

        if (page.Account.Length > 0)
            yield return HtmlMarkup.Of($"<span>{page.Account}</span>");
    }

    // The addresses of GitHub, GitLab and Azure DevOps end with the number.
    private static string PullRequest(Uri address)
    {
        string[] parts = address.AbsolutePath.TrimEnd('/').Split('/');
        var isMerge = parts.Contains("merge_requests", StringComparer.Ordinal);
        var name = isMerge ? "Merge request" : "Pull request";
        var isNumbered = parts[^1].Length > 0 && parts[^1].All(char.IsAsciiDigit);
        return isNumbered ? $"{name} {(isMerge ? '!' : '#')}{parts[^1]}" : name;
    }

    private static string Short(string commit) =>
        commit.Length > ShortCommit && commit.All(char.IsAsciiHexDigit) ? commit[..ShortCommit] : commit;

    // What to do first is said below.
    private static HtmlMarkup Meaning(PreviewPage page) =>
        page.HasAny ? HtmlMarkup.Of($"<p class=\"meaning\">{page.Meaning}</p>") : default;

    private static HtmlMarkup Allowed(PreviewPage page) =>
        page.Consents.IsEmpty
            ? default
            : HtmlMarkup.Of($"<p class=\"allowed\">Allowed for this plan: {string.Join("; ", page.Consents)}.</p>\n");

    private static HtmlMarkup Notes(PreviewPage page)
    {
        if (page.Warnings.IsEmpty && page.Remarks.IsEmpty)
            return default;
        var warnings = page.Warnings.Select(warning => HtmlMarkup.Of($"<p class=\"remark warning\">{warning}</p>\n"));
        var remarks = page.Remarks.Select(remark => HtmlMarkup.Of($"<p class=\"remark\">{remark}</p>\n"));
        return HtmlMarkup.Of(
            $"""
            <details class="notes{(page.Warnings.IsEmpty ? "" : " has-warnings")}"><summary>{Counts(page)}</summary>
            {warnings}{remarks}</details>

            """
        );
    }

    private static string Counts(PreviewPage page)
    {
        var warnings = Phrases.Count(page.Warnings.Length, "warning", "warnings");
        var remarks = Phrases.Count(page.Remarks.Length, "note", "notes");
        if (page.Warnings.IsEmpty)
            return remarks;
        return page.Remarks.IsEmpty ? warnings : $"{warnings}, {remarks}";
    }
}
