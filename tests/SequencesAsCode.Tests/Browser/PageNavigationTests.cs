using Microsoft.Playwright;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Tests.Browser;

/// <summary>A person finds the way among forty sequences: list, filters, search, keys, ticks.</summary>
[TestFixture]
[Category("Browser")]
internal sealed class PageNavigationTests
{
    private const string Visible = "main > .sequence:visible";

    private static readonly string Forty = PlanOutput.Html(ManySequences.Plan(40));

    [Test]
    public async Task The_first_sequence_is_open_and_its_email_is_in_the_first_screen()
    {
        await using var opened = await OpenPage.Of(Forty);
        await opened.Page.SetViewportSizeAsync(1280, 800);

        var first = opened.Page.Locator("main > .sequence[open]");
        Assert.That(await first.CountAsync(), Is.EqualTo(1));
        Assert.That((await first.BoundingBoxAsync())!.Y, Is.LessThan(300));
        Assert.That((await first.Locator(".mail").First.BoundingBoxAsync())!.Y, Is.LessThan(800));
        Assert.That(
            (await opened.Page.Locator("main > .sequence:not([open])").First.BoundingBoxAsync())!.Height,
            Is.EqualTo(46).Within(3)
        );
    }

    [Test]
    public async Task On_a_phone_one_button_holds_the_switches_and_a_sequence_is_in_the_first_screen()
    {
        await using var opened = await OpenPage.Of(Forty, 390);

        Assert.That((await opened.Page.Locator(Visible).First.BoundingBoxAsync())!.Y, Is.LessThan(844 - 100));
        Assert.That(await opened.Page.Locator("label[for=contact-missing]").IsVisibleAsync(), Is.False);
        await opened.Page.ClickAsync(".switches > summary");
        Assert.That(await opened.Page.Locator("label[for=contact-missing]").IsVisibleAsync(), Is.True);
        Assert.That(await opened.ScrollsSidewaysAsync(), Is.False);
    }

    [Test]
    public async Task A_part_of_the_summary_chooses_and_chooses_no_more_when_it_is_pressed_again()
    {
        await using var opened = await OpenPage.Of(Forty);
        var part = opened.Page.Locator("button.part[data-filter=reaches]");

        await part.ClickAsync();
        Assert.That(await part.GetAttributeAsync("aria-pressed"), Is.EqualTo("true"));
        Assert.That(await opened.Page.Locator(Visible).CountAsync(), Is.EqualTo(30));
        Assert.That(await opened.Page.Locator(".rail li:visible").CountAsync(), Is.EqualTo(30));
        await part.ClickAsync();
        Assert.That(await opened.Page.Locator(Visible).CountAsync(), Is.EqualTo(40));
    }

    [Test]
    public async Task A_slash_searches_names_and_keys()
    {
        await using var opened = await OpenPage.Of(Forty);

        await opened.Page.Keyboard.PressAsync("/");
        await opened.Page.Keyboard.TypeAsync("number s17");
        Assert.That(await opened.Page.Locator(Visible).CountAsync(), Is.EqualTo(1));
        await opened.Page.Keyboard.TypeAsync("0");
        Assert.That(await opened.Page.Locator("main > .nothing").IsVisibleAsync(), Is.True);
        await opened.Page.Keyboard.PressAsync("Escape");
        Assert.That(await opened.Page.Locator(Visible).CountAsync(), Is.EqualTo(40));
    }

    [Test]
    public async Task Keys_go_on_and_back_and_what_was_viewed_folds()
    {
        await using var opened = await OpenPage.Of(Forty);

        await opened.Page.Keyboard.PressAsync("j");
        await IsCurrentAsync(opened, "sequence-s1");
        await opened.Page.Keyboard.PressAsync("k");
        await IsCurrentAsync(opened, "sequence-s0");
        await opened.Page.Keyboard.PressAsync("v");
        await IsCurrentAsync(opened, "sequence-s1");

        Assert.That(await opened.Page.Locator("#sequence-s0").GetAttributeAsync("open"), Is.Null);
        Assert.That(await opened.Page.Locator("#progress").InnerTextAsync(), Is.EqualTo("1 of 40 viewed"));
    }

    [Test]
    public async Task A_tick_is_kept_until_the_sequence_is_another()
    {
        await using var opened = await OpenPage.Of(Forty);
        await opened.Page.ClickAsync("#sequence-s0 .seen");
        await opened.Page.Locator(".rail li").Nth(1).HoverAsync();
        await opened.Page.Locator(".rail .tick").Nth(1).ClickAsync();
        await opened.Page.ReloadAsync();
        var again = await ViewedAsync(opened);
        await opened.Page.EvaluateAsync(
            "localStorage.setItem(localStorage.key(0), localStorage.getItem(localStorage.key(0))"
                + ".replace(document.getElementById('sequence-s0').dataset.version, 'of another plan'))"
        );
        await opened.Page.ReloadAsync();

        Assert.That(again, Is.EqualTo("sequence-s0 sequence-s1"));
        Assert.That(await ViewedAsync(opened), Is.EqualTo("sequence-s1"));
    }

    [Test]
    public async Task A_page_without_storage_still_ticks()
    {
        await using var opened = await OpenPage.Of(Forty);
        await opened.Page.AddInitScriptAsync(
            "Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } })"
        );
        await opened.Page.ReloadAsync();
        await opened.Page.ClickAsync("#sequence-s0 .seen");

        Assert.That(await ViewedAsync(opened), Is.EqualTo("sequence-s0"));
        Assert.That(opened.Complaints, Is.Empty);
    }

    [Test]
    public async Task The_whole_sequence_is_a_switch_away_with_scripts_and_without([Values] bool scripts)
    {
        await using var opened = await OpenPage.Of(Forty, scripts: scripts);
        var unchanged = opened.Page.Locator("#sequence-s0 .unchanged .step").First;

        var atFirst = await unchanged.IsVisibleAsync();
        await opened.Page.ClickAsync("label[for=steps-whole]");

        Assert.That((atFirst, await unchanged.IsVisibleAsync()), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task Without_scripts_the_list_is_links_and_nothing_else()
    {
        await using var opened = await OpenPage.Of(Forty, scripts: false);

        Assert.That(await opened.Page.Locator(".rail a:visible").CountAsync(), Is.EqualTo(40));
        Assert.That(
            await opened
                .Page.Locator("#find:visible, .tick, .seen, .copy, button.part, #progress:visible")
                .CountAsync(),
            Is.Zero
        );
        Assert.That(await opened.Page.Locator("span.part:visible").CountAsync(), Is.GreaterThan(1));
    }

    [Test]
    public async Task A_thousand_changed_sequences_open_and_each_can_be_reached()
    {
        await using var opened = await OpenPage.Of(PlanOutput.Html(ManySequences.Plan(1_000)));
        await opened.Page.ClickAsync(".rail a[href='#sequence-s998']");

        await opened.Page.WaitForSelectorAsync("#sequence-s998[open] >> text=Not shown, to keep this page small.");
        await opened.Page.ClickAsync(".rail a[href='#sequence-s8']");
        await opened.Page.WaitForSelectorAsync("#sequence-s8[open] iframe");
        Assert.That(await opened.Page.Locator("iframe").CountAsync(), Is.LessThan(50));
    }

    private static Task IsCurrentAsync(OpenPage opened, string id) =>
        opened.Page.WaitForSelectorAsync($".rail a[aria-current][href='#{id}']", new() { Timeout = 5_000 });

    private static Task<string> ViewedAsync(OpenPage opened) =>
        opened.Page.EvaluateAsync<string>(
            "[...document.querySelectorAll('main > .viewed')].map(sequence => sequence.id).join(' ')"
        );
}
