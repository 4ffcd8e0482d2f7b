using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Files.Reading.Folder;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Reading;

/// <summary>Reads one sequence file.</summary>
internal sealed class SequenceReader(WorkspaceFile workspace, WorkspaceFiles files, ICollection<Diagnostic> diagnostics)
{
    private readonly FieldReader fields = new(diagnostics);

    /// <summary>The sequence, or null when its file cannot be read or has a fault of form.</summary>
    public SequenceSource? Read(string path)
    {
        if (files.Read(path, new(path), diagnostics) is not { } content)
            return null;
        if (SourceText.Decode(path, content, diagnostics) is not { } source)
            return null;
        if (YamlTree.Parse(source, diagnostics) is not { } root)
            return null;
        if (!TreeCheck.Sequence.Passes(root, workspace.EnvironmentNames, diagnostics))
            return null;
        return EnvironmentValues.Resolve(root, workspace.Environment.Name) is YamlMap map
            ? Sequence(map, source, root)
            : null;
    }

    private SequenceSource Sequence(YamlMap map, SourceText source, YamlNode root)
    {
        var (values, places) = fields.Read(map, FieldOwner.Sequence);
        var style = MarkdownStyle.In(map, workspace.Markdown);
        var bodies = new BodyReader(files, source.File, style, diagnostics);
        ImmutableArray<StepSource>? steps = map["steps"] is YamlList list
            ? [.. list.Items.OfType<YamlMap>().Select(step => Step(step, bodies))]
            : null;
        var desired = new DesiredSequence
        {
            Key = map.Text("key")!,
            Id = map.Text("id"),
            Was = map.Text("was"),
            Fields = values,
            Steps = steps is { } all ? [.. all.Select(step => step.Desired)] : null,
            Removed =
            [
                .. Items<YamlMap>(map["removed"]).Select(TombstoneOf),
                .. AllowEntries.Removals(map).Select(node => TombstoneOf(node) with { IsUnderAllow = true }),
            ],
            Allow = AllowEntries.In(map),
            AcceptLoss =
            [
                .. Items<YamlScalar>(map["accept_loss"]).Select(word => word.Value).Distinct(StringComparer.Ordinal),
            ],
            At = map.At,
            FieldPlaces = places,
            Protect = (map["protect"] as YamlScalar)?.Typed as bool?,
            WinsWithoutLock = map.Text("without_lock") == "overwrite",
            BodyFiles = BodyFilesOf(steps ?? []),
        };
        return new(desired, map, steps ?? [], source) { Root = root, Markdown = style };
    }

    private static ImmutableArray<string> BodyFilesOf(ImmutableArray<StepSource> steps) =>
        [
            .. steps
                .SelectMany(step => step.Touches)
                .Select(touch => touch.Body?.File?.File)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal),
        ];

    private static Tombstone TombstoneOf(YamlMap map) =>
        new(map.Text("id"), map.Text("key"), map.Text("reason")!.Trim(), map.At);

    private StepSource Step(YamlMap map, BodyReader bodies)
    {
        ImmutableArray<TouchSource>? touches = map["touches"] is YamlList list
            ? [.. list.Items.OfType<YamlMap>().Select(touch => Touch(touch, bodies))]
            : null;
        var desired = new DesiredStep(
            map.Text("key"),
            map.Text("id"),
            map.Text("type")!,
            fields.Read(map, FieldOwner.Step).Values,
            touches is { } all ? [.. all.Select(touch => touch.Desired)] : null,
            map.At
        );
        return new(desired, map, touches ?? []);
    }

    private TouchSource Touch(YamlMap map, BodyReader bodies)
    {
        var values = fields.Read(map, FieldOwner.Touch).Values;
        var (body, source) = bodies.Read(map);
        if (body is not null)
            values = values.With(Fields.Body, body);
        return new(new(map.Text("key"), map.Text("id"), values, map.At), map, source);
    }

    private static IEnumerable<T> Items<T>(YamlNode? list)
        where T : YamlNode => (list as YamlList)?.Items.OfType<T>() ?? [];
}
