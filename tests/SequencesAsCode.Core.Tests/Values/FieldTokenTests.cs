using static SequencesAsCode.Core.Values.FieldValue;

namespace SequencesAsCode.Core.Tests.Values;

[TestFixture]
internal sealed class FieldTokenTests
{
    private static readonly DateTimeOffset Noon = new(2031, 1, 6, 12, 0, 0, TimeSpan.Zero);

    private static IEnumerable<(Field Field, FieldValue? Value)> Values =>
        [
            .. Each(
                Fields.Name,
                null,
                FieldValue.None,
                new FieldValue.Text(""),
                new FieldValue.Text("Q3"),
                new FieldValue.Text("q3"),
                new FieldValue.Text("none"),
                new FieldValue.Text(" Q3")
            ),
            .. Each(Fields.Active, new Flag(true), new Flag(false), null),
            .. Each(Fields.MaxEmailsPerDay, new Number(0), new Number(50), FieldValue.None),
            .. Each(
                Fields.Labels,
                new Set([]),
                new Set(["a", "b"]),
                new Set(["b", "a"]),
                new Set(["a, b"]),
                new Set(["ab"]),
                FieldValue.None
            ),
            .. Each(
                Fields.CcEmails,
                new Set([]),
                new Set(["A@x.io", "b@x.io"]),
                new Set(["B@x.io", "a@x.io"]),
                new Set(["a@x.io", "A@x.io"]),
                new Set(["a@x.io"]),
                null
            ),
            .. Each(
                Fields.Wait,
                new Wait(24, WaitUnit.Hour),
                new Wait(1, WaitUnit.Day),
                new Wait(1, WaitUnit.Hour),
                new Wait(90, WaitUnit.Minute),
                new Wait(0, WaitUnit.Second),
                new Wait(0, WaitUnit.Hour),
                new Wait(61, WaitUnit.Second)
            ),
            .. Each(
                Fields.At,
                new Moment(Noon),
                new Moment(Noon.ToOffset(TimeSpan.FromHours(-3))),
                new Moment(Noon.AddMilliseconds(1)),
                FieldValue.None
            ),
            .. Each(
                Fields.Body,
                new Html("<p>Hi</p>"),
                new Html("<p>Hi</p>", "sha256:1"),
                new Html(""),
                new Html("Hi"),
                null
            ),
            .. Each(
                Fields.Schedule,
                new Reference("5c10", "A"),
                new Reference("5c10", null),
                new Reference("5c11", "A"),
                FieldValue.None
            ),
        ];

    [Test]
    public void Tokens_are_equal_exactly_when_values_are()
    {
        var wrong = new List<string>();
        foreach (var (field, a) in Values)
        {
            foreach (var (_, b) in Values.Where(other => other.Field == field))
            {
                if ((FieldToken.Of(field, a) == FieldToken.Of(field, b)) != FieldComparison.Same(field, a, b))
                    wrong.Add($"{field}: '{a}' and '{b}'");
            }
        }

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void Bodies_stand_as_hashes_and_scalars_as_themselves()
    {
        var (body, note, wait) = (
            FieldToken.Of(Fields.Body, new Html("Hi")),
            FieldToken.Of(Fields.Note, new Html("Hi")),
            FieldToken.Of(Fields.Wait, new Wait(1, WaitUnit.Day))
        );

        Assert.That(
            (body, note, wait),
            Is.EqualTo(
                (
                    "sha256:3639efcd08abb273b1619e82e78c29a7df02c1051b1820e99fc395dcaa3326b8",
                    "sha256:3639efcd08abb273b1619e82e78c29a7df02c1051b1820e99fc395dcaa3326b8",
                    "1 day"
                )
            )
        );
    }

    private static IEnumerable<(Field, FieldValue?)> Each(Field field, params FieldValue?[] values) =>
        values.Select(value => (field, value));
}
