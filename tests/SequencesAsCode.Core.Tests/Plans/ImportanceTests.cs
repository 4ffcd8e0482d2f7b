namespace SequencesAsCode.Core.Tests.Plans;

/// <summary>What matters most to a reviewer: every output asks the same value.</summary>
internal sealed class ImportanceTests
{
    private static readonly SequenceChange Update = Some.Sequence(SequenceAction.Update);

    private static readonly SequenceChange Removing = Update with
    {
        Classes = [ChangeClass.Copy, ChangeClass.Destructive],
    };

    private static IEnumerable<TestCaseData> Changes =>
        [
            Case("a guard", Some.Sequence(SequenceAction.Blocked), Importance.NeedsDecision),
            Case("switching on", Switched(true), Importance.StartsOrStops),
            Case("switching off", Switched(false), Importance.StartsOrStops),
            Case("a create that is switched on", Created(true), Importance.StartsOrStops),
            Case("an archive", Some.Sequence(SequenceAction.Archive), Importance.StartsOrStops),
            Case(
                "approving",
                Update with
                {
                    Effect = new(EffectKind.StartsReviewed, new(12)),
                },
                Importance.StartsOrStops
            ),
            Case(
                "approving for nobody",
                Update with
                {
                    Live = false,
                    Classes = [ChangeClass.Activation],
                },
                Importance.Approves
            ),
            Case("a removal from people", Removing, Importance.RemovesFromPeople),
            Case(
                "a removal of unknown people",
                Removing with
                {
                    People = People.Unknown,
                },
                Importance.RemovesFromPeople
            ),
            Case("a removal from nobody", Removing with { People = People.Nobody }, Importance.RemovesFromLive),
            Case("a change for people", Update, Importance.ReachesPeople),
            Case("a change for nobody", Update with { People = People.Nobody }, Importance.ChangesLive),
            Case("a change of what is off", Removing with { Live = false }, Importance.ChangesQuietly),
            Case("a create that is switched off", Created(false), Importance.ChangesQuietly),
            Case("adopting", Some.Sequence(SequenceAction.Adopt), Importance.Bookkeeping),
            Case("forgetting", Some.Sequence(SequenceAction.Forget), Importance.Bookkeeping),
            Case("nothing", Some.Sequence(SequenceAction.None), Importance.Nothing),
        ];

    [TestCaseSource(nameof(Changes))]
    public void Each_change_has_its_importance(SequenceChange change, Importance expected) =>
        Assert.That(change.Importance, Is.EqualTo(expected));

    [Test]
    public void What_starts_or_stops_to_send_comes_before_all_that_needs_no_decision()
    {
        var orders = Enum.GetValues<Importance>().Order().ToList();

        Assert.That(orders[..2], Is.EqualTo(new[] { Importance.NeedsDecision, Importance.StartsOrStops }));
        Assert.That(
            orders.Where(importance => importance.IsAlarming()),
            Is.EqualTo(new[] { Importance.StartsOrStops })
        );
    }

    private static SequenceChange Switched(bool on) =>
        Update with
        {
            Live = !on,
            Fields = [Some.Changed(Fields.Active, new FieldValue.Flag(!on), new FieldValue.Flag(on))],
            Classes = [ChangeClass.Activation],
            Effect = new(on ? EffectKind.StartsSending : EffectKind.StopsSending, new(214)),
        };

    private static SequenceChange Created(bool on) =>
        Some.Sequence(SequenceAction.Create) with
        {
            Classes = on ? [ChangeClass.Copy, ChangeClass.Activation] : [ChangeClass.Copy],
            Effect = new(on ? EffectKind.CreatedOn : EffectKind.CreatedOff),
        };

    private static TestCaseData Case(string name, SequenceChange change, Importance expected) =>
        new TestCaseData(change, expected).SetArgDisplayNames(name);
}
