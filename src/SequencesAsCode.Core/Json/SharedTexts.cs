using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Core.Json;

/// <summary>
/// The texts that a sequence's content before and after the plan holds. Its target and requests hold the same texts
/// again; a reference stands there for each, <c>{"$text": POINTER}</c>. The JSON Pointer (RFC 6901) starts at the
/// sequence.
/// </summary>
internal sealed class SharedTexts
{
    private const string Reference = "$text";
    private const string Before = "before";
    private const string After = "after";

    // Shorter texts are written again: they could equal a word of the API, such as the priority of a task.
    private const int Shortest = 16;

    private readonly Dictionary<string, string> pointers = new(StringComparer.Ordinal);

    private SharedTexts() { }

    /// <summary>No texts, so that nothing is replaced.</summary>
    public static SharedTexts None { get; } = new();

    /// <summary>The texts in the content of a change.</summary>
    public static SharedTexts Of(SequenceChange change)
    {
        var texts = new SharedTexts();
        texts.Add(change.After, After);
        texts.Add(change.Before, Before);
        return texts;
    }

    /// <summary>The fields as <see cref="FieldSetJson.Write"/> writes them, with references.</summary>
    public JsonObject Write(FieldSet fields)
    {
        var json = FieldSetJson.Write(fields);
        if (pointers.Count == 0)
            return json;
        foreach (var (field, value) in fields)
        {
            if (TextOf(field, value) is not { } text || ReferenceTo(text) is not { } reference)
                continue;
            if (json[field.Key] is JsonObject markup)
                markup["html"] = reference;
            else
                json[field.Key] = reference;
        }

        return json;
    }

    /// <summary>Replaces texts at any depth of the body of a request.</summary>
    public void Share(JsonNode? body)
    {
        if (pointers.Count > 0)
            Replace(body, node => node is JsonValue value && TextIn(value) is { } text ? ReferenceTo(text) : null);
    }

    /// <summary>Replaces the references in the target and the requests of a sequence by the texts.</summary>
    /// <exception cref="FormatException">A reference leads to no text.</exception>
    public static void Expand(JsonObject sequence)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in (string[])["target", "requests"])
        {
            Replace(
                sequence.Node(part),
                node =>
                {
                    if (node is not JsonObject { Count: 1 } reference || !reference.ContainsKey(Reference))
                        return null;
                    var pointer = reference.Text(Reference);
                    if (!found.TryGetValue(pointer, out var text))
                        found[pointer] = text = TextAt(sequence, pointer);
                    return JsonValue.Create(text);
                }
            );
        }
    }

    private void Add(SequenceContent? content, string name)
    {
        if (content is null)
            return;
        for (var i = 0; i < content.Steps.Length; i++)
        {
            var step = content.Steps[i];
            var place = string.Create(CultureInfo.InvariantCulture, $"/{name}/steps/{i}");
            Add(step.Fields, place);
            for (var j = 0; j < step.Touches.Length; j++)
                Add(step.Touches[j].Fields, string.Create(CultureInfo.InvariantCulture, $"{place}/touches/{j}"));
        }
    }

    private void Add(FieldSet fields, string place)
    {
        foreach (var (field, value) in fields)
        {
            if (TextOf(field, value) is { Length: >= Shortest } text)
            {
                var inside = value is FieldValue.Html { SourceDigest: not null } ? "/html" : "";
                pointers.TryAdd(Written(text), $"{place}/fields/{field.Key}{inside}");
            }
        }
    }

    private JsonObject? ReferenceTo(string text) =>
        text.Length >= Shortest && pointers.TryGetValue(Written(text), out var pointer)
            ? new() { [Reference] = pointer }
            : null;

    private static string? TextOf(Field field, FieldValue value) =>
        value switch
        {
            FieldValue.Html html => html.Markup,
            FieldValue.Text text when field.Kind == FieldKind.Text => text.Value,
            _ => null,
        };

    // JSON cannot hold half a surrogate pair: a reader finds the sign for it.
    private static string Written(string text) =>
        text.AsSpan().ContainsAnyInRange('\ud800', '\udfff')
            ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))
            : text;

    private static void Replace(JsonNode? node, Func<JsonNode, JsonNode?> replacement)
    {
        switch (node)
        {
            case JsonObject json:
                foreach (var (name, value) in json.ToArray())
                {
                    if (value is not null && replacement(value) is { } other)
                        json[name] = other;
                    else
                        Replace(value, replacement);
                }

                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    if (items[i] is { } item && replacement(item) is { } other)
                        items[i] = other;
                    else
                        Replace(items[i], replacement);
                }

                break;
        }
    }

    private static string TextAt(JsonObject sequence, string pointer)
    {
        var names = pointer.Split('/');
        if (names is not ["", Before or After, _, ..])
            throw Astray(pointer);
        JsonNode? node = sequence;
        foreach (var name in names.Skip(1))
        {
            node = node switch
            {
                JsonObject json => json.Node(name),
                JsonArray items
                    when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
                        && place < items.Count => items[place],
                _ => throw Astray(pointer),
            };
        }

        return node is JsonValue value && TextIn(value) is { } text ? text : throw Astray(pointer);
    }

    private static string? TextIn(JsonValue value) =>
        value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static FormatException Astray(string pointer) => new($"'{pointer}' leads to no text.");
}
