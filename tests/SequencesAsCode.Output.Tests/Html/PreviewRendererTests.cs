using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Output.Html;
using SequencesAsCode.Output.Html.Emails;
using SequencesAsCode.Output.Html.Markup;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Output.Tests.Html;

/// <summary>The page of a plan, and of files.</summary>
[TestFixture]
internal sealed class PreviewRendererTests
{
    private const string Hostile =
        "</script></noscript></title><img src=x onerror=alert(1)>\"'><b id=unfold>&amp;\u202e ##vso[x]\n::error::y";

    private static readonly DesiredSequence File = Wanted.Sequence(
        "q3",
        Wanted.Emails(
            "intro",
            1,
            Wanted.Touch("a", "<p>Hi {{first_name}},</p><p>a quick call?</p>"),
            Wanted.Touch("b", "Another way to say hello to readers")
        ),
        Wanted.Emails("more", 3, Wanted.Touch("a", "A second thought on the release")),
        Wanted.Call("call", "Ask about the budget")
    );

    private static Plan Changed { get; } =
        PlanScene
            .Applied(File)
            .File(file =>
                file.WithStep(
                        0,
                        step =>
                            step.WithTouch(
                                0,
                                touch =>
                                    touch.With(
                                        Fields.Body,
                                        Some.Html("<p>Hi {{first_name}},</p><p>twenty minutes?</p>")
                                    )
                            )
                    )
                    .WithSteps(
                        file.Steps!.Value[0]
                            .WithTouch(
                                0,
                                touch =>
                                    touch.With(
                                        Fields.Body,
                                        Some.Html("<p>Hi {{first_name}},</p><p>twenty minutes?</p>")
                                    )
                            ),
                        file.Steps.Value[2],
                        Wanted.Email("new", "Something else entirely, {{city}}", 9)
                    )
            )
            .AllowingRemovals()
            .Plan();

    [Test]
    public void A_small_plan_is_approved() => Approve.Text(WithoutAssets(PlanOutput.Html(Changed)), "html");

    [Test]
    public void Equal_plans_give_equal_pages() =>
        Assert.That(PlanOutput.Html(Changed), Is.EqualTo(PlanOutput.Html(Changed)));

    [Test]
    public void Before_stands_beside_after_with_the_changed_words_marked()
    {
        var panes = Page(PlanOutput.Html(Changed))
            .QuerySelectorAll("#sequence-q3 .step.update .panes.two > .pane")
            .ToList();

        var bodies = panes.Select(pane => Inside(pane.QuerySelector("iframe")!)).ToList();
        Assert.That(panes.Select(pane => pane.GetAttribute("aria-label")), Is.EqualTo(new[] { "Before", "After" }));
        Assert.That(
            bodies[0].QuerySelectorAll("del").Select(mark => mark.TextContent),
            Is.EqualTo(new[] { "a quick call" })
        );
        Assert.That(
            bodies[1].QuerySelectorAll("ins").Select(mark => mark.TextContent),
            Is.EqualTo(new[] { "twenty minutes" })
        );
    }

    [Test]
    public void New_moved_and_removed_steps_are_told_apart_and_what_stays_is_folded()
    {
        var page = Page(PlanOutput.Html(Changed));

        var steps = page.QuerySelectorAll("#sequence-q3 .steps .step")
            .Select(step =>
                $"{step.QuerySelector(".number")!.TextContent} "
                + $"{step.QuerySelector(".step-head .mark-chip")?.TextContent}"
            );
        Assert.That(steps, Is.EqualTo(new[] { "1 changed", "2 removed", "2 ", "3 new" }));
        Assert.That(
            page.QuerySelectorAll("details.touch:not([open]) > summary > h4").Select(title => title.TextContent),
            Is.EqualTo(new[] { "Variant B" })
        );
    }

    [Test]
    public void Days_now_stand_over_days_afterwards()
    {
        var rows = Page(PlanOutput.Html(Changed))
            .QuerySelectorAll(".timeline tbody tr:not(.paths)")
            .Select(row =>
                string.Join(
                    " ",
                    row.QuerySelectorAll("th, .due").Select(cell => cell.GetAttribute("aria-label") ?? cell.TextContent)
                )
            )
            .ToList();

        Assert.That(
            rows,
            Is.EqualTo(
                new[]
                {
                    "Before Step 1: email “Hello”, day 2, changed Step 2: email “Hello”, day 5, removed "
                        + "Step 3: call, day 7",
                    "After Step 1: email “Hello”, day 2, changed Step 2: call, day 4 (was day 7) "
                        + "Step 3: email “Hello”, day 13, new",
                }
            )
        );
    }

    [Test]
    public void Both_contacts_are_there_and_a_blank_is_marked()
    {
        var frames = Page(PlanOutput.Html(Changed)).QuerySelectorAll("#sequence-q3 .step.create .frame").ToList();

        Assert.That(frames.Select(frame => frame.ClassList[^1]), Is.EqualTo(new[] { "for-sample", "for-missing" }));
        Assert.That(
            Inside(frames[0].QuerySelector("iframe")!).Body!.TextContent,
            Is.EqualTo("Something else entirely, Austin")
        );
        Assert.That(
            Inside(frames[1].QuerySelector("iframe")!).QuerySelector(".blank")!.TextContent,
            Is.EqualTo("no city")
        );
    }

    [Test]
    public void Blocked_ones_come_first_with_the_reason_and_the_lines_to_add()
    {
        var page = Page(PlanOutput.Html(Some.Plan(SomePlans.New, SomePlans.Blocked)));

        var first = page.QuerySelector("main > .sequence")!;
        var decision = first.QuerySelector(".content > .decision:first-child")!;
        Assert.That((first.Id, first.HasAttribute("open")), Is.EqualTo(("sequence-cold-dach", true)));
        Assert.That(
            decision.QuerySelector(".copied pre")!.TextContent,
            Is.EqualTo("removed:\n  - { key: follow-up, reason: \"say why\" }")
        );
        Assert.That(decision.TextContent, Does.Contain("12 people are in it").And.Contain("If allowed: "));
        Assert.That(
            decision.QuerySelector(".copied code")!.TextContent,
            Is.EqualTo("sequences apply --allow-removals=cold-dach")
        );
    }

    [Test]
    public void Everything_at_once_is_a_sound_page()
    {
        var (html, page) = (PlanOutput.Html(SomePlans.Everything), Page(PlanOutput.Html(SomePlans.Everything)));

        Assert.That(page.QuerySelectorAll("main > .sequence"), Has.Length.EqualTo(9));
        Assert.That(
            page.QuerySelector(".others")!.TextContent,
            Does.Contain("1 unchanged sequence").And.Contain("The same")
        );
        AssertSound(html, page);
    }

    [Test]
    public void Nothing_from_outside_is_markup_style_or_script()
    {
        var file = Wanted
            .Sequence("hostile", Wanted.Email(Hostile, $"<p>{Hostile}</p>"), Wanted.Call(Hostile, Hostile))
            .With(Fields.Name, Some.Text(Hostile))
            .With(Fields.Labels, new FieldValue.Set([Hostile]));
        file = file.WithStep(0, step => step.WithTouch(0, touch => touch.With(Fields.Subject, Some.Text(Hostile))));
        var plan = new PlanScene { Files = [file] }.Plan();
        var blocked = plan.Sequences[0] with
        {
            Blocks =
            [
                new(BlockCode.Conflict, Hostile, new(Hostile))
                {
                    LinesToAdd = [Hostile],
                    Consent = Consent.Overwrite(Hostile),
                },
            ],
            Notes = [Hostile],
            Before = plan.Sequences[0].After,
        };
        var html = PlanOutput.Html(new(plan.Context with { Environment = Hostile }, [blocked], []));

        AssertSound(html, Page(html));
        Assert.That(
            Page(html).QuerySelector("h2")!.TextContent,
            Does.StartWith("</script></noscript></title><img src=x onerror=alert(1)>\"'><b id=unfold>&amp;\\u{202e}")
        );
        Assert.That(html.Split('\n'), Has.None.StartsWith("::"));
        Assert.That(html, Does.Not.Contain("##vso"));
    }

    [Test]
    public void Files_alone_are_shown_without_a_comparison()
    {
        using var output = new StringWriter();
        var desired = new DesiredState(
            new("/w", [], Policy.Default, [], []),
            new WorkspaceEnvironment.Emulator("local", null),
            [File],
            "sha256:0"
        );
        PreviewRenderer.Write(desired, desired.Sequences, [Diagnostic.PermissionsHaveNoEffect(Some.At("q3"))], output);

        var page = Page(output.ToString());
        Assert.That(page.QuerySelectorAll("input[name=view], .panes.two, del, ins"), Is.Empty);
        Assert.That(
            page.QuerySelectorAll(".touch h4").Select(title => title.TextContent),
            Is.EqualTo(new[] { "Variant A", "Variant B" })
        );
        Assert.That(page.QuerySelector(".warning")!.TextContent, Does.StartWith("sequences/q3.yaml"));
        AssertSound(output.ToString(), page);
    }

    [Test]
    public void A_replaced_step_shows_what_goes()
    {
        var change = PlanScene
            .Applied(File)
            .File(file =>
                file.WithSteps(Wanted.Call("intro", "Call instead"), file.Steps!.Value[1], file.Steps.Value[2])
            )
            .AllowingRemovals()
            .Plan();

        var step = Page(PlanOutput.Html(change)).QuerySelector("#sequence-q3 .step.replace")!;

        Assert.That(step.QuerySelector(".facts")!.TextContent, Does.Contain("replaces: email"));
        Assert.That(step.QuerySelectorAll(".touch.remove .pane.before iframe"), Has.Length.GreaterThanOrEqualTo(2));
    }

    [Test]
    public void A_note_that_comes_to_a_step_is_marked()
    {
        var bare = File.WithStep(2, step => step with { Fields = step.Fields.Without(Fields.Note) });
        var plan = PlanScene
            .Applied(bare)
            .File(file => file.WithStep(2, step => step.With(Fields.Note, Some.Html("Ask about the budget"))))
            .Plan();

        Assert.That(
            Page(PlanOutput.Html(plan)).QuerySelector("#sequence-q3 .note-text ins")!.TextContent,
            Is.EqualTo("Ask about the budget")
        );
    }

    // With scripts a noscript is text, without them it is elements: the page has to be sound both ways.
    private static void AssertSound(string html, IDocument page)
    {
        var scripted = Parsed(html, scripts: true);
        var all = page.QuerySelectorAll("*").ToList();
        Assert.That(page.QuerySelectorAll("script").Single().TextContent, Is.EqualTo(Assets.Script));
        Assert.That(page.QuerySelectorAll("style").Single().TextContent, Is.EqualTo(Assets.PageStyle));
        Assert.That(page.QuerySelectorAll("img, form, base, link, object, embed, [src], [style]"), Is.Empty);
        Assert.That(
            all.SelectMany(element => element.Attributes).Select(attribute => attribute.Name),
            Has.None.StartsWith("on")
        );
        Assert.That(
            page.QuerySelectorAll("[href]").Select(element => element.GetAttribute("href")),
            Is.All.StartsWith("#")
        );
        Assert.That(all.Select(element => element.Id).Where(id => !string.IsNullOrEmpty(id)), Is.Unique);
        Assert.That(scripted.QuerySelectorAll("iframe"), Is.Empty);
        Assert.That(
            scripted.QuerySelectorAll("main *").Length,
            Is.EqualTo(page.QuerySelectorAll("main *").Length - page.QuerySelectorAll("iframe").Length)
        );
        foreach (var frame in page.QuerySelectorAll("iframe"))
        {
            Assert.That(frame.GetAttribute("sandbox"), Is.Empty);
            var styles = Inside(frame).QuerySelectorAll("style").Select(style => style.TextContent).ToList();
            var sheets = EmailSheet.All.Where(sheet => styles.Contains(sheet.Style)).ToList();
            Assert.That(sheets, Has.Count.EqualTo(styles.Count));
            Assert.That(
                Inside(frame).QuerySelector("meta[http-equiv]")!.GetAttribute("content"),
                Is.EqualTo(EmailSheet.Policy(sheets))
            );
        }
    }

    private static IDocument Page(string html) => Parsed(html, scripts: false);

    private static IDocument Inside(IElement frame) => Page(frame.GetAttribute("srcdoc")!);

    private static IDocument Parsed(string html, bool scripts) =>
        new HtmlParser(
            new HtmlParserOptions { IsScripting = scripts },
            BrowsingContext.New(Configuration.Default)
        ).ParseDocument(html);

    private static string WithoutAssets(string html) =>
        EmailSheet.All.Aggregate(
            html.Replace(Assets.PageStyle, "…", StringComparison.Ordinal)
                .Replace(Assets.Script, "…", StringComparison.Ordinal)
                .Replace(HtmlEncoding.Attribute(Assets.PagePolicy), "…", StringComparison.Ordinal),
            WithoutSheet
        );

    private static string WithoutSheet(string html, EmailSheet sheet) =>
        html.Replace(HtmlEncoding.Attribute(sheet.Style), "…", StringComparison.Ordinal)
            .Replace(HtmlEncoding.Attribute(HtmlEncoding.Attribute(sheet.Hash)), "…", StringComparison.Ordinal);
}
