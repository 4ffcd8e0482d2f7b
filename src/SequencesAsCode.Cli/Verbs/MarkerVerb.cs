using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Output.Markdown;

namespace SequencesAsCode.Cli.Verbs;

/// <summary>
/// Prints the marker of a workspace's comment, for pipelines that look for the comment. It reads no file of the
/// workspace, so it works even when a plan fails.
/// </summary>
internal sealed class MarkerVerb()
    : Verb(
        "marker",
        "Print the hidden first line of the comment that 'plan --format markdown' writes, for a script that "
            + "looks for that comment. No file is read and nothing is called.",
        "marker -C outbound -e production"
    )
{
    public override Task<int> RunAsync(Invocation line, VerbServices services, CancellationToken cancellation)
    {
        services.Output.Line(MarkdownRenderer.Marker(CommentArguments.Name(line.Folder, line.Environment)));
        return Task.FromResult(ExitCode.Done);
    }
}
