using Microsoft.Playwright;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Tests.Browser;

/// <summary>
/// A page from a file, open in a browser that reaches nothing else; what it asks for and complains of is noted.
/// </summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly IBrowserContext context;

    private OpenPage(IBrowserContext context, IPage page) => (this.context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>Every address that was asked for but the page's own.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Those of them that a policy of the page kept from being sent.</summary>
    public List<string> Refused { get; } = [];

    /// <summary>Every message of the console, and every error of a script.</summary>
    public List<string> Complaints { get; } = [];

    public static async Task<OpenPage> Of(string html, int width = 1280, bool dark = false, bool scripts = true)
    {
        var browser = await Chromium.BrowserAsync();
        var context = await browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = 900 },
                ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
                JavaScriptEnabled = scripts,
                Offline = true,
            }
        );
        var opened = new OpenPage(context, await context.NewPageAsync());
        var file = Path.Combine(opened.folder.Path, "preview.html");
        await File.WriteAllTextAsync(file, html);
        var own = new Uri(file).AbsoluteUri;
        opened.Page.Request += (_, request) =>
        {
            if (request.Url != own)
                opened.Requests.Add(request.Url);
        };
        opened.Page.RequestFailed += (_, request) =>
        {
            if (request.Failure == "csp")
                opened.Refused.Add(request.Url);
        };
        opened.Page.Console += (_, message) => opened.Complaints.Add(message.Text);
        opened.Page.PageError += (_, error) => opened.Complaints.Add(error);
        opened.Page.Dialog += async (_, dialog) =>
        {
            opened.Complaints.Add($"dialog {dialog.Message}");
            await dialog.DismissAsync();
        };
        await opened.Page.GotoAsync(own);
        return opened;
    }

    /// <summary>Whether the page is wider than the window.</summary>
    public Task<bool> ScrollsSidewaysAsync() =>
        Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth");

    /// <summary>A picture, where <c>SCREENSHOTS</c> asks for them: in the folder for build outputs.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") != "1")
            return;
        // A browser paints only the frames that a window shows, so the window becomes as high as a picture may be.
        var height = await Page.EvaluateAsync<int>("document.documentElement.scrollHeight");
        await Page.SetViewportSizeAsync(Page.ViewportSize!.Width, Math.Min(height, 6_000));
        await Page.WaitForTimeoutAsync(400);
        await Page.ScreenshotAsync(
            new() { Path = Path.Combine(Repository.Root, "artifacts", "screenshots", $"{name}.png") }
        );
    }

    public async ValueTask DisposeAsync()
    {
        await context.CloseAsync();
        folder.Dispose();
    }
}
