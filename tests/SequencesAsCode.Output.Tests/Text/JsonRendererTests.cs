using System.Runtime.CompilerServices;
using NJsonSchema;
using NJsonSchema.Validation;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Json.Documents;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Files.Reading.Schema;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Output.Tests.Text;

public sealed class JsonRendererTests
{
    private JsonSchema schema = null!;

    [OneTimeSetUp]
    public async Task ReadSchema() => schema = await JsonSchema.FromJsonAsync(File.ReadAllText(SchemaFile()));

    [Test]
    public void A_new_sequence() => Approve.Text(Json(Some.Plan(SomePlans.New)), "json");

    [Test]
    public void Changed_copy() => Approve.Text(Json(Some.Plan(SomePlans.CopyChanged)), "json");

    [Test]
    public void Everything_at_once() => Approve.Text(Json(SomePlans.Everything), "json");

    [Test]
    public void Text_from_outside_cannot_act() => Approve.Text(Json(Some.Plan(SomePlans.Hostile)), "json");

    [Test]
    public void An_error_with_diagnostics() =>
        Approve.Text(
            Json(
                new OutputDocument(
                    3,
                    [
                        Diagnostic.IdNotInService(Some.At("q3", 4), "this sequence has no step", "66"),
                        Diagnostic.PermissionsHaveNoEffect(Some.At("q3", 9)),
                    ],
                    new(FailureKind.FilesInvalid, "The files have errors."),
                    null,
                    null
                )
            ),
            "json"
        );

    [Test]
    public void A_report() => Approve.Text(Json(new OutputDocument(8, [], null, null, ReportTextTests.Mixed)), "json");

    [Test]
    public void Everything_written_fits_the_schema([Random(0, int.MaxValue, 12)] int seed)
    {
        var plan = Draw.Plan(new Random(seed));
        ImmutableArray<Diagnostic> diagnostics =
        [
            Diagnostic.IdNotInService(Some.At("q3", 4), "this sequence has no step", "66"),
        ];
        string[] documents =
        [
            Json(new OutputDocument(0, [], null, plan, null)),
            Json(
                new OutputDocument(
                    8,
                    diagnostics,
                    new(FailureKind.KeyRefused, "No."),
                    SomePlans.Everything,
                    ReportTextTests.Mixed
                )
            ),
            PlanFile.Write(plan),
            PlanFile.Write(SomePlans.Everything),
        ];

        foreach (var document in documents)
            Assert.That(schema.Validate(document).SelectMany(Leaves).Select(error => error.ToString()), Is.Empty);
    }

    [TestCase("\"live\": true", "\"live\": 1")]
    [TestCase("\"live\": true", "\"alive\": true")]
    [TestCase("\"action\": \"update\"", "\"action\": \"upgrade\"")]
    [TestCase("\"exit_code\": 0", "\"exit_code\": 0, \"extra\": 0")]
    [TestCase("\"reason\": \"field_changed\"", "\"reason\": \"Because\"")]
    public void The_schema_is_strict(string from, string to)
    {
        var json = Json(Some.Plan(SomePlans.CopyChanged));
        Assume.That(json, Does.Contain(from));

        Assert.That(schema.Validate(json.Replace(from, to, StringComparison.Ordinal)), Is.Not.Empty);
    }

    [Test]
    public void The_schema_knows_every_word()
    {
        var text = File.ReadAllText(SchemaFile());

        var words = Words<SequenceAction>()
            .Concat(Words<PartAction>())
            .Concat(Words<Reason>())
            .Concat(Words<MatchedBy>())
            .Concat(Words<BlockCode>())
            .Concat(Words<RequestKind>())
            .Concat(Words<ChangeStatus>())
            .Concat(Words<StopReason>())
            .Concat(Words<SequencesAsCode.Core.Values.ChangeClass>())
            .ToList();

        Assert.That(words, Has.Count.GreaterThan(50));
        Assert.That(words.Where(word => !text.Contains($"\"{word}\"", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void The_schema_is_embedded()
    {
        using var resource = typeof(Schemas).Assembly.GetManifestResourceStream("plan.schema.json")!;
        using var reader = new StreamReader(resource);

        Assert.That(reader.ReadToEnd(), Is.EqualTo(File.ReadAllText(SchemaFile())));
    }

    [Test]
    public void Equal_plans_give_equal_bytes([Random(0, int.MaxValue, 5)] int seed) =>
        Assert.That(Json(Draw.Plan(new Random(seed))), Is.EqualTo(Json(Draw.Plan(new Random(seed)))));

    [Test]
    public void Nothing_unseen_is_written([Random(0, int.MaxValue, 10)] int seed)
    {
        var json = Json(Draw.Plan(new Random(seed)));

        Assert.That(json.EnumerateRunes().Where(rune => rune.Value != '\n' && Printable.IsUnseen(rune)), Is.Empty);
        Assert.That(json, Does.Not.Contain("##[").And.Not.Contain("##vso["));
        Assert.That(json, Does.EndWith("}\n"));
    }

    private static IEnumerable<ValidationError> Leaves(ValidationError error) =>
        error is ChildSchemaValidationError parent
            ? parent.Errors.SelectMany(pair => pair.Value).SelectMany(Leaves).Prepend(error)
            : [error];

    private static IEnumerable<string> Words<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(EnumWord.Of);

    private static string Json(Plan plan) => Json(new OutputDocument(0, [], null, plan, null));

    private static string Json(OutputDocument document)
    {
        using var output = new StringWriter();
        JsonRenderer.Write(document, output);
        return output.ToString();
    }

    private static string SchemaFile([CallerFilePath] string source = "") =>
        Path.Combine(Path.GetDirectoryName(source)!, "..", "..", "..", "schemas", "plan.schema.json");
}
