using System.Globalization;

namespace SequencesAsCode.Core.Diagnostics;

// SEQ1xx: files that are missing, cannot be read or have been left unfinished, and the choice of an environment.
public sealed partial record Diagnostic
{
    /// <summary>The folder has no workspace file.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="other">A file of it that has almost the right name; null when there is none.</param>
    /// <param name="above">The nearest workspace above it; null when there is none.</param>
    public static Diagnostic WorkspaceFileMissing(string folder, string? other, string? above) =>
        Error(
            "SEQ101",
            null,
            (other, above) switch
            {
                ({ } name, _) => $"There is no 'sequences.yaml' in '{folder}'. Rename '{name}' to 'sequences.yaml'.",
                (_, { } nearest) =>
                    $"There is no 'sequences.yaml' in '{folder}'. The nearest workspace is in '{nearest}': name it "
                        + "with -C.",
                _ => $"There is no 'sequences.yaml' in '{folder}' or in a folder above it. Create a workspace with "
                    + "'sequences init', or name its folder with -C.",
            }
        );

    /// <summary>A folder has the name of a file that is needed.</summary>
    public static Diagnostic FileIsFolder(SourceLocation at, string path) =>
        Error(
            "SEQ102",
            at,
            $"{Quote(path)} is a folder, but a file is expected. Name a file in it, or remove the folder."
        );

    /// <summary>The file cannot be opened or read.</summary>
    public static Diagnostic FileUnreadable(SourceLocation at, string path, string reason) =>
        Error("SEQ103", at, $"{Quote(path)} cannot be read ({reason.TrimEnd('.')}). Check its path and permissions.");

    /// <summary>The file is larger than the limit, in bytes.</summary>
    public static Diagnostic FileTooLarge(SourceLocation at, string path, long bytes, long limit) =>
        Error(
            "SEQ104",
            at,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Quote(path)} has {bytes} bytes, and the limit is {limit}. Split it, or remove what does "
                    + $"not belong there."
            )
        );

    /// <summary>The file is not valid UTF-8.</summary>
    public static Diagnostic NotUtf8(SourceLocation at) =>
        Error("SEQ105", at, "This is not UTF-8 text. Save the file as UTF-8.");

    /// <summary>The text has a character that text files must not contain.</summary>
    public static Diagnostic ControlCharacter(SourceLocation at, char character) =>
        Error(
            "SEQ106",
            at,
            character is '\u0085' or '\u2028' or '\u2029'
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"There is an invisible line end (U+{(int)character:X4}) here, as word processors and chats "
                        + $"paste it. Replace it with a space or an ordinary line end."
                )
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"There is a control character (U+{(int)character:X4}) here, which does not belong in text. "
                        + $"Delete it."
                )
        );

    /// <summary>A symbolic link has no target.</summary>
    public static Diagnostic BrokenLink(SourceLocation at, string path) =>
        Error("SEQ107", at, $"{Quote(path)} is a link that leads nowhere. Correct or remove it.");

    /// <summary>A symbolic link leads outside the workspace.</summary>
    public static Diagnostic LinkLeavesWorkspace(SourceLocation at, string path) =>
        Error(
            "SEQ108",
            at,
            $"{Quote(path)} is a symbolic link that leads out of the workspace. Only files inside the "
                + "workspace are read, so copy the file into it."
        );

    /// <summary>The file has no content.</summary>
    public static Diagnostic EmptyFile(SourceLocation at) =>
        Error("SEQ109", at, "This file is empty. Write its keys, or delete the file.");

    /// <summary>A file pattern is absolute or leaves the workspace.</summary>
    public static Diagnostic BadPattern(SourceLocation at, string pattern) =>
        Error(
            "SEQ130",
            at,
            $"The pattern {Quote(pattern)} leads out of the workspace. Write a relative path with forward "
                + "slashes and without '..', like 'sequences/**/*.yaml'."
        );

    /// <summary>A file pattern is longer than the limit.</summary>
    public static Diagnostic PatternTooLong(SourceLocation at, string pattern, int limit) =>
        Error(
            "SEQ132",
            at,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The pattern {Quote(pattern)} has {pattern.Length} characters, and the limit is {limit}. "
                    + $"Shorten it, or write a list of several patterns."
            )
        );

    /// <summary>The text has an unresolved merge conflict.</summary>
    public static Diagnostic MergeConflict(SourceLocation at, string where) =>
        Error(
            "SEQ133",
            at,
            $"There is an unresolved merge conflict in {where}. Keep the text that you want, and delete "
                + "the lines of '<<<<<<<', '=======' and '>>>>>>>'."
        );

    /// <summary>The file is a pointer of Git LFS instead of the text.</summary>
    public static Diagnostic LfsPointer(SourceLocation at) =>
        Error(
            "SEQ134",
            at,
            "This is a pointer of Git LFS, not the text itself. Run 'git lfs pull' to fetch the text, "
                + "and remove this kind of file from .gitattributes."
        );

    /// <summary>More errors were found than are shown.</summary>
    public static Diagnostic MoreErrors(SourceLocation? at, int more) =>
        Error(
            "SEQ135",
            at,
            $"From here on, {Several(more, "more error is", "more errors are")} not shown. Correct the "
                + "errors that are shown first."
        );

    /// <summary>More warnings were found than are shown.</summary>
    public static Diagnostic MoreWarnings(SourceLocation? at, int more) =>
        Warning(
            "SEQ136",
            at,
            $"From here on, {Several(more, "more warning is", "more warnings are")} not shown. Look at "
                + "the warnings that are shown first."
        );

    /// <summary>A single line is left of a merge conflict.</summary>
    public static Diagnostic MergeMarker(SourceLocation at, string line) =>
        Error(
            "SEQ137",
            at,
            $"The line {Quote(line)} is left over from a merge conflict. Delete it, and check the text around it."
        );

    /// <summary>The body file does not exist.</summary>
    public static Diagnostic BodyFileMissing(SourceLocation at, string path, string? suggestion) =>
        Error(
            "SEQ140",
            at,
            $"There is no file {Quote(path)}{Suggest(suggestion)}. The path is relative to the sequence file."
        );

    /// <summary>The path of a body file leaves the workspace.</summary>
    public static Diagnostic BodyFileOutside(SourceLocation at, string path) =>
        Error(
            "SEQ141",
            at,
            $"The body file {Quote(path)} is outside the workspace. Write a path relative to the sequence "
                + "file, with forward slashes."
        );

    /// <summary>The extension of a body file is not known.</summary>
    public static Diagnostic BodyFileExtension(SourceLocation at, string path) =>
        Error(
            "SEQ142",
            at,
            $"The body file {Quote(path)} is neither Markdown nor HTML. Its name must end in .md, "
                + ".markdown, .html or .htm."
        );

    /// <summary>The Markdown is too complex to be rendered.</summary>
    public static Diagnostic MarkdownTooDeep(SourceLocation at) =>
        Error(
            "SEQ143",
            at,
            "This Markdown is nested too deeply, or has too many marks, to be rendered. Simplify its "
                + "lists, quotes, links and emphasis."
        );

    /// <summary>The Markdown is longer than the limit, in characters.</summary>
    public static Diagnostic MarkdownTooLong(SourceLocation at, int length, int limit) =>
        Error(
            "SEQ144",
            at,
            string.Create(
                CultureInfo.InvariantCulture,
                $"This Markdown has {length} characters, and the limit is {limit}. Shorten it, or write the "
                    + $"body as HTML."
            )
        );

    /// <summary>The HTML is nested deeper than the limit.</summary>
    public static Diagnostic HtmlTooDeep(SourceLocation at, int limit) =>
        Error(
            "SEQ145",
            at,
            string.Create(
                CultureInfo.InvariantCulture,
                $"This HTML has more than {limit} elements inside each other. Close them, or remove those "
                    + $"that do nothing."
            )
        );

    /// <summary>The workspace has no environment with this name.</summary>
    public static Diagnostic EnvironmentUnknown(
        SourceLocation at,
        string name,
        string? suggestion,
        IEnumerable<string> known
    ) =>
        Error(
            "SEQ150",
            at,
            $"There is no environment {Quote(name)}{Suggest(suggestion)}. The workspace has {List(known)}."
        );

    /// <summary>The workspace has several environments and no default.</summary>
    public static Diagnostic EnvironmentNotChosen(SourceLocation at, IEnumerable<string> known) =>
        Error(
            "SEQ151",
            at,
            $"The workspace has several environments ({List(known)}), and none is chosen. Choose one with "
                + "'-e NAME', or add 'default_environment: NAME' to sequences.yaml."
        );

    /// <summary>Formatting the file would change its meaning, which is a fault of the formatter.</summary>
    public static Diagnostic FormatWouldChange(SourceLocation at, string what) =>
        Error(
            "SEQ160",
            at,
            $"Formatting this file would change {what}, so it is left as it is. This is a bug in the program. Please "
                + "report it, with the file."
        );
}
