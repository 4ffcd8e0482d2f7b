using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Output.Markdown;

namespace SequencesAsCode.Cli.Verbs;

/// <summary>
/// Prints the marker of a workspace's comment, for pipelines that look for the comment. It reads no file of the
/// workspace, so it works even when a plan fails.
/// </summary>
internal sealed class MarkerVerb : Verb
{
    public MarkerVerb()
        : base(
            "marker",
            "Print the first line of a plan's comment, for scripts.",
            "marker -C outbound -e production"
        ) =>
        Details =
            "'plan --format markdown' begins with this hidden line, so a script can find its comment. No file is read.";

    public override Task<int> RunAsync(Invocation line, VerbServices services, CancellationToken cancellation)
    {
        services.Output.Line(MarkdownRenderer.Marker(CommentArguments.Name(line.Folder, line.Environment)));
        return Task.FromResult(ExitCode.Done);
    }
}
