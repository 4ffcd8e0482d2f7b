using System.Globalization;
using SequencesAsCode.Tests.Documentation.Codes;

namespace SequencesAsCode.Tests.Documentation;

/// <summary>The example of each field, as a file has it.</summary>
internal static class FieldExamples
{
    private const string Id = "66e9e215ece19801b2199101";

    private static readonly Dictionary<string, string> Own = new(StringComparer.Ordinal)
    {
        ["sequence.name"] = "name: Q3 Outbound Outreach",
        ["sequence.schedule"] = "schedule: Normal Business Hours",
        ["sequence.owner"] = "owner: dana@example.com",
        ["sequence.labels"] = "labels: [Outbound, Q3]",
        ["step.note"] = "note: Ask who owns onboarding",
        ["touch.subject"] = "subject: Quick question, {{first_name}}",
        ["touch.body"] = "body_file: welcome/hello.md",
    };

    /// <summary>The lines to write.</summary>
    public static string Of(Field field)
    {
        if (Own.TryGetValue(field.FullName, out var own))
            return own;
        var parts = field.FullName.Split('.')[1..];
        var value = Value(field);
        return parts.Length == 1 ? $"{parts[0]}: {value}" : $"{parts[0]}: {{ {parts[1]}: {value} }}";
    }

    /// <summary>The errors that a workspace with the example has.</summary>
    public static IEnumerable<Diagnostic> Errors(Field field) =>
        ExampleWorkspace
            .Findings("", [Block(field.FullName.Split('.')[0], Of(field))])
            .Where(found => found.Severity == Severity.Error);

    private static string Value(Field field) =>
        field.Kind switch
        {
            FieldKind.Flag => "true",
            FieldKind.Number => Math.Max(field.Minimum, 5).ToString(CultureInfo.InvariantCulture),
            FieldKind.Choice => field.Choices[0],
            FieldKind.Set => $"[{Id}]",
            FieldKind.EmailSet => "[dana@example.com]",
            FieldKind.Wait => "2 days",
            FieldKind.Moment => "2026-09-01T09:00:00+02:00",
            _ => Id,
        };

    private static ExampleBlock Block(string level, string text) =>
        level switch
        {
            "sequence" => new(false, "sequence", false, Whole(text)),
            "touch" => new(false, "variant", false, $"{text}\n"),
            _ when text.StartsWith("at:", StringComparison.Ordinal) => new(
                false,
                "sequence",
                false,
                $"sequence_by_exact_daytime: true\nsteps:\n  - type: call\n    {text}\n"
            ),
            _ => new(false, "step", false, Step(text)),
        };

    // Steps of a sequence that goes by dates have dates.
    private static string Whole(string text) =>
        text.StartsWith("sequence_by_exact_daytime", StringComparison.Ordinal)
            ? $"{text}\nsteps:\n  - type: call\n    at: 2026-09-01T09:00:00+02:00\n"
            : $"{text}\n";

    // Priorities and notes are of tasks.
    private static string Step(string text) =>
        text.StartsWith("wait", StringComparison.Ordinal) || text.StartsWith("max_emails", StringComparison.Ordinal)
            ? $"{text}\n"
            : $"type: manual_email\n{text}\n";
}
