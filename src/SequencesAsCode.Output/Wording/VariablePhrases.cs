using SequencesAsCode.Core.Variables;

namespace SequencesAsCode.Output.Wording;

/// <summary>
/// Sentences about merge variables: which are new, what happens without a value, and which are unknown.
/// </summary>
internal static class VariablePhrases
{
    private const int MostNames = 4;

    /// <summary>The notes on the variables of a sequence, each a sentence without a full stop.</summary>
    public static IEnumerable<string> Of(SequenceChange sequence)
    {
        var names = sequence
            .NewVariables.Select(name =>
                MergeText.BuiltIn.Contains(name, StringComparer.Ordinal)
                    ? name
                    : $"{name} (custom: the account must have it)"
            )
            .ToList();
        if (names.Count > 0)
            yield return $"{(names.Count == 1 ? "new dynamic variable" : "new dynamic variables")}: "
                + $"{string.Join(", ", names)}";
        foreach (var line in WithoutValue(sequence.NewlyNeeded, null))
            yield return line;
    }

    /// <summary>What happens to an email when a contact has no value for a variable that it needs.</summary>
    /// <param name="needed">The variables.</param>
    /// <param name="email">The name of the email in the sentence; null for all emails that need a variable.</param>
    public static IEnumerable<string> WithoutValue(IEnumerable<string> needed, string? email)
    {
        var byOrigin = needed.ToLookup(name => MergeText.BuiltIn.Contains(name));
        List<string> builtIn = [.. byOrigin[true]];
        List<string> custom = [.. byOrigin[false]];
        if (builtIn.Count > 0)
            yield return $"contacts without {Phrases.Or(builtIn)} do not get {email ?? Emails(builtIn)} "
                + "(Apollo: Not Sent)";
        if (custom.Count > 0)
        {
            yield return $"contacts without {Phrases.Or(custom)} may not get {email ?? Emails(custom)}: Apollo's help "
                + "says Not Sent, some users saw a blank instead";
        }
    }

    /// <summary>
    /// The unknown variables of a plan, as a clause of its headline; null when all are known.
    /// </summary>
    public static string? NotKnown(Plan plan)
    {
        ImmutableArray<string> names =
        [
            .. plan
                .Sequences.SelectMany(change => change.Blocks)
                .SelectMany(block => block.Variables)
                .Distinct(StringComparer.Ordinal),
        ];
        if (names.Length > 0)
            return $"{ShortList.Of(names, MostNames)} "
                + $"{(names.Length == 1 ? "is not a known dynamic variable" : "are not known dynamic variables")}";
        return plan.Warnings.Any(warning =>
            warning.Code is Diagnostic.NewUnknownVariableCode or Diagnostic.NewSingleBracesCode
        )
            ? "a sequence that is on gets dynamic variables that are not known (see the warnings)"
            : null;
    }

    private static string Emails(List<string> names) =>
        names.Count == 1 ? "emails that use it" : "emails that use one of them";
}
