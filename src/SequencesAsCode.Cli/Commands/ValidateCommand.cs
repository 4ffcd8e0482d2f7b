using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Core.Diagnostics;
using SequencesAsCode.Core.States;
using SequencesAsCode.Files.Linting;

namespace SequencesAsCode.Cli.Commands;

/// <summary>Checks the files of a workspace, offline and without a key.</summary>
internal sealed class ValidateCommand(WorkspaceLint files, Output output)
{
    /// <param name="folder">The workspace's folder.</param>
    /// <param name="workingFolder">Where the command runs: SARIF and GitHub take it for the root of the repository.</param>
    /// <param name="environment">Name of the environment; null for the workspace's default.</param>
    /// <param name="format">How the result is written.</param>
    public int Run(string folder, string workingFolder, string? environment, OutputFormat format)
    {
        var read = files.Read(folder, environment);
        if (read is { Workspace: { } workspace, Environment: { } chosen })
        {
            // What is in no lock of its own is a matter of the files too, and needs no key.
            read = read with
            {
                Diagnostics = [.. read.Diagnostics.Concat(new OtherLocks(workspace, chosen).Findings)
                .OrderBy(diagnostic => diagnostic.At, SourceLocation.FileOrder)]
            };
        }

        var exitCode = read.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error) ? ExitCode.Invalid : ExitCode.Done;
        output.Diagnostics(format, exitCode, read.Diagnostics, Inside(workingFolder, folder));
        if (read.Desired is { } desired) output.Notice($"{desired.Sequences.Length} sequence{(desired.Sequences.Length == 1 ? "" : "s")} read for the environment '{desired.Environment.Name}'.");
        if (read.Environment is { } asked && ServiceName.ReadOnlyBecause(asked) is { } why) output.Notice(why);
        return exitCode;
    }

    // A workspace elsewhere has no path in the repository; its files are named from the workspace.
    private static string Inside(string workingFolder, string folder)
    {
        var relative = Path.GetRelativePath(workingFolder, folder).Replace(Path.DirectorySeparatorChar, '/');
        return relative is "." or ".." || relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? "" : relative;
    }
}
