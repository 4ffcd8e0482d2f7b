using System.Text.Json;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Service.Tests.Wire;

/// <summary>What a row of the list says; what it does not say costs a read, and is no error.</summary>
[TestFixture]
internal sealed class RowReaderTests
{
    [Test]
    public async Task A_row_of_the_emulator_says_what_the_whole_sequence_says()
    {
        using var scene = new Scene(SomeAccount.Seed());
        var listing = await scene.Service.ReadAsync(
            new(false, true, [SomeAccount.Q3], Labels: true),
            CancellationToken.None
        );

        var (row, whole) = (listing.Rows.Single(row => row.Id == SomeAccount.Q3), listing.Sequences[SomeAccount.Q3]);

        Assert.That(
            row.Fields.Select(pair => (pair.Key, FieldToken.Of(pair.Key, pair.Value))),
            Is.EquivalentTo(
                whole.Fields.Without(Fields.Name).Select(pair => (pair.Key, FieldToken.Of(pair.Key, pair.Value)))
            )
        );
        Assert.That(row.Fields[Fields.Labels], Is.EqualTo(new FieldValue.Set(["Outbound", "Q3"])));
        Assert.That(
            row.StepRows!.Value.Select(step => (step.Id, step.Type, step.Fields[Fields.Wait])),
            Is.EqualTo(whole.Steps.Select(step => (step.Id, step.Type, step.Fields[Fields.Wait])))
        );
    }

    [TestCase("""{"emailer_schedule_id":null}""", "schedule: none")]
    [TestCase("""{"emailer_schedule_id":7}""", "")]
    [TestCase("""{"emailer_schedule_id":"loading"}""", "schedule: loading")]
    [TestCase("""{"label_ids":["b","a"],"max_emails_per_day":"40"}""", "labels: a, b; max_emails_per_day: 40")]
    [TestCase("""{"label_ids":"loading","max_emails_per_day":"loading"}""", "")]
    [TestCase("""{"label_ids":[7],"max_emails_per_day":{},"sharing_permission":[],"cc_emails":9}""", "")]
    [TestCase(
        """{"active":true,"sharing_permission":{"visibility":"everyone"}}""",
        "active: True; sharing.visibility: everyone"
    )]
    public void A_field_that_is_missing_or_malformed_is_not_said(string more, string said) =>
        Assert.That(
            string.Join(
                "; ",
                Row(more)
                    .Fields.Select(pair =>
                        $"{pair.Key.Key}: "
                        + (
                            pair.Value is FieldValue.Set set ? string.Join(", ", set.Items)
                            : FieldToken.Of(pair.Key, pair.Value) is { Length: > 0 } token ? token
                            : "none"
                        )
                    )
            ),
            Is.EqualTo(said).IgnoreCase
        );

    [TestCase("""[]""", "")]
    [TestCase(
        """[{"id":"b","position":2,"type":"call","wait_time":1,"wait_mode":"day"},"""
            + """{"id":"a","position":"1","type":"auto_email","wait_time":"30","wait_mode":"minute"}]""",
        "a auto_email 30 minutes, b call 1 day"
    )]
    [TestCase("""[{"id":"a","position":1,"type":"call","wait_time":"loading","wait_mode":"day"}]""", "a call ?")]
    [TestCase("""[{"id":"a","position":1,"type":"call"}]""", "a call ?")]
    [TestCase("""[{"id":"a","position":1,"type":"call","wait_time":1}]""", "a call ?")]
    [TestCase("""[{"id":"a","type":"call"}]""", null)]
    [TestCase("""[{"id":"a","position":"loading","type":"call"}]""", null)]
    [TestCase("""[{"position":1,"type":"call"}]""", null)]
    [TestCase("""[{"id":"a","position":1,"type":null}]""", null)]
    [TestCase("""[null]""", null)]
    [TestCase("\"loading\"", null)]
    [TestCase("null", null)]
    public void Steps_are_said_all_or_not_at_all(string steps, string? said) =>
        Assert.That(
            Row($$"""{"emailer_steps":{{steps}}}""").StepRows is { } rows
                ? string.Join(
                    ", ",
                    rows.Select(row => $"{row.Id} {row.Type} {row.Fields[Fields.Wait]?.ToString() ?? "?"}")
                )
                : null,
            Is.EqualTo(said)
        );

    [TestCase("5", 5)]
    [TestCase("\"5\"", 5)]
    [TestCase("5.0", 5)]
    [TestCase("\"loading\"", null)]
    [TestCase("-1", null)]
    public void The_number_of_steps_may_be_written_as_text(string number, int? steps) =>
        Assert.That(Row($$"""{"num_steps":{{number}}}""").Steps, Is.EqualTo(steps));

    [Test]
    public void A_date_of_a_step_is_not_said_where_the_sequence_goes_by_waits()
    {
        const string Steps =
            """[{"id":"a","position":1,"type":"call","wait_time":1"""
            + ""","wait_mode":"day","exact_datetime":"2023-10-21T17:40:00+00:00"}]""";

        Assert.That(
            Row($$"""{"emailer_steps":{{Steps}}}""").StepRows!.Value.Single().Fields.Contains(Fields.At),
            Is.False
        );
        Assert.That(
            Row($$"""{"sequence_by_exact_daytime":true,"emailer_steps":{{Steps}}}""")
                .StepRows!.Value.Single()
                .Fields.Contains(Fields.At),
            Is.True
        );
    }

    private static SequenceRow Row(string more)
    {
        using var document = JsonDocument.Parse(
            $$"""{"emailer_campaigns":[{"id":"66e9e215ece19801b2199700","name":"Row",{{more[1..]}}]}"""
        );
        return WireReader.Rows(document.RootElement).Single();
    }
}
