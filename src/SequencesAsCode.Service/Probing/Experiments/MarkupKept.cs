using System.Globalization;
using SequencesAsCode.Core.Facts;

namespace SequencesAsCode.Service.Probing.Experiments;

/// <summary>Does markup in a body come back as it was sent?</summary>
/// <param name="batch">The number of the batch, because several fragments are sent in one body.</param>
/// <param name="fragments">The fragments.</param>
internal sealed class MarkupKept(int batch, ImmutableArray<MarkupFragment> fragments)
    : Experiment(
        string.Create(CultureInfo.InvariantCulture, $"{FactNames.Markup}{batch}"),
        $"Does this come back as it was sent: {string.Join(", ", fragments.Select(fragment => fragment.Name))}?",
        "No: a plan says which markup of a changed body Apollo removes."
    )
{
    /// <summary>The question whether something is added at the end of a body.</summary>
    public const string Nothing = "body.nothing_is_added";

    private const string End = "~~end~~";

    public override async Task<ImmutableArray<Finding>> AskAsync(Scratch scratch)
    {
        var body = string.Concat(fragments.Select((fragment, index) => $"{Mark(index)}{fragment.Html}")) + End;
        var attempt = await scratch
            .TryStepsAsync(steps => PartField.Set(steps, Fields.Body, Baseline.Email, body))
            .ConfigureAwait(false);
        if (attempt.Refusal is { } text)
            return [.. fragments.Select(fragment => Finding.Refused(fragment.Fact, text))];
        var came = attempt.After is { } after
            ? HtmlText.Unwrap(PartField.Of(after, Fields.Body, Baseline.Email)?.ToString() ?? "")
            : "";
        var findings = fragments.Select((fragment, index) => Read(fragment, came, index));
        return batch == 1 ? [.. findings, Added(came)] : [.. findings];
    }

    private Finding Read(MarkupFragment fragment, string came, int index)
    {
        var start = came.IndexOf(Mark(index), StringComparison.Ordinal);
        var end = came.IndexOf(index + 1 < fragments.Length ? Mark(index + 1) : End, StringComparison.Ordinal);
        if (start < 0 || end < start)
            return Finding.Unclear(fragment.Fact, "The text around it did not come back.");
        var part = came[(start + Mark(index).Length)..end];
        return Finding.Of(fragment.Fact, part == fragment.Html, part);
    }

    private static Finding Added(string came)
    {
        var end = came.IndexOf(End, StringComparison.Ordinal);
        if (end < 0)
            return Finding.Unclear(Nothing, "The end of the body did not come back.");
        var rest = came[(end + End.Length)..];
        return Finding.Of(Nothing, rest.Length == 0, rest);
    }

    private static string Mark(int index) => string.Create(CultureInfo.InvariantCulture, $"~~p{index}~~");
}
