using SequencesAsCode.Testing;
using Some = SequencesAsCode.Testing.Builders.Some;

namespace SequencesAsCode.Tests.Browser;

/// <summary>What goes and what is kept is seen in every version.</summary>
[TestFixture]
[Category("Browser")]
internal sealed class PreviewVersionsTests
{
    private static readonly DesiredSequence File = Wanted.Sequence(
        "q3",
        Wanted.Emails(
            "intro",
            1,
            Wanted.Touch("a", "<p>Hi {{first_name}},</p><p>a quick call?</p>"),
            Wanted.Touch("b", "Another way to say hello to readers")
        ),
        Wanted.Email("more", "A second thought on the release", 3),
        Wanted.Call("call", "Ask about the budget"),
        Wanted.Email("last", "Good bye", 4)
    );

    private static readonly PlanScene Edited = PlanScene
        .Applied(File)
        .Apollo(held =>
            held.WithStep(
                    0,
                    step =>
                        step.WithTouch(
                            0,
                            touch =>
                                touch.With(Fields.Body, Some.Html("<p>Hi {{first_name}},</p><p>a very long call?</p>"))
                        )
                )
                .WithStep(2, step => step.With(Fields.Note, Some.Html("Ask about the time")))
        );

    private static Plan Removal =>
        PlanScene
            .Applied(File)
            .File(file =>
                file.WithSteps(
                    file.Steps!.Value[0].WithTouches(file.Steps.Value[0].Touches!.Value[0]),
                    file.Steps.Value[3],
                    file.Steps.Value[2]
                )
            )
            .AllowingRemovals()
            .Plan();

    private static Plan Conflict =>
        Edited
            .File(file =>
                file.WithStep(
                    0,
                    step =>
                        step.WithTouch(
                            0,
                            touch => touch.With(Fields.Body, Some.Html("<p>Hi {{first_name}},</p><p>ten minutes?</p>"))
                        )
                )
            )
            .Plan();

    [TestCase(1280, "view-both")]
    [TestCase(1280, "view-before")]
    [TestCase(1280, "view-after")]
    [TestCase(390, "view-after")]
    public async Task What_goes_is_listed(int width, string version)
    {
        await using var opened = await OpenPage.Of(PlanOutput.Html(Removal), width);
        if (width < 1200)
            await opened.Page.ClickAsync(".switches > summary");
        await opened.Page.ClickAsync($"label[for={version}]");

        Assert.That(await opened.Page.Locator("#sequence-q3 .step.remove h3").IsVisibleAsync(), Is.True);
        Assert.That(
            await opened.Page.Locator("#sequence-q3 .touch.remove .pane.before").AllAsync(),
            Has.Count.EqualTo(2)
        );
        foreach (var gone in await opened.Page.Locator("#sequence-q3 .touch.remove h4").AllAsync())
            Assert.That(await gone.IsVisibleAsync(), Is.True);
        await opened.PictureAsync($"removal-{width}-{version}");
    }

    [TestCase(1280)]
    [TestCase(390)]
    public async Task What_is_kept_fits_the_window_with_both_sides(int width)
    {
        foreach (var (name, plan) in new[] { ("drift", Edited.Plan()), ("conflict", Conflict) })
        {
            await using var opened = await OpenPage.Of(PlanOutput.Html(plan), width);

            foreach (var side in await opened.Page.Locator("#sequence-q3 .panes.sides > .pane").AllAsync())
                Assert.That(await side.IsVisibleAsync(), Is.True, name);
            Assert.That(await opened.Page.Locator("#sequence-q3 .panes.sides").CountAsync(), Is.EqualTo(2), name);
            Assert.That(await opened.ScrollsSidewaysAsync(), Is.False, name);
            await opened.PictureAsync($"{name}-{width}");
        }
    }
}
