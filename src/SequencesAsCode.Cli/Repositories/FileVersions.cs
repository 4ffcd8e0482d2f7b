namespace SequencesAsCode.Cli.Repositories;

/// <summary>A version of a file in git.</summary>
/// <param name="Commit">The commit, short.</param>
/// <param name="Blob">The id of its content.</param>
internal sealed record FileVersion(string Commit, string Blob);

/// <summary>The versions of a file that git has, of all branches.</summary>
/// <param name="Own">The id of the content in the folder, whether git has it or not.</param>
/// <param name="All">Every commit that changed the file, newest first.</param>
internal sealed record FileVersions(string Own, ImmutableArray<FileVersion> All)
{
    private const string Commit = "commit ";
    private const int MostLater = 10;

    /// <summary>How git's log has to begin each commit, see <see cref="Of"/>.</summary>
    public const string Format = $"--format={Commit}%h";

    /// <summary>Git has no version.</summary>
    public static FileVersions None { get; } = new("", []);

    /// <summary>
    /// The newest versions that were committed after the one in the folder. A revert commits an old version again; the
    /// version counts from its first commit. Empty when the content in the folder was never committed.
    /// </summary>
    public ImmutableArray<FileVersion> Later =>
        [
            .. All.Take(Math.Max(All.Select(version => version.Blob).ToList().LastIndexOf(Own), 0))
                .Where(version => version.Blob != Own)
                .DistinctBy(version => version.Blob)
                .Take(MostLater),
        ];

    /// <summary>Reads a log.</summary>
    /// <param name="own">The id of the content in the folder.</param>
    /// <param name="log">The log with <c>--raw</c>, <c>-c</c> and <see cref="Format"/>.</param>
    /// <param name="isIts">Whether the file has or had a name; the name is without a folder.</param>
    public static FileVersions Of(string own, string log, Func<string, bool> isIts)
    {
        var versions = ImmutableArray.CreateBuilder<FileVersion>();
        var commit = "";
        foreach (var line in log.Split('\n'))
        {
            if (line.StartsWith(Commit, StringComparison.Ordinal))
                commit = line[Commit.Length..].Trim();
            else if (BlobIn(line, isIts) is { } blob)
                versions.Add(new(commit, blob));
        }

        return new(own, versions.ToImmutable());
    }

    // A line has a colon for each parent, as many modes and ids and those of the commit, a status, a tab and a path.
    private static string? BlobIn(string line, Func<string, bool> isIts)
    {
        if (!line.StartsWith(':') || line.Split('\t') is not [var numbers, var path])
            return null;
        var ids = numbers.TrimStart(':').Split(' ');
        return ids is [.., var blob, _] && blob.Any(digit => digit != '0') && isIts(path[(path.LastIndexOf('/') + 1)..])
            ? blob
            : null;
    }
}
