using System.Text.Json.Nodes;
using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Files.Reading.Schema;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Applying.Tests.Locking;

[TestFixture]
internal sealed class LockFormatTests
{
    [Test]
    public void A_lock_is_one_line_for_each_object_sorted_by_id() =>
        Approve.Text(
            LockFormat.Write(
                "5c1004a0dddddddddddd0001",
                [
                    SomeLock.Small("events", "66e9e215ece19801b2199800"),
                    SomeLock.Written,
                    SomeLock.Small("archive", "66e9e215ece19801b2199600"),
                ]
            ),
            "json"
        );

    [Test]
    public void An_empty_lock_is_still_a_lock()
    {
        var text = LockFormat.Write("team", []);

        Assert.That(text, Is.EqualTo("{\n  \"version\": 1,\n  \"account\": \"team\",\n  \"objects\": [\n  ]\n}\n"));
        Assert.That(LockFormat.Read(text).Sequences, Is.Empty);
    }

    [Test]
    public void What_was_rewritten_stands_beside_its_pair_where_an_earlier_program_does_not_look()
    {
        var fields = BaseFields
            .Empty.With(Fields.Body, new("sha256:aa", "sha256:bb", null, false, "links"))
            .With(Fields.Subject, new("a", "b", null, true, "other"));
        var text = LockFormat.Write(
            "team",
            [
                new(
                    "1a",
                    "k",
                    "N",
                    BaseFields.Empty,
                    [new("2a", null, "auto_email", BaseFields.Empty, [new("3a", "a", fields)])]
                ),
            ]
        );

        Assert.That(
            text,
            Does.Contain(
                "\"fields\":"
                    + """{"body":["sha256:aa","sha256:bb"],"subject":["a","b",null,true]}"""
                    + ""","rewrites":{"body":"links","subject":"other"}}"""
            )
        );
        Assert.That(
            LockFormat.Read(text).Sequences.Single().Steps.Single().Touches.Single().Fields[Fields.Body],
            Is.EqualTo(fields[Fields.Body])
        );
    }

    [Test]
    public void A_wait_that_an_earlier_program_wrote_in_another_unit_is_read_as_the_same_length()
    {
        var line =
            """{"id":"2a","kind":"step","in":"1a","position":1,"type":"call","fields":{"wait":["24 hours","1 day"]}}""";
        var text =
            """{"version":1,"account":"t","objects":["""
            + """{"id":"1a","kind":"sequence","key":"k","name":"N","fields":{}},"""
            + line
            + "]}";

        Assert.That(
            LockFormat.Read(text).Sequences.Single().Steps.Single().Fields[Fields.Wait],
            Is.EqualTo(new BasePair("1 day", "1 day"))
        );
    }

    [Test]
    public void What_is_written_is_read_back_the_same_and_written_the_same()
    {
        Law.Holds(seed =>
        {
            var drawn = SomeLock.Draw(new Dice(seed));

            var text = LockFormat.Write("team", drawn);
            var (version, account, read) = LockFormat.Read(text);

            var ids = text.Split('\n')
                .Where(line => line.StartsWith("    {", StringComparison.Ordinal))
                .Select(line => line.Split('"')[3])
                .ToList();
            return
            [
                .. (version, account) == (1, "team") ? Array.Empty<string>() : ["version or account"],
                .. SomeLock.Show(read) == SomeLock.Show(drawn)
                    ? Array.Empty<string>()
                    : [$"{SomeLock.Show(read)}\ninstead of\n{SomeLock.Show(drawn)}"],
                .. LockSchema.Problems(text),
                .. LockFormat.Write("team", read.Reverse()) == text ? Array.Empty<string>() : ["another text"],
                .. ids.SequenceEqual(ids.Order(StringComparer.Ordinal))
                    ? Array.Empty<string>()
                    : ["lines are not sorted"],
            ];
        });
    }

    [TestCase("\"version\": 1", "\"version\": 2")]
    [TestCase("\"version\": 1,", "")]
    [TestCase("\"account\": \"team\"", "\"account\": 7")]
    [TestCase("\"kind\":\"sequence\"", "\"kind\":\"folder\"")]
    [TestCase("\"kind\":\"step\"", "\"kind\":\"touch\"")]
    [TestCase("\"protect\":true", "\"protect\":false")]
    [TestCase("\"position\":1,", "")]
    [TestCase("\"type\":\"call\",", "")]
    [TestCase("\"in\":\"66e9e215ece19801b2199703\"", "\"in\":null")]
    [TestCase("\"sha256:md\"]", "7]")]
    [TestCase("\"sha256:md\"]", "\"sha256:md\",false]")]
    [TestCase("\"sha256:md\"]", "\"sha256:md\",true,1]")]
    [TestCase("\"active\":\"true\"", "\"active\":true")]
    [TestCase("\"active\":\"true\"", "\"subject\":\"true\"")]
    [TestCase("\"active\":\"true\"", "\"active\":[]")]
    public void The_schema_is_strict(string from, string to)
    {
        var text = LockFormat.Write("team", [SomeLock.Written]);
        Assume.That(text, Does.Contain(from));

        Assert.That(LockSchema.Problems(text), Is.Empty);
        Assert.That(LockSchema.Problems(text.Replace(from, to, StringComparison.Ordinal)), Is.Not.Empty);
    }

    [TestCase(FieldOwner.Sequence)]
    [TestCase(FieldOwner.Step)]
    [TestCase(FieldOwner.Touch)]
    public void The_schema_has_the_fields_of_the_table(FieldOwner owner)
    {
        var definition = JsonNode.Parse(Schemas.Text("lock"))!["definitions"]![owner.ToString().ToLowerInvariant()]!;

        Assert.That(
            definition["properties"]!["fields"]!["properties"]!.AsObject().Select(pair => pair.Key),
            Is.EqualTo(Fields.Of(owner).Select(field => field.Key))
        );
    }

    [TestCase("", "")]
    [TestCase("[]", "it is not an object")]
    [TestCase("null", "it is not an object")]
    [TestCase("{}", "'version' is missing")]
    [TestCase("""{"version":"one"}""", "")]
    [TestCase("""{"version":1}""", "'account' is missing")]
    [TestCase("""{"version":1,"account":"t","objects":[]""", "")]
    [TestCase("""{"version":1,"account":"t","objects":[]} {}""", "")]
    [TestCase("""{"version":1,"account":"t","account":"u","objects":[]}""", "account")]
    [TestCase("""{"version":1,"account":"t","objects":[],"objects":[]}""", "objects")]
    [TestCase("""{"version":1,"account":"t"}""", "'objects' is missing")]
    [TestCase("""{"version":1,"account":"t","objects":{}}""", "'objects' is missing")]
    [TestCase("""{"version":1,"account":7,"objects":[]}""", "")]
    [TestCase("""{"version":1,"account":"t","objects":[7]}""", "an entry of 'objects' is not an object")]
    [TestCase("""{"version":1,"account":"t","objects":[null]}""", "an entry of 'objects' is not an object")]
    [TestCase("""{"version":1,"account":"t","objects":[{"id":"a"}]}""", "'kind' is missing")]
    [TestCase("""{"version":1,"account":"t","objects":[{"id":"a","kind":"thing"}]}""", "the kind 'thing' is not known")]
    [TestCase(
        """{"version":1,"account":"t","objects":[{"id":"a","kind":"sequence","key":"k"}]}""",
        "'name' is missing"
    )]
    [TestCase(
        """{"version":1,"account":"t","objects":[{"id":"a","kind":"sequence","name":"n"}]}""",
        "'key' is missing"
    )]
    [TestCase(
        """{"version":1,"account":"t","objects":[{"kind":"sequence","name":"n","key":"k"}]}""",
        "'id' is missing"
    )]
    [TestCase(
        """{"version":1,"account":"t","objects":[{"id":"s","kind":"step","in":"a","type":"call"}]}""",
        "'s' is in 'a', which is not there"
    )]
    [TestCase(
        """{"version":1,"account":"t","objects":[{"id":"s","kind":"touch","in":"a"}]}""",
        "'s' is in 'a', which is not there"
    )]
    [TestCase(
        """{"version":1,"account":"t","objects":[{"id":"a","kind":"sequence","name":"n","key":"k","fields":"""
            + """{"name":7}}]}""",
        ""
    )]
    [TestCase(
        """{"version":1,"account":"t","objects":[{"id":"a","kind":"sequence","name":"n","key":"k","fields":"""
            + """{"name":["x"]}}]}""",
        "the field 'name' is malformed"
    )]
    [TestCase(
        """{"version":1,"account":"t","objects":[{"id":"a","kind":"sequence","name":"n","key":"k","fields":"""
            + """{"name":null}}]}""",
        "the field 'name' is malformed"
    )]
    [TestCase(
        """{"version":1,"account":"t","objects":[{"id":"a","kind":"sequence","name":"n","key":"k","fields":"""
            + """{"name":[null,"x"]}}]}""",
        "the field 'name' is malformed"
    )]
    [TestCase(
        """{"version":1,"account":"t","objects":[{"id":"a","kind":"sequence","name":"n","key":"k"},"""
            + """{"id":"b","kind":"sequence","name":"n","key":"k"}]}""",
        "the key 'k' is there twice"
    )]
    [TestCase(
        """{"version":1,"account":"t","objects":[{"id":"a","kind":"sequence","name":"n","key":"k"},"""
            + """{"id":"a","kind":"sequence","name":"n","key":"l"}]}""",
        "the id 'a' is there twice"
    )]
    [TestCase(
        """{"version":1,"account":"t","objects":[{"id":"a","kind":"sequence","name":"n","key":"k"},"""
            + """{"id":"b","kind":"sequence","name":"m","key":"l"},{"id":"s","kind":"step","in":"a","type":"call"},"""
            + """{"id":"s","kind":"step","in":"b","type":"call"}]}""",
        "the id 's' is there twice, as a step in 'a' and as a step in 'b'"
    )]
    [TestCase(
        """{"version":1,"account":"t","objects":[{"id":"a","kind":"sequence","name":"n","key":"k"},"""
            + """{"id":"s","kind":"step","in":"a","type":"call"},{"id":"s","kind":"touch","in":"s"}]}""",
        "the id 's' is there twice, as a step in 'a' and as a touch in 's'"
    )]
    [TestCase(
        """{"version":1,"account":"t","objects":[{"id":"a","kind":"sequence","name":"n","key":"k"},"""
            + """{"id":"s","kind":"step","in":"a","type":"call","key":"x"},"""
            + """{"id":"u","kind":"step","in":"a","type":"call","key":"x"}]}""",
        "the step key 'x' is there twice"
    )]
    public void What_is_no_lock_is_refused_with_a_reason(string text, string reason) =>
        Assert.That(() => LockFormat.Read(text), Throws.InstanceOf<FormatException>().With.Message.Contains(reason));

    [Test]
    public void A_newer_version_is_not_read_further() =>
        Assert.That(LockFormat.Read("""{"version":2,"things":[]}""").Version, Is.EqualTo(2));
}
