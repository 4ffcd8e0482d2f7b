using System.Collections.Immutable;
using SequencesAsCode.Output.Html;

namespace SequencesAsCode.Cli.Commands;

/// <summary>Shows the files alone as a page, every email as its reader would see it; no account, key or lock is needed.</summary>
internal sealed class PreviewCommand(PlanPipeline pipeline, Output output)
{
    /// <param name="folder">The workspace.</param>
    /// <param name="environment">Whose values count where they depend on it; null for the workspace's default.</param>
    /// <param name="keys">The sequences; none for all.</param>
    /// <param name="file">Where the page goes.</param>
    public int Run(string folder, string? environment, ImmutableArray<string> keys, string file)
    {
        OutputGuard.Check("--out", file, folder);
        var (desired, warnings) = pipeline.ReadFiles(folder, environment);
        PlanPipeline.CheckKeys(keys, desired.Sequences.Select(sequence => sequence.Key));
        var sequences = desired.Sequences.Where(sequence => keys.IsEmpty || keys.Contains(sequence.Key, StringComparer.Ordinal));
        output.Page(file, writer => PreviewRenderer.Write(desired, sequences, warnings, writer));
        return ExitCode.Done;
    }
}
