using System.Collections.Immutable;
using SequencesAsCode.Diagnostics;
using SequencesAsCode.Model;
using SequencesAsCode.Planning;

namespace SequencesAsCode.Rendering;

/// <summary>What outputs say of merge variables: which are new, what happens without a value, and which are not known.</summary>
internal static class VariablePhrases
{
    private const int MostNames = 4;

    /// <summary>What is worth saying of the variables of a change, each a sentence without a full stop.</summary>
    public static IEnumerable<string> Of(SequenceChange sequence)
    {
        var names = sequence.NewVariables.Select(name => MergeText.BuiltIn.Contains(name, StringComparer.Ordinal) ? name : $"{name} (custom: the account must have it)").ToList();
        if (names.Count > 0) yield return $"{(names.Count == 1 ? "new merge variable" : "new merge variables")}: {string.Join(", ", names)}";
    }

    /// <summary>Which variables of the plan nobody knows, as a clause of its headline; null when all are known.</summary>
    public static string? NotKnown(Plan plan)
    {
        ImmutableArray<string> names = [.. plan.Sequences.SelectMany(change => change.Blocks).SelectMany(block => block.Variables).Distinct(StringComparer.Ordinal)];
        if (names.Length > 0) return $"{ShortList.Of(names, MostNames)} {(names.Length == 1 ? "is not a known merge variable" : "are not known merge variables")}";
        return plan.Warnings.Any(warning => warning.Code is Diagnostic.NewUnknownVariableCode or Diagnostic.NewSingleBracesCode)
            ? "a live sequence gets merge variables that are not known, see the warnings"
            : null;
    }
}
