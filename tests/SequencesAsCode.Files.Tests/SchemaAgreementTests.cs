using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SequencesAsCode.Core.Variables;
using SequencesAsCode.Files.Linting;
using SequencesAsCode.Files.Reading.Schema;

namespace SequencesAsCode.Files.Tests;

/// <summary>The published schemas and the table of fields say the same.</summary>
[TestFixture]
internal sealed class SchemaAgreementTests
{
    private static readonly string[] SequenceKeys =
    [
        "key",
        "id",
        "was",
        "steps",
        "removed",
        "allow",
        "without_lock",
        "protect",
        "accept_loss",
        "markdown",
    ];
    private static readonly string[] StepKeys = ["key", "id", "type", "touches"];
    private static readonly string[] TouchKeys = ["key", "id", "body_file", "body_html", "body_markdown"];

    private static readonly JsonObject Schema = JsonNode.Parse(Schemas.Text("sequence"))!.AsObject();

    [Test]
    public void Every_field_of_the_table_is_in_the_schema_and_nothing_else()
    {
        Assert.That(Fields.All, Has.Length.GreaterThan(35));
        Assert.That(
            Written(Properties(FieldOwner.Sequence)),
            Is.EquivalentTo(Keys(FieldOwner.Sequence).Concat(SequenceKeys))
        );
        Assert.That(Written(Properties(FieldOwner.Step)), Is.EquivalentTo(Keys(FieldOwner.Step).Concat(StepKeys)));
        Assert.That(
            Written(Properties(FieldOwner.Touch)),
            Is.EquivalentTo(Keys(FieldOwner.Touch).Except(["body"]).Concat(TouchKeys))
        );
    }

    [TestCaseSource(typeof(Fields), nameof(Fields.All))]
    public void A_field_has_the_type_words_and_limits_of_the_table(Field field)
    {
        foreach (var property in PropertiesOf(field))
        {
            var (own, alternatives) = Split(property);
            Assert.That(
                alternatives,
                Is.EqualTo(field.Clearable ? new[] { "none", "by_environment" } : ["by_environment"])
            );
            Assert.That(own["type"]!.GetValue<string>(), Is.EqualTo(TypeOf(field.Kind)));
            Assert.That(
                own["enum"]?.AsArray().Select(word => word!.GetValue<string>()) ?? [],
                Is.EqualTo(field.Choices)
            );
            Assert.That(
                own["minimum"]?.GetValue<long>(),
                Is.EqualTo(field.Kind == FieldKind.Number ? field.Minimum : null)
            );
            Assert.That(own["maximum"]?.GetValue<long>(), Is.EqualTo(field.Maximum));
            Assert.That(
                field.Owner == FieldOwner.Touch && field.Key == "body"
                    ? field.Summary
                    : property["description"]!.GetValue<string>(),
                Is.EqualTo(field.Summary)
            );
        }
    }

    [Test]
    public void A_variable_may_be_listed_when_a_text_can_name_it()
    {
        var pattern = JsonNode.Parse(Schemas.Text("workspace"))!["definitions"]!["variable"]![
            "pattern"
        ]!.GetValue<string>();

        Assert.That(pattern, Is.EqualTo($"^{MergeText.NameForm}$"));
    }

    [Test]
    public void Step_types_are_those_of_the_model()
    {
        var words = Split(Properties(FieldOwner.Step)["type"]!.AsObject()).Own["enum"]!
            .AsArray()
            .Select(word => word!.GetValue<string>());

        Assert.That(words, Is.EqualTo(StepTypes.All));
    }

    [TestCase("sequence")]
    [TestCase("workspace")]
    [TestCase("lock")]
    public void A_schema_is_strict_and_described_throughout(string name)
    {
        var maps = Objects(JsonNode.Parse(Schemas.Text(name))!)
            .Where(node => node["properties"] is JsonObject && node["type"] is JsonValue)
            .ToList();
        var properties = maps.SelectMany(map => map["properties"]!.AsObject()).ToList();

        Assert.That(maps, Has.Count.GreaterThan(5));
        Assert.That(
            maps.Where(map => map["additionalProperties"]?.GetValueKind() != System.Text.Json.JsonValueKind.False),
            Is.Empty
        );
        Assert.That(properties, Has.Count.GreaterThan(15));
        Assert.That(properties.Where(pair => pair.Value!["description"] is null).Select(pair => pair.Key), Is.Empty);
    }

    [TestCase("sequence", 60)]
    [TestCase("workspace", 20)]
    public void A_value_of_an_environment_is_what_could_stand_without_one(string name, int least)
    {
        var root = JsonNode.Parse(Schemas.Text(name))!;
        var scoped = Objects(root)
            .Where(node => node["anyOf"] is JsonArray alternatives && alternatives.Any(IsByEnvironment))
            .ToList();

        Assert.That(scoped, Has.Count.GreaterThan(least));
        foreach (var property in scoped)
        {
            var alternatives = property["anyOf"]!.AsArray();
            var value = alternatives.Single(IsByEnvironment)!["properties"]!["by_environment"]![
                "additionalProperties"
            ]!.AsObject();
            var meant = (value["anyOf"]?.AsArray() ?? [value.DeepClone()]).Select(reference =>
                At(root, (string)reference!["$ref"]!).ToJsonString()
            );
            Assert.That(
                meant,
                Is.EqualTo(
                    alternatives
                        .Where(alternative => !IsByEnvironment(alternative))
                        .Select(alternative =>
                            alternative!["$ref"] is { } reference
                                ? At(root, (string)reference!).ToJsonString()
                                : alternative.ToJsonString()
                        )
                ),
                property.GetPath()
            );
        }

        static bool IsByEnvironment(JsonNode? alternative) =>
            (string?)alternative!["allOf"]?[0]?["$ref"] == "#/definitions/by_environment";
        static JsonNode At(JsonNode root, string pointer) =>
            pointer
                .Split('/')
                .Skip(1)
                .Aggregate(
                    root,
                    (node, part) =>
                        node is JsonArray list ? list[int.Parse(part, CultureInfo.InvariantCulture)]! : node[part]!
                );
    }

    [Test]
    public void Each_word_that_is_described_has_its_description()
    {
        var described = Schemas
            .Names.SelectMany(name => Objects(JsonNode.Parse(Schemas.Text(name))!))
            .Where(node => node["enumDescriptions"] is not null)
            .ToList();

        Assert.That(described, Has.Count.GreaterThanOrEqualTo(10));
        Assert.That(
            described.Select(node => node["enumDescriptions"]!.AsArray().Count),
            Is.EqualTo(described.Select(node => node["enum"]!.AsArray().Count))
        );
        Assert.That(
            described.SelectMany(node => node["enumDescriptions"]!.AsArray()).Select(text => (string?)text),
            Has.All.Match(@"^[A-Z].*\.$")
        );
    }

    [TestCase(
        "step",
        "steps: [{ type: auto_email, wait: 1 day, touches: [{ status: approved, subject: S, body_html: x }] }, BODY]\n",
        4
    )]
    [TestCase("touch", "steps: [{ type: auto_email, wait: 1 day, touches: [BODY] }]\n", 2)]
    [TestCase("tombstone", "removed: [BODY]\n", 1)]
    [TestCase("allow", "allow: [BODY]\n", 1)]
    public void What_editors_offer_to_write_is_valid(string definition, string file, int count)
    {
        var snippets = Schema["definitions"]![definition]!["defaultSnippets"]!.AsArray();

        Assert.That(snippets, Has.Count.EqualTo(count));
        foreach (var snippet in snippets)
        {
            var body = Regex.Replace(snippet!["body"]!.ToJsonString(), @"\$\{\d:([^}]*)\}", "$1");
            using var workspace = new TemporaryWorkspace().With(
                "sequences/a.yaml",
                $"key: a\nname: A\n{file.Replace("BODY", body, StringComparison.Ordinal)}"
            );
            if (body.Contains("name/body.md", StringComparison.Ordinal))
                workspace.With("sequences/name/body.md", "Hi");
            Assert.That(
                new WorkspaceLint().Read(workspace.Folder, null).Diagnostics,
                Is.Empty,
                (string?)snippet["label"]
            );
        }
    }

    [Test]
    public void Names_and_texts_are_given_to_others()
    {
        Assert.That(Schemas.Names, Is.SupersetOf(new[] { "lock", "plan", "sequence", "workspace" }).And.Ordered);
        Assert.That(() => Schemas.Text("nothing"), Throws.ArgumentException);
    }

    private static IEnumerable<JsonObject> PropertiesOf(Field field)
    {
        var properties = Properties(field.Owner);
        if (field.Owner == FieldOwner.Touch && field.Key == "body")
            return new[] { "body_file", "body_html", "body_markdown" }.Select(key => properties[key]!.AsObject());
        var parts = field.Key.Split('.');
        var property = properties[parts[0]]!.AsObject();
        return [parts.Length == 1 ? property : Split(property).Own["properties"]![parts[1]]!.AsObject()];
    }

    private static JsonObject Properties(FieldOwner owner) =>
        owner switch
        {
            FieldOwner.Sequence => Schema["properties"]!.AsObject(),
            FieldOwner.Step => Schema["definitions"]!["step"]!["properties"]!.AsObject(),
            _ => Schema["definitions"]!["touch"]!["properties"]!.AsObject(),
        };

    private static IEnumerable<string> Written(JsonObject properties) =>
        properties
            .Select(pair => pair.Key)
            .SelectMany(key =>
                key == "sharing"
                    ? Split(properties[key]!.AsObject()).Own["properties"]!
                        .AsObject()
                        .Select(pair => $"sharing.{pair.Key}")
                    : [key]
            );

    private static IEnumerable<string> Keys(FieldOwner owner) => Fields.Of(owner).Select(field => field.Key);

    private static (JsonObject Own, string[] Alternatives) Split(JsonObject property)
    {
        var alternatives = property["anyOf"]!.AsArray().Select(alternative => alternative!.AsObject()).ToList();
        var own = alternatives[0]["$ref"] is { } reference
            ? Schema["definitions"]![Name(reference)]!.AsObject()
            : alternatives[0];
        return (
            own,
            [.. alternatives.Skip(1).Select(alternative => Name((alternative["allOf"]?[0] ?? alternative)["$ref"]!))]
        );
    }

    private static string Name(JsonNode reference) => reference.GetValue<string>().Split('/')[^1];

    private static IEnumerable<JsonObject> Objects(JsonNode node) =>
        node switch
        {
            JsonObject inner => inner.Select(pair => pair.Value).OfType<JsonNode>().SelectMany(Objects).Prepend(inner),
            JsonArray array => array.OfType<JsonNode>().SelectMany(Objects),
            _ => [],
        };

    private static string TypeOf(FieldKind kind) =>
        kind switch
        {
            FieldKind.Flag => "boolean",
            FieldKind.Number => "integer",
            FieldKind.Set or FieldKind.EmailSet => "array",
            _ => "string",
        };
}
