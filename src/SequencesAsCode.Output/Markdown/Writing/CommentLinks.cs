using SequencesAsCode.Output.Wording;
using SequencesAsCode.Output.Wording.Pages;

namespace SequencesAsCode.Output.Markdown.Writing;

/// <summary>The links of a comment: to the page, to files and to Apollo. What is not known is not linked.</summary>
internal sealed class CommentLinks(CommentContext context, PlanContext plan)
{
    /// <summary>A link to the page with every email; empty when there is no page.</summary>
    public MarkdownText Page() =>
        context.PageUrl is { } page
            ? MarkdownText.Of(
                $"<b>{MarkdownText.Link(MarkdownText.Of($"See every email before and after →"), page)}</b>"
            )
            : default;

    /// <summary>The name of a sequence, linked to its file.</summary>
    public MarkdownText Name(SequenceChange change, int longest)
    {
        var name = MarkdownText.Prose(change.Name, longest);
        return change.At is { } at && context.FileUrl is { } files
            ? MarkdownText.Link(name, files.Of(Path(at.File)))
            : name;
    }

    /// <summary>Whether a sequence is on, who is in it, and its links, as the small line under its name.</summary>
    public MarkdownText Small(SequenceChange change)
    {
        string?[] states = [SequenceState.Of(change), SequenceState.PeopleOf(change)];
        IEnumerable<MarkdownText> decision =
            change.Action == SequenceAction.Blocked ? [MarkdownText.Of($"<b>needs a decision</b>")] : [];
        var words = states.OfType<string>().Select(text => MarkdownText.Of($"{text}"));
        return MarkdownText.Join(" · ", words.Concat(decision).Concat(Of(change)));
    }

    /// <summary>The links of a sequence to its emails on the page and to Apollo.</summary>
    private IEnumerable<MarkdownText> Of(SequenceChange change)
    {
        if (context.PageUrl is { } page)
            yield return MarkdownText.Link(
                MarkdownText.Of($"emails"),
                new UriBuilder(page) { Fragment = PageAnchor.Of(change.Key) }.Uri
            );
        if (PlanPhrases.InApollo(plan, change) is { } there)
            yield return MarkdownText.Link(MarkdownText.Of($"Apollo"), new(there));
    }

    /// <summary>A place in a file as code, linked to where the file is edited if that is known.</summary>
    public MarkdownText File(string place, string file) =>
        context.EditUrl is { } edit
            ? MarkdownText.Link(MarkdownText.Key(place), edit.Of(Path(file)))
            : MarkdownText.Code(place);

    private string Path(string file) => context.Workspace == "." ? file : $"{context.Workspace.TrimEnd('/')}/{file}";
}
