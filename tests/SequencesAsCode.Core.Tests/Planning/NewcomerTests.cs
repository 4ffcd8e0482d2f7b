namespace SequencesAsCode.Core.Tests.Planning;

/// <summary>What would be made, and may be there already under another name.</summary>
[TestFixture]
internal sealed class NewcomerTests
{
    private static readonly DesiredSequence File = Wanted
        .Sequence("launch", Wanted.Email("intro", "Meet the new release"), Wanted.Call("call", "Ask for Pat"))
        .With(Fields.Name, Some.Text("Caf\u00e9 Launch"));

    private static readonly CurrentSequence Other = Held.Of(
        Wanted.Sequence("other", Wanted.Call("x", "Something else"))
    );

    [TestCase("Cafe\u0301 Launch")]
    [TestCase("CAF\u00c9 launch")]
    [TestCase("Caf\u00e9\u00a0 Launch")]
    [TestCase("Caf\u00e9 La\u200bunch")]
    public void A_name_that_reads_alike_blocks_a_create_with_both_remedies(string name)
    {
        var scene = new PlanScene { Files = [File], Service = [Other.With(Fields.Name, Some.Text(name))] };

        var change = scene.Change();

        var block = change.Blocks.Single();
        Assert.That(
            (change.Intended, block.Code, change.Requests.Length),
            Is.EqualTo((SequenceAction.Create, BlockCode.LooksLikeExisting, 0))
        );
        Assert.That(
            (block.LinesToAdd.Single(), block.Consent),
            Is.EqualTo(($"id: {Held.Id(1)}", Consent.Creation("launch")))
        );
        Assert.That(block.Message, Does.Contain(Held.Id(1)).And.Contain("choose another name"));
    }

    [Test]
    public void Said_to_be_another_it_is_made()
    {
        var scene = new PlanScene
        {
            Files = [File],
            Service = [Other.With(Fields.Name, Some.Text("caf\u00e9 launch"))],
        };

        Assert.That(scene.AllowingCreation("launch").Change().Action, Is.EqualTo(SequenceAction.Create));
        Assert.That(
            scene.AllowingActivation().Change().Action,
            Is.EqualTo(SequenceAction.Blocked),
            "another consent says nothing of it"
        );
        Assert.That(
            scene.File(file => file.With(Fields.Name, Some.Text("Tea Launch"))).Change().Action,
            Is.EqualTo(SequenceAction.Create)
        );
    }

    [Test]
    public void A_name_like_that_of_another_file_is_told_with_its_key()
    {
        var managed = Wanted
            .Sequence("managed", Wanted.Call("x", "theirs"))
            .With(Fields.Name, Some.Text("CAF\u00c9 LAUNCH"));
        var scene = PlanScene.Applied(managed) with { Files = [managed, File] };

        var block = scene.Change("launch").Blocks.Single();

        Assert.That((block.Code, block.LinesToAdd.Length), Is.EqualTo((BlockCode.LooksLikeExisting, 0)));
        Assert.That(block.Message, Does.Contain("'managed'").And.Contain(Held.Id(1)));
        Assert.That(
            (scene with { Files = [managed.With(Fields.Name, Some.Text("Tea")), File] }).Change("launch").Action,
            Is.EqualTo(SequenceAction.Create),
            "it is about to be called otherwise"
        );
    }

    [Test]
    public void Of_two_new_files_that_read_alike_the_second_is_blocked()
    {
        var second = Wanted
            .Sequence("second", Wanted.Call("x", "theirs"))
            .With(Fields.Name, Some.Text("caf\u00e9 launch"));

        var plan = new PlanScene { Files = [File, second] }.Plan();

        Assert.That(
            plan.Sequences.Select(change => (change.Key, change.Action)),
            Is.EqualTo(new[] { ("second", SequenceAction.Blocked), ("launch", SequenceAction.Create) })
        );
    }

    [Test]
    public void One_that_is_let_go_of_and_keeps_the_name_is_a_twin()
    {
        var former = File with { Key = "former" };
        var scene = PlanScene.Applied(former) with
        {
            Files = [File],
            Removed = [new("former", false, "taken over", Some.At("any", 1))],
        };

        Assert.That(scene.Change("launch").Blocks.Single().Code, Is.EqualTo(BlockCode.LooksLikeExisting));
        Assert.That(
            (scene with { Removed = [new("former", true, "taken over", Some.At("any", 1))] }).Change("launch").Action,
            Is.EqualTo(SequenceAction.Create)
        );
    }

    [Test]
    public void Without_a_lock_steps_of_the_same_types_and_waits_block_a_create()
    {
        var renamed = Held.Of(File).With(Fields.Name, Some.Text("Renamed by Kim"));
        var scene = new PlanScene
        {
            Files = [File],
            Service = [renamed],
            IsWithoutLock = true,
        };

        var block = scene.Change().Blocks.Single();

        Assert.That(
            (block.Code, block.LinesToAdd.Single(), block.Consent),
            Is.EqualTo((BlockCode.LooksLikeExisting, $"id: {Held.Id(1)}", Consent.Creation("launch")))
        );
        Assert.That(block.Message, Does.Contain("'Renamed by Kim'").And.Contain("no lock file"));
        Assert.That(scene.AllowingCreation().Change().Action, Is.EqualTo(SequenceAction.Create));
        Assert.That(
            (scene with { IsWithoutLock = false }).Change().Action,
            Is.EqualTo(SequenceAction.Create),
            "a lock says that it was not made before"
        );
        Assert.That(
            (scene with { Service = [renamed.WithoutStep(1)] }).Change().Action,
            Is.EqualTo(SequenceAction.Create)
        );
        Assert.That(
            (scene with { Service = [renamed.WithStep(1, step => step.With(Fields.Wait, Some.Days(9)))] })
                .Change()
                .Action,
            Is.EqualTo(SequenceAction.Create)
        );
        Assert.That(
            (scene with { Service = [renamed.WithStep(1, step => step with { Type = StepTypes.ActionItem })] })
                .Change()
                .Action,
            Is.EqualTo(SequenceAction.Create)
        );
    }

    [Test]
    public void What_another_file_claims_is_no_candidate()
    {
        var claiming = (File with { Key = "claiming", Id = Held.Id(1) }).With(Fields.Name, Some.Text("Renamed"));
        var scene = new PlanScene
        {
            Files = [File, claiming],
            Service = [Held.Of(claiming)],
            IsWithoutLock = true,
        };

        Assert.That(scene.Change("launch").Action, Is.EqualTo(SequenceAction.Create));
    }

    [Test]
    public void Without_a_lock_a_create_that_switches_on_asks()
    {
        var scene = new PlanScene
        {
            Files = [File.With(Fields.Active, new FieldValue.Flag(true))],
            IsWithoutLock = true,
        };

        var block = scene.Change().Blocks.Single();

        Assert.That(
            (block.Code, block.Consent),
            Is.EqualTo((BlockCode.ActivationNeedsConsent, Consent.Activation("launch")))
        );
        Assert.That(block.Message, Does.Contain("archived"));
        Assert.That(scene.AllowingActivation("launch").Change().Action, Is.EqualTo(SequenceAction.Create));
        Assert.That(
            (scene with { Policy = Policy.Default with { ActivationAllowed = true } }).Change().Action,
            Is.EqualTo(SequenceAction.Create)
        );
        Assert.That((scene with { IsWithoutLock = false }).Change().Action, Is.EqualTo(SequenceAction.Create));
        Assert.That(
            (scene with { Pending = [new("elsewhere", "Elsewhere")] }).Change().Action,
            Is.EqualTo(SequenceAction.Create),
            "the journal says what a run of ours began"
        );
    }

    [TestCase("Caf\u00e9 Launch")]
    [TestCase("cafe\u0301 launch")]
    public void A_second_sequence_of_a_managed_ones_name_is_always_told(string name)
    {
        var scene = PlanScene.Applied(File);
        scene = scene with { Service = [.. scene.Service, Other with { Id = Held.Id(5) }] };
        scene = scene with { Service = [scene.Service[0], scene.Service[1].With(Fields.Name, Some.Text(name))] };

        var (plan, drift) = (scene.Plan(), scene.Drift());

        Assert.That(
            plan.Warnings.Single().ToString(),
            Does.Contain("SEQ410").And.Contain(Held.Id(1)).And.Contain(Held.Id(5))
        );
        Assert.That(drift.Warnings, Is.EqualTo(plan.Warnings));
        Assert.That((plan.HasPending, plan.HasBlocked), Is.EqualTo((false, false)));
    }

    [Test]
    public void A_rename_that_makes_a_twin_is_told_before_it_is_sent()
    {
        var scene = PlanScene.Applied(File);
        scene = scene with
        {
            Service = [.. scene.Service, (Other with { Id = Held.Id(5) }).With(Fields.Name, Some.Text("Tea Launch"))],
        };

        Assert.That(scene.Plan().Warnings, Is.Empty);
        Assert.That(
            scene.File(file => file.With(Fields.Name, Some.Text("TEA launch"))).Plan().Warnings.Single().Code,
            Is.EqualTo("SEQ410")
        );
    }
}
