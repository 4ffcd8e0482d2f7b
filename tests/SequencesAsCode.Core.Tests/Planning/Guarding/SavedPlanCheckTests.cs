using Moq;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Planning.Guarding;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Core.Tests.Planning.Guarding;

/// <summary>A saved plan is refused when no planner makes such a change, whatever its checksum says.</summary>
[TestFixture]
internal sealed class SavedPlanCheckTests
{
    private static readonly FieldValue On = new FieldValue.Flag(true);
    private static readonly FieldValue Off = new FieldValue.Flag(false);

    private static readonly DesiredSequence File = Wanted
        .Sequence("q3", Wanted.Email("intro", "Meet the new release"), Wanted.Call("call", "Ask about the budget"))
        .With(Fields.Active, Off);

    private static readonly SequenceChange Update = PlanScene
        .Applied(File)
        .File(file => file.Named("Renamed"))
        .Change();

    private static readonly SequenceChange Create = new PlanScene { Files = [File] }.Change();

    private static readonly SequenceChange Adopt = (PlanScene.Applied(File) with { Lock = [] }).Change();

    private static readonly SequenceChange Archive = (
        PlanScene.Applied(File) with
        {
            Files = [],
            Removed = [new("q3", true, "over", new("sequences.yaml", 1))],
        }
    ).Change();

    private static readonly SequenceChange SwitchOn = PlanScene
        .Applied(File)
        .Apollo(held => held with { People = new(12) })
        .File(file => file.With(Fields.Active, On))
        .AllowingActivation()
        .Change();

    private static readonly SequenceChange CreateOn = new PlanScene { Files = [File.With(Fields.Active, On)] }.Change();

    [Test]
    public void What_the_planner_makes_is_sound()
    {
        var changes = new[] { Update, Create, Adopt, Archive, CreateOn };

        Assert.That(
            changes.Select(change => change.Action),
            Is.EqualTo(
                new[]
                {
                    SequenceAction.Update,
                    SequenceAction.Create,
                    SequenceAction.Adopt,
                    SequenceAction.Archive,
                    SequenceAction.Create,
                }
            )
        );
        Assert.That(changes.Select(change => Check(change)), Is.All.Null);
    }

    private static IEnumerable<TestCaseData> Unsound =>
        [
            Case("an id that no request can have", Update with { Id = "../x", Target = Aimed(Update, "../x") }),
            Case("the content of another sequence", Update with { Target = Aimed(Update, Held.Id(2)) }),
            Case("the content of another key", Update with { Target = Update.Target! with { Key = "other" } }),
            Case("an update of nothing", Update with { Id = null, Target = Aimed(Update, null) }),
            Case("an archive of nothing", Archive with { Id = null }),
            Case("taking over nothing", Adopt with { Id = null, Target = Aimed(Adopt, null) }),
            Case("an update without content", Update with { Target = null }),
            Case("a create without content", Create with { Target = null }),
            Case("taking over without content", Adopt with { Target = null }),
            Case("writing what was not read", Update with { ByRow = true }),
            Case("making what was not read", Create with { ByRow = true }),
            Case("an update that hides what it changes", Update with { Classes = [] }),
            Case("making what exists", Create with { Id = Held.Id(1), Target = Aimed(Create, Held.Id(1)) }),
        ];

    [TestCaseSource(nameof(Unsound))]
    public void A_change_that_contradicts_itself_is_named(SequenceChange change) =>
        Assert.That(Check(change), Is.EqualTo("q3"));

    [Test]
    public void Requests_are_those_of_the_change()
    {
        var hidden = Update with { Requests = Update.Requests.Add(Some.Request(RequestKind.Archive)) };

        Assert.That(Check(Update, Source(_ => Update.Requests)), Is.Null);
        Assert.That(Check(hidden, Source(_ => Update.Requests)), Is.EqualTo("q3"));
    }

    [Test]
    public void One_sequence_has_one_change()
    {
        var (sameKey, sameId) = (
            Update with
            {
                Id = Held.Id(2),
                Target = Aimed(Update, Held.Id(2)),
            },
            Update with
            {
                Key = "q4",
                Target = Update.Target! with { Key = "q4" },
            }
        );

        Assert.That(Check([Update, sameKey]), Is.EqualTo("q3"));
        Assert.That(Check([Update, sameId]), Is.EqualTo("q4"));
        Assert.That(
            Check([Create, CreateOn with { Key = "q4", Target = CreateOn.Target! with { Key = "q4" } }]),
            Is.Null
        );
    }

    [Test]
    public void Starting_to_send_to_people_needs_a_consent_in_the_plan_or_the_policy()
    {
        var allowed = Consents.None with { Activation = new(false, ["q3"]) };
        var policy = Policy.Default with { ActivationAllowed = true };

        Assert.That(Check(SwitchOn), Is.EqualTo("q3"));
        Assert.That(Check(SwitchOn with { OnlyWhileEmpty = true }), Is.Null);
        Assert.That(Check([SwitchOn], consents: allowed), Is.Null);
        Assert.That(Check([SwitchOn], consents: allowed with { Activation = new(false, ["q4"]) }), Is.EqualTo("q3"));
        Assert.That(Check([SwitchOn], policy: policy), Is.Null);
    }

    [Test]
    public void Making_a_sequence_that_sends_needs_a_consent_where_no_lock_tells_what_was_made_before()
    {
        Assert.That(Check([CreateOn], known: Base.Empty), Is.EqualTo("q3"));
        Assert.That(Check([Create], known: Base.Empty), Is.Null);
        Assert.That(Check([CreateOn]), Is.Null);
    }

    private static TargetSequence Aimed(SequenceChange change, string? id) => change.Target! with { Id = id };

    private static string? Check(SequenceChange change, IRequestSource? source = null) => Check([change], source);

    private static string? Check(
        ImmutableArray<SequenceChange> changes,
        IRequestSource? source = null,
        Policy? policy = null,
        Consents? consents = null,
        Base? known = null
    ) =>
        SavedPlanCheck.FindUnsound(
            new(Some.Context with { Consents = consents ?? Consents.None }, changes, []),
            source ?? Source(change => change.Requests),
            policy ?? Policy.Default,
            known ?? Base.Empty with { Digest = "sha256:10cc" }
        );

    private static IRequestSource Source(Func<SequenceChange, ImmutableArray<PlannedRequest>> describe)
    {
        var source = StrictMock.Of<IRequestSource>();
        source.Setup(one => one.Describe(It.IsAny<SequenceChange>())).Returns(describe);
        return source.Object;
    }

    private static TestCaseData Case(string name, SequenceChange change) =>
        new TestCaseData(change).SetArgDisplayNames(name);
}
