using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Files.Reading;

namespace SequencesAsCode.Cli.Verbs;

/// <summary>Checks the files of a workspace, offline and without a key.</summary>
internal sealed class ValidateVerb : Verb
{
    private readonly FormatOption format = new(
        OutputFormat.Text,
        OutputFormat.Json,
        OutputFormat.Sarif,
        OutputFormat.Github
    );

    public ValidateVerb()
        : base("validate", "Check your files offline: errors and lint warnings.", "validate -C examples/quickstart")
    {
        Details = "No API key is needed.";
        Add(format);
    }

    public override Task<int> RunAsync(Invocation line, VerbServices services, CancellationToken cancellation)
    {
        var read = WithOtherLocks(services.Lint.Read(line.Folder, line.Environment));
        var hasMistakes = read.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
        var exitCode = hasMistakes ? ExitCode.Invalid : ExitCode.Done;
        var output = services.Output;
        output.Diagnostics(
            line.Value(format),
            exitCode,
            read.Diagnostics,
            PathInRepository(line.WorkingFolder, line.Folder),
            OwnerOf(read.Desired)
        );
        if (read.Desired is { } desired)
            output.Notice(Summary(desired));
        if (read.Environment is { } asked && ServiceName.ReadOnlyBecause(asked) is { } why)
            output.Notice(why);
        return Task.FromResult(exitCode);
    }

    private static string Summary(DesiredState desired) =>
        $"{desired.Sequences.Length} sequence{(desired.Sequences.Length == 1 ? "" : "s")} read for the environment "
        + $"'{desired.Environment.Name}'.";

    private static Func<string, string?> OwnerOf(DesiredState? desired)
    {
        var owners = (desired?.Sequences ?? [])
            .SelectMany(sequence =>
                sequence.BodyFiles.Append(sequence.At.File).Select(file => (File: file, sequence.Key))
            )
            .DistinctBy(owned => owned.File, StringComparer.Ordinal)
            .ToDictionary(owned => owned.File, owned => owned.Key, StringComparer.Ordinal);
        return file => owners.GetValueOrDefault(file);
    }

    // Locks of other environments can be checked without a key, too.
    private static ReadResult WithOtherLocks(ReadResult read) =>
        read is not { Workspace: { } workspace, Environment: { } chosen }
            ? read
            : read with
            {
                Diagnostics =
                [
                    .. read
                        .Diagnostics.Concat(new OtherLocks(workspace, chosen).Findings)
                        .OrderBy(diagnostic => diagnostic.At, SourceLocation.FileOrder),
                ],
            };

    // For SARIF and GitHub the working folder is the root of the repository. A workspace outside it has no such path,
    // so its files are named from the workspace.
    private static string PathInRepository(string workingFolder, string folder)
    {
        var relative = Path.GetRelativePath(workingFolder, folder).Replace(Path.DirectorySeparatorChar, '/');
        var isElsewhere =
            relative is "." or ".."
            || relative.StartsWith("../", StringComparison.Ordinal)
            || Path.IsPathRooted(relative);
        return isElsewhere ? "" : relative;
    }
}
