using System.Text;
using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Files.Editing.Markdown;
using SequencesAsCode.Files.Editing.Yaml;
using SequencesAsCode.Files.Reading;
using SequencesAsCode.Files.Reading.Folder;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Editing;

/// <summary>
/// Writes bodies that were edited in Apollo to where the file keeps them: into the file itself, or a file beside it.
/// </summary>
/// <param name="files">The workspace.</param>
/// <param name="sequenceFile">The sequence file.</param>
/// <param name="style">How Markdown is rendered here.</param>
/// <param name="uses">How many touches of the workspace use each body file, by its path without links.</param>
internal sealed class BodyEditor(
    WorkspaceFiles files,
    string sequenceFile,
    MarkdownStyle style,
    Lazy<IReadOnlyDictionary<string, int>> uses
)
{
    private readonly List<DraftFile> drafts = [];
    private readonly List<string> unused = [];

    /// <summary>The body files that change.</summary>
    public ImmutableArray<DraftFile> Drafts => [.. drafts];

    /// <summary>Body files that are no longer used.</summary>
    public ImmutableArray<string> Unused => [.. unused];

    /// <summary>Writes the body of a touch.</summary>
    /// <exception cref="EditRefusedException">The body has no form there that renders to Apollo's, or the change would
    /// affect another touch.</exception>
    public void Edit(YamlMap touch, FieldValue value, YamlEditor yaml)
    {
        var entry = touch.Entries.First(candidate => BodyKeys.All.Contains(candidate.Key.Value));
        var node = (YamlScalar)entry.Value;
        if (value is not FieldValue.Html html)
            throw new EditRefusedException(node, "Apollo has no body, and a file cannot express that");
        switch (entry.Key.Value)
        {
            case BodyKeys.File:
                EditFile(node, html.Markup);
                break;
            case BodyKeys.Markdown:
                yaml.Replace(
                    node,
                    FileEditor.Like(
                        node,
                        Markdown(node, node.Value.TrimEnd('\n'), html.Markup, "it"),
                        yaml.IsInFlow(node)
                    )
                );
                break;
            default:
                yaml.Replace(node, FileEditor.Like(node, html.Markup, yaml.IsInFlow(node)));
                break;
        }
    }

    /// <summary>Records the bodies that only a removed step or touch used.</summary>
    public void Release(YamlNode part)
    {
        foreach (
            var path in BodyReferences
                .In(part, sequenceFile)
                .Where(path => uses.Value.GetValueOrDefault(files.Real(path)) == 1)
        )
            unused.Add(path);
    }

    private void EditFile(YamlScalar node, string markup)
    {
        var path = BodyPath.Resolve(sequenceFile, node.Value)!;
        if (uses.Value.GetValueOrDefault(files.Real(path)) > 1)
            throw new EditRefusedException(
                node,
                $"{path} is also the body of other variants, which were not edited in the same way"
            );
        var content =
            files.Read(path, node.At, []) ?? throw new EditRefusedException(node, $"{path} can no longer be read");
        var text =
            SourceText.Decode(path, content, [])
            ?? throw new EditRefusedException(node, $"{path} can no longer be read");
        var isMarkdown = BodyPath.IsMarkdown(path);
        var written = text.Text.TrimEnd('\n');
        var body =
            (isMarkdown ? Markdown(node, written, markup, path) : markup.TrimEnd('\n')) + text.Text[written.Length..];
        if (body == text.Text)
            return;
        if (new UTF8Encoding(false).GetString(content).Contains("\r\n", StringComparison.Ordinal))
            body = body.Replace("\n", "\r\n", StringComparison.Ordinal);
        byte[] mark = content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? [.. Encoding.UTF8.Preamble] : [];
        drafts.Add(new(path, mark.Concat(Encoding.UTF8.GetBytes(body)).ToArray()));
    }

    private string Markdown(YamlScalar node, string written, string markup, string where) =>
        MarkdownMerge.Of(written, markup, style)
        ?? throw new EditRefusedException(
            node,
            $"Apollo's body cannot be written as Markdown without a difference. Change {where} by hand, "
                + "or keep the body as HTML"
        );
}
