using SequencesAsCode.Core.Plans;

namespace SequencesAsCode.Output.Tests.Html;

/// <summary>A sequence is a row; what does not change is one line; what was edited in Apollo says who wins.</summary>
internal sealed class SequenceRowTests
{
    private static readonly DesiredSequence File = Wanted.Sequence(
        "q3",
        Wanted.Email("intro", "<p>One</p>"),
        Wanted.Call("call", "Ask about the budget"),
        Wanted.Email("more", "<p>Two</p>"),
        Wanted.Email("last", "<p>Three</p>")
    );

    private static PlanScene Reworded { get; } =
        PlanScene
            .Applied(File)
            .File(file =>
                file.WithStep(0, step => step.WithTouch(0, touch => touch.With(Fields.Body, Some.Html("<p>Uno</p>"))))
            );

    [Test]
    public void Unchanged_steps_are_one_line_that_unfolds_without_a_script()
    {
        var page = SomePages.Of(Reworded.Plan());

        Assert.That(page.TextsOf(".unchanged > details > summary"), Is.EqualTo(new[] { "3 unchanged steps" }));
        Assert.That(page.QuerySelectorAll(".unchanged > details > .steps > .step"), Has.Length.EqualTo(3));
        Assert.That(page.QuerySelectorAll(".content > .steps > .step"), Has.Length.EqualTo(1));
        Assert.That(page.QuerySelector("#steps-changes")!.HasAttribute("checked"));
    }

    [Test]
    public void A_preview_of_the_files_folds_no_step_and_has_no_such_switch()
    {
        var page = SomePages.Of(File);

        Assert.That(page.QuerySelectorAll(".content > .steps > .step"), Has.Length.EqualTo(4));
        Assert.That(page.QuerySelectorAll(".unchanged, #steps-changes"), Is.Empty);
    }

    [Test]
    public void The_row_names_state_people_and_what_changes()
    {
        var page = SomePages.Of((Reworded with { Service = [Reworded.Service[0].Live(new(129))] }).Plan());

        Assert.That(page.TextsOf("main > .sequence > summary .chip"), Is.EqualTo(new[] { "wording" }));
        Assert.That(page.TextsOf("main > .sequence > summary .facts > span"), Is.EqualTo(new[] { "on", "129 people" }));
        Assert.That(page.TextOf(".content > .effect"), Does.Contain("129 people"));
    }

    [Test]
    public void An_edit_made_in_Apollo_says_who_wins_and_how_to_keep_it()
    {
        var drifted = SomePages.Of(Some.Plan(SomePlans.Drifted with { At = Some.At("renewal-90-days") }));

        Assert.That(drifted.TextOf(".advice .panel-title"), Does.EndWith("Apollo's version stays."));
        Assert.That(
            drifted.TextsOf(".advice .copied code"),
            Is.EqualTo(new[] { "sequences pull q3-outbound", "sequences plan --revert-drift=q3-outbound" })
        );
    }

    [Test]
    public void A_page_without_anything_to_show_helps_and_has_no_switch()
    {
        var none = SomePages.Of(new PlanScene().Plan());
        var same = SomePages.Of(PlanScene.Applied(File).Plan());

        Assert.That(
            none.TextOf(".nothing"),
            Is.EqualTo(
                "No sequences yet Create sequences/my-sequence.yaml, or import what is in Apollo: "
                    + "sequences import --all"
            )
        );
        Assert.That(same.TextOf(".nothing"), Is.EqualTo("Nothing to review"));
        Assert.That(same.TextOf(".meaning"), Does.Contain("already matches the files"));
        Assert.That(none.QuerySelectorAll(".controls, .meaning, footer"), Is.Empty);
        Assert.That(same.QuerySelectorAll(".controls, footer"), Is.Empty);
    }
}
