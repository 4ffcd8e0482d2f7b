using SequencesAsCode.Applying.Confirming;

namespace SequencesAsCode.Core.Tests.Planning;

[TestFixture]
internal sealed class ReadBackTests
{
    private static readonly DesiredSequence File = Wanted.Sequence(
        "q3",
        Wanted.Email("a", "first words"),
        Wanted.Call("b", "second")
    );

    [Test]
    public void Kept_steps_are_known_by_their_ids_when_somebody_inserts_another_before_them()
    {
        var change = PlanScene
            .Applied(File)
            .File(file => file.WithStep(1, step => step.With(Fields.Note, Some.Html("new words"))))
            .Change();
        var held = Held.Of(File.WithStep(1, step => step.With(Fields.Note, Some.Html("new words"))));
        var foreign = Held.Step(Wanted.Call(null, "theirs"), 9, 10);

        var readBack = ReadBack.Compare(change.Target!, held with { Steps = [foreign, .. held.Steps] });
        var entry = new LockEntry(change, readBack, _ => true, NewParts.Unknown).Of(
            held with
            {
                Steps = [foreign, .. held.Steps],
            },
            Held.Known(File, Held.Of(File))
        );

        Assert.That(readBack.Steps.Select(pair => pair.Target?.Key), Is.EqualTo(new[] { null, "a", "b" }));
        Assert.That(
            readBack.Mismatches,
            Has.Some.Contains("not one that was sent").And.Some.Contains("place of step a")
        );
        Assert.That(
            entry.Steps.Select(step => (step.Id, step.Key)),
            Is.EqualTo(new[] { (Held.Id(1, 10), "a"), (Held.Id(1, 20), "b") })
        );
        Assert.That(entry.Steps[1].Fields[Fields.Note]!.Sent, Is.EqualTo(FieldToken.Hash("new words")));
    }
}
