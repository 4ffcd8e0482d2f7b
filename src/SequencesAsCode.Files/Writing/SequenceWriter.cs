using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Files.Reading;
using SequencesAsCode.Files.Reading.Schema;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Writing;

/// <summary>Writes drafts as the YAML that a careful person would have written.</summary>
/// <param name="file">The sequence file, relative to the workspace; paths of bodies are relative to it.</param>
/// <param name="idEnvironment">The environment to state ids for, where the workspace has several accounts; null to
/// state them plainly.</param>
internal sealed class SequenceWriter(string file, string? idEnvironment)
{
    private const int LongestList = 100;
    private const string Indent = "  ";

    /// <summary>The lines of a whole file.</summary>
    public ImmutableArray<WrittenLine> Write(SequenceDraft draft)
    {
        var place = DraftPlace.Whole;
        var steps = draft
            .Steps.SelectMany((step, index) => Item(Parts(step, index)).Prepend(new("", place with { Step = index })))
            .Skip(1);
        string[] heading = draft.Steps.IsEmpty ? ["steps: []"] : ["", "steps:"];
        return
        [
            new(SchemaFolder.Modeline(file, "sequence"), place),
            new($"key: {YamlText.Of(draft.Key)}", place),
            .. Id(draft.Id, place),
            .. Values(draft.Fields, place),
            .. Settings(draft).Concat(heading).Select(text => new WrittenLine(text, place)),
            .. steps,
        ];
    }

    private static IEnumerable<string> Settings(SequenceDraft draft)
    {
        if (draft.IsProtected)
            yield return "protect: true";
        if (draft.Markdown is { } settings)
            yield return $"{MarkdownStyle.Key}: {{ {settings} }}";
    }

    /// <summary>The lines of a step, without its dash.</summary>
    public string Lines(StepDraft step) => string.Join('\n', Parts(step, 0).Select(line => line.Text));

    /// <summary>The lines of a touch, without its dash.</summary>
    public string Lines(TouchDraft touch) => string.Join('\n', Parts(touch, 0, 0).Select(line => line.Text));

    private IEnumerable<WrittenLine> Parts(StepDraft step, int index)
    {
        var place = DraftPlace.Whole with { Step = index };
        var heading = new WrittenLine("touches:", place);
        return
        [
            new($"key: {YamlText.Of(step.Key)}", place),
            .. Id(step.Id, place),
            new($"type: {step.Type}", place),
            .. Values(step.Fields, place),
            .. step.Touches.Take(1).Select(_ => heading),
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
            .. Body(touch.Body, place with { Field = Fields.Body }),
        ];
    }

    private IEnumerable<WrittenLine> Body(BodyDraft? body, DraftPlace place)
    {
        if (body is not null)
            yield return new($"{BodyKeys.File}: {YamlText.Of(RelativePath(body.Path))}", place);
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
        yield return new($"id: {(idEnvironment is null ? YamlText.Of(id) : Scoped(idEnvironment, id))}", place);
    }

    private static string Scoped(string environment, string id)
    {
        var entry = $"{YamlText.Of(environment, inFlow: true)}: {YamlText.Of(id, inFlow: true)}";
        return $"{{ {EnvironmentValues.Word}: {{ {entry} }} }}";
    }

    private static IEnumerable<WrittenLine> Values(FieldSet fields, DraftPlace place)
    {
        var group = "";
        foreach (var (field, value) in fields)
        {
            var at = place with { Field = field };
            var name = field.Key;
            var indent = "";
            if (field.Key.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot)
            {
                if (field.Key[..dot] != group)
                    yield return new($"{field.Key[..dot]}:", place);
                group = field.Key[..dot];
                name = field.Key[(dot + 1)..];
                indent = Indent;
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

    // Quotes show blanks at line ends better than a block. Readers drop the last line end of a block.
    private static ImmutableArray<string>? Block(string text) =>
        YamlBlock.Of(text + "\n") is { IsSteady: true, Lines: { Length: > 1 } lines }
        && lines.All(line => line.Length == 0 || (line[0] != ' ' && !char.IsWhiteSpace(line[^1])))
            ? lines
            : null;

    // The values that need quotes where they could be read as another type; numbers, flags and times never do.
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
