using System.Globalization;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Applying.Disk;

/// <summary>The place that a write to a path goes to.</summary>
/// <param name="Path">The path after following links.</param>
/// <param name="Facts">The facts about it; null when nothing is there, or the system gives none.</param>
public sealed partial record WritePlace(string Path, FileFacts? Facts)
{
    private const int MostLinks = 40;

    /// <summary>
    /// Whether to write into it directly: renaming a file over a pipe or a device would take it away from other
    /// processes.
    /// </summary>
    public bool IsThrough => Facts?.Kind is FileKind.Pipe or FileKind.Device || IsOpen(Path);

    /// <summary>The file descriptor of a path such as <c>/dev/stdout</c>; null for other paths.</summary>
    public int? Descriptor =>
        Descriptors().Match(Path) is not { Success: true } match
            ? null
            : match.Groups["name"].Value switch
            {
                "in" => 0,
                "out" => 1,
                "err" => 2,
                _ => int.TryParse(match.Groups["number"].Value, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : null,
            };

    /// <summary>Why it cannot be written, as it follows "it"; null when it can.</summary>
    public string? Refusal =>
        Facts?.Kind switch
        {
            FileKind.Folder => "is a folder",
            FileKind.Socket => "is a socket",
            FileKind.Disk => "is a disk",
            FileKind.Regular when !IsThrough && !MayBeWritten() => "is read-only",
            null when Directory.Exists(Path) => "is a folder",
            null when System.IO.Path.EndsInDirectorySeparator(Path) => "is the name of a folder",
            null when FileAbove() is { } above => $"would be in '{above}', which is a file",
            null when File.Exists(Path) && !MayBeWritten() => "is read-only",
            _ => null,
        };

    /// <summary>The place of a path.</summary>
    public static WritePlace Of(string path)
    {
        var target = System.IO.Path.GetFullPath(path);
        for (
            var links = 0;
            links < MostLinks && !IsOpen(target) && new FileInfo(target).LinkTarget is { } next;
            links++
        )
        {
            target = System.IO.Path.GetFullPath(next, System.IO.Path.GetDirectoryName(target) ?? target);
        }

        return new(target, FileFacts.Of(target));
    }

    // The link of an open file names what is open, which is not a path for a pipe.
    private static bool IsOpen(string path) =>
        Descriptors().IsMatch(path) || path.StartsWith(@"\\.\", StringComparison.Ordinal);

    // Root, or the owner of the folder, could replace a read-only file; but it was made read-only on purpose.
    private bool MayBeWritten()
    {
        const UnixFileMode Write = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(Path) & Write) == UnixFileMode.None)
            return false;
        try
        {
            using var file = new FileStream(
                Path,
                FileMode.Open,
                FileAccess.Write,
                FileShare.ReadWrite | FileShare.Delete,
                bufferSize: 0
            );
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
        catch (IOException)
        {
            // Another process uses it; the write itself reports that.
            return true;
        }
    }

    private string? FileAbove()
    {
        var above = System.IO.Path.GetDirectoryName(Path);
        while (above is not null && !System.IO.Path.Exists(above))
            above = System.IO.Path.GetDirectoryName(above);
        return above is not null && File.Exists(above) ? above : null;
    }

    [GeneratedRegex(
        @"\A/(dev/std(?<name>in|out|err)|(dev|proc/(self|thread-self|[0-9]+))/fd/(?<number>[0-9]+))\z",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Descriptors();
}

/// <summary>A file is not written because of what is there.</summary>
/// <param name="path">The file.</param>
/// <param name="refusal">The reason from <see cref="WritePlace.Refusal"/>.</param>
public sealed class WriteRefusedException(string path, string refusal)
    : IOException($"'{path}' cannot be written: it {refusal}.");
