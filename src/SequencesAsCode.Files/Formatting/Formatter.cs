using System.Text;
using SequencesAsCode.Files.Reading;
using SequencesAsCode.Files.Yaml;
using YamlDotNet.Core;

namespace SequencesAsCode.Files.Formatting;

/// <summary>A file in canonical form, or why it is left alone.</summary>
/// <param name="Text">The canonical text; null after an error.</param>
/// <param name="Diagnostics">What is wrong.</param>
internal sealed record FormatResult(string? Text, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>
/// Gives a file of a workspace its canonical form and keeps every comment. The result is parsed again; when its values
/// or comments differ from those of the file, the result is an error and no text.
/// </summary>
internal static class Formatter
{
    private const string AgainChanged = "the file again in a second run";

    /// <summary>Formats a file. Mistakes of YAML are errors; faults against the schema are ignored.</summary>
    /// <param name="path">
    /// Path of the file, relative to the workspace. The workspace file has its own order of keys.
    /// </param>
    /// <param name="content">The bytes of the file.</param>
    public static FormatResult Format(string path, ReadOnlySpan<byte> content)
    {
        var diagnostics = new List<Diagnostic>();
        if (
            SourceText.Decode(path, content.ToArray(), diagnostics) is not { } source
            || CommentedTree.Parse(source, diagnostics) is not { } file
        )
            return new(null, [.. diagnostics]);
        var text = Canonical(file, path);
        return Loss(file, path, text) is { } loss
            ? new(null, [Diagnostic.FormatWouldChange(new(path), loss)])
            : new(text, []);
    }

    private static string Canonical(CommentedTree file, string path)
    {
        var layout = LayoutReader.Read(file);
        var isWorkspace = Path.GetFileName(path) == WorkspaceReader.FileName;
        if (!layout.HasAnchors)
            (isWorkspace ? KeyOrder.Workspace : KeyOrder.Sequence).Sort(layout.Root);
        layout.Root.RaiseComments();
        return LayoutWriter.Write(layout);
    }

    private static string? Loss(CommentedTree file, string path, string text)
    {
        if (SourceText.Decode(path, Encoding.UTF8.GetBytes(text), []) is not { } source)
            return AgainChanged;
        try
        {
            var result = CommentedTree.Parse(source);
            return file.LostIn(result) ?? (Canonical(result, path) == text ? null : AgainChanged);
        }
        catch (RefusedException)
        {
            // The file was not refused, so it has other values.
            return "a value";
        }
        catch (Exception fault) when (fault is YamlException || YamlEvents.IsFault(fault))
        {
            return "the meaning of its YAML";
        }
    }
}
