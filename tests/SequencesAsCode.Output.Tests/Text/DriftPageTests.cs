using SequencesAsCode.Testing;

namespace SequencesAsCode.Output.Tests.Text;

/// <summary>What a person gets by mail from a nightly job.</summary>
[TestFixture]
internal sealed class DriftPageTests
{
    private static readonly DesiredSequence File = Wanted
        .Sequence(
            "q3",
            Wanted.Emails(
                "intro",
                1,
                Wanted.Touch("a", "Meet the new release of our product, it is worth your time"),
                Wanted.Touch("b", "Another way to say hello")
            ),
            Wanted.Call("call", "Ask about the budget"),
            Wanted.Email("case", "How others did it"),
            Wanted.Email(null, "Shall I close your file")
        )
        .With(Fields.MaxEmailsPerDay, new FieldValue.Number(50));

    private static readonly DesiredSequence Archived = Wanted.Sequence("old", Wanted.Call("call", "Ask"));
    private static readonly DesiredSequence Gone = Wanted.Sequence("gone", Wanted.Call("call", "Ask"));
    private static readonly DesiredSequence Same = Wanted.Sequence("same", Wanted.Call("call", "Ask"));

    [Test]
    public void Everything_that_was_done_in_Apollo_is_told_at_once()
    {
        var held = Held.Of(File)
            .Live(new(40))
            .With(Fields.Name, Some.Text("Sequence three"))
            .With(Fields.MaxEmailsPerDay, new FieldValue.Number(20))
            .WithStep(
                0,
                step =>
                    step.With(Fields.Wait, Some.Days(4))
                        .WithTouch(
                            0,
                            touch =>
                                touch
                                    .With(
                                        Fields.Body,
                                        Some.Html("Meet the newest release of our product, it is worth an hour")
                                    )
                                    .With(Fields.Subject, Some.Text("Hello there"))
                        )
                        .WithoutTouch(1)
            );
        held = held with
        {
            Steps =
            [
                held.Steps[2],
                held.Steps[0],
                held.Steps[3],
                Held.Step(Wanted.Email(null, "Written by a colleague in the browser"), 1, 90),
            ],
        };
        var scene = new PlanScene
        {
            Files = [File.WithStep(0, step => step.With(Fields.Wait, Some.Days(2))), Archived, Gone, Same],
            Service = [held, Held.Of(Archived, 2) with { Archived = true }, Held.Of(Same, 4)],
            Absent = [Held.Id(3)],
            Lock =
            [
                Held.Known(File, Held.Of(File)),
                Held.Known(Archived, Held.Of(Archived, 2)),
                Held.Known(Gone, Held.Of(Gone, 3)),
                Held.Known(Same, Held.Of(Same, 4)),
            ],
        };

        Approve.Text(PlanOutput.Text(scene.Drift()));
        Approve.Text(SomeComments.Comment(scene.Drift()), "md");
    }

    [Test]
    public void No_drift_is_said_in_one_line()
    {
        Approve.Text(PlanOutput.Text(PlanScene.Applied(File).Drift()));
        Approve.Text(SomeComments.Comment(PlanScene.Applied(File).Drift()), "md");
    }

    [Test]
    public void Where_nothing_was_applied_there_is_no_drift() => Approve.Text(PlanOutput.Text(new PlanScene().Drift()));
}
