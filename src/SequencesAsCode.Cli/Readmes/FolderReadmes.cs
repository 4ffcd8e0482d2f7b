using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Files.Formatting;
using SequencesAsCode.Output.Markdown;

namespace SequencesAsCode.Cli.Readmes;

/// <summary>The generated README.md of each folder of bodies.</summary>
internal static class FolderReadmes
{
    /// <summary>The files with the text that they should have.</summary>
    /// <param name="folder">The workspace.</param>
    /// <param name="paths">Sequence files, bodies and generated files, relative to the workspace, whose folders are
    /// meant; null for every folder.</param>
    public static ImmutableArray<FormattedFile> Of(string folder, IReadOnlySet<string>? paths) =>
        [
            .. BodyFolders
                .Find(folder)
                .Where(bodies => paths is null || IsAbout(bodies, paths))
                .Select(bodies => (bodies.ReadmePath, bodies.Readme, Text: FolderReadme.Of(bodies)))
                .Select(file => new FormattedFile(file.ReadmePath, file.Text, file.Readme == file.Text)),
        ];

    /// <summary>
    /// Whether no folder of bodies has a README.md yet, as in a workspace of a version that did not write them.
    /// </summary>
    /// <param name="folder">The workspace.</param>
    public static bool AreNone(string folder) => BodyFolders.Find(folder).All(bodies => bodies.Readme is null);

    /// <summary>Writes those that are missing or not up to date.</summary>
    /// <param name="folder">The workspace.</param>
    /// <param name="paths">Sequence files and bodies, relative to the workspace, whose folders are meant.</param>
    /// <returns>The paths of the written files.</returns>
    public static ImmutableArray<string> Write(string folder, IReadOnlySet<string> paths)
    {
        if (paths.Count == 0)
            return [];
        var stale = Of(folder, paths)
            .Where(file => !file.IsCanonical)
            .Select(file => DraftFile.OfText(file.Path, file.Text))
            .ToList();
        AtomicFile.CheckAll(folder, stale);
        foreach (var file in stale)
            AtomicFile.Write(folder, file);
        return [.. stale.Select(file => file.Path)];
    }

    private static bool IsAbout(BodyFolder bodies, IReadOnlySet<string> paths) =>
        paths.Contains(bodies.ReadmePath)
        || bodies.Sequences.Any(sequence =>
            paths.Contains(sequence.Sequence.At.File) || sequence.Bodies.Values.Any(paths.Contains)
        );
}
