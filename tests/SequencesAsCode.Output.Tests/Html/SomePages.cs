using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Output.Html;

namespace SequencesAsCode.Output.Tests.Html;

/// <summary>Pages as a browser without scripts parses them.</summary>
internal static class SomePages
{
    /// <summary>The page of a plan.</summary>
    public static IDocument Of(Plan plan, PageOrigin? origin = null)
    {
        using var output = new StringWriter();
        PreviewRenderer.Write(plan, output, origin);
        return Parse(output.ToString());
    }

    /// <summary>The page of files.</summary>
    public static IDocument Of(params DesiredSequence[] files)
    {
        using var output = new StringWriter();
        var environment = new WorkspaceEnvironment.Emulator("local", null);
        var desired = new DesiredState(new("/w", [], Policy.Default, [], []), environment, [.. files], "sha256:0");
        PreviewRenderer.Write(desired, desired.Sequences, [], output);
        return Parse(output.ToString());
    }

    /// <summary>The text of an element with single spaces; null where there is none.</summary>
    public static string? TextOf(this IParentNode page, string selector) =>
        page.QuerySelector(selector) is { } element ? Line(element) : null;

    /// <summary>The texts of all such elements.</summary>
    public static IEnumerable<string> TextsOf(this IParentNode page, string selector) =>
        page.QuerySelectorAll(selector).Select(Line);

    private static string Line(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IDocument Parse(string html) =>
        new HtmlParser(
            new HtmlParserOptions { IsScripting = false },
            BrowsingContext.New(Configuration.Default)
        ).ParseDocument(html);
}
