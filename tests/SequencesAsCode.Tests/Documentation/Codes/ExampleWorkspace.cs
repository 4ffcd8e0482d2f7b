using System.Text;
using System.Text.RegularExpressions;
using SequencesAsCode.Applying.Contacts;
using SequencesAsCode.Files.Linting;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Tests.Documentation.Codes;

/// <summary>The small workspace that the examples of the pages change.</summary>
internal static partial class ExampleWorkspace
{
    private const string Body = "welcome/hello.md";

    private static readonly string[] Workspace = ["version: 1\n", "environments: { local: { emulator: {} } }\n"];
    private static readonly string[] Sequence = ["key: welcome\n", "name: Welcome\n"];
    private static readonly string[] Step = ["key: hello\n", "type: auto_email\n", "wait: 0 minutes\n"];

    private static readonly string[] Variant =
    [
        "type: new_thread\n",
        "status: approved\n",
        "subject: A question\n",
        $"body_file: {Body}\n",
    ];

    /// <summary>What is found in the workspace after the change.</summary>
    public static ImmutableArray<Diagnostic> Findings(string code, IReadOnlyCollection<ExampleBlock> blocks)
    {
        if (blocks.FirstOrDefault(block => block.Scope == "contacts") is { } contacts)
            return ContactFile.Read("people.csv", Encoding.UTF8.GetBytes(contacts.Text)).Mistakes;
        using var folder = new TemporaryFolder();
        foreach (var (path, text) in Files(code, blocks))
        {
            var file = Path.Combine(folder.Path, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        return new WorkspaceLint().Read(folder.Path, null).Diagnostics;
    }

    /// <summary>The files without a change, for the page that shows them.</summary>
    public static IReadOnlyDictionary<string, string> Unchanged => Files("", []);

    private static Dictionary<string, string> Files(string code, IReadOnlyCollection<ExampleBlock> blocks)
    {
        string Of(string scope) => blocks.FirstOrDefault(block => block.Scope == scope)?.Text ?? "";
        string[] levels = LintRules.Find(code) is { Level: LintLevel.Off } ? [$"lint: {{ {code}: warning }}\n"] : [];
        var variant = Merged(Variant, Of("variant"));
        var step = Merged([.. Step, $"touches:\n  - {Indented(variant, 4)}"], Of("step"));
        var sequence = Merged([.. Sequence, $"steps:\n  - {Indented(step, 4)}"], Of("sequence"));
        var files = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["sequences.yaml"] = Merged([.. Workspace, .. levels], Of("workspace")),
            ["sequences/welcome.yaml"] = sequence,
        };
        if (sequence.Contains($"body_file: {Body}\n", StringComparison.Ordinal))
            files[$"sequences/{Body}"] = Of("body") is { Length: > 0 } text ? text : "Hello, how are you?\n";
        foreach (var block in blocks.Where(block => block.Scope.StartsWith("file=", StringComparison.Ordinal)))
            files[block.Scope["file=".Length..]] = block.Text;
        return files;
    }

    // The lines of the change instead of those with the same keys; a body instead of every other body.
    private static string Merged(IEnumerable<string> lines, string change)
    {
        var keys = Key().Matches(change).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        if (keys.Any(key => key.StartsWith("body_", StringComparison.Ordinal)))
            keys.Add("body_file:");
        return string.Concat(lines.Where(line => !keys.Contains(Key().Match(line).Value))) + change;
    }

    private static string Indented(string text, int spaces) =>
        text.TrimEnd('\n').Replace("\n", "\n" + new string(' ', spaces), StringComparison.Ordinal) + "\n";

    [GeneratedRegex("^\\w+:", RegexOptions.Multiline)]
    private static partial Regex Key();
}
