using SequencesAsCode.Cli.Starter;

namespace SequencesAsCode.Tests.Cli;

/// <summary>How much a team has to add and to set on each host.</summary>
internal static class PipelineCounts
{
    /// <summary>A row for each host: files, lines, and settings for an offline and for a live plan.</summary>
    public static IEnumerable<(string Name, string Row)> All() =>
        new[]
        {
            ("GitHub", PipelineKind.Github),
            ("GitLab", PipelineKind.Gitlab),
            ("Azure", PipelineKind.Azure),
        }.Select(host => (host.Item1, Row(host.Item2)));

    private static string Row(PipelineKind kind)
    {
        var offline = new PipelineChoices(kind, ".", "production", true, "main", "1.0.0");
        var live = offline with { IsOffline = false };
        var lines = System.Text.Encoding.UTF8.GetString(PipelineFile.Of(live).Content.Span).Count(each => each == '\n');
        var (without, with) = (PipelineChecklist.Of(offline).Length, PipelineChecklist.Of(live).Length);
        Assert.That(lines, Is.LessThanOrEqualTo(60));
        return FormattableString.Invariant($"1 | {lines} | {without} | {with}");
    }
}
