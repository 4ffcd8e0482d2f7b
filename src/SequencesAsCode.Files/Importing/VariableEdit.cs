using SequencesAsCode.Files.Editing.Yaml;
using SequencesAsCode.Files.Formatting;
using SequencesAsCode.Files.Reading;
using SequencesAsCode.Files.Reading.Folder;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Importing;

/// <summary>
/// Adds dynamic variables to <c>variables:</c> of <c>sequences.yaml</c>. Everything else in the file stays as it is.
/// </summary>
/// <param name="files">The workspace.</param>
/// <param name="environment">The environment whose list gets the names, where each environment has its own.</param>
internal sealed class VariableEdit(WorkspaceFiles files, string environment)
{
    private const string Key = "variables";

    /// <summary>Adds the names that the file can hold.</summary>
    public FoundVariables Add(ImmutableArray<string> names)
    {
        if (names.IsEmpty)
            return FoundVariables.None;
        if (With(names) is { } whole)
            return new(names, [], whole);

        // One name may be the reason, so each is tried.
        var found = FoundVariables.None;
        foreach (var name in names)
        {
            ImmutableArray<string> more = [.. found.Added, name];
            found = With(more) is { } file
                ? found with
                {
                    Added = more,
                    File = file,
                }
                : found with
                {
                    NotAdded = found.NotAdded.Add(name),
                };
        }

        return found;
    }

    // Null when the edit is not possible, or the file would not say what it should.
    private DraftFile? With(ImmutableArray<string> names)
    {
        if (
            files.Read(WorkspaceReader.FileName, new(WorkspaceReader.FileName), []) is not { } content
            || SourceText.Decode(WorkspaceReader.FileName, content, []) is not { } source
            || YamlTree.Parse(source, []) is not YamlMap root
        )
            return null;
        try
        {
            var editor = new YamlEditor(content, source, root);
            Add(root, names, editor);
            var draft = Formatted(content, new(WorkspaceReader.FileName, editor.Result()));
            return Lists(draft, names) ? draft : null;
        }
        catch (EditRefusedException)
        {
            return null;
        }
    }

    private void Add(YamlMap root, ImmutableArray<string> names, YamlEditor editor)
    {
        var items = names.Select(name => YamlText.Of(name, inFlow: true)).ToList();
        var whole = $"[{string.Join(", ", items)}]";
        var scoped = (root[Key] as YamlMap)?[EnvironmentValues.Word] as YamlMap;
        if (root[Key] is null)
        {
            editor.Set(root, Key, whole, KeyOrder.Workspace.Keys);
        }
        else if (scoped is not null && scoped[environment] is null)
        {
            editor.Set(scoped, environment, whole, []);
        }
        else if ((scoped?[environment] ?? root[Key]) is YamlList list)
        {
            foreach (var (index, item) in items.Index())
                editor.InsertItem(list, list.Items.Length + index, item);
        }
    }

    // A file in canonical form stays in it.
    private static DraftFile Formatted(byte[] before, DraftFile draft)
    {
        var isCanonical =
            Formatter.Format(draft.Path, before).Text is { } text
            && DraftFile.OfText(draft.Path, text).Content.Span.SequenceEqual(before);
        return isCanonical && Formatter.Format(draft.Path, draft.Content.Span).Text is { } formatted
            ? DraftFile.OfText(draft.Path, formatted)
            : draft;
    }

    private bool Lists(DraftFile draft, ImmutableArray<string> names)
    {
        var before = Listed(files);
        var after = Listed(new WorkspaceFiles(files.Folder, draft));
        return before is { } old && after is { } now && now.SequenceEqual(old.AddRange(names));
    }

    private ImmutableArray<string>? Listed(WorkspaceFiles read) =>
        WorkspaceReader.Read(read, environment, [])?.Workspace.Variables;
}
