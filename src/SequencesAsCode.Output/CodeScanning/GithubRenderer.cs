using System.Globalization;
using System.Text;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.CodeScanning;

/// <summary>
/// Writes diagnostics as workflow commands of GitHub Actions, which shows them beside the lines of a pull request.
/// </summary>
/// <param name="folder">The workspace's folder relative to where the command runs, with forward slashes; empty when it
/// is the same.</param>
public sealed class GithubRenderer(string folder)
{
    // GitHub shows the first ten of each level that a step writes, and does not mention the others.
    private const int MostShown = 10;

    /// <summary>Writes one command per diagnostic, errors first, then their count for the log.</summary>
    public void Write(ImmutableArray<Diagnostic> diagnostics, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var lines = new StringBuilder();
        foreach (var diagnostic in diagnostics.OrderBy(diagnostic => diagnostic.Severity))
        {
            var command = diagnostic.Severity == Severity.Error ? "error" : "warning";
            Append(lines, command, Properties(diagnostic), diagnostic.Message);
        }

        var errors = diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error);
        var warnings = diagnostics.Length - errors;
        var unseen = Math.Max(0, errors - MostShown) + Math.Max(0, warnings - MostShown);
        lines.Append(Phrases.Count(errors, "error", "errors")).Append(", ");
        lines.Append(Phrases.Count(warnings, "warning", "warnings"));
        lines.Append(unseen > 0 ? Unseen(unseen) : ".").Append('\n');
        output.Write(lines.ToString());
    }

    /// <summary>Writes why a command failed.</summary>
    public static void Write(Failure error, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(error);
        ArgumentNullException.ThrowIfNull(output);
        var line = new StringBuilder();
        Append(line, "error", [("title", EnumWord.Of(error.Kind))], error.Message);
        output.Write(line.ToString());
    }

    private static string Unseen(int count) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $". GitHub shows {MostShown} errors and {MostShown} warnings of a step next to the lines. "
                + $"{Phrases.Count(count, "more is", "more are")} in this log."
        );

    private IEnumerable<(string Name, string Value)> Properties(Diagnostic diagnostic)
    {
        if (diagnostic.At is { } at)
        {
            yield return ("file", RunnerPath.Of(folder, at.File));
            if (at.Line > 0)
                yield return ("line", at.Line.ToString(CultureInfo.InvariantCulture));
            if (at.Column > 0)
                yield return ("col", at.Column.ToString(CultureInfo.InvariantCulture));
        }

        yield return ("title", diagnostic.Code);
    }

    private static void Append(
        StringBuilder lines,
        string command,
        IEnumerable<(string Name, string Value)> properties,
        string message
    )
    {
        var list = string.Join(',', properties.Select(property => $"{property.Name}={Property(property.Value)}"));
        lines.Append(CultureInfo.InvariantCulture, $"::{command} {list}::{Data(message)}\n");
    }

    // The runner decodes only these characters, and a command ends with its line.
    private static string Data(string text) =>
        Printable
            .Text(text)
            .Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
