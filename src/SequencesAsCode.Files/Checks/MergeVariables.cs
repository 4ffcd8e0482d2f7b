using SequencesAsCode.Core.Variables;
using SequencesAsCode.Files.Reading;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Checks;

/// <summary>Checks the dynamic variables and conditions in subjects, bodies and notes.</summary>
/// <param name="known">The names that are dynamic variables.</param>
internal sealed class MergeVariables(KnownVariables known)
{
    // Findings of each severity beyond this number are only counted.
    private const int MostPerText = 20;
    private const string Unopened = "It needs an '{{#if …}}' before it, and at most one '{{#else}}'";

    /// <summary>The findings of a whole sequence.</summary>
    public IEnumerable<Diagnostic> Check(SequenceSource sequence)
    {
        foreach (var step in sequence.Steps)
        {
            foreach (var diagnostic in CheckNode(step.Node["note"] as YamlScalar, sequence.Text))
                yield return diagnostic;
            foreach (var touch in step.Touches)
            {
                foreach (var diagnostic in CheckNode(touch.Node["subject"] as YamlScalar, sequence.Text))
                    yield return diagnostic;
                foreach (var diagnostic in touch.Body is { } body ? CheckBody(body, sequence.Text) : [])
                    yield return diagnostic;
            }
        }
    }

    /// <summary>The variables in a text that are neither built in nor listed in the workspace.</summary>
    public IEnumerable<string> UnknownIn(string text) => MergeText.Variables(text).Where(name => !known.Contains(name));

    private IEnumerable<Diagnostic> CheckBody(BodySource body, SourceText source) =>
        CappedFindings.Told(
            Check(body.File is null ? body.Node.Value : body.Text, index => body.PlaceIn(source, index)),
            MostPerText
        );

    private IEnumerable<Diagnostic> CheckNode(YamlScalar? node, SourceText source) =>
        node is null
            ? []
            : CappedFindings.Told(Check(node.Value, index => ScalarPlace.Of(source, node, index)), MostPerText);

    private IEnumerable<Finding> Check(string text, Func<int, SourceLocation> place)
    {
        var open = new Stack<(MergePart If, bool Else)>();
        foreach (var part in MergeText.Parts(text))
        {
            if (!part.IsClosed)
                yield return new(Severity.Warning, () => Diagnostic.UnclosedVariable(place(part.Index)));
            else if (part.Kind == MergeKind.If)
                open.Push((part, false));
            else if (part.Kind is MergeKind.Else or MergeKind.EndIf && !Close(part.Kind, open))
                yield return new(
                    Severity.Error,
                    () => Diagnostic.UnbalancedCondition(place(part.Index), part.Word, Unopened)
                );
            if (part.Name is { } name && !known.Contains(name))
                yield return new(
                    Severity.Warning,
                    () => Diagnostic.UnknownVariable(place(part.Index), name, known.Nearest(name))
                );
        }

        foreach (var (condition, _) in open)
            yield return new(
                Severity.Error,
                () =>
                    Diagnostic.UnbalancedCondition(place(condition.Index), condition.Word, "Add '{{#endif}}' after it")
            );
    }

    private static bool Close(MergeKind kind, Stack<(MergePart If, bool Else)> open)
    {
        if (!open.TryPop(out var condition))
            return false;
        if (kind == MergeKind.EndIf)
            return true;
        open.Push(condition with { Else = true });
        return !condition.Else;
    }
}
