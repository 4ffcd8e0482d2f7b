using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Tests.Documentation.Pictures;

/// <summary>Draws the output of a terminal as an SVG. Equal output gives equal bytes.</summary>
internal static partial class TerminalPicture
{
    private const double Letter = 8.4;
    private const int LineHeight = 19;
    private const int Margin = 18;
    private const int Bar = 34;

    /// <summary>The picture of a command and what it printed.</summary>
    /// <param name="command">What was typed.</param>
    /// <param name="output">What was printed, with its escape sequences.</param>
    /// <param name="columns">The columns of the terminal.</param>
    public static string Draw(string command, string output, int columns)
    {
        var lines = $"\e[1;32m$\e[0m {command}\n\n{output.TrimEnd('\n')}"
            .Split('\n')
            .SelectMany(line => Rows(line, columns))
            .ToList();
        var width = (int)Math.Ceiling((columns * Letter) + (2 * Margin));
        var height = (lines.Count * LineHeight) + Bar + Margin;
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">
            <style>{Style}</style>
            <rect class="w" width="{width}" height="{height}" rx="8"/>
            <circle cx="20" cy="17" r="6" fill="#ff5f57"/><circle cx="40" cy="17" r="6" fill="#febc2e"/>
            <circle cx="60" cy="17" r="6" fill="#28c840"/>

            """
        );
        foreach (var (index, line) in lines.Index().Where(line => line.Item.Length > 0))
        {
            var y = Bar + 14 + (index * LineHeight);
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text x=\"{Margin}\" y=\"{y}\" xml:space=\"preserve\">{line}</text>\n"
            );
        }

        return svg.Append("</svg>\n").ToString();
    }

    private const string Style =
        ".w{fill:#0d1117}text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;"
        + "fill:#e6edf3;white-space:pre}.b{font-weight:bold}.f{fill:#9aa4af}.s{text-decoration:line-through}"
        + ".r{fill:#ff8b82}.g{fill:#56d364}.y{fill:#e3b341}.u{fill:#79b8ff}.m{fill:#d2a8ff}.c{fill:#56d4dd}";

    // The rows that a line takes: a terminal goes on at the left when a line is full.
    private static IEnumerable<string> Rows(string line, int columns)
    {
        var row = new StringBuilder();
        var classes = "";
        var used = 0;
        foreach (Match part in Part().Matches(line))
        {
            if (part.Groups["codes"] is { Success: true } codes)
            {
                classes = string.Join(' ', codes.Value.Split(';').Select(Class).Where(name => name.Length > 0));
                continue;
            }

            for (var rest = part.Value; rest.Length > 0; )
            {
                if (used == columns)
                {
                    yield return row.ToString();
                    row.Clear();
                    used = 0;
                }

                var length = Math.Min(rest.Length, columns - used);
                row.Append(Span(rest[..length], classes));
                used += length;
                rest = rest[length..];
            }
        }

        yield return row.ToString();
    }

    private static string Span(string text, string classes) =>
        classes.Length == 0 ? Escaped(text) : $"<tspan class=\"{classes}\">{Escaped(text)}</tspan>";

    private static string Escaped(string text) =>
        WebUtility.HtmlEncode(text).Replace("&#39;", "'", StringComparison.Ordinal);

    private static string Class(string code) =>
        code switch
        {
            "1" => "b",
            "2" => "f",
            "9" => "s",
            "31" => "r",
            "32" => "g",
            "33" => "y",
            "34" => "u",
            "35" => "m",
            "36" => "c",
            _ => "",
        };

    [GeneratedRegex("\e\\[(?<codes>[0-9;]*)m|[^\e]+")]
    private static partial Regex Part();
}
