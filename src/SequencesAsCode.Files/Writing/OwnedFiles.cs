using System.Text.RegularExpressions;
using SequencesAsCode.Files.Reading;
using SequencesAsCode.Files.Reading.Folder;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Writing;

/// <summary>
/// The files that a workspace is made of and those that runs keep in it, for every environment and whatever mistakes
/// are in them: no output goes over them.
/// A path is compared by what it leads to, so another spelling, letter case or link changes nothing.
/// </summary>
public sealed partial class OwnedFiles
{
    private readonly WorkspaceFiles files;
    private readonly YamlMap? root;
    private readonly IFileIdentity identity;

    /// <param name="folder">The workspace; it need not be there.</param>
    /// <param name="identity">Tells which paths are one file.</param>
    public OwnedFiles(string folder, IFileIdentity identity)
    {
        files = new(folder);
        this.identity = identity;
        root = files.Tree(WorkspaceReader.FileName) as YamlMap;
    }

    /// <summary>Whether two paths are one file, or would be on a disk that ignores letter case.</summary>
    public static bool AreSame(string one, string other, IFileIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return string.Equals(RealPath.Of(one) ?? one, RealPath.Of(other) ?? other, StringComparison.OrdinalIgnoreCase)
            || identity.AreOneFile(one, other);
    }

    /// <summary>What of the workspace stands at a path or would be read there, as a sentence calls it; null when
    /// nothing does.</summary>
    public string? At(string path)
    {
        if (!files.Exists(WorkspaceReader.FileName))
            return null;
        if (AreSame(path, files.Full(WorkspaceReader.FileName)))
            return "the workspace file";
        var inside = Path.GetRelativePath(files.Real(""), RealPath.Of(path) ?? path)
            .Replace(Path.DirectorySeparatorChar, '/');
        if (LockName().IsMatch(inside))
            return "a lock file of the workspace";
        if (KeptName().IsMatch(inside))
            return "a file that this program keeps for later runs";
        if (inside.StartsWith(".schemas/", StringComparison.OrdinalIgnoreCase))
            return "a schema of the workspace";
        if (Kept().Any(kept => AreSame(path, kept)))
            return "a file that this program keeps for later runs";
        if (Seeds().Any(seed => AreSame(path, files.Full(seed))))
            return "the seed of an emulator";
        var patterns = Patterns().Where(SequencePatterns.IsUsable).ToList();
        if (patterns.Any(pattern => SequencePatterns.Expression(SequencePatterns.Parts(pattern)).IsMatch(inside)))
            return "a file that 'sequences' of sequences.yaml names";
        var sequences = new SequencePatterns(files, [])
            .Find(patterns.Select(pattern => (pattern, new SourceLocation(WorkspaceReader.FileName))))
            .ToList();
        if (sequences.Any(sequence => AreSame(path, files.Full(sequence))))
            return "a file that 'sequences' of sequences.yaml names";
        return
            MayBeBody(path)
            && sequences
                .SelectMany(sequence => BodyReferences.Named(files, sequence))
                .Distinct(StringComparer.Ordinal)
                .Any(body => AreSame(path, files.Full(body)))
            ? "a body of a sequence"
            : null;
    }

    private bool AreSame(string one, string other) => AreSame(one, other, identity);

    // To know the bodies, every sequence has to be read; a plan that is saved again is surely none of them.
    private bool MayBeBody(string path) =>
        File.Exists(path)
        && (
            !Path.GetExtension(RealPath.Of(path) ?? path).Equals(".json", StringComparison.OrdinalIgnoreCase)
            || identity.MayHaveOtherNames(path)
        );

    private IEnumerable<string> Kept()
    {
        foreach (var folder in new[] { files.Folder, files.Full(".sequences") }.Where(Directory.Exists))
        {
            foreach (
                var kept in Directory
                    .EnumerateFiles(folder)
                    .Where(file =>
                        LockName().IsMatch(Path.GetFileName(file))
                        || KeptName().IsMatch($".sequences/{Path.GetFileName(file)}")
                    )
            )
                yield return kept;
        }
    }

    private IEnumerable<string> Patterns() =>
        root?["sequences"] is { } written
            ? written.Scalars.Select(scalar => scalar.Value)
            : [WorkspaceReader.DefaultPattern];

    private IEnumerable<string> Seeds() =>
        (root?["environments"] as YamlMap)
            ?.Entries.Select(entry => ((entry.Value as YamlMap)?["emulator"] as YamlMap)?["seed"])
            .OfType<YamlNode>()
            .SelectMany(seed => seed.Scalars)
            .Select(scalar => scalar.Value)
        ?? [];

    [GeneratedRegex(
        @"\A(\.sequences/)?sequences\.[^/]+\.lock\.json\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex LockName();

    [GeneratedRegex(
        @"\A\.sequences/((journal|emulator)\.[^/]+\.jsonl?(\.(log|lock|lock\.by|tmp))?|run\.[^/]+\.lock(\.by)?)\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex KeptName();
}
