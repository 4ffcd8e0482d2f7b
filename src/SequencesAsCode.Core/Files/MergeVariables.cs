using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SequencesAsCode.Diagnostics;
using SequencesAsCode.Model;

namespace SequencesAsCode.Files;

/// <summary>Checks the merge variables and conditions in subjects, bodies and notes.</summary>
internal sealed partial class MergeVariables(ImmutableArray<string> custom)
{
    /// <summary>What Apollo's documentation and the code of others name; there is no complete list.</summary>
    public static ImmutableArray<string> BuiltIn { get; } =
        ["first_name", "last_name", "company", "title", "email", "city", "state", "sender_first_name", "sender_name", "sender_email", "personalized_opener"];

    // More than these say nothing new about one text.
    private const int MostPerText = 20;

    private readonly ImmutableArray<string> known = [.. BuiltIn, .. custom];

    public IEnumerable<Diagnostic> Check(SequenceSource sequence)
    {
        foreach (var step in sequence.Steps)
        {
            foreach (var diagnostic in CheckNode(step.Node["note"] as YamlScalar, sequence.Text)) yield return diagnostic;
            foreach (var touch in step.Touches)
            {
                foreach (var diagnostic in CheckNode(touch.Node["subject"] as YamlScalar, sequence.Text)) yield return diagnostic;
                var inBody = touch.Body is { File: { } file } body
                    ? Check(body.Text, file.PlaceAt).Take(MostPerText)
                    : CheckNode(touch.Body?.Node, sequence.Text);
                foreach (var diagnostic in inBody) yield return diagnostic;
            }
        }
    }

    /// <summary>The names in a text that are neither built in nor listed in the workspace.</summary>
    public IEnumerable<string> UnknownIn(string text) =>
        Braces().Matches(text).Select(match => Named(match.Groups["word"].Value.Trim())).OfType<string>().Where(name => !known.Contains(name));

    private IEnumerable<Diagnostic> CheckNode(YamlScalar? node, SourceText source) =>
        node is null ? [] : Check(node.Value, index => ScalarPlace.Of(source, node, index)).Take(MostPerText);

    private IEnumerable<Diagnostic> Check(string text, Func<int, SourceLocation> place)
    {
        var open = new Stack<(string Word, int Index, bool Else)>();
        foreach (Match match in Braces().Matches(text))
        {
            var word = match.Groups["word"].Value.Trim();
            if (!match.Groups["close"].Success) yield return Diagnostic.UnclosedVariable(place(match.Index));
            else if (Condition().IsMatch(word)) open.Push((word, match.Index, false));
            else if (word is "#else" or "#endif" && !Close(word, open)) yield return Diagnostic.UnbalancedCondition(place(match.Index), word, "it needs an '{{#if …}}' before it, and one '{{#else}}' at most");
            if (Named(word) is { } name && !known.Contains(name)) yield return Diagnostic.UnknownVariable(place(match.Index), name, Similar.To(name, known));
        }

        foreach (var (word, index, _) in open) yield return Diagnostic.UnbalancedCondition(place(index), word, "add '{{#endif}}' after it");
    }

    private static bool Close(string word, Stack<(string Word, int Index, bool Else)> open)
    {
        if (!open.TryPop(out var condition)) return false;
        if (word == "#endif") return true;
        open.Push(condition with { Else = true });
        return !condition.Else;
    }

    // Only what is certainly a name: Apollo has operators and dates whose spelling is not published.
    private static string? Named(string word) =>
        Name().IsMatch(word) ? word : Condition().Match(word) is { Success: true } condition && condition.Groups["name"].Success ? condition.Groups["name"].Value : null;

    [GeneratedRegex(@"\{\{(?<word>[^{}\n]*)(?<close>\}\})?", RegexOptions.ExplicitCapture)]
    private static partial Regex Braces();

    [GeneratedRegex(@"\A#if(\s+(?<name>[A-Za-z_][A-Za-z0-9_]*))?(\s|\z)", RegexOptions.ExplicitCapture)]
    private static partial Regex Condition();

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex Name();
}
