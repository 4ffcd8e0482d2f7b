using SequencesAsCode.Output.Markdown;

namespace SequencesAsCode.Cli.Commands;

/// <summary>Prints the marker of a workspace's comment. It reads no file of the workspace, so it works where a plan could not be made.</summary>
internal sealed class MarkerCommand(Output output)
{
    /// <param name="folder">The workspace's folder, which need not be there.</param>
    /// <param name="environment">The environment as <c>plan</c> was given it; null for the default.</param>
    public int Run(string folder, string? environment)
    {
        output.Line(MarkdownRenderer.Marker(CommentArguments.Name(folder, environment)));
        return ExitCode.Done;
    }
}
