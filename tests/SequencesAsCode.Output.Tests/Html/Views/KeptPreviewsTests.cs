using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Output.Tests.Html.Views;

/// <summary>What was edited in Apollo and stays is called so, and is not drawn as a change.</summary>
[TestFixture]
internal sealed class KeptPreviewsTests
{
    private static readonly DesiredSequence File = Wanted.Sequence(
        "q3",
        Wanted.Email("intro", "<p>Meet the new release</p>"),
        Wanted.Call("call", "Ask about the budget"),
        Wanted.Email("last", "Good bye")
    );

    private static readonly PlanScene EditedInApollo = PlanScene
        .Applied(File)
        .Apollo(held =>
            held.WithStep(
                0,
                step => step.WithTouch(0, touch => touch.With(Fields.Body, Some.Html("<p>Meet the old release</p>")))
            )
        );

    [Test]
    public void A_body_that_was_edited_in_Apollo_stands_beside_the_files_and_is_not_folded()
    {
        var page = Page(EditedInApollo.Plan());
        var touch = page.QuerySelector("#sequence-q3 .touch")!;

        Assert.That(page.QuerySelector("#sequence-q3 > summary .chip")!.TextContent, Is.EqualTo("edited in Apollo"));
        Assert.That(touch.LocalName, Is.EqualTo("section"));
        Assert.That(
            page.QuerySelector("#sequence-q3 .step-head .mark-chip")!.TextContent,
            Is.EqualTo("edited in Apollo, kept")
        );
        Assert.That(touch.TextContent, Does.Not.Contain("unchanged"));
        Assert.That(
            touch.QuerySelectorAll(".panes.sides > .pane").Select(pane => pane.GetAttribute("aria-label")),
            Is.EqualTo(new[] { "In git", "In Apollo" })
        );
        Assert.That(
            touch
                .QuerySelectorAll("iframe")
                .Select(frame => Parsed(frame.GetAttribute("srcdoc")!).QuerySelector("mark")!.TextContent),
            Is.EqualTo(new[] { "new", "old" })
        );
        Assert.That(touch.QuerySelectorAll("del, ins"), Is.Empty);
    }

    [Test]
    public void A_conflict_stands_at_its_touch_and_says_that_both_sides_changed()
    {
        var plan = EditedInApollo
            .File(file =>
                file.WithStep(
                    0,
                    step =>
                        step.WithTouch(0, touch => touch.With(Fields.Body, Some.Html("<p>Meet the best release</p>")))
                )
            )
            .Plan();
        var page = Page(plan);

        Assert.That(plan.Sequences.Single().Conflicts, Has.Length.EqualTo(1));
        Assert.That(
            page.QuerySelectorAll("#sequence-q3 .mark-chip.conflict").Select(chip => chip.TextContent),
            Is.EqualTo(new[] { "changed on both sides" })
        );
        Assert.That(
            page.QuerySelectorAll("#sequence-q3 .panes.sides iframe")
                .Select(frame => Parsed(frame.GetAttribute("srcdoc")!).QuerySelector("mark")!.TextContent),
            Is.EqualTo(new[] { "best", "old" })
        );
        Assert.That(page.QuerySelectorAll("#sequence-q3 .content > .settings"), Is.Empty);
    }

    [Test]
    public void A_conflict_in_a_step_beside_a_change_elsewhere_is_both()
    {
        var page = Page(
            PlanScene
                .Applied(File)
                .Apollo(held => held.WithStep(1, step => step.With(Fields.Note, Some.Html("Ask about the time"))))
                .File(file =>
                    file.WithStep(1, step => step.With(Fields.Note, Some.Html("Ask about the team")))
                        .WithStep(2, step => step.WithTouch(0, touch => touch.With(Fields.Body, Some.Html("So long"))))
                )
                .Plan()
        );

        Assert.That(
            page.QuerySelectorAll("#sequence-q3 .step-head .mark-chip").Select(chip => chip.ClassList[^1]),
            Does.Contain("conflict")
        );
        Assert.That(
            page.QuerySelectorAll("#sequence-q3 .note-text mark").Select(mark => mark.TextContent),
            Is.EqualTo(new[] { "team", "time" })
        );
        Assert.That(page.QuerySelectorAll("#sequence-q3 .panes.two"), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_short_value_that_is_kept_is_no_change()
    {
        var page = Page(
            PlanScene
                .Applied(File)
                .Apollo(held =>
                    held.WithStep(
                        0,
                        step => step.WithTouch(0, touch => touch.With(Fields.Status, Some.Text("to_be_reviewed")))
                    )
                )
                .Plan()
        );

        var setting = page.QuerySelector("#sequence-q3 .touch .settings dd")!;
        Assert.That(
            setting.TextContent,
            Is.EqualTo("in git: approved · in Apollo: to be reviewed (does not send) edited in Apollo, kept")
        );
        Assert.That(setting.QuerySelectorAll("del, ins"), Is.Empty);
    }

    [Test]
    public void What_goes_for_good_is_stressed_and_what_was_allowed_is_said()
    {
        var page = Page(PlanScene.Applied(File).File(file => file.WithoutStep(1)).AllowingRemovals().Plan());

        Assert.That(
            page.QuerySelectorAll("#sequence-q3 > summary .chip.stressed").Select(chip => chip.TextContent),
            Is.EqualTo(new[] { "deletes a step" })
        );
        Assert.That(
            page.QuerySelector(".allowed")!.TextContent,
            Is.EqualTo("Allowed for this plan: removals everywhere.")
        );
    }

    [TestCase("apollo", "This is what apply would change in Apollo.")]
    [TestCase("emulator", "This is what apply would change in the emulator.")]
    public void The_first_sentence_names_the_service(string service, string said)
    {
        var plan = PlanScene.Applied(File).File(file => file.WithoutStep(1)).AllowingRemovals().Plan();

        Assert.That(
            Page(new(plan.Context with { Service = service }, plan.Sequences, []))
                .QuerySelector(".meaning")!
                .TextContent,
            Does.StartWith(said)
        );
    }

    [Test]
    public void What_moves_has_a_drawn_sign()
    {
        var page = Page(
            PlanScene
                .Applied(File)
                .File(file => file.WithSteps(file.Steps!.Value[2], file.Steps.Value[0], file.Steps.Value[1]))
                .Plan()
        );

        Assert.That(
            page.QuerySelectorAll(".move svg.sign use").Select(sign => sign.GetAttribute("href")),
            Is.Not.Empty.And.All.EqualTo("#i-move")
        );
        Assert.That(page.Body!.TextContent, Does.Not.Contain('↕'));
    }

    private static IDocument Page(Plan plan) => Parsed(PlanOutput.Html(plan));

    private static IDocument Parsed(string html) =>
        new HtmlParser(
            new HtmlParserOptions { IsScripting = false },
            BrowsingContext.New(Configuration.Default)
        ).ParseDocument(html);
}
