using SequencesAsCode.Files.Editing.Yaml;
using SequencesAsCode.Files.Reading;
using SequencesAsCode.Files.Reading.Folder;
using SequencesAsCode.Files.Writing;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Editing;

/// <summary>Writes pulled values into one sequence file.</summary>
internal sealed class FileEditor
{
    private readonly SequenceSource source;
    private readonly YamlEditor yaml;
    private readonly BodyEditor bodies;
    private readonly SequenceWriter writer;
    private readonly MadeParts made;
    private readonly byte[] content;
    private readonly List<DraftFile> newBodies = [];

    private FileEditor(SequenceSource source, byte[] content, BodyEditor bodies, MadeParts made)
    {
        this.source = source;
        this.content = content;
        this.bodies = bodies;
        this.made = made;
        yaml = new(content, source.Text, source.Root);
        writer = new(source.Text.File, null);
    }

    /// <summary>An editor of a sequence file; null when the file cannot be read.</summary>
    /// <param name="path">Path of the file, relative to the workspace.</param>
    /// <param name="workspace">The workspace file.</param>
    /// <param name="files">The files of the workspace.</param>
    /// <param name="bodyUses">How many touches of the workspace use each body file, by its path without links.</param>
    /// <param name="made">Drafts of the parts that were made in Apollo.</param>
    public static FileEditor? Open(
        string path,
        WorkspaceFile workspace,
        WorkspaceFiles files,
        Lazy<IReadOnlyDictionary<string, int>> bodyUses,
        MadeParts made
    )
    {
        var ignored = new List<Diagnostic>();
        if (new SequenceReader(workspace, files, ignored).Read(path) is not { } source)
            return null;
        if (files.Read(path, new(path), ignored) is not { } content)
            return null;
        return new(source, content, new(files, path, source.Markdown, bodyUses), made);
    }

    /// <summary>Where the file declares its steps, in order.</summary>
    public IEnumerable<SourceLocation> StepPlaces => source.Steps.Select(step => step.Desired.At);

    /// <summary>Whether the file still declares every part at the place where it was read.</summary>
    public bool Declares(PulledSequence pulled) =>
        pulled.At == source.Desired.At
        && (pulled.Steps ?? []).All(step => step.At is null || source.Steps.Any(one => IsDeclaredBy(one, step)));

    /// <summary>Every file that changes.</summary>
    public ImmutableArray<DraftFile> Drafts
    {
        get
        {
            var edited = yaml.Result();
            ImmutableArray<DraftFile> drafts = [.. newBodies, .. bodies.Drafts];
            return edited.AsSpan().SequenceEqual(content) ? drafts : drafts.Add(new(source.Text.File, edited));
        }
    }

    /// <summary>Body files that are no longer used.</summary>
    public ImmutableArray<string> Unused => bodies.Unused;

    /// <summary>Where the file declares the touches of a step, in order.</summary>
    public IEnumerable<SourceLocation> TouchPlaces(SourceLocation step) =>
        source.Steps.First(candidate => candidate.Desired.At == step).Touches.Select(touch => touch.Desired.At);

    /// <summary>
    /// Makes all edits; returns the first that the file cannot take, after which the editor must not be used again.
    /// </summary>
    public EditRefusal? Apply(PulledSequence pulled)
    {
        if (Fields(source.Node, pulled.At, pulled.Fields) is { } refusal)
            return refusal;
        if (pulled.Steps is not { } steps)
            return null;
        foreach (var step in steps.Where(step => step.At is not null))
        {
            if (Apply(step) is { } inStep)
                return inStep;
        }

        return List(
            pulled.At,
            (YamlList)source.Node["steps"]!,
            [.. steps.Select(step => (step.At, step.Made is { } one ? Lines(made.Steps[one.Id]) : null))]
        );
    }

    private EditRefusal? Apply(PulledStep step)
    {
        var (_, node, touches) = source.Steps.First(candidate => candidate.Desired.At == step.At);
        if (Fields(node, step.At!, step.Fields) is { } refusal)
            return refusal;
        if (step.Touches is not { } list)
            return null;
        foreach (var touch in list.Where(touch => touch.At is not null))
        {
            var declared = touches.First(candidate => candidate.Desired.At == touch.At);
            if (Fields(declared.Node, touch.At!, touch.Fields) is { } inTouch)
                return inTouch;
        }

        return List(
            step.At!,
            (YamlList)node["touches"]!,
            [.. list.Select(touch => (touch.At, touch.Made is { } one ? Lines(made.Touches[one.Id]) : null))]
        );
    }

    private static bool IsDeclaredBy(StepSource declared, PulledStep step) =>
        declared.Desired.At == step.At
        && (step.Touches ?? []).All(touch =>
            touch.At is null || declared.Touches.Any(other => other.Desired.At == touch.At)
        );

    private EditRefusal? Fields(YamlMap map, SourceLocation at, ImmutableArray<PulledField> fields)
    {
        foreach (var (field, value) in fields)
        {
            try
            {
                if (field == Core.Values.Fields.Body)
                    bodies.Edit(map, value, yaml);
                else
                    Set(field, FieldReader.Find(map, field)!, value);
            }
            catch (EditRefusedException exception)
            {
                return new(at, field, exception.Reason);
            }
        }

        return null;
    }

    private void Set(Field field, YamlNode node, FieldValue value)
    {
        if (value is FieldValue.Set set && node is YamlList { IsAlias: false } list)
            Members(field, list, set);
        else
            yaml.Replace(node, TextOf(value, node, yaml.IsInFlow(node)));
    }

    private static string TextOf(FieldValue value, YamlNode node, bool inFlow) =>
        value switch
        {
            FieldValue.Text or FieldValue.Html or FieldValue.Reference => node is YamlScalar old
                ? Like(old, value.ToString()!, inFlow)
                : YamlText.Of(value.ToString()!, inFlow),
            FieldValue.Set set => $"[{string.Join(", ", set.Items.Select(item => YamlText.Of(item, inFlow: true)))}]",
            _ => value.ToString()!,
        };

    /// <summary>
    /// The text in the style of the old one. Readers drop the last line ends of a value, so a block keeps its own.
    /// </summary>
    public static string Like(YamlScalar old, string text, bool inFlow) =>
        ScalarStyle.Like(
            old,
            old.Style is YamlStyle.Literal or YamlStyle.Folded && old.Value.EndsWith('\n') && !text.EndsWith('\n')
                ? text + "\n"
                : text,
            inFlow
        );

    private void Members(Field field, YamlList list, FieldValue.Set set)
    {
        var comparer = field.Kind == FieldKind.EmailSet ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        var written = list.Items.OfType<YamlScalar>().ToList();
        foreach (var gone in written.Where(item => !set.Items.Contains(item.Value.Trim(), comparer)))
            yaml.RemoveItem(list, gone);
        var added = set.Items.Count(item => written.Any(other => comparer.Equals(other.Value.Trim(), item)));
        foreach (var item in set.Items.Where(item => !written.Any(other => comparer.Equals(other.Value.Trim(), item))))
            yaml.InsertItem(list, added++, YamlText.Of(item, inFlow: true));
    }

    private EditRefusal? List(
        SourceLocation owner,
        YamlList list,
        ImmutableArray<(SourceLocation? At, string? Lines)> wanted
    )
    {
        try
        {
            var kept = wanted
                .Select(item => item.At)
                .OfType<SourceLocation>()
                .Select(at => list.Items.First(item => item.At == at))
                .ToImmutableArray();
            foreach (var gone in list.Items.Except(kept).ToList())
            {
                yaml.RemoveItem(list, gone);
                bodies.Release(gone);
            }

            if (!kept.SequenceEqual(list.Items.Where(kept.Contains)))
                yaml.Reorder(list, kept);
            foreach (var (index, item) in wanted.Index().Where(item => item.Item.Lines is not null))
                yaml.InsertItem(list, index, item.Lines!);
            return null;
        }
        catch (EditRefusedException exception)
        {
            return new(owner, null, exception.Reason);
        }
    }

    private string Lines(StepDraft step)
    {
        foreach (var touch in step.Touches)
            AddBody(touch);
        return writer.Lines(step);
    }

    private string Lines(TouchDraft touch)
    {
        AddBody(touch);
        return writer.Lines(touch);
    }

    private void AddBody(TouchDraft touch)
    {
        if (touch.Body is { } body)
            newBodies.Add(body.File);
    }
}
