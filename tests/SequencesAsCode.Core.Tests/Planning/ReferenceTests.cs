namespace SequencesAsCode.Core.Tests.Planning;

[TestFixture]
internal sealed class ReferenceTests
{
    private static readonly AccountDirectory Directory = new(
        [
            new(Held.Id(50), "Normal Business Hours"),
            new(Held.Id(51), " Weekends "),
            new(Held.Id(52), "Twice"),
            new(Held.Id(53), "Twice"),
        ],
        [new(Held.Id(60), "Dana@Example.com"), new(Held.Id(61), "kim@example.com")],
        null
    );

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

        Assert.That(
            change.Target!.Fields[Fields.Owner],
            Is.EqualTo(new FieldValue.Reference(Held.Id(60), "Dana@Example.com"))
        );
    }

    [Test]
    public void An_id_gets_its_name_and_an_unknown_id_stays()
    {
        var (known, unknown) = (
            Scene(Fields.Schedule, new(Held.Id(50), null)).Change(),
            Scene(Fields.Schedule, new(Held.Id(99), null)).Change()
        );

        Assert.That(
            known.Target!.Fields[Fields.Schedule],
            Is.EqualTo(new FieldValue.Reference(Held.Id(50), "Normal Business Hours"))
        );
        Assert.That(unknown.Target!.Fields[Fields.Schedule], Is.EqualTo(new FieldValue.Reference(Held.Id(99), null)));
    }

    [TestCase("Normal Busines Hours", "SEQ401", "did you mean 'Normal Business Hours'?")]
    [TestCase("normal business hours", "SEQ401", "did you mean 'Normal Business Hours'?")]
    [TestCase("Twice", "SEQ402", "several schedules named 'Twice'")]
    public void A_name_that_is_missing_or_there_twice_blocks_its_sequence_alone_and_names_the_line(
        string name,
        string code,
        string said
    )
    {
        var scene = Scene(Fields.Schedule, new(null, name));

        var plan = (scene with { Files = [.. scene.Files, Wanted.Sequence("other")] }).Plan();

        var block = plan.Sequences.Single(change => change.Key == "q3").Blocks.Single();
        Assert.That((block.Code, block.At), Is.EqualTo((BlockCode.DoesNotFit, Some.At("q3", 7))));
        Assert.That(block.Message, Does.Contain(said).And.Contain(code));
        Assert.That(plan.Sequences.Single(change => change.Key == "other").Action, Is.EqualTo(SequenceAction.Create));
    }

    [Test]
    public void No_other_person_is_suggested_for_one_who_is_not_there()
    {
        var block = Scene(Fields.Owner, new(null, "dama@example.com")).Change().Blocks.Single();

        Assert.That(block.Message, Does.Contain("'dama@example.com'").And.Not.Contain("did you mean"));
    }

    [Test]
    public void Every_mistake_is_reported_in_file_order()
    {
        var scene = Scene(Fields.Schedule, new(null, "Nowhere")) with { Directory = AccountDirectory.Empty };
        scene = scene with
        {
            Files =
            [
                .. scene.Files,
                Wanted.Sequence("a").With(Fields.Owner, new FieldValue.Reference(null, "who@example.com")),
            ],
        };

        Assert.That(
            scene.Result().Diagnostics.Select(each => each.At),
            Is.EqualTo(new[] { Some.At("a"), Some.At("q3", 7) })
        );
    }

    [TestCase("Office hours (EST)", "SEQ406", TestName = "Renamed in Apollo")]
    [TestCase(null, "SEQ408", TestName = "Gone from Apollo")]
    public void What_was_applied_under_a_name_is_still_meant_by_it(string? now, string code)
    {
        var scene = Applied(Fields.Schedule, "Normal Business Hours", 50) with
        {
            Directory = Directory with { Schedules = now is null ? [] : [new(Held.Id(50), now)] },
        };

        var plan = scene.Plan();

        Assert.That((plan.Sequences.Single().Action, plan.HasBlocked), Is.EqualTo((SequenceAction.None, false)));
        Assert.That(
            plan.Warnings.Single().ToString(),
            Does.Contain(code).And.Contain(Held.Id(50)).And.Contain("'Normal Business Hours'")
        );
        if (now is not null)
            Assert.That(plan.Warnings.Single().Message, Does.Contain($"'{now}'"));
        Assert.That(scene.Drift().Warnings, Is.EqualTo(plan.Warnings));
    }

    [Test]
    public void A_second_schedule_of_the_name_changes_nothing_for_what_was_applied()
    {
        var scene = Applied(Fields.Schedule, "Twice", 53);

        Assert.That(
            (scene.Change().Action, scene.Plan().Warnings.Single().Code),
            Is.EqualTo((SequenceAction.None, "SEQ407"))
        );
    }

    [Test]
    public void An_owner_who_left_is_told_and_no_other_person_is_named()
    {
        var scene = Applied(Fields.Owner, "kim@example.com", 61) with
        {
            Directory = Directory with { Users = [new(Held.Id(60), "kam@example.com")] },
        };

        Assert.That(scene.Change().Action, Is.EqualTo(SequenceAction.None));
        Assert.That(
            scene.Plan().Warnings.Single().ToString(),
            Does.Contain("SEQ408").And.Not.Contain("kam@example.com")
        );
    }

    [Test]
    public void One_name_in_many_files_is_told_once()
    {
        var scene = Applied(Fields.Schedule, "Normal Business Hours", 50) with
        {
            Directory = Directory with { Schedules = [new(Held.Id(50), "Office")] },
        };
        var second = scene.Files.Single() with { Key = "second", At = Some.At("second") };
        var held = Held.Of(second, 2);
        scene = scene with
        {
            Files = [.. scene.Files, second],
            Service = [.. scene.Service, held],
            Lock = [.. scene.Lock, Held.Known(second, held) with { Fields = scene.Lock[0].Fields }],
        };

        Assert.That(scene.Plan().Warnings.Select(warning => warning.Code), Is.EqualTo(new[] { "SEQ406" }));
    }

    [Test]
    public void Another_name_in_the_file_is_looked_up_and_blocks_when_it_is_not_there()
    {
        var scene = Applied(Fields.Schedule, "Normal Business Hours", 50)
            .File(file => file.With(Fields.Schedule, new FieldValue.Reference(null, "Nowhere")));

        Assert.That(scene.Change().Blocks.Select(block => block.Code), Does.Contain(BlockCode.DoesNotFit));
        Assert.That(
            scene.File(file => file.With(Fields.Schedule, new FieldValue.Reference(null, "Weekends"))).Change().Action,
            Is.EqualTo(SequenceAction.Update)
        );
    }

    [Test]
    public void What_is_gone_is_never_sent_again()
    {
        var scene = Applied(Fields.Owner, "kim@example.com", 61) with
        {
            Directory = Directory with { Users = [new(Held.Id(60), "dana@example.com")] },
        };
        scene = scene.Apollo(held =>
            held.With(Fields.Owner, new FieldValue.Reference(Held.Id(60), "dana@example.com"))
        );

        Assert.That(scene.Change().HasDrift, Is.True);
        Assert.That(
            scene.RevertingDrift().Change().Blocks.Single().Message,
            Does.Contain("SEQ401").And.Contain("kim@example.com")
        );
    }

    [Test]
    public void One_that_was_made_anew_under_the_name_is_meant_when_the_first_is_gone()
    {
        var scene = Applied(Fields.Schedule, "Normal Business Hours", 49);

        var change = scene.Change();

        Assert.That(
            (change.Action, ((FieldValue.Reference)change.Fields.Single().After).Id),
            Is.EqualTo((SequenceAction.Update, Held.Id(50)))
        );
    }

    [Test]
    public void Names_that_cannot_be_looked_up_block_the_files_that_need_them()
    {
        var scene = Applied(Fields.Schedule, "Normal Business Hours", 50) with
        {
            Directory = AccountDirectory.Empty with
            {
                SchedulesTrouble = "No usable answer.",
                LabelsTrouble = "No labels.",
            },
        };
        var (newcomer, labelled) = (
            Wanted.Sequence("new").With(Fields.Schedule, new FieldValue.Reference(null, "Weekends")),
            Wanted.Sequence("labelled").With(Fields.Labels, new FieldValue.Set(["Q3"]))
        );
        scene = scene with { Files = [.. scene.Files, newcomer, labelled, Wanted.Sequence("plain")] };

        var plan = scene.Plan();

        Assert.That(
            plan.Sequences.Select(change => (change.Key, change.Action)),
            Is.EqualTo(
                new[]
                {
                    ("labelled", SequenceAction.Blocked),
                    ("new", SequenceAction.Blocked),
                    ("plain", SequenceAction.Create),
                    ("q3", SequenceAction.None),
                }
            )
        );
        Assert.That(plan.Sequences[1].Blocks.Single().Message, Does.Contain("SEQ409").And.Contain("No usable answer"));
    }

    private static PlanScene Applied(Field field, string name, int id)
    {
        var scene = PlanScene.Applied(
            Wanted.Sequence("q3").With(field, new FieldValue.Reference(Held.Id(id), name))
        ) with
        {
            Directory = Directory,
        };
        return scene.File(file => file.With(field, new FieldValue.Reference(null, name)));
    }

    private static PlanScene Scene(Field field, FieldValue.Reference reference) =>
        new()
        {
            Files =
            [
                Wanted.Sequence("q3").With(field, reference) with
                {
                    FieldPlaces = ImmutableDictionary<Field, SourceLocation>.Empty.Add(field, Some.At("q3", 7)),
                },
            ],
            Directory = Directory,
        };
}
