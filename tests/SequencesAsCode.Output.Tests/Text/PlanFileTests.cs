using System.Text.Json.Nodes;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Json.Documents;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Output.Tests.Text;

public sealed class PlanFileTests
{
    [Test]
    public void A_saved_plan_is_as_documented() =>
        Approve.Text(PlanFile.Write(Some.Plan(SomePlans.Blocked, Some.Sequence(SequenceAction.Update))), "json");

    [Test]
    public void What_is_written_is_read_back([Random(0, int.MaxValue, 60)] int seed)
    {
        var plan = Draw.Plan(new Random(seed));

        var written = PlanFile.Write(plan);
        var read = PlanFile.Read(written);

        Assert.That(PlanFile.Write(read), Is.EqualTo(written));
        Assert.That(Dump.Of(read), Is.EqualTo(Dump.Of(plan)));
        Assert.That(PlanFile.Write(PlanFile.Read(FormerPlan.Of(written))), Is.EqualTo(written), "saved by 1.2");
    }

    [Test]
    public void Half_a_surrogate_pair_is_saved_as_the_sign_for_it()
    {
        var read = PlanFile.Read(PlanFile.Write(Some.Plan(Some.Sequence(SequenceAction.Update, name: "a\ud83db"))));

        Assert.That(read.Sequences[0].Name, Is.EqualTo("a\ufffdb"));
    }

    [Test]
    public void Contacts_of_the_workspace_are_saved_where_there_are_any()
    {
        var plan = Some.Plan(Some.Sequence(SequenceAction.Update));
        var values = ImmutableSortedDictionary<string, string>
            .Empty.Add("first_name", "Dana")
            .Add("Pain Point", "\"x\"");
        var with = new Plan(plan.Context with { SampleContacts = [new("Dana", values)] }, plan.Sequences, []);
        using var document = new StringWriter();
        JsonRenderer.Write(new OutputDocument(0, [], null, with, null), document);

        var read = PlanFile.Read(PlanFile.Write(with)).Context.SampleContacts.Single();

        Assert.That((read.Name, read.Values), Is.EqualTo(("Dana", values)));
        Assert.That(OutputSchema.ProblemsOf(document.ToString()), Is.Empty);
        Assert.That(PlanFile.Write(plan), Does.Not.Contain("sample_contacts"));
    }

    [Test]
    public void Requests_and_targets_are_read_back_as_they_were()
    {
        var target = new TargetSequence(
            Some.SequenceId,
            "q3",
            FieldSet.Of((Fields.Name, Some.Text("Q3")), (Fields.Schedule, FieldValue.None)),
            FieldSet.Of((Fields.Name, Some.Text("Q3"))),
            [
                new()
                {
                    Key = "intro",
                    Handle = "intro",
                    Type = StepTypes.AutoEmail,
                    Fields = FieldSet.Of((Fields.Wait, Some.Days(2))),
                    Touches =
                    [
                        new(
                            null,
                            "a",
                            "intro/a",
                            FieldSet.Of((Fields.Body, new FieldValue.Html("<p>é</p>", "sha256:1"))),
                            FieldSet.Empty
                        ),
                    ],
                },
            ]
        );
        PlannedRequest[] requests =
        [
            new(
                RequestKind.Update,
                "PUT",
                "/sequences/x",
                """{"a":"<p>é & \"b\"</p>","n":1.0,"c":{"$created":"intro"}}"""
            ),
            new(RequestKind.Activate, "POST", "/sequences/x/approve", ""),
        ];

        var read = PlanFile
            .Read(
                PlanFile.Write(
                    Some.Plan(Some.Sequence(SequenceAction.Update) with { Target = target, Requests = [.. requests] })
                )
            )
            .Sequences[0];

        Assert.That(read.Requests, Is.EqualTo(requests));
        Assert.That(read.Target!.Fields, Is.EqualTo(target.Fields));
        Assert.That(read.Target.Fields.Contains(Fields.Owner), Is.False);
        Assert.That(
            read.Target.Steps[0].Touches[0].Fields[Fields.Body],
            Is.EqualTo(new FieldValue.Html("<p>é</p>", "sha256:1"))
        );
    }

    [Test]
    public void A_request_spelled_otherwise_is_read_back_as_equal_json()
    {
        const string body = """{ "a": "\u003cp\u003e 🙂", "b": 1.50 }""";

        var read = PlanFile.Read(
            PlanFile.Write(
                Some.Plan(
                    Some.Sequence(SequenceAction.Update) with
                    {
                        Requests = [Some.Request() with { Body = body }],
                    }
                )
            )
        );

        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(read.Sequences[0].Requests[0].Body), JsonNode.Parse(body)));
        Assert.That(read.Sequences[0].Requests[0].Body, Does.Contain("1.50"));
    }

    [Test]
    public void White_space_between_tokens_does_not_matter()
    {
        var written = PlanFile.Write(SomePlans.Everything);

        var read = PlanFile.Read(JsonNode.Parse(written)!.ToJsonString());

        Assert.That(PlanFile.Write(read), Is.EqualTo(written));
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("version: 1")]
    [TestCase("{\"format_version\":\"1.1\",\"kind\":\"plan\"}")]
    [TestCase("{\"format_version\":1,\"kind\":\"plan\"}")]
    [TestCase("{\"kind\":\"plan\",\"kind\":\"plan\"}")]
    [TestCase("{\"exit_code\":0,\"plan\":{}}")]
    public void What_is_no_saved_plan_is_refused(string text) =>
        Assert.That(
            () => PlanFile.Read(text),
            Throws.TypeOf<PlanFileException>().With.Message.Contains("Run 'sequences plan --out FILE' again")
        );

    [TestCase("1.1")]
    [TestCase("1.2")]
    public void A_plan_of_a_version_before_is_read(string version)
    {
        var text = PlanFile.Write(Some.Plan(Some.Sequence(SequenceAction.Update)));

        var before = PlanFile.Read(text.Replace("\"1.3\"", $"\"{version}\"", StringComparison.Ordinal));

        Assert.That(PlanFile.Write(before), Is.EqualTo(text));
    }

    [Test]
    public void Another_version_is_named()
    {
        var text = PlanFile.Write(Some.Plan()).Replace("\"1.3\"", "\"2.0\"", StringComparison.Ordinal);

        Assert.That(() => PlanFile.Read(text), Throws.TypeOf<PlanFileException>().With.Message.Contains("'2.0'"));
    }

    [TestCase("Q3 Outbound Outreach", "Q3 Inbound Outreach")]
    [TestCase("\"update\": 1", "\"update\": 2")]
    [TestCase("\"applicable\": true", "\"applicable\": false")]
    public void A_changed_plan_is_refused(string from, string to)
    {
        var text = PlanFile
            .Write(Some.Plan(Some.Sequence(SequenceAction.Update)))
            .Replace(from, to, StringComparison.Ordinal);

        Assert.That(() => PlanFile.Read(text), Throws.TypeOf<PlanFileException>().With.Message.Contains("was changed"));
    }

    [Test]
    public void Derived_values_are_checked_even_under_a_right_checksum()
    {
        var json = JsonNode.Parse(PlanFile.Write(Some.Plan(Some.Sequence(SequenceAction.Update))))!.AsObject();
        json["plan"]!["has_pending"] = false;

        Assert.That(
            () => PlanFile.Read(FormerPlan.Resealed(json)),
            Throws.TypeOf<PlanFileException>().With.Message.Contains("was changed")
        );
    }

    [Test]
    public void Whatever_the_text_the_answer_is_a_plan_or_one_exception([Random(0, int.MaxValue, 20)] int seed)
    {
        var random = new Random(seed);
        var original = PlanFile.Write(Draw.Plan(random));
        Assert.That(PlanFile.Read(original), Is.Not.Null);
        for (var i = 0; i < 30; i++)
            Try(Mutate(random, original));
    }

    [Test]
    public void Whatever_a_resealed_plan_holds_the_answer_is_a_plan_or_one_exception(
        [Random(0, int.MaxValue, 20)] int seed
    )
    {
        var random = new Random(seed);
        var original = PlanFile.Write(SomePlans.Everything);
        Assert.That(PlanFile.Read(FormerPlan.Resealed(JsonNode.Parse(original)!.AsObject())), Is.Not.Null);
        for (var i = 0; i < 30; i++)
        {
            var json = JsonNode.Parse(original)!.AsObject();
            Twist(random, json["plan"]!);
            Try(FormerPlan.Resealed(json));
        }
    }

    private static void Try(string text)
    {
        try
        {
            Assert.That(PlanFile.Read(text), Is.Not.Null);
        }
        catch (PlanFileException e)
        {
            Assert.That(e.Message, Does.EndWith("Run 'sequences plan --out FILE' again."));
        }
    }

    private static string Mutate(Random random, string text)
    {
        var (at, length) = (random.Next(text.Length), random.Next(1, 40));
        var piece = text.Substring(at, Math.Min(length, text.Length - at));
        return random.Next(6) switch
        {
            0 => text.Remove(at, piece.Length),
            1 => text.Insert(random.Next(text.Length), piece),
            2 => text[..at],
            3 => text.Remove(at, 1).Insert(at, ((char)random.Next(0, 0xFFFF)).ToString()),
            4 => text.Replace(piece, "null", StringComparison.Ordinal),
            _ => text.Insert(at, new string('[', 2_000)),
        };
    }

    // Replaces, removes or adds one node somewhere below.
    private static void Twist(Random random, JsonNode node)
    {
        JsonNode?[] replacements =
        [
            null,
            JsonValue.Create(-1L),
            JsonValue.Create(1e300),
            JsonValue.Create("x"),
            JsonValue.Create(true),
            new JsonArray(1),
            new JsonObject(),
        ];
        var replacement = replacements[random.Next(replacements.Length)];
        switch (node)
        {
            case JsonObject { Count: > 0 } json:
                var (name, value) = json.ElementAt(random.Next(json.Count));
                if (value is JsonObject { Count: > 0 } or JsonArray { Count: > 0 } && random.Next(5) > 0)
                    Twist(random, value);
                else if (random.Next(4) == 0)
                    json.Remove(name);
                else
                    json[random.Next(8) == 0 ? "extra" : name] = replacement;
                return;
            case JsonArray { Count: > 0 } items:
                var index = random.Next(items.Count);
                if (items[index] is { } item && item is JsonObject or JsonArray && random.Next(5) > 0)
                    Twist(random, items[index]!);
                else
                    items[index] = replacement;
                return;
        }
    }
}
