using SequencesAsCode.Core.Plans;
using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Files.Reading;
using SequencesAsCode.Files.Reading.Schema;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Writing;

/// <summary>Writes drafts as the YAML that a careful person would have written.</summary>
/// <param name="file">The sequence file, relative to the workspace: bodies are named relative to it.</param>
/// <param name="idEnvironment">The environment to state ids for, where the workspace has several accounts; null to
/// state them plainly.</param>
internal sealed class SequenceWriter(string file, string? idEnvironment)
{
    private const int LongestList = 100;
    private const string Indent = "  ";

    /// <summary>The lines of a whole file.</summary>
    public ImmutableArray<WrittenLine> Write(SequenceDraft draft)
    {
        var place = new DraftPlace(null, null, null);
        var steps = draft
            .Steps.SelectMany((step, index) => Item(Parts(step, index)).Prepend(new("", place with { Step = index })))
            .Skip(1);
        return
        [
            new(SchemaFolder.Modeline(file, "sequence"), place),
            new($"key: {YamlText.Of(draft.Key)}", place),
            .. Id(draft.Id, place),
            .. Values(draft.Fields, place),
            .. draft.IsProtected ? [new("protect: true", place)] : Array.Empty<WrittenLine>(),
            .. draft.Markdown is { } settings
                ? [new($"{MarkdownStyle.Key}: {{ {settings} }}", place)]
                : Array.Empty<WrittenLine>(),
            .. draft.Steps.IsEmpty
                ? [new("steps: []", place)]
                : new WrittenLine[] { new("", place), new("steps:", place) },
            .. steps,
        ];
    }

    /// <summary>A step as it stands behind its dash.</summary>
    public string Lines(StepDraft step) => string.Join('\n', Parts(step, 0).Select(line => line.Text));

    /// <summary>A touch as it stands behind its dash.</summary>
    public string Lines(TouchDraft touch) => string.Join('\n', Parts(touch, 0, 0).Select(line => line.Text));

    private IEnumerable<WrittenLine> Parts(StepDraft step, int index)
    {
        var place = new DraftPlace(index, null, null);
        return
        [
            new($"key: {YamlText.Of(step.Key)}", place),
            .. Id(step.Id, place),
            new($"type: {step.Type}", place),
            .. Values(step.Fields, place),
            .. step.Touches.IsEmpty ? [] : new WrittenLine[] { new("touches:", place) },
            .. step.Touches.SelectMany((touch, touchIndex) => Item(Parts(touch, index, touchIndex))),
        ];
    }

    private IEnumerable<WrittenLine> Parts(TouchDraft touch, int step, int index)
    {
        var place = new DraftPlace(step, index, null);
        return
        [
            new($"key: {YamlText.Of(touch.Key)}", place),
            .. Id(touch.Id, place),
            .. Values(touch.Fields, place),
            .. touch.Body is { } body
                ? [new($"{BodyKeys.File}: {YamlText.Of(RelativePath(body.Path))}", place with { Field = Fields.Body })]
                : Array.Empty<WrittenLine>(),
        ];
    }

    private static IEnumerable<WrittenLine> Item(IEnumerable<WrittenLine> lines) =>
        lines.Select(
            (line, index) =>
                line with
                {
                    Text = line.Text.Length == 0 ? "" : $"{Indent}{(index == 0 ? "- " : Indent)}{line.Text}",
                }
        );

    private IEnumerable<WrittenLine> Id(string? id, DraftPlace place)
    {
        if (id is null)
            yield break;
        yield return new(
            $"id: "
                + $"{(idEnvironment is null ? YamlText.Of(id) : $"{{ {EnvironmentValues.Word}: {{ {YamlText.Of(idEnvironment, inFlow: true)}: {YamlText.Of(id, inFlow: true)} }} }}")}",
            place
        );
    }

    private static IEnumerable<WrittenLine> Values(FieldSet fields, DraftPlace place)
    {
        var group = "";
        foreach (var (field, value) in fields)
        {
            var at = place with { Field = field };
            var (name, indent) = (field.Key, "");
            if (field.Key.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot)
            {
                if (field.Key[..dot] != group)
                    yield return new($"{field.Key[..dot]}:", place);
                (group, name, indent) = (field.Key[..dot], field.Key[(dot + 1)..], Indent);
            }

            foreach (var line in Value(name, value))
                yield return new(indent + line, at);
        }
    }

    private static IEnumerable<string> Value(string name, FieldValue value)
    {
        // Readers drop line ends at the end of a value.
        var text = Text(value)?.TrimEnd('\n');
        if (value is FieldValue.Set set)
        {
            var list = $"{name}: [{string.Join(", ", set.Items.Select(item => YamlText.Of(item, inFlow: true)))}]";
            return list.Length <= LongestList
                ? [list]
                : set.Items.Select(item => $"{Indent}- {YamlText.Of(item)}").Prepend($"{name}:");
        }

        if (text is not null && Block(text) is { } block)
            return block.Select(line => line.Length == 0 ? "" : Indent + line).Prepend($"{name}: |");
        return [$"{name}: {(text is null ? value.ToString() : YamlText.Of(text))}"];
    }

    // Where blanks at the ends of lines have a meaning, quotes show it better. Readers drop the last line end of a
    // block.
    private static ImmutableArray<string>? Block(string text) =>
        YamlBlock.Of(text + "\n") is { IsSteady: true, Lines: { Length: > 1 } lines }
        && lines.All(line => line.Length == 0 || (line[0] != ' ' && !char.IsWhiteSpace(line[^1])))
            ? lines
            : null;

    // What needs quotes where it could be mistaken; numbers, flags, waits and moments are what they look like.
    private static string? Text(FieldValue value) =>
        value switch
        {
            FieldValue.Text text => text.Value,
            FieldValue.Html html => html.Markup,
            FieldValue.Reference reference => reference.Name ?? reference.Id,
            _ => null,
        };

    private string RelativePath(string path)
    {
        var folder = file[..(file.LastIndexOf('/') + 1)];
        return path.StartsWith(folder, StringComparison.Ordinal)
            ? path[folder.Length..]
            : string.Concat(Enumerable.Repeat("../", folder.Count(letter => letter == '/'))) + path;
    }
}
