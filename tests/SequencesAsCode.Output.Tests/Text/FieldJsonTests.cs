using SequencesAsCode.Core.Json;

namespace SequencesAsCode.Output.Tests.Text;

public sealed class FieldJsonTests
{
    [TestCaseSource(typeof(Fields), nameof(Fields.All))]
    public void A_value_of_every_field_survives(Field field)
    {
        var random = new Random(20);
        foreach (var value in Enumerable.Range(0, 40).Select(_ => Draw.Value(random, field)))
        {
            var text = JsonText.Write(FieldJson.Write(value));

            var read = FieldJson.Read(field, JsonText.Parse(text));

            Assert.That(read, Is.EqualTo(value), text);
        }
    }

    [Test]
    public void Forms_are_as_documented()
    {
        (FieldValue Value, string Json)[] forms =
        [
            (FieldValue.None, "null"),
            (new FieldValue.Wait(30, WaitUnit.Minute), "\"30 minutes\""),
            (new FieldValue.Wait(1, WaitUnit.Day), "\"1 day\""),
            (new FieldValue.Moment(new(2025, 3, 1, 9, 0, 0, TimeSpan.FromHours(2))), "\"2025-03-01T09:00:00+02:00\""),
            (new FieldValue.Set(["b", "a"]), "[\"a\",\"b\"]"),
            (new FieldValue.Html("<p>é</p>"), "\"<p>é</p>\""),
            (new FieldValue.Html("<p>", "sha256:1"), "{\"html\":\"<p>\",\"source_digest\":\"sha256:1\"}"),
            (new FieldValue.Reference(null, "Dana"), "{\"id\":null,\"name\":\"Dana\"}"),
        ];

        Assert.That(
            forms.Select(form => JsonText.WriteCompact(FieldJson.Write(form.Value))),
            Is.EqualTo(forms.Select(form => form.Json))
        );
    }

    [TestCaseSource(typeof(Fields), nameof(Fields.All))]
    public void What_is_not_of_the_kind_is_refused(Field field)
    {
        string[] wrong = field.Kind switch
        {
            FieldKind.Flag => ["1", "\"true\"", "[]", "{}"],
            FieldKind.Number => ["1.5", "\"1\"", "1e30", "{}"],
            FieldKind.Set or FieldKind.EmailSet => ["\"a\"", "[1]", "[null]", "{}"],
            FieldKind.Wait => ["1", "\"2 weeks\"", "\"day\"", "\"99999999999999999999 days\"", "\"1 day\\n\""],
            FieldKind.Moment => ["1", "\"2025-03-01\"", "\"tomorrow\""],
            FieldKind.Html => ["1", "[]", "{}", "{\"html\":1}"],
            FieldKind.Reference => ["\"a\"", "[]", "{\"id\":1}"],
            _ => ["1", "[]", "{}", "true"],
        };

        foreach (var json in wrong)
            Assert.That(() => FieldJson.Read(field, JsonText.Parse(json)), Throws.TypeOf<FormatException>(), json);
    }
}
