using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SequencesAsCode.Emulator.Html;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Writing;

/// <summary>
/// Changes values each time they are written, before they are stored. Values that it changed before are changed again.
/// </summary>
public static partial class Rewriter
{
    /// <summary>
    /// What it can do: <c>links</c> (wrapped for tracking), <c>pixel</c> and <c>footer</c> (appended to bodies),
    /// <c>quotes</c> (made round), <c>note_paragraphs</c>, <c>units</c> (the largest one of a wait), <c>names</c>
    /// (white space of names and subjects), <c>capitals</c> (of subjects), <c>labels</c> (small letters).
    /// </summary>
    public static ImmutableArray<string> Kinds { get; } =
    ["links", "pixel", "footer", "quotes", "note_paragraphs", "units", "names", "capitals", "labels"];

    internal static string Body(string html, EmulatorOptions options)
    {
        if (html.Length == 0 || options.Rewrites.IsEmpty)
            return html;
        var (inner, isWrapped) = Inner(html);
        var written = new StringBuilder();
        foreach (var token in HtmlTokenizer.Read(inner))
            written.Append(Token(token, options));
        if (options.Does("footer"))
            written.Append("<br><br>Sent with the emulator. <a href=\"https://out.example/stop\">Unsubscribe</a>");
        if (options.Does("pixel"))
            written.Append("<img src=\"https://track.example/open.gif\" alt=\"\" width=\"1\" height=\"1\">");
        return isWrapped ? StoredBody.Wrap(written.ToString()) : written.ToString();
    }

    internal static string Subject(string text, EmulatorOptions options)
    {
        var spaced = Name(options.Does("quotes") ? Round(text) : text, options);
        return options.Does("capitals") && spaced.Length > 0 ? char.ToUpperInvariant(spaced[0]) + spaced[1..] : spaced;
    }

    internal static string Name(string text, EmulatorOptions options) =>
        options.Does("names") ? Spaces().Replace(text, " ").Trim() : text;

    internal static string Label(string name, EmulatorOptions options) =>
        options.Does("labels") ? name.ToLowerInvariant() : name;

    internal static void Step(JsonObject fields, JsonObject given, EmulatorOptions options)
    {
        if (options.Does("units") && fields.Whole("wait_time") is > 0 and var time)
            Largest(fields, time);
        if (!given.ContainsKey("note") || fields.Text("note") is not { Length: > 0 } note)
            return;
        if (options.Does("quotes"))
            note = string.Concat(
                HtmlTokenizer
                    .Read(note)
                    .Select(token => token.Kind == HtmlTokenKind.Text ? Round(token.Raw) : token.Raw)
            );
        if (options.Does("note_paragraphs"))
            note = string.Concat(note.Split('\n').Select(line => $"<p>{line}</p>"));
        fields["note"] = note;
    }

    private static (string Inner, bool IsWrapped) Inner(string html)
    {
        var match = Wrapped().Match(html);
        return match.Success ? (match.Groups["inner"].Value, true) : (html, false);
    }

    private static string Token(HtmlToken token, EmulatorOptions options) =>
        token switch
        {
            { Kind: HtmlTokenKind.Text } when options.Does("quotes") => Round(token.Raw),
            { Kind: HtmlTokenKind.StartTag, Name: "a" } when options.Does("links") => Href()
                .Replace(token.Raw, match => $"href=\"{Tracked(WebUtility.HtmlDecode(match.Groups["url"].Value))}\""),
            _ => token.Raw,
        };

    private static string Tracked(string url) => $"https://track.example/click?to={WebUtility.UrlEncode(url)}";

    // The words in the filters of a merge variable are not prose.
    private static string Round(string text) =>
        Variable()
            .Replace(
                text,
                match =>
                    match.Groups["prose"] is { Success: true } prose
                        ? Opening().Replace(prose.Value, "“").Replace('"', '”').Replace('\'', '’')
                        : match.Value
            );

    private static void Largest(JsonObject fields, long time)
    {
        var seconds =
            time
            * fields.Text("wait_mode") switch
            {
                "day" => 86_400,
                "hour" => 3_600,
                "minute" => 60,
                _ => 1,
            };
        var (mode, length) = seconds switch
        {
            _ when seconds % 86_400 == 0 => ("day", 86_400),
            _ when seconds % 3_600 == 0 => ("hour", 3_600),
            _ when seconds % 60 == 0 => ("minute", 60),
            _ => ("second", 1),
        };
        (fields["wait_mode"], fields["wait_time"]) = (mode, seconds / length);
    }

    [GeneratedRegex(
        @"\A\s*<html><head></head><body>(?<inner>.*)</body></html>\s*\z",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Wrapped();

    [GeneratedRegex("""href\s*=\s*(?<quote>["'])(?<url>.*?)\k<quote>""", RegexOptions.IgnoreCase)]
    private static partial Regex Href();

    [GeneratedRegex(@"\{\{.*?\}\}|(?<prose>(?:(?!\{\{).)+)", RegexOptions.Singleline)]
    private static partial Regex Variable();

    [GeneratedRegex("""(?<=^|[\s(>])"(?=\S)""")]
    private static partial Regex Opening();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
