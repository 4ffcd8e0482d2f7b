using Microsoft.Playwright;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Browser;

/// <summary>The page in a real browser.</summary>
[TestFixture]
[Category("Browser")]
internal sealed class PreviewBrowserTests
{
    private const string TwoVersions = "#sequence-q3-outbound .touch.update .panes.two";

    private string plan = "";
    private string files = "";
    private string hostile = "";

    [OneTimeSetUp]
    public async Task Write()
    {
        using var workspace = CliWorkspace.Quickstart();
        plan = (await workspace.RunAsync("plan", "--format", "html")).Out;
        await workspace.RunAsync("preview");
        files = workspace.Read("preview.html");
        workspace.With("sequences/hostile.yaml", HostileSequence.Text(64));
        var run = await workspace.RunAsync("preview", "hostile");
        Assert.That(run.ExitCode, Is.Zero, run.All);
        hostile = workspace.Read("preview.html");
    }

    [TestCase(1280, false)]
    [TestCase(1280, true)]
    [TestCase(390, false)]
    [TestCase(390, true)]
    public async Task Every_page_loads_alone_and_fits_the_window(int width, bool dark)
    {
        foreach (var (name, html) in new[] { ("plan", plan), ("files", files), ("hostile", hostile) })
        {
            await using var opened = await OpenPage.Of(html, width, dark);
            if (width < 1200)
                await opened.Page.ClickAsync(".switches > summary");
            await opened.Page.ClickAsync("#unfold");
            await opened.Page.WaitForFunctionAsync("document.querySelectorAll('noscript').length === 0");

            Assert.That(opened.Requests, Is.Empty, name);
            Assert.That(opened.Complaints, Is.Empty, name);
            Assert.That(await opened.ScrollsSidewaysAsync(), Is.False, name);
            await opened.PictureAsync($"{name}-{width}-{(dark ? "dark" : "light")}");
        }
    }

    [Test]
    public async Task A_hostile_email_does_nothing_and_64_touches_are_shown()
    {
        await using var opened = await OpenPage.Of(hostile);
        await opened.Page.WaitForFunctionAsync("document.querySelectorAll('noscript').length === 0");
        var text = await opened
            .Page.FrameLocator("#sequence-hostile .touch >> nth=0 >> iframe >> nth=0")
            .Locator("body")
            .InnerTextAsync();
        await opened
            .Page.FrameLocator("#sequence-hostile .touch >> nth=0 >> iframe >> nth=0")
            .Locator("a >> nth=0")
            .ClickAsync();

        Assert.That(await opened.Page.Locator("#sequence-hostile .touch").CountAsync(), Is.EqualTo(64));
        Assert.That(text, Does.Contain("number 1 kept"));
        Assert.That(await opened.Page.TitleAsync(), Is.EqualTo("Preview for local"));
        Assert.That(await opened.Page.EvaluateAsync<bool>("typeof owned === 'undefined'"), Is.True);
        Assert.That(opened.Page.Frames.Where(frame => frame.ParentFrame?.ParentFrame is not null), Is.Empty);
        Assert.That(opened.Requests.Concat(opened.Complaints), Is.Empty);
    }

    [Test]
    public async Task Even_markup_that_was_not_cleaned_could_do_nothing()
    {
        // The allow list is one wall; frame and policies are the others, tried here on their own.
        const string Attack =
            "<script>parent.owned=1;top.location='https://evil.example'</script><img "
            + "src='https://evil.example/x.gif' onerror='parent.owned=1'><style>@import "
            + "url(https://evil.example)</style><a href='https://evil.example' target=_top id=go>go</a><form "
            + "action='https://evil.example'><button id=send>send</button></form>";
        await using var opened = await OpenPage.Of(plan);
        await opened.Page.WaitForFunctionAsync("document.querySelectorAll('noscript').length === 0");
        await opened.Page.EvaluateAsync(
            "attack => { const frame = document.querySelector('#sequence-q3-outbound .mail iframe'); frame.srcdoc = "
                + "frame.srcdoc.replace('<body>', '<body>' + attack); }",
            Attack
        );
        var frame = opened.Page.FrameLocator("#sequence-q3-outbound .mail iframe >> nth=0");
        await frame.Locator("#send").ClickAsync();
        await frame.Locator("#go").ClickAsync();
        await opened.Page.WaitForTimeoutAsync(200);

        // A frame runs in a process of its own, and what it asks for before the browser listens there is not noted. So
        // the same frame is loaded again.
        for (var tries = 0; tries < 50 && opened.Refused.Count == 0; tries++)
        {
            await opened.Page.EvaluateAsync(
                "() => { const frame = document.querySelector('#sequence-q3-outbound .mail iframe'); "
                    + "frame.srcdoc += ' '; }"
            );
            await opened.Page.WaitForTimeoutAsync(200);
        }

        Assert.That(
            await opened.Page.EvaluateAsync<bool>("typeof owned === 'undefined' && location.protocol === 'file:'"),
            Is.True
        );
        Assert.That(
            opened.Requests.Where(request => request.StartsWith("http", StringComparison.Ordinal)),
            Is.EqualTo(opened.Refused).And.Not.Empty
        );
    }

    [Test]
    public async Task A_click_switches_between_before_and_after()
    {
        await using var opened = await OpenPage.Of(plan);
        var (before, after) = (
            opened.Page.Locator($"{TwoVersions} > .before").First,
            opened.Page.Locator($"{TwoVersions} > .after").First
        );

        Assert.That((await before.IsVisibleAsync(), await after.IsVisibleAsync()), Is.EqualTo((true, true)));
        await opened.Page.ClickAsync("label[for=view-before]");
        Assert.That((await before.IsVisibleAsync(), await after.IsVisibleAsync()), Is.EqualTo((true, false)));
        await opened.Page.ClickAsync("label[for=view-after]");
        Assert.That((await before.IsVisibleAsync(), await after.IsVisibleAsync()), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task A_key_switches_and_the_focus_is_seen()
    {
        await using var opened = await OpenPage.Of(plan);
        var before = opened.Page.Locator($"{TwoVersions} > .before").First;

        await opened.Page.Keyboard.PressAsync("Tab");
        Assert.That(await opened.Page.EvaluateAsync<string>("document.activeElement.className"), Is.EqualTo("skip"));
        await TabToAsync(opened, "view-both");
        Assert.That(
            await opened.Page.EvaluateAsync<string>(
                "getComputedStyle(document.querySelector('label[for=view-both]')).outlineStyle"
            ),
            Is.EqualTo("solid")
        );
        await opened.Page.Keyboard.PressAsync("ArrowLeft");

        Assert.That(await opened.Page.IsCheckedAsync("#view-after"), Is.True);
        Assert.That(await before.IsVisibleAsync(), Is.False);
    }

    private static async Task TabToAsync(OpenPage opened, string id)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            await opened.Page.Keyboard.PressAsync("Tab");
            if (await opened.Page.EvaluateAsync<string>("document.activeElement.id") == id)
                return;
        }

        Assert.Fail($"No Tab leads to {id}.");
    }

    [Test]
    public async Task On_a_phone_the_new_version_is_below_the_old_one()
    {
        await using var opened = await OpenPage.Of(plan, 390);

        Assert.That(await opened.Page.IsCheckedAsync("#view-both"), Is.True);
        var before = await opened.Page.Locator($"{TwoVersions} > .before").First.BoundingBoxAsync();
        var after = await opened.Page.Locator($"{TwoVersions} > .after").First.BoundingBoxAsync();
        Assert.That((before!.X, before.Width), Is.EqualTo((after!.X, after.Width)));
        Assert.That(after.Y, Is.GreaterThanOrEqualTo(before.Y + before.Height));
    }

    [Test]
    public async Task On_a_phone_the_search_unfolds_the_list_of_sequences()
    {
        await using var opened = await OpenPage.Of(plan, 390);
        var list = opened.Page.Locator(".rail ol");
        var isShownAtFirst = await list.IsVisibleAsync();

        await opened.Page.FocusAsync("#find");

        Assert.That((isShownAtFirst, await list.IsVisibleAsync()), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task Missing_data_leaves_marked_blanks()
    {
        await using var opened = await OpenPage.Of(plan);
        await opened.Page.ClickAsync("label[for=contact-missing]");

        var subject = opened.Page.Locator($"{TwoVersions} > .after .subject:visible").First;
        var body = opened.Page.FrameLocator($"{TwoVersions} > .after .for-missing iframe >> nth=0").Locator("body");
        Assert.That(await subject.InnerTextAsync(), Is.EqualTo("Quick idea for no company, no first name"));
        Assert.That(await body.InnerTextAsync(), Does.StartWith("Hi no first name,"));
        Assert.That(await opened.Page.Locator($"{TwoVersions} > .after .for-sample").First.IsVisibleAsync(), Is.False);
    }

    [Test]
    public async Task A_phone_is_narrow_and_colours_follow_the_system_until_they_are_chosen()
    {
        await using var opened = await OpenPage.Of(plan, dark: true);
        const string Ground = "getComputedStyle(document.body).backgroundColor";
        var dark = await opened.Page.EvaluateAsync<string>(Ground);
        await opened.Page.ClickAsync("label[for=theme-light]");
        var light = await opened.Page.EvaluateAsync<string>(Ground);
        await opened.Page.ClickAsync("label[for=width-phone]");

        Assert.That((dark, light), Is.EqualTo(("rgb(19, 21, 25)", "rgb(246, 245, 242)")));
        Assert.That(
            (await opened.Page.Locator("#sequence-q3-outbound .mail iframe").First.BoundingBoxAsync())!.Width,
            Is.EqualTo(375)
        );
    }

    [Test]
    public async Task On_paper_everything_is_unfolded_and_the_controls_are_gone()
    {
        await using var opened = await OpenPage.Of(plan);
        await opened.Page.EvaluateAsync("openAll(false)");
        await opened.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.That(await opened.Page.Locator(".controls").IsVisibleAsync(), Is.False);
        Assert.That(
            await opened.Page.EvaluateAsync<bool>(
                "[...document.querySelectorAll('.sequence > .content')].every(content => "
                    + "content.getBoundingClientRect().height > 0)"
            ),
            Is.True
        );
        Assert.That(await opened.Page.Locator($"{TwoVersions} > .before").First.IsVisibleAsync(), Is.True);
    }

    [Test]
    public async Task On_paper_a_long_email_is_whole_and_no_grid_holds_what_a_page_break_could_lose()
    {
        using var workspace = CliWorkspace.Quickstart();
        workspace.With(
            "sequences/long.yaml",
            $"key: long\nname: Long\nsteps:\n  - key: one\n    type: auto_email\n    wait: 1 day\n    "
                + $"touches:\n      - {{ key: a, type: new_thread, status: approved, subject: Long, body_html: "
                + $"\"{string.Concat(Enumerable.Repeat("<p>A paragraph.</p>", 60))}\" }}\n"
        );
        await workspace.RunAsync("preview", "long");
        await using var opened = await OpenPage.Of(workspace.Read("preview.html"));
        await opened.Page.WaitForSelectorAsync("#sequence-long iframe");
        const string Height = "document.querySelector('#sequence-long iframe').getBoundingClientRect().height";
        var onScreen = await opened.Page.EvaluateAsync<double>(Height);
        await opened.Page.EmulateMediaAsync(new() { Media = Media.Print });
        // Without scripts in the frame its height is not to be asked for: 60 paragraphs of a line and their gaps.
        Assert.That((onScreen, await opened.Page.EvaluateAsync<double>(Height)), Is.EqualTo((1_536, 2_280)).Within(1));
        Assert.That(
            await opened.Page.EvaluateAsync<string[]>(
                "[...document.querySelectorAll('.content, .steps, .step, .variants, .touch')].map(element => "
                    + "getComputedStyle(element).display).filter(display => display === 'grid')"
            ),
            Is.Empty
        );
    }

    [Test]
    public async Task Without_scripts_emails_are_there_and_the_switches_work()
    {
        await using var opened = await OpenPage.Of(plan, scripts: false);
        await opened.Page.ClickAsync("label[for=view-before]");

        Assert.That(await opened.Page.Locator("#unfold").IsVisibleAsync(), Is.False);
        Assert.That(await opened.Page.Locator($"{TwoVersions} > .after").First.IsVisibleAsync(), Is.False);
        Assert.That(
            await opened
                .Page.FrameLocator($"{TwoVersions} > .before .for-sample iframe >> nth=0")
                .Locator("del")
                .First.InnerTextAsync(),
            Is.EqualTo("a quick call next week")
        );
        Assert.That(opened.Complaints, Is.Empty);
    }

    [Test]
    public async Task A_thousand_sequences_open_and_frames_are_made_when_they_are_seen()
    {
        using var workspace = new CliWorkspace().With(
            "sequences.yaml",
            "version: 1\nsequences: sequences/*.yaml\nenvironments: { local: { emulator: {} } }\n"
        );
        for (var i = 0; i < 1_000; i++)
        {
            workspace.With(
                $"sequences/s{i}.yaml",
                $"key: s{i}\nname: Sequence {i}\nsteps:\n"
                    + string.Concat(Enumerable.Range(0, 3).Select(step => Email($"k{step}", $"Number {i}")))
            );
        }

        await workspace.RunAsync("preview");
        await using var opened = await OpenPage.Of(workspace.Read("preview.html"));
        var atFirst = await opened.Page.Locator("iframe").CountAsync();
        await opened.Page.ClickAsync("#sequence-s7 > summary");
        await opened.Page.WaitForSelectorAsync("#sequence-s7 iframe");

        Assert.That(workspace.Read("preview.html"), Has.Length.LessThan(25_000_000));
        Assert.That(atFirst, Is.LessThanOrEqualTo(6));
        Assert.That(await opened.Page.Locator("iframe").CountAsync(), Is.LessThanOrEqualTo(12));
        Assert.That(
            await opened.Page.FrameLocator("#sequence-s7 iframe >> nth=0").Locator("body").InnerTextAsync(),
            Is.EqualTo("Hi Jordan")
        );
    }

    [Test]
    public async Task A_printer_gets_every_email()
    {
        await using var opened = await OpenPage.Of(plan);
        await opened.Page.EvaluateAsync(
            "openAll(false); window.print = () => window.printed = "
                + "document.querySelectorAll('noscript').length + "
                + "document.querySelectorAll('main details:not([open])').length"
        );
        await opened.Page.ClickAsync("#print");

        await opened.Page.WaitForFunctionAsync("window.printed === 0");
        Assert.That(await opened.Page.Locator("#sequence-q3-outbound iframe").CountAsync(), Is.GreaterThan(4));
    }

    [Test]
    public async Task A_printer_that_was_asked_past_the_button_says_what_is_not_there()
    {
        await using var opened = await OpenPage.Of(files);
        await opened.Page.WaitForFunctionAsync("document.querySelectorAll('noscript').length === 0");
        await opened.Page.EvaluateAsync(
            "document.querySelector('.frame').replaceChildren(document.createElement('noscript'))"
        );
        await opened.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.That(
            await opened.Page.EvaluateAsync<string>(
                "getComputedStyle(document.querySelector('.frame'), '::after').content"
            ),
            Does.Contain("Not loaded")
        );
    }

    [Test]
    public async Task A_link_to_a_folded_sequence_unfolds_it()
    {
        await using var opened = await OpenPage.Of(plan);
        await opened.Page.EvaluateAsync("openAll(false)");
        await opened.Page.EvaluateAsync("location.hash = '#sequence-conference-follow-up'");

        await opened.Page.WaitForFunctionAsync("document.getElementById('sequence-conference-follow-up').open");
        Assert.That(
            await opened.Page.EvaluateAsync<bool>("document.getElementById('sequence-q3-outbound').open"),
            Is.False
        );
    }

    private static string Email(string key, string subject) =>
        $"  - key: {key}\n    type: auto_email\n    wait: 1 day\n    touches:\n      - {{ key: a, type: new_thread, "
        + $"status: approved, subject: {subject}, body_html: \"Hi {{{{first_name}}}}\" }}\n";
}
