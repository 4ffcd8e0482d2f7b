using static SequencesAsCode.Core.Values.FieldValue;

namespace SequencesAsCode.Core.Tests.Values;

[TestFixture]
internal sealed class FieldComparisonTests
{
    private static readonly DateTimeOffset Noon = new(2031, 1, 6, 12, 0, 0, TimeSpan.Zero);

    private static IEnumerable<TestCaseData> Equal =>
        [
            Pair(Fields.Name, new FieldValue.Text("Q3"), new FieldValue.Text("Q3")),
            Pair(Fields.Active, new Flag(true), new Flag(true)),
            Pair(Fields.MaxEmailsPerDay, new Number(50), new Number(50)),
            Pair(Fields.Priority, new FieldValue.Text("high"), new FieldValue.Text("high")),
            Pair(Fields.Labels, new Set(["b", "a", "a"]), new Set(["a", "b"])),
            Pair(Fields.CcEmails, new Set(["Dana@Example.com", "a@b.c"]), new Set(["A@b.c", "dana@example.com"])),
            Pair(Fields.Wait, new Wait(2, WaitUnit.Day), new Wait(2, WaitUnit.Day)),
            Pair(Fields.Wait, new Wait(24, WaitUnit.Hour), new Wait(1, WaitUnit.Day)),
            Pair(Fields.Wait, new Wait(60, WaitUnit.Minute), new Wait(1, WaitUnit.Hour)),
            Pair(Fields.Wait, new Wait(2880, WaitUnit.Minute), new Wait(2, WaitUnit.Day)),
            Pair(Fields.Wait, new Wait(0, WaitUnit.Second), new Wait(0, WaitUnit.Day)),
            Pair(Fields.At, new Moment(Noon), new Moment(Noon.ToOffset(TimeSpan.FromHours(5)))),
            Pair(
                Fields.Body,
                new Html("<BR>Hi &amp; <a href='x' title=\"y\">bye</a>"),
                new Html("<br/>Hi &#38; <a title=y href=\"x\">bye</a>")
            ),
            Pair(Fields.Body, new Html("<p>Hi", "sha256:1"), new Html("<p>Hi</p>")),
            Pair(Fields.Schedule, new Reference("5c10", "Business hours"), new Reference("5c10", null)),
            Pair(Fields.Schedule, new Reference(null, "Business hours"), new Reference(null, "Business hours")),
            Pair(Fields.CreationType, new FieldValue.Text("draft"), new FieldValue.Text("new")),
            Pair(Fields.CreationType, new FieldValue.Text("ai_assistant"), new FieldValue.Text("draft")),
        ];

    private static IEnumerable<TestCaseData> Different =>
        [
            Pair(Fields.Name, new FieldValue.Text("Q3"), new FieldValue.Text("q3")),
            Pair(Fields.Active, new Flag(false), null),
            Pair(Fields.MaxEmailsPerDay, new Number(0), FieldValue.None),
            Pair(Fields.Labels, new Set(["Q3"]), new Set(["q3"])),
            Pair(Fields.Labels, new Set(["a"]), new Set([])),
            Pair(Fields.CcEmails, new Set(["a@b.c"]), new Set(["a@b.c", "d@b.c"])),
            Pair(Fields.Wait, new Wait(36, WaitUnit.Hour), new Wait(1, WaitUnit.Day)),
            Pair(Fields.Wait, new Wait(long.MaxValue, WaitUnit.Day), new Wait(long.MaxValue, WaitUnit.Hour)),
            Pair(Fields.At, new Moment(Noon), new Moment(Noon.AddSeconds(1))),
            Pair(Fields.Body, new Html("<p>Hi</p>"), new Html("<div>Hi</div>")),
            Pair(Fields.Body, new Html("Hi"), new Html("hi")),
            Pair(Fields.Body, new Html("Hi<!--[if mso]>there<![endif]-->"), new Html("Hi<!--[if mso]>you<![endif]-->")),
            Pair(Fields.Schedule, new Reference("5c10", "Same"), new Reference("5c11", "Same")),
            Pair(Fields.Schedule, new Reference("5c10", "Same"), new Reference(null, "Same")),
            Pair(Fields.CreationType, new FieldValue.Text("new"), new FieldValue.Text("ai_assistant")),
            Pair(Fields.Name, new FieldValue.Text("draft"), new FieldValue.Text("new")),
        ];

    private static IEnumerable<FieldValue?> Nothings =>
        [null, FieldValue.None, new FieldValue.Text(""), new Html(""), new Set([])];

    [TestCaseSource(nameof(Equal))]
    public void Values_that_mean_the_same_need_no_change(Field field, FieldValue? a, FieldValue? b)
    {
        var (forth, back, explained) = (
            FieldComparison.Same(field, a, b),
            FieldComparison.Same(field, b, a),
            FieldComparison.Explained(field, a, b)
        );

        Assert.That((forth, back, explained), Is.EqualTo((true, true, true)));
    }

    [TestCaseSource(nameof(Different))]
    public void Values_that_mean_something_else_need_one(Field field, FieldValue? a, FieldValue? b)
    {
        var (forth, back) = (FieldComparison.Same(field, a, b), FieldComparison.Same(field, b, a));

        Assert.That((forth, back), Is.EqualTo((false, false)));
    }

    [Test]
    public void Missing_none_empty_text_and_the_empty_set_are_one_value(
        [ValueSource(nameof(Nothings))] FieldValue? a,
        [ValueSource(nameof(Nothings))] FieldValue? b
    )
    {
        var same = FieldComparison.Same(Fields.Subject, a, b);

        Assert.That(same, Is.True);
    }

    [Test]
    public void A_sanitised_body_is_explained_by_what_was_sent_and_is_not_the_same()
    {
        var (sent, returned) = (
            new Html("<p style=\"color:red\">Hi {{first_name}}</p>"),
            new Html("<p>Hi {{first_name}}</p>")
        );

        var (same, explained) = (
            FieldComparison.Same(Fields.Body, sent, returned),
            FieldComparison.Explained(Fields.Body, sent, returned)
        );

        Assert.That((same, explained), Is.EqualTo((false, true)));
    }

    [Test]
    public void Another_word_is_not_explained()
    {
        var explained = FieldComparison.Explained(Fields.Body, new Html("<p>Hi Dana</p>"), new Html("<p>Hi Dora</p>"));

        Assert.That(explained, Is.False);
    }

    private static TestCaseData Pair(Field field, FieldValue? a, FieldValue? b) =>
        new TestCaseData(field, a, b).SetArgDisplayNames(field.FullName, $"{a}", $"{b}");
}
