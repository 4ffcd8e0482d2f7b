using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SequencesAsCode.Files.Reading.Schema;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Tests;

/// <summary>What docs/json.md says is what the schema says.</summary>
[TestFixture]
internal sealed partial class JsonDocumentTests
{
    private const string Begin = "<!-- lists: begin -->\n";
    private const string End = "<!-- lists: end -->";

    private static readonly string Document = Path.Combine(Repository.Root, "docs", "json.md");
    private static readonly string[] Parts =
    [
        "output",
        "error",
        "diagnostic",
        "location",
        "plan",
        "sequence",
        "step",
        "touch",
        "field_change",
        "field_difference",
        "block",
        "report",
        "result",
        "rewrite",
        "checks",
        "check",
        "contacts",
        "contact_sequence",
        "enrolment",
        "contact_result",
        "probe",
        "probe_calls",
        "probe_question",
        "fact",
    ];
    private static readonly JsonObject Definitions = JsonNode.Parse(Schemas.Text("plan"))!["definitions"]!.AsObject();

    [Test]
    public void Its_lists_are_those_of_the_schema()
    {
        var text = File.ReadAllText(Document);
        var (start, end) = (
            text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length,
            text.IndexOf(End, StringComparison.Ordinal)
        );
        var expected = string.Join('\n', Parts.Select(List));

        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
            File.WriteAllText(Document, text[..start] + expected + text[end..]);

        Assert.That(expected.Count(letter => letter == '\n'), Is.GreaterThan(80));
        Assert.That(
            File.ReadAllText(Document),
            Does.Contain(Begin + expected + End),
            "run the test with APPROVE=1 to write the lists"
        );
    }

    [Test]
    public void Every_word_and_field_of_its_examples_exists()
    {
        var text = File.ReadAllText(Document);
        var examples = text[
            text.IndexOf("```sh", StringComparison.Ordinal)..text.IndexOf("```\n", StringComparison.Ordinal)
        ];
        var fields = FieldName()
            .Matches(examples)
            .Select(match => match.Groups[1].Value)
            .Where(word => word != "json")
            .Distinct()
            .ToList();
        var classes = Regex.Matches(examples, "([a-z]+): \"sales").Select(match => match.Groups[1].Value).ToList();
        var codes = Regex.Matches(examples, "code == \"([a-z_]+)\"").Select(match => match.Groups[1].Value).ToList();

        Assert.That(
            fields,
            Has.Count.GreaterThan(5)
                .And.SubsetOf(
                    Definitions.SelectMany(pair => pair.Value!["properties"]?.AsObject() ?? []).Select(pair => pair.Key)
                )
        );
        Assert.That(
            classes,
            Has.Count.EqualTo(3).And.SubsetOf(Words(Definitions["sequence"]!["properties"]!["change_classes"]!))
        );
        Assert.That(codes, Has.Count.EqualTo(1).And.SubsetOf(Words(Definitions["block"]!["properties"]!["code"]!)));
        Assert.That(
            Enum.GetValues<ChangeClass>(),
            Has.Length.EqualTo(Words(Definitions["sequence"]!["properties"]!["change_classes"]!).Length)
        );
    }

    private static string List(string name)
    {
        var definition = Definitions[name]!;
        var text = new StringBuilder(
            $"## {name}\n\n{definition["description"]}\n\n| field | holds | what it is |\n|---|---|---|\n"
        );
        foreach (var (key, field) in definition["properties"]!.AsObject())
        {
            var words = Words(field!);
            var choices = words.Length == 0 ? "" : $" One of {string.Join(", ", words.Select(word => $"`{word}`"))}.";
            text.Append(
                CultureInfo.InvariantCulture,
                $"| `{key}` | {Kind(field!)} | {Description(field!)}{choices} |\n"
            );
        }

        return text.ToString();
    }

    private static string Description(JsonNode field) =>
        ((string?)field["description"] ?? (string?)Referred(field)?["description"] ?? "").Replace(
            "|",
            "\\|",
            StringComparison.Ordinal
        );

    private static string Kind(JsonNode field) =>
        field switch
        {
            _ when (string?)field["$ref"] is { } reference => reference.Split('/')[^1] is var name
            && Definitions[name]!["properties"] is null
                ? name is "value" or "values"
                    ? "a value"
                    : "text"
                : Parts.Contains(name)
                    ? $"[{name}](#{name})"
                    : $"[{name}](../schemas/plan.schema.json)",
            _ when field["oneOf"] is JsonArray alternatives => string.Join(
                " or ",
                alternatives.Select(alternative => Kind(alternative!)).OrderBy(kind => kind == "null")
            ),
            _ when field["anyOf"] is JsonArray alternatives => string.Join(
                " or ",
                alternatives.Select(alternative => Kind(alternative!)).OrderBy(kind => kind == "null")
            ),
            _ when field["type"] is JsonArray types => string.Join(
                " or ",
                types.Select(type => Word((string)type!)).OrderBy(word => word == "null")
            ),
            _ when (string?)field["type"] == "array" => $"list of {Kind(field["items"]!)}",
            _ when (string?)field["type"] is { } type => Word(type),
            _ when field["enum"] is not null => "text",
            _ => "any",
        };

    private static string Word(string type) =>
        type switch
        {
            "string" => "text",
            "integer" => "number",
            "boolean" => "true or false",
            _ => type,
        };

    private static string[] Words(JsonNode field) =>
        [
            .. ((field["enum"] ?? field["items"]?["enum"] ?? Referred(field)?["enum"])?.AsArray() ?? [])
                .Where(word => word is not null)
                .Select(word => (string)word!),
        ];

    private static JsonNode? Referred(JsonNode field) =>
        (string?)field["$ref"] is { } reference ? Definitions[reference.Split('/')[^1]] : null;

    [GeneratedRegex(@"\.([a-z_]+)")]
    private static partial Regex FieldName();
}
