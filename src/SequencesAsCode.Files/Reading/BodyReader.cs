using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Files.Reading.Folder;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Reading;

/// <summary>Reads the body of a touch from the one of its three keys that is used.</summary>
/// <param name="files">The workspace.</param>
/// <param name="sequenceFile">The sequence file.</param>
/// <param name="style">How its Markdown is rendered.</param>
/// <param name="diagnostics">The mistakes are added here.</param>
internal sealed class BodyReader(
    WorkspaceFiles files,
    string sequenceFile,
    MarkdownStyle style,
    ICollection<Diagnostic> diagnostics
)
{
    private static readonly string[] HtmlEndings = [".html", ".htm"];

    /// <summary>
    /// The body and the text it was made of; both null when the touch states none, or after a diagnostic.
    /// </summary>
    public (FieldValue? Body, BodySource? Source) Read(YamlMap touch)
    {
        var stated = touch.Entries.Where(entry => BodyKeys.All.Contains(entry.Key.Value)).ToList();
        if (stated.Count > 1)
        {
            diagnostics.Add(Diagnostic.SeveralBodies(stated[1].Key.At, stated[0].Key.Value, stated[1].Key.Value));
            return default;
        }

        if (stated is not [{ Value: YamlScalar node } entry])
            return default;
        if (Presence.Clears(node))
            return (FieldValue.None, null);
        return entry.Key.Value switch
        {
            BodyKeys.File => FromFile(node),
            BodyKeys.Markdown => FromMarkdown(new(Trimmed(node.Value), node, null, true)),
            _ => FromHtml(new(Trimmed(node.Value), node, null, false)),
        };
    }

    private (FieldValue? Body, BodySource? Source) FromFile(YamlScalar node)
    {
        var markdown = BodyPath.IsMarkdown(node.Value);
        if (BodyPath.Resolve(sequenceFile, node.Value) is not { } path)
            diagnostics.Add(Diagnostic.BodyFileOutside(node.At, node.Value));
        else if (!markdown && !HtmlEndings.Contains(Path.GetExtension(node.Value).ToLowerInvariant()))
            diagnostics.Add(Diagnostic.BodyFileExtension(node.At, node.Value));
        else if (!files.Exists(path))
            diagnostics.Add(Diagnostic.BodyFileMissing(node.At, node.Value, Nearby(node.Value, path)));
        else if (
            files.Read(path, node.At, diagnostics) is { } content
            && SourceText.Decode(path, content, diagnostics) is { } text
        )
        {
            var source = new BodySource(Trimmed(text.Text), node, text, markdown);
            return markdown ? FromMarkdown(source) : FromHtml(source);
        }

        return default;
    }

    private (FieldValue? Body, BodySource? Source) FromMarkdown(BodySource source)
    {
        var at = source.File is { } file ? new(file.File) : source.Node.At;
        if (source.Text.Length > MarkdownEmail.Limit)
        {
            diagnostics.Add(Diagnostic.MarkdownTooLong(at, source.Text.Length, MarkdownEmail.Limit));
            return default;
        }

        if (MarkdownEmail.Render(source.Text, style) is { } markup)
        {
            return (
                markup.Length == 0
                    ? FieldValue.None
                    : new FieldValue.Html(markup, MarkdownEmail.Digest(source.Text, style)),
                source
            );
        }

        var line = MarkdownMarks.LineOfExcess(source.Text) is > 0 and var excess
            ? excess
            : MarkdownMarks.DeepestLine(source.Text);
        diagnostics.Add(Diagnostic.MarkdownTooDeep(source.File is null ? at : new(at.File, line)));
        return default;
    }

    private (FieldValue? Body, BodySource? Source) FromHtml(BodySource source)
    {
        if (!HtmlDepth.IsTooDeep(source.Text))
            return (source.Text.Length == 0 ? FieldValue.None : new FieldValue.Html(source.Text), source);
        diagnostics.Add(
            Diagnostic.HtmlTooDeep(source.File is { } file ? new(file.File) : source.Node.At, HtmlDepth.Limit)
        );
        return default;
    }

    private string? Nearby(string written, string path)
    {
        var folder = Path.GetDirectoryName(files.Full(path));
        if (
            folder is null
            || !Directory.Exists(folder)
            || !files.StaysInside(Path.GetRelativePath(files.Folder, folder))
        )
            return null;
        var prefix = written.Contains('/', StringComparison.Ordinal) ? written[..(written.LastIndexOf('/') + 1)] : "";
        try
        {
            var names = Directory
                .EnumerateFiles(folder)
                .Select(file => Path.GetFileName(file))
                .Where(name => !name.StartsWith('.'));
            return Similar.To(path[(path.LastIndexOf('/') + 1)..], names) is { } name ? prefix + name : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string Trimmed(string text) => text.TrimEnd('\n');
}
