using SequencesAsCode.Cli.Hosts;

namespace SequencesAsCode.Cli.Verbs.Ci;

/// <summary>Comments that are written once and then updated in place.</summary>
internal static class Comments
{
    /// <summary>Writes a comment over the one with the same first line, or a new one.</summary>
    public static async Task WriteAsync(Host host, string pullRequest, string text, CancellationToken cancellation)
    {
        var id = await host.FindCommentAsync(pullRequest, FirstLine.Of(text), cancellation).ConfigureAwait(false);
        await host.WriteCommentAsync(pullRequest, id, text, cancellation).ConfigureAwait(false);
    }
}
