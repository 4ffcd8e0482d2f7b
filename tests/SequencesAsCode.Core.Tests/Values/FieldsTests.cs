namespace SequencesAsCode.Core.Tests.Values;

[TestFixture]
internal sealed class FieldsTests
{
    [Test]
    public void The_table_has_every_field_once()
    {
        var declared = typeof(Fields)
            .GetFields()
            .Where(field => field.FieldType == typeof(Field))
            .Select(field => (Field)field.GetValue(null)!)
            .ToList();

        Assert.That(declared, Has.Count.GreaterThan(30));
        Assert.That(Fields.All, Is.EquivalentTo(declared));
        Assert.That(Fields.All.Select(field => field.FullName), Is.Unique);
        Assert.That(Fields.All.Select(field => $"{field.Owner} {field.ApiName}"), Is.Unique);
    }

    [Test]
    public void The_rows_of_each_object_are_found_by_their_key_in_the_order_of_the_table()
    {
        var rows = Enum.GetValues<FieldOwner>().SelectMany(owner => Fields.Of(owner)).ToList();

        Assert.That(rows, Is.EqualTo(Fields.All));
        Assert.That(rows.Select(row => Fields.Find(row.Owner, row.Key)), Is.EqualTo(rows));
        Assert.That(rows.Select(row => row.Order), Is.Ordered.And.Unique);
    }

    [Test]
    public void A_key_of_another_object_is_not_found()
    {
        var (wrong, right) = (
            Fields.Find(FieldOwner.Sequence, "wait"),
            Fields.Find(FieldOwner.Step, "max_emails_per_day")
        );

        Assert.That((wrong, right), Is.EqualTo(((Field?)null, Fields.StepMaxEmailsPerDay)));
    }

    [Test]
    public void Words_are_listed_exactly_for_choices_and_limits_only_for_numbers()
    {
        var choices = Fields.All.Where(field => !field.Choices.IsEmpty);
        var limits = Fields.All.Where(field => field.Maximum is not null || field.Minimum != 0);

        Assert.That(choices, Is.EquivalentTo(Fields.All.Where(field => field.Kind == FieldKind.Choice)).And.Not.Empty);
        Assert.That(limits.Select(field => field.Kind).Distinct(), Is.EqualTo(new[] { FieldKind.Number }));
    }

    [Test]
    public void Every_row_says_what_it_is()
    {
        var silent = Fields.All.Where(field => field.Label.Length == 0 || !field.Summary.EndsWith('.'));

        Assert.That(silent, Is.Empty);
    }
}
