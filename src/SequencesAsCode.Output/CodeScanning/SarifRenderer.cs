using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SequencesAsCode.Core.Diagnostics.Kinds;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Output.CodeScanning;

/// <summary>
/// Writes diagnostics as one SARIF 2.1.0 document for code scanning. Equal documents give equal bytes.
/// </summary>
/// <param name="version">The version of this program.</param>
/// <param name="folder">The workspace's folder relative to where the command runs, with forward slashes; empty when it
/// is the same.</param>
public sealed partial class SarifRenderer(string version, string folder)
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";
    private const string Root = "%SRCROOT%";

    // Code scanning requires a location; findings without a file point at sequences.yaml.
    private static readonly SourceLocation Nowhere = new("sequences.yaml");

    /// <summary>
    /// Writes the document, indented, with a final newline. An error that kept the command from its result is a
    /// notification.
    /// </summary>
    public void Write(OutputDocument document, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(output);
        var rules = Rules(document.Diagnostics);
        var run = new JsonObject
        {
            ["tool"] = new JsonObject
            {
                ["driver"] = new JsonObject
                {
                    ["name"] = "SequencesAsCode",
                    ["semanticVersion"] = version,
                    ["version"] = version,
                    ["rules"] = new JsonArray([.. rules.Select(Rule)]),
                },
            },
            ["invocations"] = new JsonArray(Invocation(document)),
            ["originalUriBaseIds"] = new JsonObject
            {
                [Root] = new JsonObject { ["description"] = Text("The folder in which the command ran.") },
            },
            ["columnKind"] = "utf16CodeUnits",
            ["results"] = Results(document.Diagnostics, [.. rules.Select(rule => rule.Code)]),
        };
        output.Write(
            JsonText.Write(
                new JsonObject
                {
                    ["$schema"] = Schema,
                    ["version"] = "2.1.0",
                    ["runs"] = new JsonArray(run),
                }
            ) + "\n"
        );
    }

    // Every lint rule, found or not, so that readers see what was checked; of the other codes only those that occur.
    private static ImmutableArray<LintRule> Rules(ImmutableArray<Diagnostic> diagnostics) =>
        [
            .. diagnostics
                .Select(diagnostic => new LintRule(
                    diagnostic.Code,
                    diagnostic.Severity == Severity.Error ? LintLevel.Error : LintLevel.Warning,
                    DiagnosticKinds.Find(diagnostic.Code)?.Title ?? diagnostic.Code
                ))
                .Where(rule => LintRules.Find(rule.Code) is null)
                .Concat(LintRules.All)
                .DistinctBy(rule => rule.Code)
                .OrderBy(rule => rule.Code, StringComparer.Ordinal),
        ];

    private static JsonNode Rule(LintRule rule)
    {
        var other = rule.Level == LintLevel.Off ? "warning" : "off";
        var help = LintRules.Find(rule.Code) is null
            ? $"The message says what to do. More: sequences explain {rule.Code}."
            : "The message says what to do. A workspace sets another level in sequences.yaml, for example: "
                + $"lint: {{ {rule.Code}: {other} }}. "
                + $"More: sequences explain {rule.Code}.";
        return new JsonObject
        {
            ["id"] = rule.Code,
            ["shortDescription"] = Text($"{rule.Title}."),
            ["fullDescription"] = Text($"{rule.Title}. {help}"),
            ["help"] = Text(help),
            ["defaultConfiguration"] =
                rule.Level == LintLevel.Off
                    ? new JsonObject { ["enabled"] = false }
                    : new JsonObject { ["level"] = EnumWord.Of(rule.Level) },
        };
    }

    private static JsonObject Invocation(OutputDocument document)
    {
        var invocation = new JsonObject
        {
            ["executionSuccessful"] = document.Error is null,
            ["exitCode"] = document.ExitCode,
        };
        if (document.Error is { } error)
        {
            invocation["toolExecutionNotifications"] = new JsonArray(
                new JsonObject
                {
                    ["level"] = "error",
                    ["descriptor"] = new JsonObject { ["id"] = EnumWord.Of(error.Kind) },
                    ["message"] = Text(Message(error.Message)),
                }
            );
        }

        return invocation;
    }

    private JsonArray Results(ImmutableArray<Diagnostic> diagnostics, ImmutableArray<string> codes)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var results = new JsonArray();
        foreach (var diagnostic in diagnostics)
        {
            var result = new JsonObject
            {
                ["ruleId"] = diagnostic.Code,
                ["ruleIndex"] = codes.IndexOf(diagnostic.Code),
                ["level"] = EnumWord.Of(diagnostic.Severity),
                ["message"] = Text(Message(diagnostic.Message)),
                ["locations"] = new JsonArray(Location(diagnostic.At ?? Nowhere)),
                ["partialFingerprints"] = new JsonObject { ["codeFileMessage/v1"] = Fingerprint(diagnostic, seen) },
            };
            results.Add((JsonNode)result);
        }

        return results;
    }

    private JsonNode Location(SourceLocation at)
    {
        var place = new JsonObject
        {
            ["artifactLocation"] = new JsonObject { ["uri"] = Uri(at.File), ["uriBaseId"] = Root },
        };
        if (at.Line > 0)
        {
            place["region"] = new JsonObject { ["startLine"] = at.Line };
            if (at.Column > 0)
                place["region"]!["startColumn"] = at.Column;
        }

        return new JsonObject { ["physicalLocation"] = place };
    }

    private string Uri(string file) =>
        string.Join('/', RunnerPath.Of(folder, file).Split('/').Select(System.Uri.EscapeDataString));

    // Without line and column, so that a finding stays the same when lines above it change.
    private static string Fingerprint(Diagnostic diagnostic, Dictionary<string, int> seen)
    {
        var subject = $"{diagnostic.Code}\n{diagnostic.At?.File}\n{diagnostic.Message}";
        var count = seen[subject] = seen.GetValueOrDefault(subject) + 1;
        return Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{subject}\n{count}")))
        );
    }

    private static JsonObject Text(string text) => new() { ["text"] = text };

    // In SARIF, brackets followed by parentheses are a link, and text from a file must not become one. A backslash
    // before
    // the bracket would cancel ours, so each is doubled.
    private static string Message(string message) =>
        message.LastIndexOf("](", StringComparison.Ordinal) is var end and >= 0
            ? $"{Opening().Replace(message[..end], match => new string('\\', 2 * (match.Length - 1)) + @"\[")}"
                + $"{message[end..]}"
            : message;

    [GeneratedRegex(@"\\*\[", RegexOptions.NonBacktracking)]
    private static partial Regex Opening();
}
