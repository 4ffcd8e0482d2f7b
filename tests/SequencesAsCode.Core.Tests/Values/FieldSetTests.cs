namespace SequencesAsCode.Core.Tests.Values;

[TestFixture]
internal sealed class FieldSetTests
{
    [Test]
    public void Fields_come_in_the_order_of_the_table()
    {
        var set = FieldSet.Of(
            (Fields.Subject, Some.Text("s")),
            (Fields.Wait, Some.Days(1)),
            (Fields.Name, Some.Text("n"))
        );

        var order = set.Select(pair => pair.Key);

        Assert.That(order, Is.EqualTo(new[] { Fields.Name, Fields.Wait, Fields.Subject }));
    }

    [Test]
    public void Of_a_repeated_field_the_last_value_counts()
    {
        var set = FieldSet.Of((Fields.Name, Some.Text("first")), (Fields.Name, Some.Text("last")));

        Assert.That((set.Count, set[Fields.Name]), Is.EqualTo((1, Some.Text("last"))));
    }

    [Test]
    public void None_is_a_value_and_a_missing_field_is_not_managed()
    {
        var set = FieldSet.Of((Fields.Schedule, FieldValue.None));

        Assert.That(
            (set.Contains(Fields.Schedule), set.Contains(Fields.Name), set[Fields.Name]),
            Is.EqualTo((true, false, (FieldValue?)null))
        );
    }

    [Test]
    public void Changing_a_set_leaves_the_former_one_as_it_was()
    {
        var before = FieldSet.Of((Fields.Name, Some.Text("n")), (Fields.Active, new FieldValue.Flag(true)));

        var (set, other, without, where) = (
            before.With(Fields.Name, Some.Text("m")),
            before.With(FieldSet.Of((Fields.Name, Some.Text("o")))),
            before.Without(Fields.Name),
            before.Where(field => field == Fields.Name)
        );

        Assert.Multiple(() =>
        {
            Assert.That(before[Fields.Name], Is.EqualTo(Some.Text("n")));
            Assert.That((set[Fields.Name], set.Count), Is.EqualTo((Some.Text("m"), 2)));
            Assert.That((other[Fields.Name], other.Count), Is.EqualTo((Some.Text("o"), 2)));
            Assert.That(without.Select(pair => pair.Key), Is.EqualTo(new[] { Fields.Active }));
            Assert.That(where.Select(pair => pair.Key), Is.EqualTo(new[] { Fields.Name }));
        });
    }
}
