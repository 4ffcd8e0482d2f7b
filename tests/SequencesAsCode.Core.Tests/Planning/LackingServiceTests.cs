using Moq;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Core.Tests.Planning;

/// <summary>What a service says it cannot do is blocked in the plan; its requests are not even described.</summary>
public sealed class LackingServiceTests
{
    private static readonly Capabilities Everything = new(true, true, true, true, [.. Fields.All]);

    [Test]
    public async Task Without_create_a_new_sequence_is_not_possible()
    {
        var plan = await PlanAsync(Everything with { Create = false });

        Assert.That(NotPossible(plan), Is.EqualTo(new[] { "conference-follow-up" }));
        Assert.That(
            plan.Sequences.Single(change => change.Key == "q3-outbound").Action,
            Is.EqualTo(SequenceAction.Update)
        );
    }

    [Test]
    public async Task Without_structure_a_change_of_steps_is_not_possible()
    {
        var plan = await PlanAsync(Everything with { Structure = false });

        Assert.That(NotPossible(plan), Is.EqualTo(new[] { "q3-outbound" }));
        Assert.That(
            plan.Sequences.Single(change => change.Key == "conference-follow-up").Action,
            Is.EqualTo(SequenceAction.Create)
        );
    }

    [Test]
    public async Task Without_activation_switching_off_is_not_possible()
    {
        var plan = await PlanAsync(
            Everything with
            {
                Activation = false,
            },
            desired => SwitchedOff(desired, "trial-welcome")
        );

        Assert.That(NotPossible(plan), Is.EqualTo(new[] { "trial-welcome" }));
    }

    [Test]
    public async Task Without_archive_a_removed_sequence_is_not_possible()
    {
        var plan = await PlanAsync(Everything with { Archive = false }, ArchivedTrial, KnownTrial);

        Assert.That(NotPossible(plan), Is.EqualTo(new[] { "trial-welcome" }));
    }

    [Test]
    public async Task With_everything_the_same_files_are_possible()
    {
        var off = await PlanAsync(Everything, desired => SwitchedOff(desired, "trial-welcome"));
        var archived = await PlanAsync(Everything, ArchivedTrial, KnownTrial);

        Assert.That(NotPossible(off), Is.Empty);
        Assert.That(
            off.Sequences.Select(change => change.Action),
            Is.EquivalentTo(new[] { SequenceAction.Create, SequenceAction.Update, SequenceAction.Update })
        );
        Assert.That(NotPossible(archived), Is.Empty);
        Assert.That(
            archived.Sequences.Single(change => change.Key == "trial-welcome").Action,
            Is.EqualTo(SequenceAction.Archive)
        );
    }

    [Test]
    public async Task A_field_that_the_service_cannot_write_is_not_possible()
    {
        var possible = await PlanAsync(Everything, desired => Renamed(desired, "trial-welcome"));
        var plan = await PlanAsync(Everything with { Writable = [] }, desired => Renamed(desired, "trial-welcome"));

        var (before, after) = (Trial(possible), Trial(plan));
        Assert.That((before.Action, after.Action), Is.EqualTo((SequenceAction.Update, SequenceAction.Blocked)));
        Assert.That(before.Fields.Select(change => change.Field), Is.EqualTo(new[] { Fields.Name }));
        Assert.That(NotPossible(plan), Has.Member("trial-welcome"));
        Assert.That((after.Fields.Length, after.Requests.Length), Is.EqualTo((0, 0)));
    }

    private static IEnumerable<string> NotPossible(Plan plan) =>
        plan
            .Sequences.Where(change =>
                change.Action == SequenceAction.Blocked
                && change.Requests.IsEmpty
                && change.Blocks.Any(block => block.Code == BlockCode.NotPossible)
            )
            .Select(change => change.Key);

    private static async Task<Plan> PlanAsync(
        Capabilities capabilities,
        Func<DesiredState, DesiredState>? files = null,
        Func<CurrentState, Base>? known = null
    )
    {
        using var account = new EmulatedAccount();
        var source = StrictMock.Of<IRequestSource>();
        source.SetupGet(service => service.Capabilities).Returns(capabilities);
        source
            .Setup(service => service.Describe(It.IsAny<SequenceChange>()))
            .Returns<SequenceChange>(account.Service.Describe);
        var current = await account.ReadAsync();

        var plan = Planner
            .CreatePlan(
                files?.Invoke(account.Desired) ?? account.Desired,
                current,
                known?.Invoke(current) ?? account.Base,
                PlanOptions.For("lacking"),
                source.Object
            )
            .Plan!;

        source.Verify(
            service => service.Describe(It.Is<SequenceChange>(change => change.Blocks.Length > 0)),
            Times.Never
        );
        return plan;
    }

    private static SequenceChange Trial(Plan plan) => plan.Sequences.Single(change => change.Key == "trial-welcome");

    private static DesiredState SwitchedOff(DesiredState desired, string key) =>
        With(desired, key, Fields.Active, new FieldValue.Flag(false));

    private static DesiredState Renamed(DesiredState desired, string key) =>
        With(desired, key, Fields.Name, new FieldValue.Text("Trial, welcome"));

    private static DesiredState With(DesiredState desired, string key, Field field, FieldValue value) =>
        desired with
        {
            Sequences =
            [
                .. desired.Sequences.Select(sequence =>
                    sequence.Key == key
                        ? sequence with
                        {
                            Fields = sequence.Fields.With(field, value),
                            WinsWithoutLock = true,
                        }
                        : sequence
                ),
            ],
        };

    private static DesiredState ArchivedTrial(DesiredState desired) =>
        desired with
        {
            Sequences = [.. desired.Sequences.Where(sequence => sequence.Key != "trial-welcome")],
            Workspace = desired.Workspace with
            {
                Removed = [new("trial-welcome", true, "the trial ended", Some.At("trial-welcome"))],
            },
        };

    private static Base KnownTrial(CurrentState current)
    {
        var trial = current.Sequences["66e9e215ece19801b2199102"];
        return new(
            current.Account,
            [new(trial.Id, "trial-welcome", trial.Name, BaseFields.Empty, [])],
            [],
            "sha256:10cc"
        );
    }
}
