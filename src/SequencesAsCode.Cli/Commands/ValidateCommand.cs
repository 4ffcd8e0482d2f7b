using SequencesAsCode.Diagnostics;
using SequencesAsCode.Files;

namespace SequencesAsCode.Cli.Commands;

/// <summary>Checks the files of a workspace, offline and without a key.</summary>
internal sealed class ValidateCommand(DesiredStateReader files, Output output)
{
    public int Run(string folder, string? environment, OutputFormat format)
    {
        var read = files.Read(folder, environment);
        var exitCode = read.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error) ? ExitCode.Invalid : ExitCode.Done;
        output.Diagnostics(format, exitCode, read.Diagnostics);
        if (read.Desired is { } desired) output.Notice($"{desired.Sequences.Length} sequence{(desired.Sequences.Length == 1 ? "" : "s")} read for the environment '{desired.Environment.Name}'.");
        return exitCode;
    }
}
