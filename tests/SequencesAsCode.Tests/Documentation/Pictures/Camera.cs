using Markdig;
using Microsoft.Playwright;
using SequencesAsCode.Testing;
using SequencesAsCode.Tests.Browser;

namespace SequencesAsCode.Tests.Documentation.Pictures;

/// <summary>Takes the pictures with a browser.</summary>
internal static class Camera
{
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAlertBlocks()
        .Build();

    /// <summary>The frame around a comment, with its styles.</summary>
    public static string Shell { get; } =
        File.ReadAllText(
            Path.Combine(Repository.Root, "tests/SequencesAsCode.Tests/Documentation/Pictures/comment.html")
        );

    /// <summary>The comment, in the frame that a host puts around it.</summary>
    public static async Task<byte[]> CommentAsync(string comment)
    {
        await using var opened = await OpenAsync(
            Shell.Replace("CONTENT", Markdig.Markdown.ToHtml(comment, Markdown), StringComparison.Ordinal),
            860,
            400
        );
        return await opened.Page.Locator("body").ScreenshotAsync();
    }

    /// <summary>The page, at the card of a sequence.</summary>
    public static async Task<byte[]> PageAsync(string page, string key, int height)
    {
        await using var opened = await OpenAsync(page, 1200, height);
        await opened.Page.Locator($"a[href='#sequence-{key}']").First.ClickAsync();
        await opened.Page.WaitForTimeoutAsync(500);
        return await opened.Page.ScreenshotAsync();
    }

    private static async Task<OpenPicture> OpenAsync(string html, int width, int height)
    {
        var browser = await Chromium.BrowserAsync();
        var context = await browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
                DeviceScaleFactor = 1.5f,
                ColorScheme = ColorScheme.Light,
                Offline = true,
            }
        );
        var opened = new OpenPicture(context, await context.NewPageAsync());
        var file = Path.Combine(opened.Folder.Path, "page.html");
        await File.WriteAllTextAsync(file, html);
        await opened.Page.GotoAsync(new Uri(file).AbsoluteUri);
        return opened;
    }

    private sealed record OpenPicture(IBrowserContext Context, IPage Page) : IAsyncDisposable
    {
        public TemporaryFolder Folder { get; } = new();

        public async ValueTask DisposeAsync()
        {
            await Context.CloseAsync();
            Folder.Dispose();
        }
    }
}
