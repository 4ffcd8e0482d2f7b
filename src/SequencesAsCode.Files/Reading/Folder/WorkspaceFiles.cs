using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Reading.Folder;

/// <summary>
/// Reads files of one workspace folder, never outside it, and keeps a digest of what it read. Several threads may
/// read at once.
/// </summary>
internal sealed class WorkspaceFiles
{
    /// <summary>The most bytes of a file.</summary>
    public const long Limit = 1024 * 1024;

    private readonly Lock reading = new();
    private readonly SortedDictionary<string, byte[]> digests = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ReadOnlyMemory<byte>> drafts = new(StringComparer.Ordinal);
    private readonly string? realFolder;

    /// <param name="folder">The workspace.</param>
    /// <param name="drafts">Files that are read as if they were in the folder, in place of files on the disk.</param>
    public WorkspaceFiles(string folder, params IEnumerable<DraftFile> drafts)
    {
        foreach (var draft in drafts)
            this.drafts[draft.Path] = draft.Content;
        Folder = Path.GetFullPath(folder.Length == 0 ? "." : folder);
        realFolder = RealPath.Of(Folder);
    }

    /// <summary>Full path of the workspace.</summary>
    public string Folder { get; }

    /// <summary>Full path of a path relative to the workspace.</summary>
    public string Full(string path) => Path.Combine(Folder, path.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Paths of the drafts.</summary>
    public IEnumerable<string> Drafts => drafts.Keys;

    /// <summary>Whether anything exists at a path, including a broken link.</summary>
    public bool Exists(string path) =>
        drafts.ContainsKey(path) || Path.Exists(Full(path)) || new FileInfo(Full(path)).LinkTarget is not null;

    /// <summary>The path after following links; two paths of the same file give the same.</summary>
    public string Real(string path) => RealPath.Of(Full(path)) ?? Full(path);

    /// <summary>Whether following links stays inside the workspace.</summary>
    public bool StaysInside(string path) =>
        realFolder is not null && RealPath.Of(Full(path)) is { } real && RealPath.Contains(realFolder, real);

    /// <summary>
    /// The tree of a YAML file; null when there is no file or it cannot be read. Mistakes in it are not reported here.
    /// </summary>
    public YamlNode? Tree(string path)
    {
        var ignored = new List<Diagnostic>();
        return
            Exists(path)
            && Read(path, new(path), ignored) is { } content
            && SourceText.Decode(path, content, ignored) is { } text
            ? YamlTree.Parse(text, ignored)
            : null;
    }

    /// <summary>The content; null after a diagnostic at <paramref name="at"/>.</summary>
    public byte[]? Read(string path, SourceLocation at, ICollection<Diagnostic> diagnostics)
    {
        if (drafts.TryGetValue(path, out var draft))
        {
            if (draft.Length <= Limit)
                return Keep(path, draft.ToArray());
            diagnostics.Add(Diagnostic.FileTooLarge(at, path, draft.Length, Limit));
            return null;
        }

        try
        {
            var file = new FileInfo(Full(path));
            if (Refusal(file, path, at) is not { } refusal)
            {
                // A pipe or a device has no length either, and opening one could wait forever.
                var target = new FileInfo(file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file.FullName);
                return Keep(path, target.Length == 0 ? [] : File.ReadAllBytes(file.FullName));
            }

            diagnostics.Add(refusal);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(Diagnostic.FileUnreadable(at, path, Reason(fault)));
        }

        return null;
    }

    /// <summary>
    /// SHA-256 over path and SHA-256 of the content of every file that was read, each with its length, in ordinal order
    /// of the paths.
    /// </summary>
    public string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, digest) in digests)
        {
            Append(hash, Encoding.UTF8.GetBytes(path));
            Append(hash, digest);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>A failure of the disk in words, without the path, which the message already names.</summary>
    public static string Reason(Exception fault) =>
        fault switch
        {
            UnauthorizedAccessException => "access is denied",
            FileNotFoundException or DirectoryNotFoundException => "it does not exist",
            PathTooLongException => "its path is too long",
            _ => "the disk reports an error",
        };

    private byte[] Keep(string path, byte[] content)
    {
        var digest = SHA256.HashData(content);
        lock (reading)
            digests[path] = digest;
        return content;
    }

    private Diagnostic? Refusal(FileInfo file, string path, SourceLocation at)
    {
        if (RealPath.Of(file.FullName) is not { } real)
            return Diagnostic.BrokenLink(at, path);
        if (realFolder is null || !RealPath.Contains(realFolder, real))
            return Diagnostic.LinkLeavesWorkspace(at, path);
        if (Directory.Exists(real))
            return Diagnostic.FileIsFolder(at, path);
        if (!File.Exists(real))
            return file.LinkTarget is null
                ? Diagnostic.FileUnreadable(at, path, "it does not exist")
                : Diagnostic.BrokenLink(at, path);
        var length = new FileInfo(real).Length;
        return length > Limit ? Diagnostic.FileTooLarge(at, path, length, Limit) : null;
    }

    private static void Append(IncrementalHash hash, byte[] bytes)
    {
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
