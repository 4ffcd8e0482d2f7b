using SequencesAsCode.Files.Checks;
using SequencesAsCode.Files.Reading;
using SequencesAsCode.Files.Reading.Folder;

namespace SequencesAsCode.Files;

/// <summary>
/// Reads a workspace: <c>sequences.yaml</c>, the sequence files it names, and the bodies they name. Has no state.
/// </summary>
/// <param name="keys">Which variables may hold keys.</param>
public sealed class DesiredStateReader(KeyVariables keys)
{
    /// <summary>A reader that takes keys only from the variables of the services themselves.</summary>
    public DesiredStateReader()
        : this(KeyVariables.OwnAlone) { }

    /// <summary>
    /// Reads everything and reports every mistake. Does not throw, whatever the files contain. Only files inside
    /// <paramref name="workspaceFolder"/> are read; links that lead out of it are refused.
    /// </summary>
    /// <param name="workspaceFolder">The folder with <c>sequences.yaml</c>.</param>
    /// <param name="environmentName">The environment to take values for; null for the workspace's default or only
    /// one.</param>
    /// <param name="drafts">Files that are read as if they were in the workspace, in place of those on the
    /// disk.</param>
    public ReadResult Read(string workspaceFolder, string? environmentName, params IEnumerable<DraftFile> drafts)
    {
        ArgumentNullException.ThrowIfNull(workspaceFolder);
        return Read(new(workspaceFolder, drafts), environmentName, keys, _ => FurtherRules.None);
    }

    /// <summary>The same, with further rules.</summary>
    internal static ReadResult Read(
        WorkspaceFiles files,
        string? environmentName,
        KeyVariables keys,
        Func<WorkspaceFile, FurtherRules> further
    )
    {
        var diagnostics = new List<Diagnostic>();
        var source = WorkspaceReader.Read(files, environmentName, diagnostics, keys) is { } workspace
            ? Read(workspace, files, further(workspace), diagnostics)
            : null;
        var failed = source is null || diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
        return new(
            failed ? null : source!.Desired,
            [.. diagnostics.OrderBy(diagnostic => diagnostic.At, SourceLocation.FileOrder)]
        )
        {
            Workspace = source?.Desired.Workspace,
            Environment = source?.Desired.Environment,
        };
    }

    private static WorkspaceSource Read(
        WorkspaceFile workspace,
        WorkspaceFiles files,
        FurtherRules further,
        List<Diagnostic> diagnostics
    )
    {
        var patterns = new SequencePatterns(files, diagnostics);
        var paths = patterns.Find(workspace.Patterns).ToImmutableArray();
        var sequences = Sequences(workspace, files, paths, further, diagnostics);
        diagnostics.AddRange(Rules.Check(workspace, sequences));
        var source = new WorkspaceSource(
            workspace,
            sequences,
            new(
                workspace.Workspace,
                workspace.Environment,
                [.. sequences.Select(sequence => sequence.Desired)],
                files.Digest()
            ),
            new(files, paths, [.. patterns.Idle])
        );
        diagnostics.AddRange(further.InWorkspace(source));
        return source;
    }

    // Files do not depend on each other, so they are read and checked side by side; what was found keeps the order of
    // the paths.
    private static ImmutableArray<ReadSequence> Sequences(
        WorkspaceFile workspace,
        WorkspaceFiles files,
        ImmutableArray<string> paths,
        FurtherRules further,
        List<Diagnostic> diagnostics
    )
    {
        var rules = Rules.InSequence(workspace);
        var read = new ReadSequence?[paths.Length];
        var found = new List<Diagnostic>[paths.Length];
        Parallel.For(
            0,
            paths.Length,
            index =>
            {
                found[index] = [];
                if (new SequenceReader(workspace, files, found[index]).Read(paths[index]) is { } source)
                    read[index] = ReadSequence.Of(source, rules(source), further.InSequence(source));
            }
        );
        diagnostics.AddRange(found.SelectMany(each => each));
        return [.. read.OfType<ReadSequence>()];
    }
}
