using System.Runtime.InteropServices;

namespace SequencesAsCode.Core.Diagnostics;

/// <summary>
/// Limits how many findings of one text are shown: the first ones of each severity, and the number of the others.
/// Warnings never displace an error, so the result of a run does not depend on the limit.
/// </summary>
/// <param name="most">How many findings of each severity are kept.</param>
public sealed class CappedFindings(int most)
{
    private readonly Dictionary<Severity, Rest> rests = [];
    private readonly Dictionary<Severity, List<Diagnostic>> kept = [];

    /// <summary>Whether anything was added.</summary>
    public bool IsEmpty => kept.Count == 0;

    /// <summary>Adds a finding, or counts it.</summary>
    public void Add(Diagnostic finding) => Add(finding.Severity, () => finding);

    /// <summary>Adds a finding, or counts it.</summary>
    /// <param name="severity">The severity of the finding.</param>
    /// <param name="tell">Creates the finding; called only if it is shown.</param>
    public void Add(Severity severity, Func<Diagnostic> tell)
    {
        ref var shown = ref CollectionsMarshal.GetValueRefOrAddDefault(kept, severity, out _);
        shown ??= [];
        if (shown.Count < most)
        {
            shown.Add(tell());
            return;
        }

        ref var rest = ref CollectionsMarshal.GetValueRefOrAddDefault(rests, severity, out _);
        rest = new((rest?.Count ?? 0) + 1, rest?.First ?? tell);
    }

    /// <summary>The findings to show, errors first; after each severity, how many more there are.</summary>
    public IEnumerable<Diagnostic> Told()
    {
        foreach (var (severity, shown) in kept.OrderBy(pair => pair.Key))
        {
            foreach (var diagnostic in shown)
                yield return diagnostic;
            if (rests.GetValueOrDefault(severity) is { } rest)
                yield return severity == Severity.Error
                    ? Diagnostic.MoreErrors(rest.First().At, rest.Count)
                    : Diagnostic.MoreWarnings(rest.First().At, rest.Count);
        }
    }

    /// <summary>The findings to show out of a list, with the same limit.</summary>
    public static IEnumerable<Diagnostic> Told(IEnumerable<Finding> found, int most)
    {
        var findings = new CappedFindings(most);
        foreach (var finding in found)
            findings.Add(finding.Severity, finding.Tell);
        return findings.Told();
    }

    private sealed record Rest(int Count, Func<Diagnostic> First);
}

/// <summary>A finding whose diagnostic is created only if it is shown.</summary>
/// <param name="Severity">The severity of the diagnostic.</param>
/// <param name="Tell">Creates the diagnostic.</param>
public readonly record struct Finding(Severity Severity, Func<Diagnostic> Tell)
{
    /// <summary>Wraps a diagnostic that already exists.</summary>
    public static implicit operator Finding(Diagnostic diagnostic) => new(diagnostic.Severity, () => diagnostic);
}
