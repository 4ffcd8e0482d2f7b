using System.Text.Json.Nodes;
using SequencesAsCode.Files;
using SequencesAsCode.Model;

namespace SequencesAsCode.Tests.Files;

/// <summary>The published schemas and the table of fields say the same.</summary>
[TestFixture]
internal sealed class SchemaAgreementTests
{
    private static readonly string[] SequenceKeys = ["key", "id", "was", "steps", "removed", "protect", "accept_loss"];
    private static readonly string[] StepKeys = ["key", "id", "type", "touches"];
    private static readonly string[] TouchKeys = ["key", "id", "body_file", "body_html", "body_markdown"];

    private static readonly JsonObject Schema = JsonNode.Parse(Schemas.Text("sequence"))!.AsObject();

    [Test]
    public void Every_field_of_the_table_is_in_the_schema_and_nothing_else()
    {
        Assert.That(Fields.All, Has.Length.GreaterThan(35));
        Assert.That(Written(Properties(FieldOwner.Sequence)), Is.EquivalentTo(Keys(FieldOwner.Sequence).Concat(SequenceKeys)));
        Assert.That(Written(Properties(FieldOwner.Step)), Is.EquivalentTo(Keys(FieldOwner.Step).Concat(StepKeys)));
        Assert.That(Written(Properties(FieldOwner.Touch)), Is.EquivalentTo(Keys(FieldOwner.Touch).Except(["body"]).Concat(TouchKeys)));
    }

    [TestCaseSource(typeof(Fields), nameof(Fields.All))]
    public void A_field_has_the_type_words_and_limits_of_the_table(Field field)
    {
        foreach (var property in PropertiesOf(field))
        {
            var (own, alternatives) = Split(property);
            Assert.That(alternatives, Is.EqualTo(field.Clearable ? new[] { "none", "by_environment" } : ["by_environment"]));
            Assert.That(own["type"]!.GetValue<string>(), Is.EqualTo(TypeOf(field.Kind)));
            Assert.That(own["enum"]?.AsArray().Select(word => word!.GetValue<string>()) ?? [], Is.EqualTo(field.Choices));
            Assert.That(own["minimum"]?.GetValue<long>(), Is.EqualTo(field.Kind == FieldKind.Number ? field.Minimum : null));
            Assert.That(own["maximum"]?.GetValue<long>(), Is.EqualTo(field.Maximum));
            Assert.That(field.Owner == FieldOwner.Touch && field.Key == "body" ? field.Summary : property["description"]!.GetValue<string>(), Is.EqualTo(field.Summary));
        }
    }

    [Test]
    public void Step_types_are_those_of_the_model()
    {
        var words = Split(Properties(FieldOwner.Step)["type"]!.AsObject()).Own["enum"]!.AsArray().Select(word => word!.GetValue<string>());

        Assert.That(words, Is.EqualTo(StepTypes.All));
    }

    [TestCase("sequence")]
    [TestCase("workspace")]
    [TestCase("lock")]
    public void A_schema_is_strict_and_described_throughout(string name)
    {
        var maps = Objects(JsonNode.Parse(Schemas.Text(name))!).Where(node => node["properties"] is JsonObject && node["type"] is JsonValue).ToList();
        var properties = maps.SelectMany(map => map["properties"]!.AsObject()).ToList();

        Assert.That(maps, Has.Count.GreaterThan(5));
        Assert.That(maps.Where(map => map["additionalProperties"]?.GetValueKind() != System.Text.Json.JsonValueKind.False), Is.Empty);
        Assert.That(properties, Has.Count.GreaterThan(15));
        Assert.That(properties.Where(pair => pair.Value!["description"] is null).Select(pair => pair.Key), Is.Empty);
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
        if (field.Owner == FieldOwner.Touch && field.Key == "body") return new[] { "body_file", "body_html", "body_markdown" }.Select(key => properties[key]!.AsObject());
        var parts = field.Key.Split('.');
        var property = properties[parts[0]]!.AsObject();
        return [parts.Length == 1 ? property : Split(property).Own["properties"]![parts[1]]!.AsObject()];
    }

    private static JsonObject Properties(FieldOwner owner) => owner switch
    {
        FieldOwner.Sequence => Schema["properties"]!.AsObject(),
        FieldOwner.Step => Schema["definitions"]!["step"]!["properties"]!.AsObject(),
        _ => Schema["definitions"]!["touch"]!["properties"]!.AsObject(),
    };

    private static IEnumerable<string> Written(JsonObject properties) => properties.Select(pair => pair.Key)
        .SelectMany(key => key == "sharing" ? Split(properties[key]!.AsObject()).Own["properties"]!.AsObject().Select(pair => $"sharing.{pair.Key}") : [key]);

    private static IEnumerable<string> Keys(FieldOwner owner) => Fields.Of(owner).Select(field => field.Key);

    private static (JsonObject Own, string[] Alternatives) Split(JsonObject property)
    {
        var alternatives = property["anyOf"]!.AsArray().Select(alternative => alternative!.AsObject()).ToList();
        var own = alternatives[0]["$ref"] is { } reference ? Schema["definitions"]![Name(reference)]!.AsObject() : alternatives[0];
        return (own, [.. alternatives.Skip(1).Select(alternative => Name(alternative["$ref"]!))]);
    }

    private static string Name(JsonNode reference) => reference.GetValue<string>().Split('/')[^1];

    private static IEnumerable<JsonObject> Objects(JsonNode node) => node switch
    {
        JsonObject inner => inner.Select(pair => pair.Value).OfType<JsonNode>().SelectMany(Objects).Prepend(inner),
        JsonArray array => array.OfType<JsonNode>().SelectMany(Objects),
        _ => [],
    };

    private static string TypeOf(FieldKind kind) => kind switch
    {
        FieldKind.Flag => "boolean",
        FieldKind.Number => "integer",
        FieldKind.Set or FieldKind.EmailSet => "array",
        _ => "string",
    };
}
