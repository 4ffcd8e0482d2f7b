using SequencesAsCode.Core.Variables;
using SequencesAsCode.Files.Linting.Text;
using SequencesAsCode.Files.Reading;

namespace SequencesAsCode.Files.Linting.Placeholders;

/// <summary>Finds dynamic variables without a fallback, each once per sequence.</summary>
internal static class FallbackRules
{
    public static IEnumerable<Diagnostic> Check(SequenceSource sequence)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var emails = sequence.Steps.Where(step => StepTypes.IsEmail(step.Desired.Type));
        var texts = emails.SelectMany(step => step.Touches).SelectMany(touch => LintText.In(touch, sequence));
        foreach (var text in texts)
        {
            foreach (var part in Bare(text.Text).Where(part => IsSometimesEmpty(part.Name!) && seen.Add(part.Name!)))
                yield return Diagnostic.VariableWithoutFallback(text.Place(part.Index), part.Name!);
        }
    }

    // The sender always has a name, and each recipient an address.
    private static bool IsSometimesEmpty(string name) =>
        name != "email" && !name.StartsWith("sender_", StringComparison.Ordinal);

    // The variables outside of a condition on their own value.
    private static IEnumerable<MergePart> Bare(string text)
    {
        var open = new Stack<string?>();
        foreach (var part in MergeText.Parts(text))
        {
            if (part.Kind == MergeKind.If)
                open.Push(part.Name);
            else if (part.Kind is MergeKind.Else or MergeKind.EndIf && open.TryPop(out _))
            {
                if (part.Kind == MergeKind.Else)
                    open.Push(null);
            }
            else if (part is { Kind: MergeKind.Variable, Name: { } name } && !open.Contains(name))
                yield return part;
        }
    }
}
