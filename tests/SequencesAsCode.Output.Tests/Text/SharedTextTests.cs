using System.Text;
using System.Text.Json.Nodes;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Json.Documents;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Output.Tests.Text;

/// <summary>
/// The content of a sequence says its texts in full; its target and requests refer to them. The file of version 1.2 was
/// saved by a program of that version, for examples/quickstart.
/// </summary>
public sealed class SharedTextTests
{
    private const string Note = "Ask about the renewal date.";

    private static readonly string Former = File.ReadAllText(
        Path.Combine(
            Repository.Root,
            "tests",
            "SequencesAsCode.Output.Tests",
            "Text",
            "SharedTextTests.saved-by-1.2.json"
        )
    );

    [Test]
    public void A_plan_of_1_2_is_read_and_says_the_same()
    {
        var plan = PlanFile.Read(Former);
        var written = PlanFile.Write(plan);

        Assert.That(Dump.Of(PlanFile.Read(written)), Is.EqualTo(Dump.Of(plan)));
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(FormerPlan.Of(written)), JsonNode.Parse(Former)));
        Assert.That(PlanFile.Write(PlanFile.Read(FormerPlan.Of(written))), Is.EqualTo(written));
    }

    [Test]
    public void Only_targets_and_requests_have_changed_since_1_2()
    {
        var former = JsonNode.Parse(Former)!.AsObject();
        var now = JsonNode.Parse(PlanFile.Write(PlanFile.Read(Former)))!.AsObject();
        var references = FormerPlan.Sequences(now).Sum(sequence => FormerPlan.References(sequence).Count);

        foreach (var sequence in FormerPlan.Sequences(former).Concat(FormerPlan.Sequences(now)))
        {
            sequence.Remove("target");
            sequence.Remove("requests");
        }

        Assert.That(references, Is.GreaterThan(20));
        Assert.That(JsonNode.DeepEquals(now["plan"], former["plan"]));
    }

    [Test]
    public void Each_text_is_said_at_most_twice()
    {
        var plan = PlanFile.Read(Former);
        using var output = new StringWriter();
        JsonRenderer.Write(new(0, [], null, plan, null), output);

        Assert.That(MostOften(Former), Is.EqualTo(5));
        Assert.That(MostOften(PlanFile.Write(plan)), Is.EqualTo(2));
        Assert.That(MostOften(output.ToString()), Is.EqualTo(2));
    }

    [TestCase("/after/steps/99/fields/note")]
    [TestCase("/after/steps/-1/fields/note")]
    [TestCase("/after/steps/0/fields/nothing")]
    [TestCase("/after/steps/0/fields")]
    [TestCase("/after/steps/0/handle")]
    [TestCase("/after/days")]
    [TestCase("/after")]
    [TestCase("/name")]
    [TestCase("")]
    [TestCase("after/steps/0")]
    [TestCase("/target/steps/0/handle")]
    public void A_reference_that_leads_elsewhere_is_refused(string pointer)
    {
        var json = JsonNode.Parse(PlanFile.Write(Noted(Note)))!.AsObject();
        var reference = FormerPlan.References(json).Last();
        Assume.That((string)reference["$text"]!, Is.EqualTo("/after/steps/0/fields/note"));
        reference["$text"] = pointer;

        Assert.That(() => PlanFile.Read(FormerPlan.Resealed(json)), Throws.TypeOf<PlanFileException>());
    }

    [Test]
    public void A_text_in_full_where_a_reference_belongs_is_refused()
    {
        var json = JsonNode.Parse(PlanFile.Write(Noted(Note)))!.AsObject();
        FormerPlan.References(json).Last().ReplaceWith(Note);

        Assert.That(
            () => PlanFile.Read(FormerPlan.Resealed(json)),
            Throws.TypeOf<PlanFileException>().With.Message.Contains("was changed")
        );
    }

    [Test]
    public void A_plan_of_1_2_has_no_references()
    {
        var json = JsonNode.Parse(PlanFile.Write(Noted(Note)))!.AsObject();
        json["format_version"] = "1.2";

        Assert.That(() => PlanFile.Read(FormerPlan.Resealed(json)), Throws.TypeOf<PlanFileException>());
    }

    [TestCase("fifteen letters", 0)]
    [TestCase("sixteen letters.", 3)]
    public void A_short_text_is_said_again(string note, int references)
    {
        var json = JsonNode.Parse(PlanFile.Write(Noted(note)))!;

        Assert.That(FormerPlan.References(json), Has.Count.EqualTo(references));
    }

    [Test]
    public void Half_a_surrogate_pair_does_not_matter()
    {
        var written = PlanFile.Write(Noted("Ask about\ud83dthe renewal date."));

        var read = PlanFile.Read(written);

        Assert.That(PlanFile.Write(read), Is.EqualTo(written));
        Assert.That(FormerPlan.References(JsonNode.Parse(written)!), Has.Count.EqualTo(3));
        Assert.That(read.Sequences[0].Requests[0].Body, Is.EqualTo("""{"note":"Ask about�the renewal date."}"""));
    }

    [Test]
    public void A_plan_is_written_one_sequence_at_a_time()
    {
        var plan = Some.Plan(
            Enumerable.Range(0, 50).Select(i => Noted(Note).Sequences[0] with { Key = $"sequence-{i}" })
        );
        using var output = new Pieces();
        using var file = new Pieces();

        JsonRenderer.Write(new(0, [], null, plan, null), output);
        PlanFile.Write(plan, file);

        Assert.That(file.Text.Length, Is.GreaterThan(50_000));
        Assert.That((output.Longest, file.Longest), Is.LessThan((3_000, 3_000)));
    }

    private static Plan Noted(string note)
    {
        var fields = FieldSet.Of((Fields.Note, Some.Html(note)));
        var content = new SequenceContent(FieldSet.Empty, [new("call", StepTypes.Call, fields, [])]);
        return Some.Plan(
            Some.Sequence(SequenceAction.Create) with
            {
                After = content,
                Target = new(
                    null,
                    "q3-outbound",
                    FieldSet.Empty,
                    FieldSet.Empty,
                    [
                        new()
                        {
                            Handle = "call",
                            Type = StepTypes.Call,
                            Fields = fields,
                            Recorded = fields,
                        },
                    ]
                ),
                Requests = [Some.Request() with { Body = JsonText.WriteCompact(new JsonObject { ["note"] = note }) }],
            }
        );
    }

    // In one sequence, because two sequences may have the same text.
    private static int MostOften(string document) =>
        FormerPlan
            .Sequences(JsonNode.Parse(document)!.AsObject())
            .SelectMany(sequence =>
                FormerPlan
                    .Texts(sequence)
                    .Where(text => text.Contains(' ', StringComparison.Ordinal))
                    .Where(text => text != (string)sequence["name"]!)
                    .CountBy(text => text)
            )
            .Where(pair => pair.Key.Length >= 40)
            .Max(pair => pair.Value);

    private sealed class Pieces : TextWriter
    {
        public int Longest { get; private set; }

        public StringBuilder Text { get; } = new();

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Text.Append(value);

        public override void Write(string? value)
        {
            Longest = Math.Max(Longest, value!.Length);
            Text.Append(value);
        }
    }
}
