using Microsoft.Playwright;

namespace SequencesAsCode.Tests.Browser;

/// <summary>
/// The one browser of the tests, where there is one: named by <c>CHROMIUM_PATH</c>, or in one of the usual places.
/// </summary>
[SetUpFixture]
internal sealed class Chromium
{
    private static readonly string[] Places =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/usr/bin/google-chrome-stable",
        "/snap/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static IPlaywright? playwright;
    private static IBrowser? browser;

    /// <summary>The browser; without one the test is ignored, with the way to one.</summary>
    public static async Task<IBrowser> BrowserAsync()
    {
        if (browser is not null)
            return browser;
        var path = Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } named
            ? named
            : Places.FirstOrDefault(File.Exists);
        if (path is null)
            Assert.Ignore("There is no Chromium: 'apt-get install chromium', or name one in CHROMIUM_PATH.");
        playwright ??= await Playwright.CreateAsync().WaitAsync(Patience);
        // As root, as CI often runs, Chromium starts only without its own sandbox.
        return browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = path, Args = ["--no-sandbox"] }
        );
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (browser is not null)
            await browser.CloseAsync().WaitAsync(Patience);
        playwright?.Dispose();
    }
}
