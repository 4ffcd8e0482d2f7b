namespace SequencesAsCode.Emulator.Html;

/// <summary>A body as it is stored: cleaned, and in the wrapper of the recordings.</summary>
internal static class StoredBody
{
    private const string Before = "<html><head></head><body>";
    private const string After = "</body></html>";

    public static string Of(string html, Sanitizer sanitizer)
    {
        if (html.Length == 0)
            return "";

        return Wrap(sanitizer == Sanitizer.Off ? html : HtmlCleaner.Clean(html, sanitizer));
    }

    public static string Wrap(string html) =>
        html.Length == 0 || html.TrimStart().StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            ? html
            : Before + html + After;
}
