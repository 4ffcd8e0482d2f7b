using System.Globalization;
using SequencesAsCode.Core.Facts;

namespace SequencesAsCode.Core.Planning.Guarding;

/// <summary>
/// Waits that only seconds can express. Apollo documents minutes, hours and days. It is reported to refuse seconds when
/// they are written, although it shows them.
/// </summary>
public static class OddWaits
{
    private const int MostNamed = 5;

    /// <summary>Notes for the reviewer of a change that sends such waits; nothing when it sends none.</summary>
    /// <param name="steps">The steps that are sent.</param>
    /// <param name="facts">What was measured; nothing is said when such waits are known to be accepted.</param>
    internal static IEnumerable<string> Notes(IEnumerable<TargetStep> steps, ServiceFacts facts)
    {
        var odd = Of(steps);
        if (odd.IsEmpty || facts.Seconds is { Outcome: FactOutcome.Yes })
            yield break;
        yield return facts.Seconds is { } fact
            ? $"This account does not take a wait in seconds ({Named(odd)}; measured {fact.Day}). " + $"{Remedy(odd)}"
            : $"Apollo is reported to refuse a wait in seconds ({Named(odd)}). If it does, nothing of this "
                + $"change is written. {Remedy(odd)}";
    }

    /// <summary>The mistake of a change that sends such waits to an account that was measured to refuse them.</summary>
    internal static IEnumerable<Diagnostic> Mistakes(DesiredSequence desired, ServiceFacts facts)
    {
        var odd = Of((desired.Steps ?? []).Select(step => step.Fields));
        if (odd.IsEmpty || facts.Seconds is not { Outcome: FactOutcome.No or FactOutcome.Refused } fact)
            yield break;
        yield return Diagnostic.WaitInSecondsIsRefused(desired.At, Named(odd), fact.Day, Remedy(odd).TrimEnd('.'));
    }

    /// <summary>What to do when Apollo refused a change that sends such waits; empty when it sends none.</summary>
    public static string AfterRefusal(IEnumerable<TargetStep> steps)
    {
        var odd = Of(steps);
        return odd.IsEmpty
            ? ""
            : $" It has a wait in seconds ({Named(odd)}), which Apollo is reported to refuse. {Remedy(odd)}";
    }

    /// <summary>Whether steps have such a wait.</summary>
    public static bool AreIn(IEnumerable<TargetStep> steps) => !Of(steps).IsEmpty;

    private static ImmutableArray<(int Place, FieldValue.Wait Wait)> Of(IEnumerable<TargetStep> steps) =>
        Of(steps.Select(step => step.Fields));

    private static ImmutableArray<(int Place, FieldValue.Wait Wait)> Of(IEnumerable<FieldSet> steps) =>
        [
            .. steps
                .Index()
                .Select(step => (Place: step.Index + 1, Wait: step.Item[Fields.Wait] as FieldValue.Wait))
                .Where(step => step.Wait is { IsOdd: true })
                .Select(step => (step.Place, step.Wait!)),
        ];

    private static string Named(ImmutableArray<(int Place, FieldValue.Wait Wait)> odd) =>
        ShortList.Of(
            [.. odd.Select(step => string.Create(CultureInfo.InvariantCulture, $"step {step.Place}: {step.Wait}"))],
            MostNamed
        );

    private static string Remedy(ImmutableArray<(int Place, FieldValue.Wait Wait)> odd) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"In the file, write minutes: wait: {odd[0].Wait.InMinutes()} (step {odd[0].Place})."
        );
}
