using System.Collections.Immutable;
using SequencesAsCode.Diagnostics;
using SequencesAsCode.Model;
using SequencesAsCode.Planning;
using SequencesAsCode.Tests.Support;

namespace SequencesAsCode.Tests.Planning;

[TestFixture]
internal sealed class ReferenceTests
{
    private static readonly AccountDirectory Directory = new(
        [new(Held.Id(50), "Normal Business Hours"), new(Held.Id(51), " Weekends "), new(Held.Id(52), "Twice"), new(Held.Id(53), "Twice")],
        [new(Held.Id(60), "Dana@Example.com"), new(Held.Id(61), "kim@example.com")],
        null);

    [TestCase("Normal Business Hours", 50)]
    [TestCase("Weekends", 51)]
    public void A_schedule_is_found_by_its_exact_name(string name, int id)
    {
        var change = Scene(Fields.Schedule, new(null, name)).Change();

        Assert.That(((FieldValue.Reference)change.Target!.Fields[Fields.Schedule]!).Id, Is.EqualTo(Held.Id(id)));
    }

    [Test]
    public void An_owner_is_found_whatever_the_letter_case()
    {
        var change = Scene(Fields.Owner, new(null, "dana@example.COM")).Change();

        Assert.That(change.Target!.Fields[Fields.Owner], Is.EqualTo(new FieldValue.Reference(Held.Id(60), "Dana@Example.com")));
    }

    [Test]
    public void An_id_gets_its_name_and_an_unknown_id_stays()
    {
        var (known, unknown) = (Scene(Fields.Schedule, new(Held.Id(50), null)).Change(), Scene(Fields.Schedule, new(Held.Id(99), null)).Change());

        Assert.That(known.Target!.Fields[Fields.Schedule], Is.EqualTo(new FieldValue.Reference(Held.Id(50), "Normal Business Hours")));
        Assert.That(unknown.Target!.Fields[Fields.Schedule], Is.EqualTo(new FieldValue.Reference(Held.Id(99), null)));
    }

    [TestCase("Normal Busines Hours", "SEQ401", "did you mean 'Normal Business Hours'?")]
    [TestCase("normal business hours", "SEQ401", "did you mean 'Normal Business Hours'?")]
    [TestCase("Twice", "SEQ402", "several schedules named 'Twice'")]
    public void A_name_that_is_missing_or_there_twice_is_an_error_at_its_line(string name, string code, string said)
    {
        var result = Scene(Fields.Schedule, new(null, name)).Result();

        var diagnostic = result.Diagnostics.Single();
        Assert.That((result.Plan, diagnostic.Code, diagnostic.At), Is.EqualTo(((Plan?)null, code, Some.At("q3", 7))));
        Assert.That(diagnostic.ToString(), Does.Contain(said));
    }

    [Test]
    public void Every_mistake_is_reported_in_file_order()
    {
        var scene = Scene(Fields.Schedule, new(null, "Nowhere")) with { Directory = AccountDirectory.Empty };
        scene = scene with { Files = [.. scene.Files, Wanted.Sequence("a").With(Fields.Owner, new FieldValue.Reference(null, "who@example.com"))] };

        Assert.That(scene.Result().Diagnostics.Select(each => each.At), Is.EqualTo(new[] { Some.At("a"), Some.At("q3", 7) }));
    }

    private static Scene Scene(Field field, FieldValue.Reference reference) => new()
    {
        Files = [Wanted.Sequence("q3").With(field, reference) with { FieldPlaces = ImmutableDictionary<Field, SourceLocation>.Empty.Add(field, Some.At("q3", 7)) }],
        Directory = Directory,
    };
}
