using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Cli.Results;

/// <summary>Shows paths of the workspace so that they can be used from the working folder. Only text for people needs
/// it: documents name files from the workspace.</summary>
/// <param name="folder">The full path of the workspace.</param>
/// <param name="workingFolder">The full path of the folder that the program runs in.</param>
internal sealed class ShownPaths(string folder, string workingFolder)
{
    /// <summary>Leaves every path as it is.</summary>
    public static readonly ShownPaths Same = new("", "");

    /// <summary>A path of the workspace; any other path stays as it is.</summary>
    public string Of(string path) =>
        folder == workingFolder || Path.IsPathRooted(path)
            ? path
            : Path.GetRelativePath(workingFolder, Path.Combine(folder, path)).Replace(Path.DirectorySeparatorChar, '/');

    public ImmutableArray<Diagnostic> Of(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Select(found => found.At is { } at ? found.With(Of(at)) : found)];

    public Plan Of(Plan plan) =>
        folder == workingFolder
            ? plan
            : new(plan.Context, plan.Sequences.Select(Of), Of(plan.Warnings), plan.Blocks.Select(Of));

    public Listing Of(Listing listing) =>
        listing with
        {
            Sequences =
            [
                .. listing.Sequences.Select(listed =>
                    listed.File is { } file ? listed with { File = Of(file) } : listed
                ),
            ],
        };

    public PullReport Of(PullReport report) =>
        report with
        {
            Sequences =
            [
                .. report.Sequences.Select(pulled =>
                    pulled with
                    {
                        File = Of(pulled.File),
                        Written = [.. pulled.Written.Select(Of)],
                        Unused = [.. pulled.Unused.Select(Of)],
                    }
                ),
            ],
        };

    private SequenceChange Of(SequenceChange change) =>
        change with
        {
            At = change.At is { } at ? Of(at) : null,
            Blocks = [.. change.Blocks.Select(Of)],
        };

    private Block Of(Block block) => block.At is { } at ? block with { At = Of(at) } : block;

    private SourceLocation Of(SourceLocation at) => at with { File = Of(at.File) };
}
