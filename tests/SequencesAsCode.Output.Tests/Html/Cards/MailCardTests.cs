using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Output.Tests.Html.Cards;

/// <summary>Emails and the timeline on a page, for every sample contact.</summary>
[TestFixture]
internal sealed class MailCardTests
{
    private static readonly DesiredSequence File = Wanted.Sequence(
        "q3",
        Wanted.Email("intro", "<p>Hi {{first_name}},</p><p>a quick call?</p>"),
        Wanted.Email("more", "A second thought on the release", 3),
        Wanted.Call("call", "Ask about the budget")
    );

    private static Plan Changed { get; } =
        PlanScene
            .Applied(File)
            .File(file =>
                file.WithSteps(
                    file.Steps!.Value[0].WithTouch(0, touch => touch.With(Fields.Body, Some.Html("<p>Hi</p>"))),
                    file.Steps.Value[2],
                    Wanted.Email("new", "Something else entirely, {{city}}", 9)
                )
            )
            .AllowingRemovals()
            .Plan();

    [Test]
    public void A_line_leads_from_the_old_day_to_the_new_one_and_only_used_marks_are_explained()
    {
        var timeline = Page(Changed).QuerySelector("#sequence-q3 .timeline-box")!;

        Assert.That(timeline.QuerySelector(".timeline-title")!.TextContent, Is.EqualTo("7 days →become 13 days"));
        Assert.That(
            timeline.QuerySelectorAll(".paths path").Select(path => path.ClassName),
            Is.EqualTo(new[] { "later" })
        );
        Assert.That(
            timeline.QuerySelectorAll(".timeline-legend li").Select(item => item.TextContent.TrimStart('+', '~', '-')),
            Is.EqualTo(
                new[]
                {
                    "new",
                    "changed",
                    "removed",
                    "from its old day to its new one",
                    "Point at or tap a step to see its name.",
                }
            )
        );
    }

    [Test]
    public void Contacts_of_the_workspace_are_offered_first_and_what_one_lacks_is_told()
    {
        ImmutableArray<DeclaredContact> contacts =
        [
            new("Dana Reyes", ImmutableSortedDictionary<string, string>.Empty.Add("first_name", "Dana")),
        ];
        var plan = new Plan(Changed.Context with { SampleContacts = contacts }, Changed.Sequences, []);
        var page = Page(plan);
        var step = page.QuerySelector("#sequence-q3 .step.create")!;

        Assert.That(
            page.QuerySelectorAll("label[for^=contact-]").Select(label => label.TextContent),
            Is.EqualTo(new[] { "Dana Reyes", "Made-up contact", "Missing data" })
        );
        Assert.That(page.QuerySelector("#contact-first")!.HasAttribute("checked"), Is.True);
        Assert.That(
            step.QuerySelectorAll(".frame").Select(frame => frame.ClassName!.Split("variant ")[1]),
            Is.EqualTo(new[] { "for-first for-missing", "for-sample" })
        );
        Assert.That(
            step.QuerySelector(".not-sent.for-first.for-missing:not(.for-sample)")!.TextContent,
            Does.StartWith("Apollo won’t send this to a contact without a city (it goes to Not Sent).")
                .And.EndWith("Give it a fallback: {{#if city}}{{city}}{{#else}}…{{#endif}}")
        );
    }

    [Test]
    public void A_custom_variable_may_be_left_blank_and_nothing_is_told_where_a_condition_asks_for_it()
    {
        var file = Wanted.Sequence(
            "q3",
            Wanted.Email("one", "About {{pain_point}}"),
            Wanted.Email("two", "Hi {{#if first_name}}{{first_name}}{{#else}}you{{#endif}}")
        );
        var page = Page(new PlanScene { Files = [file], Variables = ["pain_point"] }.Plan());

        Assert.That(
            page.QuerySelectorAll(".not-sent").Select(banner => banner.QuerySelector("p")!.TextContent),
            Is.EqualTo(
                new[]
                {
                    "pain_point may be left blank. Apollo’s help says such an email goes to Not Sent. "
                        + "Some users saw it sent with a blank.",
                }
            )
        );
    }

    [Test]
    public void Links_are_listed_below_an_email_with_those_that_change_marked()
    {
        var file = Wanted.Sequence(
            "q3",
            Wanted.Email(
                "one",
                "See <a href=\"https://a.example\">this</a> and <a href=\"https://b.example\">that</a>."
            )
        );
        var plan = PlanScene
            .Applied(file)
            .File(held =>
                held.WithStep(
                    0,
                    step =>
                        step.WithTouch(
                            0,
                            touch =>
                                touch.With(
                                    Fields.Body,
                                    Some.Html(
                                        "See <a href=\"https://a.example\">this</a> and "
                                            + "<a href=\"https://c.example\">that</a>."
                                    )
                                )
                        )
                )
            )
            .Plan();
        var page = Page(plan);

        Assert.That(
            page.QuerySelectorAll("#sequence-q3 .pane .links li").Select(link => link.TextContent),
            Is.EqualTo(
                new[]
                {
                    "Link: this → https://a.example",
                    "Link: that → https://b.example",
                    "Link: this → https://a.example",
                    "Link: that → https://c.example",
                }
            )
        );
        Assert.That(
            page.QuerySelectorAll("#sequence-q3 .links :is(del, ins)")
                .Select(mark => $"{mark.LocalName} {mark.TextContent}"),
            Is.EqualTo(new[] { "del https://b.example", "ins https://c.example" })
        );
        Assert.That(
            page.QuerySelector("#sequence-q3 .pane.after .mail-foot > span")!.TextContent,
            Is.EqualTo("4 words, under a minute")
        );
    }

    [Test]
    public void An_inbox_shows_the_subject_and_the_first_words_in_one_line()
    {
        var inbox = Page(Changed).QuerySelector("#sequence-q3 .step.create .inbox")!;

        Assert.That(inbox.QuerySelector(".subject")!.TextContent, Is.EqualTo("Hello"));
        Assert.That(
            inbox.QuerySelectorAll(".snippet").Select(snippet => snippet.TextContent),
            Is.EqualTo(new[] { "Something else entirely, Austin", "Something else entirely, no city" })
        );
    }

    [Test]
    public void A_long_text_is_cut_in_the_inbox_and_counted_in_minutes()
    {
        var text = string.Join(' ', Enumerable.Repeat("word", 500));
        var card = Page(new PlanScene { Files = [Wanted.Sequence("q3", Wanted.Email("one", text))] }.Plan())
            .QuerySelector("#sequence-q3 .mail")!;

        Assert.That(card.QuerySelector(".snippet")!.TextContent, Has.Length.EqualTo(91).And.EndsWith("…"));
        Assert.That(card.QuerySelector(".mail-foot > span")!.TextContent, Is.EqualTo("500 words, about 2 min"));
    }

    private static IDocument Page(Plan plan) =>
        new HtmlParser(
            new HtmlParserOptions { IsScripting = false },
            BrowsingContext.New(Configuration.Default)
        ).ParseDocument(PlanOutput.Html(plan));
}
